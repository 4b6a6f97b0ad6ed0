//! Checks `starter.rs`: `cargo test -p ch04-epoll --test ch04-ex5`.

lab::exercise!(ex5, "starter.rs");
