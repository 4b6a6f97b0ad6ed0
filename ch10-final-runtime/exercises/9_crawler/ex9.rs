//! Checks `starter.rs`: `cargo test -p ch10-final-runtime --test ch10-ex9`.
lab::exercise!(ex9, "starter.rs");
