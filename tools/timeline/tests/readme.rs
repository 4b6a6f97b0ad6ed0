//! Runs the README's console blocks: what they show is what the commands print.
#![cfg(feature = "program")]

#[test]
fn readme() {
    trycmd::TestCases::new()
        .register_bin("cargo", std::path::PathBuf::from(env!("CARGO")))
        .env("CARGO_TERM_QUIET", "true")
        .env("COLUMNS", "80")
        .timeout(std::time::Duration::from_secs(300))
        .case("README.md");
}
