//! Checks `starter.rs`: `cargo test -p ch05-fibers --test ch05-ex5`.
#![cfg(unix)]

lab::exercise!(ex5, "starter.rs");
