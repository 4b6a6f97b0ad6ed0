//! The options that every program of the course knows.

use std::ffi::OsString;
use std::fmt::{self, Display, Formatter};
use std::path::PathBuf;

use lexopt::{Arg, ValueExt};
use timeline::Format;

/// What the command line and the environment ask for.
///
/// ```
/// let parsed = lab::Options::parse(["--requests", "100"], None, 5)?;
/// let lab::Parsed::Options(options) = parsed else { panic!("nobody asked for help") };
/// assert_eq!((options.requests, options.server), (100, None));
/// # Ok::<(), lab::UsageError>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Options {
    /// A running delay server, as `HOST:PORT`. None: the built-in one.
    pub server: Option<String>,
    /// How many requests to make, from 1.
    pub requests: usize,
    /// Where the timeline goes. None: nobody wants to see it.
    pub timeline: Option<Destination>,
}

/// Where the timeline is written to.
///
/// ```
/// let parsed = lab::Options::parse(["--timeline"], None, 5);
/// let Ok(lab::Parsed::Options(options)) = parsed else { panic!() };
/// assert_eq!(options.timeline, Some(lab::Destination::Terminal));
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Destination {
    /// Standard output, when the program is done.
    Terminal,
    /// The same, in ASCII only.
    Ascii,
    /// This file, in the format that its name ends in.
    File(PathBuf, Format),
}

/// What a command line comes to.
///
/// ```
/// assert_eq!(lab::Options::parse(["--help"], None, 5), Ok(lab::Parsed::Help));
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Parsed {
    /// Run like this.
    Options(Options),
    /// Say what there is, and end.
    Help,
}

/// A command line that makes no sense, in words for whoever typed it.
///
/// ```
/// let error = lab::Options::parse(["--requests", "none"], None, 5).unwrap_err();
/// assert!(error.to_string().starts_with("--requests takes a whole number from 1"));
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct UsageError(String);

impl Display for UsageError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for UsageError {}

impl Options {
    /// The options in `arguments`, where `server` is what the environment says of one, and
    /// `requests` are made unless told otherwise. Later options win over earlier ones.
    ///
    /// # Errors
    /// Fails on an option that there is not, a stray word, and a value that is missing or of the
    /// wrong kind.
    pub fn parse<I>(
        arguments: I,
        server: Option<String>,
        requests: usize,
    ) -> Result<Parsed, UsageError>
    where
        I: IntoIterator,
        I::Item: Into<OsString>,
    {
        let mut options = Options {
            server,
            requests,
            timeline: None,
        };
        let mut parser = lexopt::Parser::from_args(arguments);
        while let Some(argument) = parser.next().map_err(UsageError::from)? {
            match argument {
                Arg::Long("server") => options.server = Some(parser.value()?.string()?),
                Arg::Long("requests") => options.requests = count(&parser.value()?.string()?)?,
                // Not `value`, which would take the next word: the file is optional.
                Arg::Long("timeline") => {
                    options.timeline = Some(destination(parser.optional_value())?);
                }
                Arg::Short('h') | Arg::Long("help") => return Ok(Parsed::Help),
                other => return Err(other.unexpected().into()),
            }
        }
        Ok(Parsed::Options(options))
    }

    /// What `--help` says.
    pub(crate) fn help(program: &str, about: &str, requests: usize) -> String {
        format!(
            "{about}\n\
            \n\
            Usage: {program} [OPTIONS]\n\
            \n\
            Options:\n  \
              --server ADDR       use the delay server at ADDR, such as 127.0.0.1:8080,\n                      \
                                  instead of the built-in one (also: DELAYSERVER=ADDR)\n  \
              --requests N        make N requests (default: {requests})\n  \
              --timeline[=FILE]   show what happened when, at the end (in ASCII with\n                      \
                                  --timeline=ascii) or in FILE, whose ending says how:\n                      \
                                  .html, .svg, .json (Perfetto), .timeline, .txt\n  \
              --help              print this and exit\n"
        )
    }
}

fn count(text: &str) -> Result<usize, UsageError> {
    let number = text.parse().ok().filter(|number| *number > 0);
    number.ok_or_else(|| {
        UsageError(format!(
            "--requests takes a whole number from 1, not {text:?}"
        ))
    })
}

fn destination(file: Option<OsString>) -> Result<Destination, UsageError> {
    let Some(file) = file.map(PathBuf::from) else {
        return Ok(Destination::Terminal);
    };
    if file.as_os_str() == "ascii" {
        return Ok(Destination::Ascii);
    }
    match Format::of(&file) {
        Ok(format) => Ok(Destination::File(file, format)),
        Err(error) => Err(UsageError(error.to_string())),
    }
}

impl From<lexopt::Error> for UsageError {
    fn from(error: lexopt::Error) -> UsageError {
        UsageError(error.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(arguments: &[&str]) -> Result<Parsed, UsageError> {
        Options::parse(arguments, Some("env:1".to_owned()), 5)
    }

    fn options(arguments: &[&str]) -> Options {
        match parse(arguments) {
            Ok(Parsed::Options(options)) => options,
            other => panic!("{other:?}"),
        }
    }

    fn error(arguments: &[&str]) -> String {
        parse(arguments).unwrap_err().to_string()
    }

    #[test]
    fn nothing_asked_for() {
        let expected = Options {
            server: Some("env:1".to_owned()),
            requests: 5,
            timeline: None,
        };
        assert_eq!(options(&[]), expected);
    }

    #[test]
    fn the_command_line_wins_over_the_environment() {
        let server = options(&["--server=localhost:80"]).server;
        assert_eq!(server.as_deref(), Some("localhost:80"));
    }

    #[test]
    fn a_timeline_takes_no_word_after_it() {
        let file = Destination::File("a.txt".into(), Format::Text);
        assert_eq!(options(&["--timeline=a.txt"]).timeline, Some(file));
        let bare = options(&["--timeline", "--requests", "7"]);
        assert_eq!(
            (bare.timeline, bare.requests),
            (Some(Destination::Terminal), 7)
        );
        assert_eq!(
            error(&["--timeline", "a.txt"]),
            "unexpected argument \"a.txt\""
        );
    }

    #[test]
    fn a_timeline_is_written_as_its_file_ends() {
        let written = |file: &str| options(&[&format!("--timeline={file}")]).timeline;
        assert_eq!(written("ascii"), Some(Destination::Ascii));
        let log = Destination::File("a.TIMELINE".into(), Format::Log);
        assert_eq!(written("a.TIMELINE"), Some(log));
        for wrong in ["", "a", "a.png", "txt"] {
            let message = error(&[&format!("--timeline={wrong}")]);
            let expected = format!("cannot write a timeline to {wrong} (");
            assert!(message.starts_with(&expected), "{message}");
        }
    }

    #[test]
    fn wrong_numbers_are_refused() {
        for wrong in ["0", "-1", "1.5", "many", "99999999999999999999"] {
            let message = error(&["--requests", wrong]);
            let expected = format!("--requests takes a whole number from 1, not {wrong:?}");
            assert_eq!(message, expected);
        }
    }

    #[test]
    fn wrong_options_are_refused() {
        assert_eq!(error(&["--sever"]), "invalid option '--sever'");
        assert_eq!(
            error(&["--server"]),
            "missing argument for option '--server'"
        );
        assert_eq!(parse(&["--requests", "3", "-h"]), Ok(Parsed::Help));
    }
}
