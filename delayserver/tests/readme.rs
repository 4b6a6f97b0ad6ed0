//! The commands in the README do what it shows.

#[test]
fn the_readmes_console_blocks_are_true() {
    trycmd::TestCases::new().case("README.md");
}
