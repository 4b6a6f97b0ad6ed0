//! The picture as one HTML file that needs nothing from outside. What it shows stands in it as
//! JSON; `page/` draws that.

use super::json::{Quoted, array};
use super::{Arrow, Mark, Picture, Slice, State, What, Why};

const PAGE: &str = include_str!("page/page.html");
const STYLE: &str = include_str!("page/style.css");
const SCRIPT: &str = concat!(
    include_str!("page/draw.js"),
    include_str!("page/move.js"),
    include_str!("page/words.js"),
);

/// More than these, and a browser is no longer fluid.
const MOST_ROWS: usize = 5_000;
const MOST_ITEMS: usize = 100_000;

impl Picture {
    /// Returns a page to zoom and pan in. Beyond 5,000 lanes or 100,000 slices, marks and arrows
    /// it shows less, and says so.
    #[must_use]
    pub fn html(&self) -> String {
        let (picture, notes) = self.thinned(MOST_ROWS, MOST_ITEMS);
        let page = PAGE.replace("{{style}}", STYLE);
        let page = page.replace("{{script}}", SCRIPT);
        // Last, and once: a label may look like a place for something else.
        page.replacen("{{data}}", &picture.json(&notes), 1)
    }

    fn json(&self, notes: &[String]) -> String {
        let titles: Vec<String> = self.rows.iter().map(|row| row.title()).collect();
        let numbers = self.numbers.iter();
        let numbers =
            numbers.map(|(what, number)| format!("[{},{}]", Quoted(what), Quoted(number)));
        format!(
            "{{\"duration\":{},\n\"notes\":{},\n\"numbers\":{},\n\"lanes\":{},\n\
             \"slices\":{},\n\"marks\":{},\n\"arrows\":{}}}",
            self.duration,
            array(notes.iter().map(|note| Quoted(note))),
            array(numbers),
            array(titles.iter().map(|title| Quoted(title))),
            array(self.slices.iter().map(slice)),
            array(self.marks.iter().map(mark)),
            array(self.arrows.iter().map(arrow)),
        )
    }
}

fn slice(slice: &Slice) -> String {
    let Slice {
        row,
        start,
        end,
        state,
        thread,
    } = slice;
    let state = match state {
        State::Run => "run",
        State::Woken => "woken",
        State::Wait => "wait",
        State::Parked => "sleep",
    };
    format!(r#"[{row},{start},{end},"{state}",{thread}]"#)
}

/// A token is a string: JavaScript's numbers have 53 bits.
fn mark(mark: &Mark) -> String {
    let Mark { row, at, what } = mark;
    match what {
        What::Spawn(by) => format!(r#"[{row},{at},"spawn",{by}]"#),
        What::Wake(by) => format!(r#"[{row},{at},"wake",{by}]"#),
        What::Register(token) => format!(r#"[{row},{at},"register","{token}"]"#),
        What::Ready(token) => format!(r#"[{row},{at},"ready","{token}"]"#),
        What::Done => format!(r#"[{row},{at},"done",null]"#),
    }
}

fn arrow(arrow: &Arrow) -> String {
    let Arrow {
        from,
        start,
        to,
        end,
        why,
    } = arrow;
    match why {
        Why::Wake => format!(r#"[{from},{start},{to},{end},"wake",null]"#),
        Why::Ready(token) => format!(r#"[{from},{start},{to},{end},"ready","{token}"]"#),
        Why::Turn => format!(r#"[{from},{start},{to},{end},"turn",null]"#),
    }
}
