//! Checks `starter.rs`: `cargo test -p ch05-fibers --test ch05-ex3`.
#![cfg(unix)]

lab::exercise!(ex3, "starter.rs");
