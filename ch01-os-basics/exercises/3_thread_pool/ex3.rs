//! Checks `starter.rs`: `cargo test -p ch01-os-basics --test ch01-ex3`.

lab::exercise!(ex3, "starter.rs");
