//! Checks `starter.rs`: `cargo test -p ch10-final-runtime --test ch10-ex3`.
lab::exercise!(ex3, "starter.rs");
