//! Draws a saved timeline: `cargo run -p timeline -- view run.timeline --html run.html`.

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use lexopt::Arg;
use timeline::{Format, Picture, Terminal, Timeline};

const HELP: &str = "\
Draws a timeline that was saved by --timeline=FILE.timeline.

Usage: timeline view FILE.timeline [OPTIONS]

Options:
  --html FILE    write a page to zoom and pan in
  --svg FILE     write a still picture
  --json FILE    write what ui.perfetto.dev opens
  --text FILE    write lanes and every event
  --ascii        use no character that is not ASCII
  --help         print this and exit

Without any of these FILEs, lanes go to standard output.
";

fn main() -> ExitCode {
    match run(env::args_os().skip(1)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nothing is left to do where even the words cannot be written.
            let _ = writeln!(io::stderr(), "timeline: {error}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: impl Iterator<Item = OsString>) -> Result<(), String> {
    let Some(task) = Task::parse(arguments).map_err(|error| error.to_string())? else {
        return print(HELP);
    };
    let timeline = read(&task.log)?;
    for (format, file) in &task.outputs {
        fs::write(file, timeline.write_as(*format)).map_err(|error| {
            let (file, kind) = (file.display(), error.kind());
            format!("cannot write the timeline to {file} ({kind}): name another file")
        })?;
    }
    if task.outputs.is_empty() {
        let terminal = Terminal {
            ascii: task.ascii,
            ..Terminal::of_stdout()
        };
        print(&Picture::new(&timeline).terminal(terminal))?;
    }
    Ok(())
}

/// What the command line asks for.
struct Task {
    log: PathBuf,
    outputs: Vec<(Format, PathBuf)>,
    ascii: bool,
}

impl Task {
    /// Returns nothing if help is asked for.
    fn parse(arguments: impl Iterator<Item = OsString>) -> Result<Option<Task>, lexopt::Error> {
        let (mut outputs, mut ascii) = (Vec::new(), false);
        let mut words = Vec::new();
        let mut parser = lexopt::Parser::from_args(arguments);
        while let Some(argument) = parser.next()? {
            match argument {
                Arg::Long("html") => outputs.push((Format::Html, parser.value()?.into())),
                Arg::Long("svg") => outputs.push((Format::Svg, parser.value()?.into())),
                Arg::Long("json") => outputs.push((Format::Perfetto, parser.value()?.into())),
                Arg::Long("text") => outputs.push((Format::Text, parser.value()?.into())),
                Arg::Long("ascii") => ascii = true,
                Arg::Short('h') | Arg::Long("help") => return Ok(None),
                Arg::Value(word) => words.push(word),
                other => return Err(other.unexpected()),
            }
        }
        match <[OsString; 2]>::try_from(words) {
            Ok([view, log]) if view == "view" => Ok(Some(Task {
                log: log.into(),
                outputs,
                ascii,
            })),
            _ => Err("say `view` and one saved timeline (--help tells more)".into()),
        }
    }
}

fn read(file: &Path) -> Result<Timeline, String> {
    let log = fs::read(file).map_err(|error| {
        let (file, kind) = (file.display(), error.kind());
        format!("cannot read {file} ({kind}): name a file that --timeline=FILE.timeline wrote")
    })?;
    Timeline::from_log(&log).map_err(|damage| format!("cannot draw {}, {damage}", file.display()))
}

fn print(text: &str) -> Result<(), String> {
    match io::stdout().write_all(text.as_bytes()) {
        // Whoever reads has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        result => result.map_err(|error| format!("cannot print ({error})")),
    }
}
