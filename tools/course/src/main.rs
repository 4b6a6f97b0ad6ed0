//! `cargo course`: the map of the course, and everything around its exercises.

use std::process::ExitCode;

use clap::Parser;
use course::Options;

fn main() -> ExitCode {
    match Options::parse().run() {
        Ok(code) => code,
        Err(error) => {
            course::complain(&format!("{error:#}"));
            ExitCode::from(2)
        }
    }
}
