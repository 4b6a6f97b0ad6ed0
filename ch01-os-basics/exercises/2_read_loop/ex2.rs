//! Checks `starter.rs`: `cargo test -p ch01-os-basics --test ch01-ex2`.

lab::exercise!(ex2, "starter.rs");
