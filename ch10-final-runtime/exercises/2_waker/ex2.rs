//! Checks `starter.rs`: `cargo test -p ch10-final-runtime --test ch10-ex2`.
lab::exercise!(ex2, "starter.rs");
