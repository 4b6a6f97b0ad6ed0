//! Checks `starter.rs`: `cargo test -p ch10-final-runtime --test ch10-ex5`.
lab::exercise!(ex5, "starter.rs");
