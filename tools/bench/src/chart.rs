//! The ratios as bars, for a page in light or dark.

use std::fmt::Write;

use crate::machine;
use crate::ratios::{Against, Ratio, ratio};
use crate::rounds::Results;

/// All in pixels.
const WIDTH: f64 = 930.0;
const NAMES: f64 = 210.0;
const VALUES: f64 = 220.0;
const ROW: f64 = 34.0;
const BAR: f64 = 11.0;
const HEAD: f64 = 74.0;

/// Ends of the scale, as powers of two.
const LEAST: f64 = -4.0;
const MOST: f64 = 3.0;

/// Colours that can be told apart by those who do not see red and green, on white and on black.
const STYLE: &str = "\
text{font:12px system-ui,sans-serif;fill:#1f2328}.note{fill:#59636e;font-size:11px}\
.all{fill:#0969da}.two{fill:#bc4c00}.line{stroke:#d1d9e0}.one{stroke:#1f2328}.page{fill:#fff}\
@media(prefers-color-scheme:dark){text{fill:#f0f6fc}.note{fill:#9198a1}.all{fill:#4493f8}\
.two{fill:#f0883e}.line{stroke:#3d444d}.one{stroke:#f0f6fc}.page{fill:#0d1117}}";

/// A row for each workload's first figure that is compared.
pub(crate) fn svg(all: &[Results<'_>]) -> String {
    let rows = all.iter().filter_map(|results| {
        let all = ratio(results, 0, Against::All)?;
        let two = ratio(results, 0, Against::TokioAndSmol);
        Some((results, all, two))
    });
    let rows: Vec<_> = rows.collect();
    let height = HEAD + ROW * rows.len() as f64 + 20.0 * lines(&machine::describe()).len() as f64;
    let mut out = String::new();
    head(&mut out, height, rows.len()).expect(TAKEN);
    for (at, (results, all, two)) in rows.iter().enumerate() {
        let y = HEAD + ROW * at as f64;
        row(&mut out, y, results, all, two.as_ref()).expect(TAKEN);
    }
    let y = HEAD + ROW * rows.len() as f64 + 18.0;
    for (at, line) in lines(&machine::describe()).iter().enumerate() {
        let y = y + 16.0 * at as f64;
        text(&mut out, 8.0, y, "note", line).expect(TAKEN);
    }
    out.push_str("</svg>\n");
    out
}

const TAKEN: &str = "a String takes all that is written";

fn head(out: &mut String, height: f64, rows: usize) -> std::fmt::Result {
    writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" \
         aria-label=\"What ours takes by what the peers take\"><style>{STYLE}</style>\
         <rect class=\"page\" width=\"{WIDTH}\" height=\"{height}\"/>"
    )?;
    let title = "What ours takes by what they take: left of 1 is ahead (log scale)";
    text(out, 8.0, 20.0, "", title)?;
    for (x, class, name) in [
        (8.0, "all", Against::All.name()),
        (130.0, "two", Against::TokioAndSmol.name()),
    ] {
        writeln!(
            out,
            "<rect class=\"{class}\" x=\"{x}\" y=\"31\" width=\"10\" height=\"10\"/>"
        )?;
        text(out, x + 15.0, 40.0, "note", name)?;
    }
    for power in LEAST as i32..=MOST as i32 {
        let (x, class) = (
            place(2f64.powi(power)),
            if power == 0 { "one" } else { "line" },
        );
        let (top, bottom) = (HEAD - 6.0, HEAD + ROW * rows as f64);
        writeln!(
            out,
            "<line class=\"{class}\" x1=\"{x:.1}\" x2=\"{x:.1}\" y1=\"{top}\" y2=\"{bottom}\"/>"
        )?;
        let name = if power < 0 {
            format!("1/{}", 1 << -power)
        } else {
            format!("{}", 1 << power)
        };
        text(out, x - 5.0, HEAD - 10.0, "note", &name)?;
    }
    Ok(())
}

fn row(
    out: &mut String,
    y: f64,
    results: &Results<'_>,
    all: &Ratio,
    two: Option<&Ratio>,
) -> std::fmt::Result {
    text(out, 8.0, y + 14.0, "", &results.workload.name())?;
    text(
        out,
        8.0,
        y + 27.0,
        "note",
        results.workload.figures()[0].name,
    )?;
    bar(out, y + 4.0, "all", all)?;
    two.map_or(Ok(()), |two| bar(out, y + 5.0 + BAR, "two", two))
}

/// From 1 to the ratio.
fn bar(out: &mut String, y: f64, class: &str, Ratio { peer, ratio }: &Ratio) -> std::fmt::Result {
    let (one, end) = (place(1.0), place(*ratio));
    let (x, width) = (one.min(end), (one - end).abs().max(1.0));
    writeln!(
        out,
        "<rect class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{BAR}\"/>"
    )?;
    let value = format!("{ratio:.2} {peer}");
    text(out, WIDTH - VALUES + 12.0, y + BAR - 1.5, "note", &value)
}

/// Where a ratio stands; beyond the scale, at its end.
fn place(ratio: f64) -> f64 {
    let part = (ratio.log2().clamp(LEAST, MOST) - LEAST) / (MOST - LEAST);
    NAMES + part * (WIDTH - NAMES - VALUES)
}

fn text(out: &mut String, x: f64, y: f64, class: &str, text: &str) -> std::fmt::Result {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    writeln!(
        out,
        "<text class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\">{text}</text>"
    )
}

/// Broken where it would leave the page.
fn lines(text: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        if lines
            .last()
            .is_some_and(|line| line.len() + word.len() > 140)
        {
            lines.push(String::new());
        }
        let line = lines.last_mut().expect("there is one");
        line.push_str(word);
        line.push(' ');
    }
    lines
}
