//! Where cargo has put what it built: one of the JSON lines that it prints.

use std::path::PathBuf;

use anyhow::{Context, Result};
use serde::Deserialize;

#[derive(Deserialize)]
struct Message {
    target: Option<Target>,
    executable: Option<PathBuf>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
}

/// The program of test `target`, from what `cargo test --message-format json` printed.
///
/// # Errors
/// Fails if it is not mentioned.
pub fn program(stdout: &[u8], target: &str) -> Result<PathBuf> {
    let text = String::from_utf8_lossy(stdout);
    let messages = text
        .lines()
        .filter_map(|line| serde_json::from_str::<Message>(line).ok());
    let mut programs = messages.filter_map(|message| {
        let is_it = message.target.is_some_and(|it| it.name == target);
        message.executable.filter(|_| is_it)
    });
    programs.next().with_context(|| {
        format!("cargo built {target} and did not say where: is it the one that you mean to use?")
    })
}
