//! The command line.

use std::path::PathBuf;

use lexopt::prelude::*;

/// What the command line asks for.
pub(crate) struct Options {
    pub(crate) names: Vec<String>,
    /// Only these peers; all if there are none.
    pub(crate) peers: Vec<String>,
    pub(crate) rounds: usize,
    pub(crate) quick: bool,
    pub(crate) json: Option<PathBuf>,
    pub(crate) svg: Option<PathBuf>,
    pub(crate) list: bool,
}

impl Options {
    /// `None` if only help is wanted.
    pub(crate) fn from_args() -> anyhow::Result<Option<Options>> {
        let mut options = Options {
            names: Vec::new(),
            peers: Vec::new(),
            rounds: 0,
            quick: false,
            json: None,
            svg: None,
            list: false,
        };
        let mut args = lexopt::Parser::from_env();
        while let Some(arg) = args.next()? {
            match arg {
                Value(name) => options.names.push(name.string()?),
                Long("peers") => {
                    let names = args.value()?.string()?;
                    options
                        .peers
                        .extend(names.split(',').map(|name| name.trim().to_owned()));
                }
                Long("rounds") => options.rounds = args.value()?.parse()?,
                Long("quick") => options.quick = true,
                Long("json") => options.json = Some(args.value()?.into()),
                Long("svg") => options.svg = Some(args.value()?.into()),
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

A WORKLOAD is a name or the start of one; without any, all are run, with --quick all but sizes.

Options:
  --peers A,B   only these peers
  --rounds N    how often each peer has its turn [default: 5, or 1 with --quick]
  --quick       shorter turns, rougher figures
  --json FILE   write every figure of every round there, after each workload
  --svg FILE    draw the ratios there
  --list        show the workloads and their peers
  --help        show this

The tables go to standard output, progress to standard error. Ctrl-C ends after the present process, with
tables of what was measured and a list of what was not; the exit status is then 1.";
