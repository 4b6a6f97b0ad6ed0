//! Which lanes are shown, and what is said of those that are not.

use super::cells::{Glyph, Scale, glyphs};
use crate::Lane;
use crate::picture::{Picture, Row, RowId, What, units};

/// Lines for lanes that are not all alike. More would not be looked at.
const MOST_LINES: usize = 40;
const LONGEST_LABEL: usize = 26;
/// Columns from one name on the time axis to the next, at the least.
const TICK: usize = 10;

pub(super) struct Lanes {
    pub(super) axis: String,
    pub(super) lines: Vec<Line>,
    pub(super) label_width: usize,
    /// How many nanoseconds a column stands for.
    pub(super) column: u64,
}

pub(super) enum Line {
    Lane { label: String, glyphs: Vec<Glyph> },
    Text(String),
}

impl Lanes {
    pub(super) fn new(picture: &Picture, width: usize, ascii: bool) -> Lanes {
        let titles = picture.rows.iter().map(|row| title(row, ascii));
        let titles: Vec<String> = titles.collect();
        let longest = titles.iter().map(|title| title.chars().count()).max();
        let most = LONGEST_LABEL.min(width / 3);
        let label_width = longest.unwrap_or(0).clamp(READY.len(), most) + 2;
        let scale = Scale {
            columns: width - label_width,
            duration: picture.duration,
        };
        Lanes {
            axis: axis(label_width, scale),
            lines: lines(picture, &titles, scale, label_width - 2),
            label_width,
            column: scale.width(),
        }
    }
}

/// Escaped also where the label would be shown as it is, if it has to be in ASCII.
fn title(row: &Row, ascii: bool) -> String {
    match &row.label {
        Some(label) if ascii => format!("{} {}", row.lane, label.escape_default()),
        _ => row.title(),
    }
}

fn axis(label_width: usize, scale: Scale) -> String {
    let mut axis = vec![' '; label_width];
    for (at, name) in units::ticks(scale.duration, scale.columns / TICK) {
        // The last one may not stick out.
        if scale.column(at) + 1 + name.chars().count() <= scale.columns {
            axis.resize(label_width + scale.column(at), ' ');
            axis.push('|');
            axis.extend(name.chars());
        }
    }
    axis.into_iter().collect()
}

fn lines(picture: &Picture, titles: &[String], scale: Scale, label_width: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut alike = Vec::new();
    let (mut shown, mut hidden) = (0, 0);
    let mut last: Option<Vec<Glyph>> = None;
    for (id, row) in picture.rows.iter().enumerate() {
        let glyphs = glyphs(picture, id, scale);
        let task = !matches!(row.lane, Lane::Thread(_));
        if task && last.as_ref() == Some(&glyphs) {
            alike.push(id);
            continue;
        }
        say_alike(picture, &mut lines, &mut alike);
        if shown == MOST_LINES {
            hidden += 1;
            continue;
        }
        shown += 1;
        let label = shortened(&titles[id], label_width);
        last = task.then(|| glyphs.clone());
        lines.push(Line::Lane { label, glyphs });
        ready_line(picture, id, scale, &mut lines);
    }
    say_alike(picture, &mut lines, &mut alike);
    if hidden > 0 {
        let text = format!(
            "… {} not shown: an HTML file has room for them.",
            units::counted(hidden, "more lane")
        );
        lines.push(Line::Text(text));
    }
    lines
}

fn say_alike(picture: &Picture, lines: &mut Vec<Line>, alike: &mut Vec<RowId>) {
    if let Some(last) = alike.last() {
        let more = match alike.len() {
            1 => "1 more lane that looks the same".to_owned(),
            more => format!(
                "{} more lanes that look the same",
                units::grouped(more as u64)
            ),
        };
        let last = picture.rows[*last].lane;
        lines.push(Line::Text(format!("… {more}, up to {last}")));
    }
    alike.clear();
}

const READY: &str = "  ready: token";

/// Adds a line for the tokens that the event queue reported on this thread, if there are any.
fn ready_line(picture: &Picture, id: RowId, scale: Scale, lines: &mut Vec<Line>) {
    let marks = picture.marks_of(id).iter();
    let tokens: Vec<(usize, usize)> = marks
        .filter_map(|mark| match mark.what {
            What::Ready(token) => Some((scale.column(mark.at), token)),
            _ => None,
        })
        .collect();
    if tokens.is_empty() {
        return;
    }
    let mut text: Vec<char> = Vec::new();
    let mut without_room = 0;
    for group in tokens.chunk_by(|a, b| a.0 == b.0) {
        let tokens: Vec<usize> = group.iter().map(|(_, token)| *token).collect();
        let (column, name) = (group[0].0, units::tokens(&tokens));
        // A space between two, and the last may not stick out.
        let begin = column.min(scale.columns.saturating_sub(name.chars().count()));
        if text.is_empty() || begin > text.len() {
            text.resize(begin, ' ');
            text.extend(name.chars());
        } else {
            without_room += group.len() as u64;
        }
    }
    text.truncate(scale.columns);
    let label = READY.to_owned();
    let glyphs = text.into_iter().map(Glyph::Text).collect();
    lines.push(Line::Lane { label, glyphs });
    if without_room > 0 {
        let more = units::counted(without_room, "more ready event");
        lines.push(Line::Text(format!("… {more} than the line has room for")));
    }
}

fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    text.chars().take(most - 1).chain(['…']).collect()
}
