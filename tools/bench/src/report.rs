//! The results as tables to read, and as JSON with every figure of every round.

use std::fmt::Write;

use serde_json::{Value, json};

use crate::machine;
use crate::ratios::{Against, Ratio, ratio};
use crate::rounds::Results;
use crate::workload::Figure;

/// What is missing, the ratios, and then the figures that they are made of.
pub(crate) fn markdown(all: &[Results<'_>]) -> String {
    let mut out = format!("{}\n", machine::describe());
    absent(&mut out, all).expect(TAKEN);
    let all: Vec<_> = all
        .iter()
        .filter(|results| !results.peers().is_empty())
        .collect();
    ratios(&mut out, &all).expect(TAKEN);
    for group in all.chunk_by(|a, b| alike(a, b)) {
        if let [results] = group {
            table(&mut out, results).expect(TAKEN);
        } else {
            tables(&mut out, group).expect(TAKEN);
        }
    }
    out
}

const TAKEN: &str = "a String takes all that is written";

fn absent(out: &mut String, all: &[Results<'_>]) -> std::fmt::Result {
    let missing: Vec<_> = all.iter().filter_map(Results::missing).collect();
    if !missing.is_empty() {
        writeln!(out, "\nNot measured:\n\n- {}", missing.join("\n- "))?;
    }
    Ok(())
}

/// Whether they can share a table: the same group, peers and figures.
fn alike(a: &Results<'_>, b: &Results<'_>) -> bool {
    let figures =
        |results: &Results<'_>| results.workload.figures().iter().map(|figure| figure.name);
    let group = |results: &Results<'_>| split(&results.workload.name()).0.to_owned();
    group(a) == group(b) && a.peers() == b.peers() && figures(a).eq(figures(b))
}

/// A workload's group and its name there.
fn split(name: &str) -> (&str, &str) {
    name.split_once('/').unwrap_or((name, name))
}

fn ratios(out: &mut String, all: &[&Results<'_>]) -> std::fmt::Result {
    writeln!(
        out,
        "\nWhat ours takes by what they take, of medians: below 1 is ahead.\n"
    )?;
    let names = Against::ALL.map(Against::name).join(" | ");
    writeln!(out, "| | | {names} |\n|---|---|---|---|---|")?;
    for results in all {
        for (at, figure) in results.workload.figures().iter().enumerate() {
            let ratios = Against::ALL.map(|against| ratio(results, at, against));
            if ratios.iter().all(Option::is_none) {
                continue;
            }
            let cells = ratios.map(|ratio| match ratio {
                Some(Ratio { peer, ratio }) if peer.starts_with("floor") => format!("{ratio:.2}"),
                Some(Ratio { peer, ratio }) => format!("{ratio:.2} ({peer})"),
                None => String::new(),
            });
            let name = results.workload.name();
            writeln!(out, "| {name} | {} | {} |", figure.name, cells.join(" | "))?;
        }
    }
    Ok(())
}

/// A table for each figure, a column a workload.
fn tables(out: &mut String, group: &[&Results<'_>]) -> std::fmt::Result {
    let name = |results: &&Results<'_>| split(&results.workload.name()).1.to_owned();
    let (first, columns) = (group[0], "---|".repeat(group.len()));
    let title = split(&first.workload.name()).0.to_owned();
    writeln!(
        out,
        "\n**{title}**, median of {} rounds (least–most):\n",
        rounds(first)
    )?;
    for results in group {
        writeln!(out, "- {}: {}", name(results), results.workload.about())?;
    }
    for (at, figure) in first.workload.figures().iter().enumerate() {
        let names: Vec<_> = group.iter().map(name).collect();
        writeln!(out, "\n| {} | {} |", figure.name, names.join(" | "))?;
        writeln!(out, "|---|{columns}")?;
        for peer in first.peers() {
            let cells = group.iter().map(|results| cell(results, peer, at, figure));
            let cells = cells.collect::<Vec<_>>().join(" | ");
            writeln!(out, "| {peer} | {cells} |")?;
        }
    }
    Ok(())
}

/// A column a figure.
fn table(out: &mut String, results: &Results<'_>) -> std::fmt::Result {
    let (workload, figures) = (results.workload, results.workload.figures());
    writeln!(
        out,
        "\n**{}**: {} Median of {} rounds (least–most).\n",
        workload.name(),
        workload.about(),
        rounds(results)
    )?;
    let names: Vec<_> = figures.iter().map(|figure| figure.name).collect();
    writeln!(out, "| | {} |", names.join(" | "))?;
    writeln!(out, "|---|{}", "---|".repeat(figures.len()))?;
    for peer in results.peers() {
        let cells = figures.iter().enumerate();
        let cells = cells.map(|(at, figure)| cell(results, peer, at, figure));
        let cells = cells.collect::<Vec<_>>().join(" | ");
        writeln!(out, "| {peer} | {cells} |")?;
    }
    Ok(())
}

/// The most that one has had: what lacks some is said above.
fn rounds(results: &Results<'_>) -> usize {
    let rounds = |peer| results.of(peer, 0).len();
    results.peers().into_iter().map(rounds).max().unwrap_or(0)
}

fn cell(results: &Results<'_>, peer: &str, at: usize, figure: &Figure) -> String {
    let numbers = results.of(peer, at);
    let least = numbers.iter().copied().fold(f64::INFINITY, f64::min);
    let most = numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let shown = |number: f64| thousands(number, figure.digits);
    let median = shown(results.median(peer, at));
    if shown(least) == shown(most) {
        median
    } else {
        format!("{median} ({}–{})", shown(least), shown(most))
    }
}

/// 12,345.6
fn thousands(number: f64, digits: usize) -> String {
    let text = format!("{number:.digits$}");
    let end = text.find('.').unwrap_or(text.len());
    let mut out = String::new();
    for (at, c) in text.char_indices() {
        let left = end.saturating_sub(at);
        if at < end && left % 3 == 0 && out.ends_with(|c: char| c.is_ascii_digit()) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

/// Everything, for other programs.
pub(crate) fn json(all: &[Results<'_>]) -> String {
    let workloads: Vec<Value> =
        all.iter()
            .map(|results| {
                let figures = results.workload.figures();
                let peers: Vec<Value> = results
                .peers()
                .into_iter()
                .map(|peer| {
                    let numbers = figures.iter().enumerate().map(|(at, figure)| {
                        (figure.name.to_owned(), json!(results.of(peer, at)))
                    });
                    json!({ "peer": peer, "rounds": numbers.collect::<serde_json::Map<_, _>>() })
                })
                .collect();
                let (name, about) = (results.workload.name(), results.workload.about());
                json!({ "workload": name, "about": about, "peers": peers })
            })
            .collect();
    let missing: Vec<_> = all.iter().filter_map(Results::missing).collect();
    let report =
        json!({ "machine": machine::describe(), "missing": missing, "workloads": workloads });
    format!("{report:#}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_off() {
        assert_eq!(thousands(1234567.25, 1), "1,234,567.2");
        assert_eq!(thousands(123.0, 0), "123");
        assert_eq!(thousands(1000.0, 0), "1,000");
        assert_eq!(thousands(-1234.5, 2), "-1,234.50");
    }
}
