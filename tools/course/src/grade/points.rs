//! What each check is worth: what the exercise says, unless a file says otherwise.
//!
//! ```toml
//! [ch01-ex1]
//! "returns the number of this process" = 1
//! "turns what the kernel refuses into its error" = 4
//! ```

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

/// The checks of each exercise, in order, with what they are worth.
pub(super) type Points = BTreeMap<String, Vec<(String, u32)>>;

/// What a file says: by exercise, by check.
#[derive(Debug, Default)]
pub(super) struct Overrides(BTreeMap<String, BTreeMap<String, u32>>);

impl Overrides {
    /// Reads the TOML in `file`.
    ///
    /// # Errors
    /// Fails if that cannot be read, or says something else than points.
    pub(super) fn read(file: &Path) -> Result<Overrides> {
        let text = fs::read_to_string(file)
            .with_context(|| format!("cannot read the points in {}", file.display()))?;
        let by_exercise = toml::from_str(&text)
            .with_context(|| format!("{} does not give points by check", file.display()))?;
        Ok(Overrides(by_exercise))
    }

    /// Puts what the file says in the place of what the exercises say.
    ///
    /// # Errors
    /// Fails if it names a check that there is not. `known` are all exercises, graded now or not.
    pub(super) fn apply(&self, points: &mut Points, known: &[String]) -> Result<()> {
        for (exercise, checks) in &self.0 {
            let Some(graded) = points.get_mut(exercise) else {
                if known.contains(exercise) {
                    continue; // the file may be about more than is graded now
                }
                bail!("the points are about {exercise:?}: there is no such exercise");
            };
            for (check, worth) in checks {
                let names: Vec<_> = graded.iter().map(|(name, _)| name.clone()).collect();
                let Some(found) = graded.iter_mut().find(|(name, _)| name == check) else {
                    bail!("{exercise} has no check {check:?}: its checks are {names:?}");
                };
                found.1 = *worth;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_overrides_what_it_names_and_nothing_else() {
        let mut points = Points::new();
        points.insert("ch01-ex1".into(), vec![("a".into(), 1), ("b".into(), 2)]);
        let known = ["ch01-ex1".to_owned(), "ch01-ex2".to_owned()];
        let apply = |text: &str, points: &mut Points| {
            Overrides(toml::from_str(text).unwrap()).apply(points, &known)
        };
        apply("[ch01-ex1]\nb = 7\n[ch01-ex2]\nx = 1", &mut points).unwrap();
        assert_eq!(points["ch01-ex1"], [("a".into(), 1), ("b".into(), 7)]);
        let no_check = apply("[ch01-ex1]\nc = 1", &mut points).unwrap_err();
        assert!(no_check.to_string().contains("has no check \"c\""));
        let no_exercise = apply("[ch09-ex1]\nc = 1", &mut points).unwrap_err();
        assert!(no_exercise.to_string().contains("no such exercise"));
    }
}
