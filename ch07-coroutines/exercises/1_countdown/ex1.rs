//! Checks `starter.rs`: `cargo test -p ch07-coroutines --test ch07-ex1`.

lab::exercise!(ex1, "starter.rs");
