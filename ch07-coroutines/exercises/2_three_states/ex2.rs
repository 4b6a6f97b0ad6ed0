//! Checks `starter.rs`: `cargo test -p ch07-coroutines --test ch07-ex2`.

lab::exercise!(ex2, "starter.rs");
