//! The delay server as a program: `cargo run -p delayserver -- --help`.

use std::fmt::Display;
use std::io::{self, Write};
use std::process::ExitCode;

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
    let (mut addr, mut quiet, mut limit) = (DEFAULT_ADDR.to_owned(), false, usize::MAX);
    let mut args = lexopt::Parser::from_env();
    while let Some(arg) = args.next()? {
        match arg {
            Long("addr") => addr = args.value()?.string()?,
            Long("quiet") => quiet = true,
            Long("max-connections") => {
                let number = args.value()?.parse().ok().filter(|&number| number > 0);
                limit = number.context("--max-connections takes a number from 1")?;
            }
            Long("help") | Short('h') => {
                say(help());
                return Ok(());
            }
            _ => anyhow::bail!("{}: --help shows what there is", arg.unexpected()),
        }
    }
    let mut server = DelayServer::bind(&addr)
        .map_err(|error| anyhow::anyhow!("cannot listen on {addr} {}", advice(&error)))?
        .max_connections(limit);
    if !quiet {
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

fn help() -> String {
    format!(
        "\
A web server that answers when it is asked to: GET /{{delay_ms}}/{{message}}

Usage: delayserver [--addr HOST:PORT] [--quiet] [--max-connections N]

Options:
  --addr HOST:PORT     where to listen [default: {DEFAULT_ADDR}]; port 0 takes any free port
  --quiet              print no line for each request
  --max-connections N  hold at most N connections; more wait until others have gone
  --help               show this

Try: curl http://{DEFAULT_ADDR}/1000/hello
Ctrl-C ends the server once it has answered what it owes; a second one ends it at once."
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
