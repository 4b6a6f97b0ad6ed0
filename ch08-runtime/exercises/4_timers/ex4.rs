//! Checks `starter.rs`: `cargo test -p ch08-runtime --test ch08-ex4`.
lab::exercise!(ex4, "starter.rs");
