//! The kinds of files that a timeline can be written to, told apart by their endings.

use std::fmt;
use std::path::{Path, PathBuf};

use super::{Picture, Terminal};
use crate::Timeline;

/// A kind of file that shows or keeps a timeline.
///
/// ```
/// use std::path::Path;
/// use timeline::Format;
///
/// assert_eq!(Format::of(Path::new("run.svg")), Ok(Format::Svg));
/// let error = Format::of(Path::new("run.png")).unwrap_err();
/// assert!(error.to_string().starts_with("cannot write a timeline to run.png"));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// `.html`: a page to zoom and pan in; see [`Picture::html`].
    Html,
    /// `.svg`: a still picture; see [`Picture::svg`].
    Svg,
    /// `.json`: for ui.perfetto.dev; see [`Picture::perfetto`].
    Perfetto,
    /// `.txt`: the lanes of a terminal, 80 columns wide, and then every event.
    Text,
    /// `.timeline`: the log to be drawn later; see [`Timeline::to_log`].
    Log,
}

impl Format {
    /// Every format there is.
    pub const ALL: [Format; 5] = [
        Format::Html,
        Format::Svg,
        Format::Perfetto,
        Format::Text,
        Format::Log,
    ];

    /// Returns the format that the name of the file ends in.
    ///
    /// # Errors
    /// Fails on any other ending, and on none.
    pub fn of(file: &Path) -> Result<Format, UnknownEnding> {
        let ending = file.extension().unwrap_or_default();
        let ending = ending.to_string_lossy().to_ascii_lowercase();
        match &*ending {
            "html" | "htm" => Ok(Format::Html),
            "svg" => Ok(Format::Svg),
            "json" => Ok(Format::Perfetto),
            "txt" => Ok(Format::Text),
            "timeline" => Ok(Format::Log),
            _ => Err(UnknownEnding(file.to_owned())),
        }
    }
}

impl Timeline {
    /// Returns what a file of this format contains.
    pub fn write_as(&self, format: Format) -> String {
        let picture = || Picture::new(self);
        match format {
            Format::Html => picture().html(),
            Format::Svg => picture().svg(),
            Format::Perfetto => picture().perfetto(),
            Format::Text => format!("{}\n{self}", picture().terminal(Terminal::PLAIN)),
            Format::Log => self.to_log(),
        }
    }
}

/// The name of a file ends in none of the endings that say how to write it.
///
/// ```
/// let error = timeline::Format::of("run".as_ref()).unwrap_err();
/// assert!(error.to_string().contains("end it in .html, .svg"));
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnknownEnding(PathBuf);

impl fmt::Display for UnknownEnding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let file = self.0.display();
        write!(
            f,
            "cannot write a timeline to {file} (how, its ending says): end it in .html, .svg, \
             .json for Perfetto, .timeline to draw it later, or .txt"
        )
    }
}

impl std::error::Error for UnknownEnding {}
