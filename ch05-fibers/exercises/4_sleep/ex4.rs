//! Checks `starter.rs`: `cargo test -p ch05-fibers --test ch05-ex4`.
#![cfg(unix)]

lab::exercise!(ex4, "starter.rs");
