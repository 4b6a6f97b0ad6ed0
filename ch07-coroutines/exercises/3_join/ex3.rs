//! Checks `starter.rs`: `cargo test -p ch07-coroutines --test ch07-ex3`.

lab::exercise!(ex3, "starter.rs");
