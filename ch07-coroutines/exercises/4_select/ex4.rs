//! Checks `starter.rs`: `cargo test -p ch07-coroutines --test ch07-ex4`.

lab::exercise!(ex4, "starter.rs");
