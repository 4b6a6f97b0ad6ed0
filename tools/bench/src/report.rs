//! The results as tables to read, and as JSON with every figure of every round.

use std::fmt::Write;

use serde_json::{Value, json};

use crate::machine;
use crate::rounds::Results;
use crate::workload::{Better, Figure};

/// A table a workload, and what they were measured on.
pub(crate) fn markdown(all: &[Results<'_>]) -> String {
    let mut out = format!("{}\n", machine::describe());
    for results in all {
        table(&mut out, results).expect("a String takes all that is written");
    }
    out
}

fn table(out: &mut String, results: &Results<'_>) -> std::fmt::Result {
    let (workload, figures) = (results.workload, results.workload.figures());
    let rounds = results.of(results.peers[0], 0).len();
    writeln!(
        out,
        "\n**{}**: {} Median of {rounds} rounds (least–most).\n",
        workload.name(),
        workload.about()
    )?;
    let names: Vec<_> = figures.iter().map(|figure| figure.name).collect();
    writeln!(out, "| | {} |", names.join(" | "))?;
    writeln!(out, "|---|{}", "---|".repeat(figures.len()))?;
    for &peer in &results.peers {
        write!(out, "| {peer} |")?;
        for (at, figure) in figures.iter().enumerate() {
            write!(out, " {} |", cell(results, peer, at, figure))?;
        }
        writeln!(out)?;
    }
    if results.peers.len() > 1 {
        write!(out, "| ratio to the best peer |")?;
        for (at, figure) in figures.iter().enumerate() {
            match ratio(results, at, figure) {
                Some(ratio) => write!(out, " {ratio:.2} |")?,
                None => write!(out, " |")?,
            }
        }
        writeln!(out)?;
    }
    Ok(())
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

/// The first peer's median by the best other one's. A variant of the first bears its name, and is
/// none of the others.
fn ratio(results: &Results<'_>, at: usize, figure: &Figure) -> Option<f64> {
    let (ours, others) = results.peers.split_first()?;
    let others = others.iter().filter(|peer| !peer.starts_with(ours));
    let others = others.map(|peer| results.median(peer, at));
    let best = match figure.better {
        Better::Lower => others.fold(f64::INFINITY, f64::min),
        Better::Higher => others.fold(f64::NEG_INFINITY, f64::max),
        Better::Neither => return None,
    };
    Some(results.median(ours, at) / best)
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
                .peers
                .iter()
                .map(|&peer| {
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
    let report = json!({ "machine": machine::describe(), "workloads": workloads });
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
