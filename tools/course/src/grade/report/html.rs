//! One page with everything, that needs nothing but itself: a table, and below it each learner's
//! checks with what they say and how it came to that.

use std::collections::BTreeSet;
use std::fmt::Write;

use timeline::{Picture, Timeline};

use super::exercises;
use crate::grade::result::{Check, Graded, Score, State};

const STYLE: &str = include_str!("page.css");
/// Larger pictures, in bytes, are left out: hundreds of learners share the page.
const LARGEST_PICTURE: usize = 200_000;

pub(super) fn write(all: &[Graded]) -> String {
    let mut page =
        String::from("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.push_str("<meta name=\"viewport\" content=\"width=device-width\">\n");
    // Not even a mistake in escaping could load or run anything.
    page.push_str("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ");
    page.push_str("style-src 'unsafe-inline'; img-src data:\">\n");
    let _ = write!(
        page,
        "<title>Grades</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n"
    );
    let _ = writeln!(page, "<h1>Grades</h1>\n<p>{}</p>", summary(all));
    table(&mut page, all);
    for graded in all {
        learner(&mut page, graded);
    }
    page.push_str("</body>\n</html>\n");
    page
}

fn summary(all: &[Graded]) -> String {
    let count = all.len();
    let solved = all
        .iter()
        .filter(|graded| graded.earned() == graded.points())
        .count();
    let seeds: BTreeSet<u64> = all.iter().map(|graded| graded.seed).collect();
    let seeds: Vec<_> = seeds.iter().map(u64::to_string).collect();
    let seeds = seeds.join(", ");
    format!("{count} submissions, {solved} with all points. Seed of the checks' data: {seeds}.")
}

fn table(page: &mut String, all: &[Graded]) {
    let exercises = exercises(all);
    page.push_str("<div class=\"wide\"><table>\n<tr><th scope=\"col\">submission");
    for exercise in &exercises {
        let _ = write!(page, "<th scope=\"col\">{}", escape(exercise));
    }
    page.push_str("<th scope=\"col\">points<th scope=\"col\">of\n");
    for graded in all {
        let (slug, name) = (escape(&graded.slug), escape(&graded.name));
        let _ = write!(page, "<tr><th scope=\"row\"><a href=\"#{slug}\">{name}</a>");
        for exercise in &exercises {
            let score = graded
                .exercises
                .iter()
                .find(|score| score.exercise == **exercise);
            match score {
                Some(score) => {
                    let (class, word) = (class(score), score.state.word());
                    let earned = score.earned();
                    let _ = write!(page, "<td class=\"{class}\" title=\"{word}\">{earned}");
                    if !matches!(score.state, State::Solved | State::Checked) {
                        let _ = write!(page, " <small>{word}</small>");
                    }
                }
                None => page.push_str("<td>"),
            }
        }
        let _ = writeln!(
            page,
            "<td><b>{}</b><td>{}",
            graded.earned(),
            graded.points()
        );
    }
    page.push_str("</table></div>\n");
}

fn learner(page: &mut String, graded: &Graded) {
    let (slug, name) = (escape(&graded.slug), escape(&graded.name));
    let (earned, points) = (graded.earned(), graded.points());
    let _ = writeln!(
        page,
        "<section id=\"{slug}\">\n<h2>{name} <span>{earned} of {points}</span></h2>"
    );
    notes(page, &graded.notes);
    for score in &graded.exercises {
        exercise(page, score);
    }
    page.push_str("</section>\n");
}

fn exercise(page: &mut String, score: &Score) {
    let (id, title) = (escape(&score.exercise), escape(&score.title));
    let (earned, points, word) = (score.earned(), score.points(), score.state.word());
    let is_told = !matches!(
        score.state,
        State::Solved | State::Missing | State::NotBegun
    );
    let open = if is_told { " open" } else { "" };
    let _ = writeln!(
        page,
        "<details{open}><summary><b class=\"{}\">{id}</b> {title}: {earned} of {points}, {word}</summary>",
        class(score)
    );
    notes(page, &score.notes);
    if !score.words.is_empty() {
        let _ = writeln!(page, "<pre>{}</pre>", escape(&score.words));
    }
    let ran = score.checks.iter().filter(|check| !check.text.is_empty());
    ran.for_each(|check| self::check(page, check));
    page.push_str("</details>\n");
}

fn check(page: &mut String, check: &Check) {
    let class = if check.passed { "all" } else { "none" };
    let _ = writeln!(
        page,
        "<pre class=\"{class}\">{}</pre>",
        escape(check.text.trim_end())
    );
    if let Some(source) = check.timeline.as_deref().and_then(picture) {
        let name = escape(&check.name);
        let _ = writeln!(
            page,
            "<details><summary>the timeline of \"{name}\"</summary>\
             <img alt=\"who ran, waited and woke whom\" src=\"{source}\"></details>"
        );
    }
}

fn notes(page: &mut String, notes: &[String]) {
    if !notes.is_empty() {
        page.push_str("<ul>");
        for note in notes {
            let _ = write!(page, "<li>{}", escape(note));
        }
        page.push_str("</ul>\n");
    }
}

/// The recording as an image in an address. An image runs nothing and reaches nothing around it.
fn picture(log: &str) -> Option<String> {
    let timeline = Timeline::from_log(log.as_bytes()).ok()?;
    let svg = Picture::new(&timeline).svg();
    let mut source = String::from("data:image/svg+xml,");
    for char in svg.chars() {
        match char {
            '%' | '#' | '"' | '<' | '>' | '&' | '\'' | '\n' => {
                let _ = write!(source, "%{:02X}", char as u32);
            }
            char => source.push(char),
        }
    }
    (source.len() <= LARGEST_PICTURE).then_some(source)
}

fn class(score: &Score) -> &'static str {
    match score.earned() {
        _ if score.state == State::Solved => "all",
        0 => "none",
        _ => "some",
    }
}

/// `text` where HTML stands, in an element or in quotes.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            char => escaped.push(char),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn what_a_learner_wrote_stays_text() {
        assert_eq!(
            escape("<a b='c' d=\"&\">"),
            "&lt;a b=&#39;c&#39; d=&quot;&amp;&quot;&gt;"
        );
    }
}
