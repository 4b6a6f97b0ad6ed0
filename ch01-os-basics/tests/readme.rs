//! Runs the README's `console` blocks and compares what they print.
#![cfg(all(target_os = "linux", feature = "program"))]

use std::path::Path;
use std::time::Duration;

#[test]
fn the_readme_shows_what_is_printed() {
    trycmd::TestCases::new()
        // Without this line trycmd knows no cargo and passes over every block in silence.
        .register_bin("cargo", Path::new(env!("CARGO")))
        .env("CARGO_TERM_QUIET", "true")
        .timeout(Duration::from_secs(120))
        .case("README.md");
}
