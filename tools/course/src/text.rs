//! Prose for a terminal that nobody has made wider than 80 columns.

use std::io::{self, ErrorKind, Write};

use anyhow::{Context, Result};

/// Columns.
pub(crate) const WIDTH: usize = 80;

/// Prints `text`. Whoever has closed the other end has seen enough: that is no error.
pub(crate) fn print(text: &str) -> Result<()> {
    let mut stdout = io::stdout();
    match stdout
        .write_all(text.as_bytes())
        .and_then(|()| stdout.flush())
    {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        result => result.context("cannot print"),
    }
}

/// Says on standard error what went wrong.
pub fn complain(words: &str) {
    // What a program of another's said keeps its lines.
    let (first, rest) = words.split_once('\n').unwrap_or((words, ""));
    let mut text = wrap(&format!("cargo course: {first}"), 4);
    if !rest.is_empty() {
        text.push_str(rest);
        text.push('\n');
    }
    // Nothing is left to do where even the words cannot be written.
    let _ = io::stderr().write_all(text.as_bytes());
}

/// Breaks the paragraphs of a README anew. Code, tables and headings keep their lines.
pub(crate) fn reflow(markdown: &str) -> String {
    let mut text = String::new();
    let mut paragraph = String::new();
    let mut is_code = false;
    for line in markdown.lines() {
        let is_fence = line.trim_start().starts_with("```");
        let is_kept = is_code || is_fence || line.starts_with(['|', '#']);
        is_code ^= is_fence;
        if is_kept || line.trim().is_empty() || begins_item(line) {
            flush(&mut text, &mut paragraph);
        }
        if is_kept || line.trim().is_empty() {
            text.push_str(line);
            text.push('\n');
        } else if paragraph.is_empty() {
            paragraph.push_str(line);
        } else {
            paragraph.push(' ');
            paragraph.push_str(line.trim());
        }
    }
    flush(&mut text, &mut paragraph);
    text
}

/// `- one`, `2. two`.
fn begins_item(line: &str) -> bool {
    let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
    line.starts_with("- ") || (digits.len() < line.len() && digits.starts_with(". "))
}

fn flush(text: &mut String, paragraph: &mut String) {
    let indent = match begins_item(paragraph) {
        true => paragraph.find(' ').map_or(0, |space| space + 1),
        false => 0,
    };
    text.push_str(&wrap(paragraph, indent));
    paragraph.clear();
}

/// Breaks `words` between words; later lines are indented.
pub(crate) fn wrap(words: &str, indent: usize) -> String {
    let text = beside(&" ".repeat(indent), words);
    text[indent..].to_owned()
}

/// Breaks `words` between words, in the columns to the right of `head`.
pub(crate) fn beside(head: &str, words: &str) -> String {
    let indent = head.chars().count();
    let (mut text, mut column) = (head.to_owned(), indent);
    for word in words.split_whitespace() {
        let length = word.chars().count();
        if column > indent && column + 1 + length > WIDTH {
            text.push('\n');
            text.push_str(&" ".repeat(indent));
            column = indent;
        } else if column > indent {
            text.push(' ');
            column += 1;
        }
        text.push_str(word);
        column += length;
    }
    if column > indent {
        text.push('\n');
    }
    text
}

/// Cuts `text` to `columns`, and shows it.
pub(crate) fn cut(text: &str, columns: usize) -> String {
    if text.chars().count() <= columns {
        return text.to_owned();
    }
    let kept: String = text.chars().take(columns.saturating_sub(3)).collect();
    format!("{}...", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_and_items_are_broken_anew_and_code_is_not() {
        let long = "word ".repeat(30);
        let code = format!("```text\n{long}\n```\n");
        let text = reflow(&format!(
            "# Title\n\n{long}\nmore\n\n- {long}\n- two\n\n{code}"
        ));
        let (prose, rest) = text.split_once("```text").unwrap();
        assert!(
            prose.lines().all(|line| line.chars().count() <= WIDTH),
            "{prose}"
        );
        assert!(
            prose.contains("\n  word") && prose.contains("\n- two\n"),
            "{prose}"
        );
        assert!(rest.contains(&long));
    }

    #[test]
    fn what_is_cut_says_so() {
        assert_eq!(cut("four words in here", 12), "four word...");
        assert_eq!(cut("short", 12), "short");
    }
}
