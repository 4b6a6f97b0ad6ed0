//! The report that a test leaves: lab's README says what stands in it.

use serde::{Deserialize, Deserializer};

/// What the checks say of an answer.
#[derive(Clone, Debug)]
pub struct Report {
    /// The hash of the text that was compiled: [`lab::fnv1a`] of the answer's bytes.
    pub fnv1a: u64,
    /// In the order in which they ran.
    pub checks: Vec<Check>,
}

/// One check.
#[derive(Clone, Debug, Deserialize)]
pub struct Check {
    /// What a right answer does.
    #[serde(rename = "check")]
    pub name: String,
    /// What it is worth.
    pub points: u32,
    /// How it ended.
    pub state: State,
    /// The step that it was at when it failed.
    pub expected: Option<String>,
    /// What happened instead.
    pub happened: Option<String>,
    /// The mistake's name, if it has one; see [`lab::diagnosis::named`].
    pub diagnosis: Option<String>,
    /// What is wrong, and what is right.
    pub words: Option<String>,
    /// All of this as a learner reads it, with the last of the timeline.
    pub text: String,
}

/// How a check ended.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
pub enum State {
    /// Its points are earned.
    #[serde(rename = "passed")]
    Passed,
    /// Something is wrong with the answer.
    #[serde(rename = "failed")]
    Failed,
    /// The answer was not let near it.
    #[serde(rename = "not run")]
    NotRun,
}

#[derive(Deserialize)]
struct Head {
    #[serde(deserialize_with = "hexadecimal")]
    fnv1a: u64,
}

fn hexadecimal<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
    let digits = String::deserialize(deserializer)?;
    u64::from_str_radix(&digits, 16).map_err(serde::de::Error::custom)
}

impl Report {
    /// Reads what `LAB_REPORT` was written to; nothing if that is no report.
    pub fn parse(text: &str) -> Option<Report> {
        let mut lines = text.lines();
        let head: Head = serde_json::from_str(lines.next()?).ok()?;
        let checks = lines
            .map(serde_json::from_str)
            .collect::<Result<Vec<_>, _>>();
        let checks = checks.ok().filter(|checks| !checks.is_empty())?;
        Some(Report {
            fnv1a: head.fnv1a,
            checks,
        })
    }

    /// Whether every check passed.
    pub fn is_solved(&self) -> bool {
        self.checks.iter().all(|check| check.state == State::Passed)
    }

    /// The points of the checks that passed.
    pub fn earned(&self) -> u32 {
        let passed = self
            .checks
            .iter()
            .filter(|check| check.state == State::Passed);
        passed.map(|check| check.points).sum()
    }

    /// The points of all checks.
    pub fn points(&self) -> u32 {
        self.checks.iter().map(|check| check.points).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"{"lab_report":1,"package":"p","target":"t","file":"f","fnv1a":"00000000000000ff"}
{"check":"a","points":2,"state":"failed","expected":"b","happened":"c","diagnosis":"d","words":"e","text":"f","new":1}
{"check":"g","points":3,"state":"passed","text":"h"}
"#;

    #[test]
    fn a_report_is_read_and_fields_that_are_not_known_are_skipped() {
        let report = Report::parse(TEXT).unwrap();
        assert_eq!(report.fnv1a, 255);
        assert_eq!((report.earned(), report.points()), (3, 5));
        assert_eq!(report.checks[0].diagnosis.as_deref(), Some("d"));
        assert!(!report.is_solved());
    }

    #[test]
    fn half_a_report_is_none() {
        let half = &TEXT[..TEXT.len() - 10];
        let only_the_head = TEXT.lines().next().unwrap();
        for text in ["", "nonsense", half, only_the_head] {
            assert!(Report::parse(text).is_none(), "{text}");
        }
    }
}
