//! What every program of the course begins and ends with.

use std::ffi::OsStr;
use std::io::{self, Write};
use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;
use std::{env, fs, process};

use timeline::{Picture, Recording, Terminal, Timeline};

use crate::options::{Destination, Options, Parsed};
use crate::server::Server;
use crate::{child, sys, usage};

/// Files that a program has open besides its connections.
const OTHER_FILES: u64 = 64;

/// A program that has a server to talk to.
///
/// ```
/// use std::io::Read;
///
/// # fn main() -> std::io::Result<()> {
/// let lab = lab::Program::start("Fetches a greeting.", 1)?;
/// let mut stream = std::net::TcpStream::connect(lab.server())?;
/// let request = delayserver::http::get_request(lab.server(), "/10/hello", false);
/// std::io::Write::write_all(&mut stream, &request)?;
/// let mut answer = String::new();
/// stream.read_to_string(&mut answer)?;
/// assert!(answer.ends_with("hello"));
/// lab.finish()
/// # }
/// ```
#[derive(Debug)]
pub struct Program {
    server: Server,
    requests: usize,
    /// With the CPU time used before.
    timeline: Option<(Recording, Destination, Option<Duration>)>,
}

impl Program {
    /// Reads the command line, finds or starts the server, and starts the timeline if it is wanted.
    ///
    /// `about` is what `--help` says that the program does. With `--help`, and on a command line
    /// that makes no sense, this prints and ends the process, with 0 and 2.
    ///
    /// # Errors
    /// Fails if the server that `--server` names does not answer, or the built-in one cannot start.
    pub fn start(about: &str, default_requests: usize) -> io::Result<Program> {
        let options = options_or_exit(about, default_requests);
        let server = match &options.server {
            Some(address) => Server::given(address)?,
            None => Server::in_process()?,
        };
        Program::with(server, options)
    }

    /// Like [`start`](Program::start), for thousands of connections at once: the built-in server
    /// is a process of its own, and this one may open as many files as the system allows it. Where
    /// that is too few, there will be fewer [`requests`](Program::requests), and it says so.
    ///
    /// The server's process is this program once more, so `main` begins with this call, or with
    /// [`child::roles`].
    ///
    /// # Errors
    /// Fails as `start` does, and if the limit on open files cannot be read.
    pub fn start_crowd(about: &str, default_requests: usize) -> io::Result<Program> {
        child::roles(&[]);
        let mut options = options_or_exit(about, default_requests);
        let files = sys::raise_open_files()?;
        if let Some(fewer) = must_be_fewer(options.requests, files) {
            writeln!(
                io::stderr(),
                "only {files} files may be open at once: making {fewer} requests instead of {} \
                 (`ulimit -Hn` shows the limit)",
                options.requests,
            )?;
            options.requests = fewer;
        }
        let server = match &options.server {
            Some(address) => Server::given(address)?,
            None => Server::own_process()?,
        };
        Program::with(server, options)
    }

    fn with(server: Server, options: Options) -> io::Result<Program> {
        let start = |destination| {
            let recording = Recording::start().map_err(io::Error::other)?;
            io::Result::Ok((recording, destination, usage::cpu_time()))
        };
        Ok(Program {
            server,
            requests: options.requests,
            timeline: options.timeline.map(start).transpose()?,
        })
    }

    /// Where the delay server listens.
    pub fn server(&self) -> SocketAddr {
        self.server.address()
    }

    /// How many requests to make.
    pub fn requests(&self) -> usize {
        self.requests
    }

    /// Shows the timeline if it is wanted, and stops the server if it was started here.
    ///
    /// # Errors
    /// Fails if the timeline cannot be written.
    pub fn finish(self) -> io::Result<()> {
        let Some((recording, destination, cpu_before)) = self.timeline else {
            return Ok(());
        };
        let mut timeline = recording.stop();
        timeline.set_cpu_time(cpu_since(cpu_before));
        show(&timeline, &destination)
    }
}

fn cpu_since(before: Option<Duration>) -> Option<Duration> {
    Some(usage::cpu_time()?.saturating_sub(before?))
}

fn show(timeline: &Timeline, destination: &Destination) -> io::Result<()> {
    let terminal = match destination {
        Destination::Terminal => Terminal::of_stdout(),
        Destination::Ascii => Terminal {
            ascii: true,
            ..Terminal::of_stdout()
        },
        Destination::File(file, format) => {
            return write_timeline(file, &timeline.write_as(*format));
        }
    };
    write!(
        io::stdout(),
        "\n{}",
        Picture::new(timeline).terminal(terminal)
    )
}

fn options_or_exit(about: &str, default_requests: usize) -> Options {
    let mut arguments = env::args_os();
    let program = arguments.next().unwrap_or_default();
    let program = Path::new(&program)
        .file_stem()
        .unwrap_or(OsStr::new("program"));
    let program = program.display().to_string();
    let server = env::var("DELAYSERVER")
        .ok()
        .filter(|address| !address.is_empty());
    // Nothing is left to do where even the words cannot be written.
    match Options::parse(arguments, server, default_requests) {
        Ok(Parsed::Options(options)) => options,
        Ok(Parsed::Help) => {
            let help = Options::help(&program, about, default_requests);
            let _ = io::stdout().write_all(help.as_bytes());
            process::exit(0)
        }
        Err(error) => {
            let _ = writeln!(
                io::stderr(),
                "{program}: {error} (--help lists the options)"
            );
            process::exit(2)
        }
    }
}

/// The number of requests that `files` open files allow, if `requests` are too many.
fn must_be_fewer(requests: usize, files: u64) -> Option<usize> {
    let most = files.saturating_sub(OTHER_FILES).max(1);
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    (requests > most).then_some(most)
}

fn write_timeline(file: &Path, text: &str) -> io::Result<()> {
    fs::write(file, text).map_err(|error| {
        let (file, kind) = (file.display(), error.kind());
        let message = format!("cannot write the timeline to {file} ({kind}): name another file");
        io::Error::new(kind, message)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_are_lowered_only_where_they_must_be() {
        assert_eq!(must_be_fewer(960, 1024), None);
        assert_eq!(must_be_fewer(961, 1024), Some(960));
        assert_eq!(must_be_fewer(7, 3), Some(1));
        assert_eq!(must_be_fewer(1 << 30, u64::MAX), None);
    }

    #[test]
    fn a_timeline_that_cannot_be_written_is_an_error_that_names_the_file() {
        let file = Path::new("no-such-folder").join("a.txt");
        let error = write_timeline(&file, "").unwrap_err().to_string();
        let expected = format!(
            "cannot write the timeline to {} (entity not found): name another file",
            file.display(),
        );
        assert_eq!(error, expected);
    }
}
