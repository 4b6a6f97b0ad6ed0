//! Checks `starter.rs`: `cargo test -p ch04-epoll --test ch04-ex1`.

lab::exercise!(ex1, "starter.rs");
