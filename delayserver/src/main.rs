//! The delay server as a program: `cargo run -p delayserver -- --help`.

use std::fmt::Display;
use std::io::{self, Write};
use std::process::ExitCode;
use std::time::Duration;

use anyhow::Context;
use delayserver::DelayServer;
use lexopt::prelude::*;

/// Loopback: who wants to serve others has to say so.
const DEFAULT_ADDR: &str = "127.0.0.1:8080";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("delayserver: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> anyhow::Result<()> {
    let Some(options) = Options::from_args()? else {
        say(help());
        return Ok(());
    };
    // With fewer files it still serves, if not as many.
    let _ = delayserver::raise_file_limit();
    let addr = &options.addr;
    let mut server = DelayServer::bind(addr)
        .map_err(|error| anyhow::anyhow!("cannot listen on {addr} {}", advice(&error)))?
        .max_connections(options.max_connections)
        .idle_limit(options.idle_limit)
        .faults(options.faults);
    if !options.quiet {
        server = server.log(|arrival| say(arrival));
    }
    let (stopper, mut asked) = (server.stopper(), false);
    ctrlc::set_handler(move || {
        // It can only fail together with the event queue, and then `run` ends anyway.
        let _ = if asked {
            stopper.stop()
        } else {
            stopper.drain()
        };
        asked = true;
    })?;
    let addr = server.local_addr();
    say(format_args!(
        "listening on http://{addr} – try http://{addr}/1000/hello"
    ));
    server.run().context("the event queue has failed")
}

struct Options {
    addr: String,
    quiet: bool,
    faults: bool,
    max_connections: usize,
    idle_limit: Duration,
}

impl Options {
    /// `None` if only help is wanted.
    fn from_args() -> anyhow::Result<Option<Options>> {
        let mut options = Options {
            addr: DEFAULT_ADDR.to_owned(),
            quiet: false,
            faults: false,
            max_connections: usize::MAX,
            idle_limit: DelayServer::IDLE_LIMIT,
        };
        let mut args = lexopt::Parser::from_env();
        while let Some(arg) = args.next()? {
            match arg {
                Long("addr") => options.addr = args.value()?.string()?,
                Long("quiet") => options.quiet = true,
                Long("faults") => options.faults = true,
                Long("max-connections") => {
                    let number = args.value()?.parse().ok().filter(|&number| number > 0);
                    options.max_connections =
                        number.context("--max-connections takes a number from 1")?;
                }
                Long("idle-limit") => {
                    let seconds = args.value()?.parse().ok().filter(|&seconds| seconds > 0);
                    let seconds = seconds.context("--idle-limit takes whole seconds from 1")?;
                    options.idle_limit = Duration::from_secs(seconds);
                }
                Long("help") | Short('h') => return Ok(None),
                _ => anyhow::bail!("{}: --help shows what there is", arg.unexpected()),
            }
        }
        Ok(Some(options))
    }
}

fn help() -> String {
    format!(
        "\
A web server that answers when it is asked to: GET /{{delay_ms}}/{{message}}

Usage: delayserver [OPTIONS]

Options:
  --addr HOST:PORT     where to listen [default: {DEFAULT_ADDR}]; port 0 takes any free port
  --quiet              print no line for each request
  --max-connections N  hold at most N connections; more wait until others have gone
  --idle-limit SECONDS end connections that keep the server waiting for so long [default: {idle}]
  --faults             let requests ask for answers that go wrong: /0/hello?fault=dribble
  --help               show this

Try: curl http://{DEFAULT_ADDR}/1000/hello
Ctrl-C ends the server once it has answered what it owes; a second one ends it at once.",
        idle = DelayServer::IDLE_LIMIT.as_secs()
    )
}

/// What to do about an address that is not to be had.
fn advice(error: &io::Error) -> String {
    let advice = match error.kind() {
        io::ErrorKind::AddrInUse => {
            "end the program that listens there, or take any free port with --addr 127.0.0.1:0"
        }
        io::ErrorKind::PermissionDenied => "take a port from 1024, or 0 for any free one",
        _ => "--addr takes HOST:PORT of this machine, such as 127.0.0.1:8080",
    };
    format!("({error}): {advice}")
}

/// Prints a line. Nobody may be reading any more, which is no reason to stop serving.
fn say(line: impl Display) {
    let _ = writeln!(io::stdout(), "{line}");
}
