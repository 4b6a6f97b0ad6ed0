//! Checks `starter.rs`: `cargo test -p ch10-final-runtime --test ch10-ex1`.
lab::exercise!(ex1, "starter.rs");
