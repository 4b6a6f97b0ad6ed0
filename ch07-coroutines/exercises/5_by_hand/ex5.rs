//! Checks `starter.rs`: `cargo test -p ch07-coroutines --test ch07-ex5`.

lab::exercise!(ex5, "starter.rs");
