//! Checks `starter.rs`: `cargo test -p ch04-epoll --test ch04-ex2`.

lab::exercise!(ex2, "starter.rs");
