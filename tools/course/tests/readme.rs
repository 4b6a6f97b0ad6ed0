//! Runs the README's `console` blocks and compares what they print.
#![cfg(target_os = "linux")]

#[test]
fn the_readme_shows_what_is_printed() {
    trycmd::TestCases::new()
        .register_bin("cargo", std::path::PathBuf::from(env!("CARGO")))
        .env("CARGO_TERM_QUIET", "true")
        .timeout(std::time::Duration::from_secs(300))
        .case("README.md");
}
