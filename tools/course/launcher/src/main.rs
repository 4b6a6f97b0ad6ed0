//! What the alias `cargo course` runs: it starts the tool, and has cargo build it first unless what
//! is built is as new as its sources.
//!
//! Why not leave that to cargo? It would first resolve what the whole course depends on, which takes
//! longer than all that the tool does. This package is a workspace of its own, where nothing is to be
//! resolved; it depends on nothing.

mod fresh;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

fn main() -> ExitCode {
    start().unwrap_or_else(|words| {
        eprintln!("cargo course: {words}");
        ExitCode::from(2)
    })
}

fn start() -> Result<ExitCode, String> {
    let by_cargo = "call it as `cargo course`, in the course's folder";
    let package = env::var_os("CARGO_MANIFEST_DIR").ok_or(by_cargo)?;
    let package = Path::new(&package);
    // From `tools/course/launcher` three up.
    let root = package.ancestors().nth(3).ok_or(by_cargo)?;
    let built = folder_of_programs(package, root)?;
    let program = built
        .join("course")
        .with_extension(env::consts::EXE_EXTENSION);
    let stamp = built.join("course.up-to-date");
    let is_fresh = program.is_file() && fresh::is_fresh(root, &built.join("course.d"), &stamp);
    if !is_fresh && let Some(failed) = build(root, &stamp)? {
        return Ok(failed);
    }
    let mut tool = Command::new(&program);
    tool.args(env::args_os().skip(1));
    let error = match run(&mut tool) {
        Ok(code) => return Ok(code),
        Err(error) => error,
    };
    let program = program.display();
    Err(format!(
        "cannot start {program} ({error}): try `cargo run --package course` instead"
    ))
}

/// Where cargo puts the course's programs: `target/debug`. With a target folder that was set by hand,
/// that is where this program lies, too; without one, each workspace has its own.
fn folder_of_programs(package: &Path, root: &Path) -> Result<PathBuf, String> {
    let resolved = |path: &Path| {
        let words = |error| format!("cannot find {} ({error})", path.display());
        path.canonicalize().map_err(words)
    };
    let this = env::current_exe().map_err(|error| format!("cannot find itself ({error})"))?;
    let folder = resolved(this.parent().unwrap_or(root))?;
    let own = resolved(package)?.join("target");
    Ok(match folder.strip_prefix(own) {
        Ok(profile) => root.join("target").join(profile),
        Err(_) => folder,
    })
}

/// Has cargo build the tool. If that fails, cargo has said why, and its exit code is returned.
fn build(root: &Path, stamp: &Path) -> Result<Option<ExitCode>, String> {
    eprintln!("cargo course: building the tool; the first time, that takes a minute or two");
    // From before the build: what is edited during it is newer, and will be built next time.
    let before = stamp.with_extension(std::process::id().to_string());
    let stamped = stamp.parent().map(fs::create_dir_all).and_then(Result::ok);
    let stamped = stamped.and_then(|()| fs::write(&before, "").ok());
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or("cargo".into()));
    cargo.args(["build", "--quiet", "--package", "course", "--bin", "course"]);
    let status = cargo.current_dir(root).status();
    let status = status.map_err(|error| format!("cannot start cargo ({error})"))?;
    if status.success() && stamped.is_some() {
        // Without a stamp the next call builds again, which is slow and not wrong.
        let _ = fs::rename(before, stamp);
        return Ok(None);
    }
    let _ = fs::remove_file(before);
    Ok((!status.success()).then(|| code(status)))
}

/// Becomes `tool`, so that signals and the terminal are its own.
#[cfg(unix)]
fn run(tool: &mut Command) -> std::io::Result<ExitCode> {
    use std::os::unix::process::CommandExt;
    Err(tool.exec())
}

#[cfg(not(unix))]
fn run(tool: &mut Command) -> std::io::Result<ExitCode> {
    tool.status().map(code)
}

fn code(status: std::process::ExitStatus) -> ExitCode {
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    code.map_or(ExitCode::FAILURE, ExitCode::from)
}
