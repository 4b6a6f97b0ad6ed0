//! Checks `starter.rs`: `cargo test -p ch08-runtime --test ch08-ex2`.
lab::exercise!(ex2, "starter.rs");
