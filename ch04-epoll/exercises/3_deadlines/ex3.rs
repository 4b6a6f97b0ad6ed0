//! Checks `starter.rs`: `cargo test -p ch04-epoll --test ch04-ex3`.

lab::exercise!(ex3, "starter.rs");
