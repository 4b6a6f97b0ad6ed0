//! Less of a picture, where all of it would be too much, and words for what is missing.

use std::collections::HashSet;
use std::mem::discriminant;

use super::{Picture, units};

impl Picture {
    /// Returns the first lanes and what happened between them, in at most about `most_items`
    /// slices, marks and arrows, and a sentence for each kind of thing that was left out.
    pub(super) fn thinned(&self, most_rows: usize, most_items: usize) -> (Picture, Vec<String>) {
        let mut notes = Vec::new();
        let mut picture = self.first_rows(most_rows);
        let rows = self.rows.len() - picture.rows.len();
        if rows > 0 {
            let lanes = units::counted(rows as u64, "more lane");
            notes.push(format!("{lanes} not shown."));
        }
        let whole = picture.items();
        let mut moment = (picture.duration / 65_536).max(1);
        while picture.items() > most_items && moment <= picture.duration {
            picture.thin(moment);
            moment = moment.saturating_mul(2);
        }
        let missing = whole - picture.items();
        if missing > 0 {
            notes.push(format!(
                "{} of {} slices, marks and arrows left out: within {} of another of their kind.",
                units::grouped(missing as u64),
                units::grouped(whole as u64),
                units::time(moment / 2),
            ));
        }
        notes.extend(self.dropped_note());
        (picture, notes)
    }

    fn items(&self) -> usize {
        self.slices.len() + self.marks.len() + self.arrows.len()
    }

    fn first_rows(&self, most: usize) -> Picture {
        let mut picture = self.clone();
        picture.rows.truncate(most);
        picture.slices.retain(|slice| slice.row < most);
        picture.marks.retain(|mark| mark.row < most);
        let inside = |from, to| from < most && to < most;
        picture.arrows.retain(|arrow| inside(arrow.from, arrow.to));
        picture
    }

    /// Keeps of each moment, so many nanoseconds long, one thing of each kind a lane. Slices that
    /// are longer all stay.
    fn thin(&mut self, moment: u64) {
        let mut seen = HashSet::new();
        self.slices.retain(|slice| {
            slice.end - slice.start >= moment
                || seen.insert((slice.row, slice.state, slice.start / moment))
        });
        let mut seen = HashSet::new();
        self.marks
            .retain(|mark| seen.insert((mark.row, discriminant(&mark.what), mark.at / moment)));
        let mut seen = HashSet::new();
        self.arrows
            .retain(|arrow| seen.insert((arrow.from, arrow.to, arrow.end / moment)));
    }
}
