//! Checks `starter.rs`: `cargo test -p ch01-os-basics --test ch01-ex1`.
#![cfg(target_os = "linux")]

lab::exercise!(ex1, "starter.rs");
