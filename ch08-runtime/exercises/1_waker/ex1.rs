//! Checks `starter.rs`: `cargo test -p ch08-runtime --test ch08-ex1`.
lab::exercise!(ex1, "starter.rs");
