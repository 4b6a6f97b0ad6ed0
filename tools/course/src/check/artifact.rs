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
    src_path: PathBuf,
}

/// A program that cargo built.
#[derive(Clone, Debug)]
pub struct Program {
    /// The target.
    pub target: String,
    /// The root of its source.
    pub source: PathBuf,
    /// Where it is.
    pub path: PathBuf,
}

/// Every program, from what cargo printed with `--message-format json`.
pub fn programs(stdout: &[u8]) -> Vec<Program> {
    let text = String::from_utf8_lossy(stdout);
    let messages = text.lines().map(serde_json::from_str::<Message>);
    let programs = messages.flatten().filter_map(|message| {
        let target = message.target?;
        Some(Program {
            target: target.name,
            source: target.src_path,
            path: message.executable?,
        })
    });
    programs.collect()
}

/// The program of test `target`, from what cargo printed.
///
/// # Errors
/// Fails if it is not mentioned.
pub fn program(stdout: &[u8], target: &str) -> Result<PathBuf> {
    let mut programs = programs(stdout).into_iter();
    let program = programs.find(|program| program.target == target);
    let path = program.map(|program| program.path);
    path.with_context(|| format!("cargo built {target} and did not say where"))
}
