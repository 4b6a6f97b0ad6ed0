//! Checks `starter.rs`: `cargo test -p ch10-final-runtime --test ch10-ex4`.
lab::exercise!(ex4, "starter.rs");
