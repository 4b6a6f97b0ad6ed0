//! Runs the README's `console` blocks and compares what they print.
#![cfg(all(target_os = "linux", feature = "program"))]

#[test]
fn the_readme_shows_what_is_printed() {
    // The commands are those of a reader who stands at the root of the workspace.
    std::env::set_current_dir("../..").expect("the crate is two folders below the root");
    trycmd::TestCases::new()
        .register_bin("cargo", std::path::PathBuf::from(env!("CARGO")))
        .env("CARGO_TERM_QUIET", "true")
        .timeout(std::time::Duration::from_secs(300))
        .case("ch07-coroutines/corofy/README.md");
}
