//! Checks `starter.rs`: `cargo test -p ch04-epoll --test ch04-ex4`.
#![cfg(target_os = "linux")]

lab::exercise!(ex4, "starter.rs");
