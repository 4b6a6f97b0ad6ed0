//! The picture as a still SVG, for READMEs. It follows the reader's light or dark scheme.

mod shapes;

use std::fmt::Write;

use super::{Mark, Picture, Slice, State, What, Why, units};
use shapes::{escaped, length, mark, state};

const STYLE: &str = include_str!("page/svg.css");

const WIDTH: f64 = 920.0;
/// Where the time begins, after the labels.
const LEFT: f64 = 210.0;
const RIGHT: f64 = WIDTH - 28.0;
const TOP: f64 = 34.0;
const ROW: f64 = 30.0;
const MOST_ROWS: usize = 40;
const MOST_ITEMS: usize = 4_000;
const MOST_LABEL: usize = 29;

impl Picture {
    /// Returns a still picture of the first 40 lanes with its legend and numbers. Where that is
    /// not everything, it says what is missing.
    #[must_use]
    pub fn svg(&self) -> String {
        let (picture, notes) = self.thinned(MOST_ROWS, MOST_ITEMS);
        let mut drawing = Drawing {
            svg: String::new(),
            picture: &picture,
            bottom: TOP + picture.rows.len() as f64 * ROW,
        };
        // Writing to a string cannot fail.
        let _ = drawing.draw(&notes);
        let height = drawing.bottom;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" \
             width=\"{WIDTH}\" height=\"{height}\" role=\"img\">\n\
             <title>Lanes over time: who ran, slept and waited, and who woke whom</title>\n\
             <style>\n{STYLE}</style>\n\
             <rect class=\"ground\" width=\"{WIDTH}\" height=\"{height}\"/>\n{}</svg>\n",
            drawing.svg,
        )
    }
}

struct Drawing<'a> {
    svg: String,
    picture: &'a Picture,
    /// How far down it goes so far.
    bottom: f64,
}

