//! What a check says: this is wrong with the answer.

use std::panic;

use super::session::{self, CheckFailed};
use super::wire::Message;
use crate::diagnosis::Diagnosis;

/// What a check has against an answer: a named mistake, words, or both.
///
/// ```
/// use lab::{Mistake, diagnosis};
///
/// let named: Mistake = (&diagnosis::IGNORES_ERRNO, "close(-1) returned Ok(-9)").into();
/// let unnamed: Mistake = "close(-1) closed something".into();
/// assert_ne!(named, unnamed);
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Mistake {
    diagnosis: Option<&'static str>,
    words: String,
}

impl From<&'static Diagnosis> for Mistake {
    fn from(diagnosis: &'static Diagnosis) -> Mistake {
        (diagnosis, "").into()
    }
}

impl<T: Into<String>> From<(&'static Diagnosis, T)> for Mistake {
    fn from((diagnosis, words): (&'static Diagnosis, T)) -> Mistake {
        Mistake {
            diagnosis: Some(diagnosis.name),
            words: words.into(),
        }
    }
}

impl From<&str> for Mistake {
    fn from(words: &str) -> Mistake {
        words.to_owned().into()
    }
}

impl From<String> for Mistake {
    fn from(words: String) -> Mistake {
        Mistake {
            diagnosis: None,
            words,
        }
    }
}

/// Ends the check: the answer made `mistake`.
///
/// Counts from any thread, and even where the answer catches panics.
pub fn fail(mistake: impl Into<Mistake>) -> ! {
    let Mistake { diagnosis, words } = mistake.into();
    let diagnosis = diagnosis.unwrap_or_default();
    if !session::is_running() {
        panic!("{diagnosis}: {words}"); // somebody tries a check by itself
    }
    session::tell_timeline();
    session::tell(Message::Failed {
        diagnosis: diagnosis.to_owned(),
        words,
    });
    // Unwinds without the panic hook: it is no panic of the answer's.
    panic::resume_unwind(Box::new(CheckFailed))
}

/// Goes on if `holds`, and otherwise ends the check as [`fail`] does.
pub fn expect(holds: bool, otherwise: impl Into<Mistake>) {
    if !holds {
        fail(otherwise)
    }
}

/// Ends the check if the timeline recorded so far shows one of these mistakes.
///
/// ```
/// lab::rule_out(&[&lab::diagnosis::BUSY_POLLING]);
/// ```
pub fn rule_out(diagnoses: &[&'static Diagnosis]) {
    let Some(timeline) = timeline::snapshot() else {
        return;
    };
    for diagnosis in diagnoses {
        if let Some(seen) = diagnosis.is_shown_by(&timeline) {
            fail((*diagnosis, seen));
        }
    }
}
