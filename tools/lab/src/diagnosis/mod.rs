//! The mistakes that checks can name: a table for all chapters, and one for each.
//!
//! A diagnosis comes from one of three places. The harness itself sees how a check ended. A sign of
//! it stands on the recorded timeline. Or a check knows the mistake by what the answer did, and says
//! so: `lab::fail((&diagnosis::IGNORES_ERRNO, "close(-1) returned Ok(-9)"))`.
//!
//! To add one, write into its chapter's table: the constant, the slug and the section to read; then
//! what is wrong, in words that tell the learner what is right. A mutant proves it.

use std::fmt::{self, Display, Formatter};

use timeline::Timeline;

/// A mistake that has a name.
///
/// ```
/// let diagnosis = lab::diagnosis::named("ends-early").unwrap();
/// assert!(diagnosis.to_string().starts_with("ends-early: "));
/// ```
#[derive(Debug)]
pub struct Diagnosis {
    /// Identifies it, in words joined by hyphens.
    pub name: &'static str,
    /// What is wrong, and what is right.
    pub words: &'static str,
    /// Where to read about it: a crate's folder and a section of its README.
    pub see: (&'static str, &'static str),
    /// How it shows on a timeline.
    sign: Sign,
}

/// What a timeline shows of a mistake, in words, if it does.
type Sign = fn(&Timeline) -> Option<String>;

impl Diagnosis {
    /// Whether it says no more than that something is stuck.
    pub(crate) fn is_general(&self) -> bool {
        [BLOCKS_FOR_EVER.name, SPINS.name].contains(&self.name)
    }

    /// What `timeline` shows of this mistake.
    pub(crate) fn is_shown_by(&self, timeline: &Timeline) -> Option<String> {
        (self.sign)(timeline)
    }
}

impl Display for Diagnosis {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.name, self.words)
    }
}

/// The diagnosis with this slug.
///
/// ```
/// assert!(lab::diagnosis::named("no-such-mistake").is_none());
/// ```
pub fn named(name: &str) -> Option<&'static Diagnosis> {
    ALL.iter().copied().find(|diagnosis| diagnosis.name == name)
}

/// Why a check is stuck, as far as its timeline tells, and what tells it.
pub(crate) fn sign_on(timeline: &Timeline, is_busy: bool) -> Option<(&'static Diagnosis, String)> {
    let candidates: &[&'static Diagnosis] = match is_busy {
        true => &[&BLOCKS_IN_A_POLL, &BUSY_POLLING],
        false => &[&BLOCKS_IN_A_POLL, &LOST_WAKE_UP],
    };
    let shown = |d: &&'static Diagnosis| Some((*d, d.is_shown_by(timeline)?));
    candidates.iter().find_map(shown)
}

/// The constants of one folder's mistakes, and `TABLE`, which lists them.
macro_rules! table {
    (
        in $folder:literal;
        $(
            $constant:ident = $name:literal, see $section:literal $(, sign $sign:path)?;
            $words:literal;
        )*
    ) => {
        $(
            #[doc = $words]
            pub const $constant: $crate::diagnosis::Diagnosis = $crate::diagnosis::Diagnosis {
                name: $name,
                words: $words,
                see: ($folder, $section),
                sign: [$($sign as $crate::diagnosis::Sign,)? $crate::signs::none][0],
            };
        )*

        pub(super) const TABLE: &[&$crate::diagnosis::Diagnosis] = &[$(&$constant),*];

        #[cfg(test)]
        #[test]
        fn slugs_are_the_constants_names() {
            $(
                let slug = stringify!($constant).to_lowercase().replace('_', "-");
                assert_eq!($constant.name, slug);
            )*
        }
    };
}

mod ch01;
mod ch04;
mod ch05;
mod ch07;
mod ch08;
mod ch10;
mod general;

pub use ch01::*;
pub use ch04::*;
pub use ch05::*;
pub use ch07::*;
pub use ch08::*;
pub use ch10::*;
pub use general::*;

const TABLES: [&[&Diagnosis]; 7] = [
    general::TABLE,
    ch01::TABLE,
    ch04::TABLE,
    ch05::TABLE,
    ch07::TABLE,
    ch08::TABLE,
    ch10::TABLE,
];

/// All of them.
pub const ALL: &[&Diagnosis] = &joined::<{ count() }>();

const fn count() -> usize {
    let (mut count, mut table) = (0, 0);
    while table < TABLES.len() {
        count += TABLES[table].len();
        table += 1;
    }
    count
}

const fn joined<const N: usize>() -> [&'static Diagnosis; N] {
    let mut all = [&NOT_WRITTEN; N];
    let (mut table, mut row, mut i) = (0, 0, 0);
    while i < N {
        if row < TABLES[table].len() {
            all[i] = TABLES[table][row];
            (row, i) = (row + 1, i + 1);
        } else {
            (table, row) = (table + 1, 0);
        }
    }
    all
}
