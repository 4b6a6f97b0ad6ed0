//! Runs the README's `console` blocks and compares what they print. Every example is in one.
#![cfg(all(target_os = "linux", feature = "program"))]

#[test]
fn the_readme_shows_what_is_printed() {
    trycmd::TestCases::new()
        .register_bin("cargo", std::path::PathBuf::from(env!("CARGO")))
        .env("CARGO_TERM_QUIET", "true")
        .timeout(std::time::Duration::from_secs(300))
        .case("README.md");
}

#[test]
fn the_readme_runs_every_example() {
    let readme = std::fs::read_to_string("README.md").unwrap();
    let manifest = std::fs::read_to_string("Cargo.toml").unwrap();
    let names = manifest.split("\nname = \"").skip(1);
    let names = names.map(|rest| rest.split('"').next().unwrap());
    let examples: Vec<_> = names.filter(|name| name.starts_with("ch10_")).collect();
    assert!(examples.len() >= 17, "{examples:?}");
    for name in examples {
        let command = format!("$ cargo run -p ch10-final-runtime --example {name}\n");
        assert!(readme.contains(&command), "no console block runs {name}");
    }
}
