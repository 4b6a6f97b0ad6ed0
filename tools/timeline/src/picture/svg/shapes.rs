//! What each state, mark and arrow looks like. The shapes differ: colour only helps.

use std::fmt::{Result, Write};

use crate::picture::{State, What, Why};

/// Half of the height of a run.
const BAR: f64 = 6.0;

/// What the legend says, in its order.
pub(super) const STATES: [(State, &str); 4] = [
    (State::Run, "runs (a thread: is awake)"),
    (State::Parked, "thread sleeps"),
    (State::Wait, "waits"),
    (State::Woken, "woken, has not run yet"),
];

pub(super) const MARKS: [(What, &str); 5] = [
    (What::Spawn(0), "spawned"),
    (What::Register(0), "registers a token"),
    (What::Ready(0), "token is ready"),
    (What::Wake(0), "woken"),
    (What::Done, "done"),
];

pub(super) const ARROWS: [(Why, &str); 3] = [
    (Why::Wake, "the wake that led to a run"),
    (Why::Ready(0), "the ready token that did"),
    (Why::Turn, "its turn, without a wake"),
];

pub(super) fn state(svg: &mut String, state: State, left: f64, right: f64, y: f64) -> Result {
    let width = (right - left).max(0.0);
    match state {
        State::Run => {
            let (top, width) = (y - BAR, width.max(1.5));
            let height = 2.0 * BAR;
            writeln!(
                svg,
                "<rect class=\"run\" x=\"{left:.1}\" y=\"{top}\" width=\"{width:.1}\" height=\"{height}\"/>"
            )
        }
        State::Parked => {
            let top = y - 3.5;
            writeln!(
                svg,
                "<rect class=\"sleep\" x=\"{left:.1}\" y=\"{top}\" width=\"{width:.1}\" height=\"7\"/>"
            )
        }
        State::Wait => writeln!(
            svg,
            "<path class=\"wait\" d=\"M{left:.1} {y}H{right:.1}\"/>"
        ),
        State::Woken => writeln!(
            svg,
            "<path class=\"woken\" d=\"M{left:.1} {y}H{right:.1}\"/>"
        ),
    }
}

/// Writes into a long slice how long it was.
pub(super) fn length(svg: &mut String, text: &str, left: f64, right: f64, y: f64) -> Result {
    let room = 7.0 * text.chars().count() as f64;
    if right - left < room + 10.0 {
        return Ok(());
    }
    let middle = (left + right) / 2.0;
    let (begin, top, y) = (middle - room / 2.0, y - 8.0, y + 4.0);
    writeln!(
        svg,
        "<rect class=\"ground\" x=\"{begin:.1}\" y=\"{top}\" width=\"{room:.1}\" height=\"16\"/>\
         <text class=\"faint middle\" x=\"{middle:.1}\" y=\"{y}\">{text}</text>"
    )
}

pub(super) fn mark(svg: &mut String, what: What, x: f64, y: f64) -> Result {
    match what {
        What::Spawn(_) => {
            writeln!(
                svg,
                "<circle class=\"spawn\" cx=\"{x:.1}\" cy=\"{y}\" r=\"4\"/>"
            )
        }
        What::Done => writeln!(
            svg,
            "<circle class=\"done\" cx=\"{x:.1}\" cy=\"{y}\" r=\"4\"/>"
        ),
        What::Register(_) => {
            let y = y + 6.0;
            writeln!(
                svg,
                "<path class=\"register\" d=\"M{x:.1} {y}v7m-3.5-3.5h7\"/>"
            )
        }
        What::Ready(_) => {
            let y = y - 5.0;
            writeln!(svg, "<path class=\"ready\" d=\"M{x:.1} {y}l-5-9h10z\"/>")
        }
        What::Wake(_) => {
            let y = y + 5.0;
            writeln!(svg, "<path class=\"wake\" d=\"M{x:.1} {y}l-5 9h10z\"/>")
        }
    }
}

/// How far the middle of a lane is from the middle of the mark.
pub(super) fn to_middle(what: What) -> f64 {
    match what {
        What::Spawn(_) | What::Done => 0.0,
        What::Register(_) | What::Wake(_) => -9.5,
        What::Ready(_) => 9.5,
    }
}

pub(super) fn arrow(svg: &mut String, why: Why, from: (f64, f64), to: (f64, f64)) -> Result {
    let ((x1, y1), (x2, y2)) = (from, to);
    // The tip touches the run.
    let tip = y2 - (y2 - y1).signum() * (BAR + 1.0);
    let class = match why {
        Why::Wake => "by-wake",
        Why::Ready(_) => "by-ready",
        Why::Turn => "by-turn",
    };
    writeln!(
        svg,
        "<path class=\"{class}\" d=\"M{x1:.1} {y1:.1}L{x2:.1} {tip:.1}\"/>"
    )?;
    if why == Why::Turn {
        return Ok(());
    }
    let angle = (tip - y1).atan2(x2 - x1);
    let back = |side: f64| {
        (
            x2 - 8.0 * (angle + side).cos(),
            tip - 8.0 * (angle + side).sin(),
        )
    };
    let ((ax, ay), (bx, by)) = (back(-0.4), back(0.4));
    writeln!(
        svg,
        "<path class=\"head\" d=\"M{x2:.1} {tip:.1}L{ax:.1} {ay:.1}L{bx:.1} {by:.1}z\"/>"
    )
}

/// Text as XML has it.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::new();
    for char in text.chars() {
        match char {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            // XML 1.0 has no words for these.
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => safe.push('\u{fffd}'),
            other => safe.push(other),
        }
    }
    safe
}
