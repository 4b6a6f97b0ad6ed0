//! Checks `starter.rs`: `cargo test -p ch10-final-runtime --test ch10-ex6`.
lab::exercise!(ex6, "starter.rs");
