//! Runs the README's `console` blocks and compares what they print.
// One of them shows a stack, with the registers of one processor. And AddressSanitizer would have to
// be told of every stack that an example makes by hand.
#![cfg(all(
    target_os = "linux",
    target_arch = "x86_64",
    feature = "program",
    not(asan)
))]

#[test]
fn the_readme_shows_what_is_printed() {
    trycmd::TestCases::new()
        .register_bin("cargo", std::path::PathBuf::from(env!("CARGO")))
        .env("CARGO_TERM_QUIET", "true")
        .timeout(std::time::Duration::from_secs(300))
        .case("README.md");
}
