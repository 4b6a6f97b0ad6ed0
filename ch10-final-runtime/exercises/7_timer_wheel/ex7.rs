//! Checks `starter.rs`: `cargo test -p ch10-final-runtime --test ch10-ex7`.
lab::exercise!(ex7, "starter.rs");
