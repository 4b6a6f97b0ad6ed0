//! Checks `starter.rs`: `cargo test -p ch10-final-runtime --test ch10-ex8`.
lab::exercise!(ex8, "starter.rs");
