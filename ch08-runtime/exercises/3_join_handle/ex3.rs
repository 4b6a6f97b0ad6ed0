//! Checks `starter.rs`: `cargo test -p ch08-runtime --test ch08-ex3`.
lab::exercise!(ex3, "starter.rs");
