//! This workspace's programs side by side with their peers, in one run.
//!
//! A [`Workload`] is something to be done, and one module under
//! [`workloads`]. A peer is one way to do it. All peers of a workload take turns, round by round,
//! so that what slows the machine down for a while slows all of them down.

mod chart;
mod machine;
mod options;
mod process;
mod ratios;
mod report;
mod rounds;
mod workload;
mod workloads;

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

use anyhow::Context;
use options::Options;
use workload::Workload;

fn main() -> ExitCode {
    // Not returned: that would print a backtrace under RUST_BACKTRACE, which helps nobody who mistyped.
    run().unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::from(2)
    })
}

fn run() -> anyhow::Result<ExitCode> {
    // Servers and rounds are this program, started again.
    if let Some(peer) = process::role() {
        workloads::serve(&peer)?;
        return Ok(ExitCode::SUCCESS);
    }
    delayserver::raise_file_limit()?;
    if let Some((name, peer, quick)) = process::asked_round() {
        let all = workloads::all();
        let workload = all.iter().find(|workload| workload.name() == name);
        let figures = workload.context("no such workload")?.round(&peer, quick)?;
        println!("{}", serde_json::json!(figures));
        return Ok(ExitCode::SUCCESS);
    }
    let Some(options) = Options::from_args()? else {
        return Ok(ExitCode::SUCCESS);
    };
    let chosen = chosen(&options)?;
    if options.list {
        for workload in chosen {
            let peers = workload.peers().join(", ");
            println!("{}: {} [{peers}]", workload.name(), workload.about());
        }
        return Ok(ExitCode::SUCCESS);
    }
    if let Some(load) = machine::load() {
        eprintln!("the machine has other work (load {load}): trust no figure of this run");
    }
    measure(&chosen, &options)
}

/// Runs what was chosen and prints the tables, of a part if it is ended early.
fn measure(chosen: &[Box<dyn Workload>], options: &Options) -> anyhow::Result<ExitCode> {
    static ENDED: AtomicBool = AtomicBool::new(false);
    ctrlc::set_handler(|| {
        if ENDED.swap(true, Relaxed) {
            std::process::exit(130); // asked twice
        }
        eprintln!("\nending after this round; once more ends at once, without tables");
    })?;
    let results = rounds::run(chosen, options, &ENDED, |results| match &options.json {
        Some(file) => replace(file, &report::json(results)),
        None => Ok(()),
    })?;
    std::io::stdout().write_all(report::markdown(&results).as_bytes())?;
    if let Some(file) = &options.svg {
        replace(file, &chart::svg(&results))?;
    }
    if results.iter().any(|results| results.missing().is_some()) {
        eprintln!("not all was measured: the report begins with what is missing");
        return Ok(ExitCode::FAILURE);
    }
    Ok(ExitCode::SUCCESS)
}

/// Writes beside `file` and renames, so that `file` is never half of what it should be.
fn replace(file: &Path, text: &str) -> anyhow::Result<()> {
    let mut beside = file.as_os_str().to_owned();
    beside.push(".part");
    let written = fs::write(&beside, text).and_then(|()| fs::rename(&beside, file));
    written.with_context(|| format!("cannot write {}", file.display()))
}

/// The workloads whose names start like one of those given; all if there are none, but for `sizes`
/// with `--quick`: what is built from nothing is not quick.
fn chosen(options: &Options) -> anyhow::Result<Vec<Box<dyn Workload>>> {
    let names = &options.names;
    for name in names {
        let known = workloads::all().iter().any(|w| w.name().starts_with(name));
        anyhow::ensure!(known, "there is no workload {name}: --list shows them");
    }
    let mut chosen = workloads::all();
    chosen.retain(|workload| match workload.name() {
        name if names.is_empty() => name != "sizes" || !options.quick,
        name => names.iter().any(|start| name.starts_with(start)),
    });
    Ok(chosen)
}