impl Drawing<'_> {
    fn draw(&mut self, notes: &[String]) -> std::fmt::Result {
        let picture = self.picture;
        self.axis()?;
        self.labels()?;
        for slice in &picture.slices {
            self.slice(slice)?;
        }
        self.arrows()?;
        for row in 0..picture.rows.len() {
            self.marks(picture.marks_of(row))?;
        }
        self.legend()?;
        self.numbers()?;
        for note in notes {
            self.bottom += 20.0;
            let (y, note) = (self.bottom, escaped(note));
            writeln!(
                self.svg,
                "<text class=\"note\" x=\"14\" y=\"{y}\">{note}</text>"
            )?;
        }
        self.bottom += 14.0;
        Ok(())
    }

    fn x(&self, at: u64) -> f64 {
        let share = at as f64 / self.picture.duration.max(1) as f64;
        LEFT + share * (RIGHT - LEFT)
    }

    /// The middle of a lane.
    fn y(&self, row: usize) -> f64 {
        TOP + (row as f64 + 0.5) * ROW
    }

    fn axis(&mut self) -> std::fmt::Result {
        for (at, name) in units::ticks(self.picture.duration, 8) {
            let (x, bottom) = (self.x(at), self.bottom);
            writeln!(self.svg, "<path class=\"rule\" d=\"M{x:.1} 12V{bottom}\"/>")?;
            // The last name may not stick out. A letter is some 7 wide.
            if x + 4.0 + 7.0 * name.chars().count() as f64 <= WIDTH {
                writeln!(
                    self.svg,
                    "<text class=\"faint\" x=\"{:.1}\" y=\"22\">{name}</text>",
                    x + 4.0
                )?;
            }
        }
        Ok(())
    }

    fn labels(&mut self) -> std::fmt::Result {
        for (id, row) in self.picture.rows.iter().enumerate() {
            let title = row.title();
            let y = self.y(id) + 4.0;
            let mut short: String = title.chars().take(MOST_LABEL).collect();
            if short != title {
                short.push('…');
            }
            let (short, title) = (escaped(&short), escaped(&title));
            writeln!(
                self.svg,
                "<text x=\"14\" y=\"{y}\">{short}<title>{title}</title></text>"
            )?;
        }
        Ok(())
    }

    fn slice(&mut self, slice: &Slice) -> std::fmt::Result {
        let (left, right, y) = (self.x(slice.start), self.x(slice.end), self.y(slice.row));
        state(&mut self.svg, slice.state, left, right, y)?;
        let time = units::time(slice.end - slice.start);
        match slice.state {
            State::Parked => length(&mut self.svg, &format!("sleeps {time}"), left, right, y),
            State::Wait => length(&mut self.svg, &format!("waits {time}"), left, right, y),
            State::Run | State::Woken => Ok(()),
        }
    }

    fn arrows(&mut self) -> std::fmt::Result {
        for arrow in &self.picture.arrows {
            let (x1, x2) = (self.x(arrow.start), self.x(arrow.end));
            let (y1, y2) = (self.y(arrow.from), self.y(arrow.to));
            shapes::arrow(&mut self.svg, arrow.why, (x1, y1), (x2, y2))?;
        }
        Ok(())
    }

    /// Tokens whose names would be written over each other are named together.
    fn marks(&mut self, marks: &[Mark]) -> std::fmt::Result {
        for one in marks {
            let (x, y) = (self.x(one.at), self.y(one.row));
            mark(&mut self.svg, one.what, x, y)?;
        }
        let ready = marks.iter().filter_map(|mark| match mark.what {
            What::Ready(token) => Some((self.x(mark.at), self.y(mark.row) - 6.0, token)),
            _ => None,
        });
        let ready: Vec<(f64, f64, usize)> = ready.collect();
        let mut ready = ready.into_iter().peekable();
        while let Some((x, y, token)) = ready.next() {
            let mut tokens = vec![token];
            let text_ends = |tokens: &[usize]| x + 14.0 + 8.0 * units::tokens(tokens).len() as f64;
            while let Some((.., token)) = ready.next_if(|next| next.0 < text_ends(&tokens)) {
                tokens.push(token);
            }
            let (x, name) = (x + 7.0, units::tokens(&tokens));
            writeln!(self.svg, "<text x=\"{x:.1}\" y=\"{y}\">{name}</text>")?;
        }
        Ok(())
    }

    /// Explains what was drawn, and nothing else.
    fn legend(&mut self) -> std::fmt::Result {
        self.bottom += 26.0;
        let (mut x, picture) = (14.0, self.picture);
        let mut next = |svg: &mut String, bottom: &mut f64, text: &str| {
            let width = 46.0 + 6.6 * text.chars().count() as f64;
            if x + width > WIDTH {
                x = 14.0;
                *bottom += 22.0;
            }
            let (at, y) = (x, *bottom);
            x += width + 6.0;
            writeln!(
                svg,
                "<text class=\"faint\" x=\"{}\" y=\"{}\">{text}</text>",
                at + 38.0,
                y + 4.0
            )?;
            Ok::<_, std::fmt::Error>((at, y))
        };
        for (kind, text) in shapes::STATES {
            if picture.slices.iter().any(|slice| slice.state == kind) {
                let (x, y) = next(&mut self.svg, &mut self.bottom, text)?;
                state(&mut self.svg, kind, x, x + 30.0, y)?;
            }
        }
        for (kind, text) in shapes::MARKS {
            let same =
                |mark: &Mark| std::mem::discriminant(&mark.what) == std::mem::discriminant(&kind);
            if picture.marks.iter().any(same) {
                let (x, y) = next(&mut self.svg, &mut self.bottom, text)?;
                mark(&mut self.svg, kind, x + 15.0, y + shapes::to_middle(kind))?;
            }
        }
        for (kind, text) in shapes::ARROWS {
            let same = |why: Why| std::mem::discriminant(&why) == std::mem::discriminant(&kind);
            if picture.arrows.iter().any(|arrow| same(arrow.why)) {
                let (x, y) = next(&mut self.svg, &mut self.bottom, text)?;
                shapes::arrow(&mut self.svg, kind, (x, y - 6.0), (x + 28.0, y + 13.0))?;
            }
        }
        Ok(())
    }

    fn numbers(&mut self) -> std::fmt::Result {
        self.bottom += 8.0;
        for pair in self.picture.numbers.chunks(2) {
            self.bottom += 20.0;
            for ((what, number), left) in pair.iter().zip([14.0, 476.0]) {
                let (y, right) = (self.bottom, left + 220.0);
                writeln!(
                    self.svg,
                    "<text class=\"faint\" x=\"{left}\" y=\"{y}\">{what}</text>\
                     <text x=\"{right}\" y=\"{y}\">{}</text>",
                    escaped(number),
                )?;
            }
        }
        Ok(())
    }
}
