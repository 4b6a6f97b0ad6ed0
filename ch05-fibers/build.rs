//! Tells the code whether AddressSanitizer is on, as stable Rust does not.

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-check-cfg=cfg(asan)");
    if env::var("CARGO_CFG_SANITIZE").is_ok_and(|sanitizers| sanitizers.contains("address")) {
        println!("cargo::rustc-cfg=asan");
    }
}
