//! Checks `starter.rs`: `cargo test -p ch08-runtime --test ch08-ex5`.
lab::exercise!(ex5, "starter.rs");
