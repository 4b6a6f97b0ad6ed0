//! This workspace's programs side by side with their peers, in one run.
//!
//! A [`Workload`](workload::Workload) is something to be done, and one module under
//! [`workloads`]. A peer is one way to do it. All peers of a workload take turns, round by round,
//! so that what slows the machine down for a while slows all of them down.

mod chart;
mod machine;
mod process;
mod ratios;
mod report;
mod rounds;
mod sizes;
mod workload;
mod workloads;

use std::io::Write;
use std::path::PathBuf;

use anyhow::Context;
use lexopt::prelude::*;
use workload::Workload;

fn main() -> anyhow::Result<()> {
    // Servers and rounds are this program, started again.
    if let Some(peer) = process::role() {
        return workloads::serve(&peer);
    }
    delayserver::raise_file_limit()?;
    if let Some((name, peer, quick)) = process::asked_round() {
        let all = workloads::all();
        let workload = all.iter().find(|workload| workload.name() == name);
        let figures = workload.context("no such workload")?.round(&peer, quick)?;
        println!("{}", serde_json::json!(figures));
        return Ok(());
    }
    let Some(options) = Options::from_args()? else {
        return Ok(());
    };
    let chosen = chosen(&options.names)?;
    if options.list {
        for workload in chosen {
            let peers = workload.peers().join(", ");
            println!("{}: {} [{peers}]", workload.name(), workload.about());
        }
        return Ok(());
    }
    if options.sizes {
        return sizes::run(&options.peers);
    }
    if let Some(load) = machine::load() {
        eprintln!("the machine has other work (load {load}): trust no figure of this run");
    }
    let results = rounds::run(&chosen, &options)?;
    std::io::stdout().write_all(report::markdown(&results).as_bytes())?;
    if let Some(file) = &options.json {
        std::fs::write(file, report::json(&results))?;
    }
    if let Some(file) = &options.svg {
        std::fs::write(file, chart::svg(&results))?;
    }
    Ok(())
}

/// The workloads whose names start like one of `names`; all if there are none.
fn chosen(names: &[String]) -> anyhow::Result<Vec<Box<dyn Workload>>> {
    for name in names {
        let known = workloads::all().iter().any(|w| w.name().starts_with(name));
        anyhow::ensure!(known, "there is no workload {name}: --list shows them");
    }
    let mut chosen = workloads::all();
    chosen.retain(|w| names.is_empty() || names.iter().any(|name| w.name().starts_with(name)));
    Ok(chosen)
}

/// What the command line asks for.
pub(crate) struct Options {
    names: Vec<String>,
    /// Only these peers; all if there are none.
    peers: Vec<String>,
    rounds: usize,
    quick: bool,
    json: Option<PathBuf>,
    svg: Option<PathBuf>,
    list: bool,
    sizes: bool,
}

impl Options {
    /// `None` if only help is wanted.
    fn from_args() -> anyhow::Result<Option<Options>> {
        let mut options = Options {
            names: Vec::new(),
            peers: Vec::new(),
            rounds: 0,
            quick: false,
            json: None,
            svg: None,
            list: false,
            sizes: false,
        };
        let mut args = lexopt::Parser::from_env();
        while let Some(arg) = args.next()? {
            match arg {
                Value(name) => options.names.push(name.string()?),
                Long("peers") => {
                    let names = args.value()?.string()?;
                    options.peers.extend(names.split(',').map(str::to_owned));
                }
                Long("rounds") => options.rounds = args.value()?.parse()?,
                Long("quick") => options.quick = true,
                Long("json") => options.json = Some(args.value()?.into()),
                Long("svg") => options.svg = Some(args.value()?.into()),
                Long("sizes") => options.sizes = true,
                Long("list") => options.list = true,
                Long("help") | Short('h') => {
                    println!("{HELP}");
                    return Ok(None);
                }
                _ => return Err(arg.unexpected().into()),
            }
        }
        if options.rounds == 0 {
            options.rounds = if options.quick { 1 } else { 5 };
        }
        Ok(Some(options))
    }
}

const HELP: &str = "\
Measures this workspace's programs and their peers in one run.

Usage: cargo run --release --manifest-path tools/bench/Cargo.toml -- [WORKLOAD…] [OPTIONS]

A WORKLOAD is a name or the start of one; without any, all are run.

Options:
  --peers A,B   only these peers
  --rounds N    how often each peer has its turn [default: 5, or 1 with --quick]
  --quick       shorter turns, rougher figures
  --json FILE   write every figure of every round there
  --svg FILE    draw the ratios there
  --sizes       instead: what a small server on each weighs, and how long its first build takes
  --list        show the workloads and their peers
  --help        show this

The tables go to standard output, progress to standard error.";
