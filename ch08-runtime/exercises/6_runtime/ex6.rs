//! Checks `starter.rs`: `cargo test -p ch08-runtime --test ch08-ex6`.
lab::exercise!(ex6, "starter.rs");
