//! What READMEs say in their fixed form: titles, points, minutes, hints.

use anyhow::{Context, Result, bail};

/// How many hints an exercise gives.
const HINTS: usize = 3;

/// An exercise's README.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Page {
    /// `everything that an edge stands for`.
    pub title: String,
    /// Assignments are larger, and meant to be graded.
    pub is_assignment: bool,
    /// What all its checks earn together.
    pub points: u32,
    /// About how long it takes.
    pub minutes: u32,
    /// Where it can be done, if not everywhere: `Linux on x86-64 or aarch64`.
    pub platforms: Option<String>,
    /// From gentle to plain. A handout may have none.
    pub hints: Vec<String>,
    /// All of it up to the hints.
    pub task: String,
}

impl Page {
    /// Reads the README of exercise `number`.
    ///
    /// # Errors
    /// Fails if it does not have the form that all have.
    pub fn parse(text: &str, number: u32) -> Result<Page> {
        let (task, hints) = parts(text);
        let mut lines = task.lines();
        let heading = lines.next().unwrap_or_default();
        let (kind, title) = heading.split_once(": ").unwrap_or_default();
        let plain = format!("# Exercise {number}");
        let is_assignment = kind == format!("{plain}, an assignment");
        if !is_assignment && kind != plain {
            bail!("its first line is {heading:?}: it has to begin with {plain:?} and \": \"");
        }
        let facts = lines.find(|line| line.starts_with("**Points**"));
        let facts =
            facts.context("it has no line that begins with \"**Points** N. **Minutes** N.\"")?;
        let number_after = |label| number_after(facts, label);
        let rest = facts.splitn(3, ". ").nth(2);
        Ok(Page {
            title: title.to_owned(),
            is_assignment,
            points: number_after("**Points**")?,
            minutes: number_after("**Minutes**")?,
            platforms: rest.map(|rest| rest.trim_end_matches('.').to_owned()),
            hints: hints.map(numbered).unwrap_or_default(),
            task: task.trim_end().to_owned(),
        })
    }

    /// Whether this system is one of the platforms.
    pub fn can_be_done_here(&self) -> bool {
        let platforms = self.platforms.as_deref().unwrap_or_default();
        let is_processor = !platforms.contains("x86-64")
            || cfg!(any(target_arch = "x86_64", target_arch = "aarch64"));
        let is_system = match platforms.split(' ').next() {
            Some("Linux") => cfg!(target_os = "linux"),
            Some("Unix") => cfg!(unix),
            _ => true,
        };
        is_processor && is_system
    }

    /// Whether all hints are there.
    pub fn has_all_hints(&self) -> bool {
        self.hints.len() == HINTS && self.hints.iter().all(|hint| !hint.is_empty())
    }
}

/// A chapter's title and minutes, from its README.
pub(super) fn title_and_minutes(text: &str, id: &str) -> Result<(String, Option<u32>)> {
    let heading = text.lines().next().unwrap_or_default();
    let title = heading.strip_prefix(&format!("# {id}: "));
    let title = title.with_context(|| format!("its first line is not \"# {id}: …\""))?;
    // Below the first section they would be about something else.
    let (head, _) = text.split_once("\n## ").unwrap_or((text, ""));
    Ok((title.to_owned(), number_after(head, "**Minutes.**").ok()))
}

/// The README of an exercise without its hints.
pub fn without_hints(text: &str) -> String {
    format!("{}\n", parts(text).0.trim_end())
}

fn parts(text: &str) -> (&str, Option<&str>) {
    match text.split_once("\n## Hints\n") {
        Some((task, hints)) => (task, Some(hints)),
        None => (text, None),
    }
}

fn number_after(text: &str, label: &str) -> Result<u32> {
    let (_, rest) = text.split_once(label).unwrap_or_default();
    let digits = rest.trim_start().split(|c: char| !c.is_ascii_digit());
    let number = digits
        .into_iter()
        .next()
        .and_then(|digits| digits.parse().ok());
    number.with_context(|| format!("it has no number after {label:?}"))
}

/// The items of a numbered list, each in its own lines.
fn numbered(text: &str) -> Vec<String> {
    let mut items: Vec<String> = Vec::new();
    for line in text.lines() {
        if let Some(rest) = line.strip_prefix(&format!("{}. ", items.len() + 1)) {
            items.push(rest.to_owned());
        } else if let Some(item) = items.last_mut() {
            item.push('\n');
            item.push_str(line.strip_prefix("   ").unwrap_or(line));
        }
    }
    for item in &mut items {
        item.truncate(item.trim_end().len());
    }
    items
}

#[cfg(test)]
mod tests {
    use super::*;

    const README: &str = "\
# Exercise 5, an assignment: an echo server

**Points** 23. **Minutes** 180. Linux on x86-64.

**Task.** Write it.

## Hints
1. Look.
   And look.
2. `code`
3. All:

   ```text
   code
   ```
";

    #[test]
    fn the_form_is_read() {
        let page = Page::parse(README, 5).unwrap();
        assert_eq!(page.title, "an echo server");
        assert!(page.is_assignment && page.has_all_hints());
        assert_eq!((page.points, page.minutes), (23, 180));
        assert_eq!(page.platforms.as_deref(), Some("Linux on x86-64"));
        assert_eq!(page.hints[0], "Look.\nAnd look.");
        assert_eq!(page.hints[2], "All:\n\n```text\ncode\n```");
        assert!(page.task.ends_with("**Task.** Write it."));
    }

    #[test]
    fn without_hints_it_is_the_same_task() {
        let page = Page::parse(&without_hints(README), 5).unwrap();
        assert_eq!(page.task, Page::parse(README, 5).unwrap().task);
        assert!(!page.has_all_hints());
    }

    #[test]
    fn another_form_is_refused_with_what_is_missing() {
        let error = |text| Page::parse(text, 5).unwrap_err().to_string();
        assert!(error("# Exercise 4: x").starts_with("its first line is \"# Exercise 4: x\""));
        assert!(error("# Exercise 5: x\n").starts_with("it has no line that begins with"));
        let no_minutes = error("# Exercise 5: x\n\n**Points** 3.\n");
        assert_eq!(no_minutes, "it has no number after \"**Minutes**\"");
    }
}
