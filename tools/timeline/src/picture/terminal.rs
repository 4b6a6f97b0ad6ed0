//! The picture as lines of text: a lane each, fitted to the width, the numbers below.

mod cells;
mod lanes;

use std::env;
use std::fmt::Write;
use std::io::{self, IsTerminal};

use super::{Picture, units};
use cells::Glyph;
use lanes::Line;

/// What the text is written for.
///
/// ```
/// let plain = timeline::Terminal { width: 60, colour: false, ascii: true };
/// let text = timeline::Picture::new(&timeline::Timeline::default()).terminal(plain);
/// assert!(text.is_ascii() && text.lines().all(|line| line.len() <= 60));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Terminal {
    /// How many characters a line has at most. Less than 60 is taken for 60.
    pub width: usize,
    /// Whether the states have colours besides their glyphs.
    pub colour: bool,
    /// Whether to do without any character that is not ASCII.
    pub ascii: bool,
}

impl Terminal {
    /// 80 columns without colour, as a file has them.
    pub const PLAIN: Terminal = Terminal {
        width: 80,
        colour: false,
        ascii: false,
    };

    /// Returns what suits standard output: as wide as `COLUMNS` says or else 80, in colour if it
    /// is a terminal and `NO_COLOR` is not set (see no-color.org).
    pub fn of_stdout() -> Terminal {
        let width = env::var("COLUMNS")
            .ok()
            .and_then(|width| width.parse().ok());
        let no_colour = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        Terminal {
            width: width.filter(|width| *width > 0).unwrap_or(80),
            colour: io::stdout().is_terminal() && !no_colour,
            ascii: false,
        }
    }
}

impl Picture {
    /// Returns lanes, a legend and the numbers as lines of text.
    #[must_use]
    pub fn terminal(&self, terminal: Terminal) -> String {
        let width = terminal.width.max(60);
        let lanes = lanes::Lanes::new(self, width, terminal.ascii);
        let mut out = String::new();
        let _ = writeln!(out, "{}", lanes.axis);
        let mut seen = Vec::new();
        for line in &lanes.lines {
            match line {
                Line::Lane { label, glyphs } => {
                    let _ = write!(out, "{label:width$}", width = lanes.label_width);
                    for run in glyphs.chunk_by(|a, b| a.colour() == b.colour()) {
                        paint(&mut out, run, terminal.colour);
                    }
                    seen.extend(glyphs);
                    out.truncate(out.trim_end().len());
                    out.push('\n');
                }
                Line::Text(text) => {
                    let _ = writeln!(out, "{text}");
                }
            }
        }
        out.push('\n');
        legend(&mut out, &seen, lanes.column, width);
        self.numbers_text(&mut out);
        match terminal.ascii {
            true => out.chars().map(ascii).collect(),
            false => out,
        }
    }

    fn numbers_text(&self, out: &mut String) {
        out.push('\n');
        for (what, number) in &self.numbers {
            let _ = writeln!(out, "{what:28}  {number}");
        }
        if let Some(note) = self.dropped_note() {
            let _ = writeln!(out, "{note}");
        }
    }
}

fn paint(out: &mut String, glyphs: &[Glyph], colour: bool) {
    let code = glyphs[0].colour().filter(|_| colour);
    if let Some(code) = code {
        let _ = write!(out, "\x1b[{code}m");
    }
    out.extend(glyphs.iter().map(|glyph| glyph.char()));
    if code.is_some() {
        out.push_str("\x1b[0m");
    }
}

/// Explains the glyphs that were used, and no others.
fn legend(out: &mut String, seen: &[Glyph], column: u64, width: usize) {
    let mut entries = vec![format!("A column is {}.", units::time(column))];
    let used = Glyph::ALL.iter().filter(|glyph| seen.contains(glyph));
    entries.extend(used.map(|glyph| format!("{} {}", glyph.char(), glyph.meaning())));
    let mut length = 0;
    for entry in entries {
        let entry_length = entry.chars().count();
        if length > 0 && length + 3 + entry_length > width {
            out.push('\n');
            length = 0;
        }
        if length > 0 {
            out.push_str("   ");
            length += 3;
        }
        out.push_str(&entry);
        length += entry_length;
    }
    out.push('\n');
}

/// The stand-in for a character of the picture. Labels have their own: they are escaped before.
fn ascii(char: char) -> char {
    match char {
        '█' => '#',
        '▄' => '=',
        '▲' => '^',
        '◆' => '*',
        '●' => 'x',
        '○' => 'o',
        '─' => '-',
        '·' => '.',
        '…' => '~',
        'µ' => 'u',
        other => other,
    }
}
