//! Checks `starter.rs`: `cargo test -p ch05-fibers --test ch05-ex1`.
#![cfg(all(unix, any(target_arch = "x86_64", target_arch = "aarch64")))]

lab::exercise!(ex1, "starter.rs");
