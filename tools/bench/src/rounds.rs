//! Peers take turns, workload by workload, round by round.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal};

use anyhow::Context;

use crate::workload::Workload;
use crate::{Options, process};

/// All that was measured of one workload.
pub(crate) struct Results<'a> {
    pub(crate) workload: &'a dyn Workload,
    /// In the workload's order.
    pub(crate) peers: Vec<&'static str>,
    /// For each peer the rounds, each with its figures.
    rounds: BTreeMap<&'static str, Vec<Vec<f64>>>,
}

impl Results<'_> {
    /// What a peer reached in a figure, a number a round.
    pub(crate) fn of(&self, peer: &str, figure: usize) -> Vec<f64> {
        let rounds = self.rounds.get(peer).map_or(&[][..], |rounds| rounds);
        rounds.iter().map(|figures| figures[figure]).collect()
    }

    pub(crate) fn median(&self, peer: &str, figure: usize) -> f64 {
        let mut numbers = self.of(peer, figure);
        numbers.sort_by(f64::total_cmp);
        numbers[numbers.len() / 2]
    }
}

pub(crate) fn run<'a>(
    workloads: &'a [Box<dyn Workload>],
    options: &Options,
) -> anyhow::Result<Vec<Results<'a>>> {
    let wanted = |peer: &&&'static str| {
        options.peers.is_empty() || options.peers.iter().any(|wanted| wanted == **peer)
    };
    let mut all: Vec<_> = workloads
        .iter()
        .map(|workload| Results {
            workload: &**workload,
            peers: workload.peers().iter().filter(wanted).copied().collect(),
            rounds: BTreeMap::new(),
        })
        .filter(|results| !results.peers.is_empty())
        .collect();
    anyhow::ensure!(!all.is_empty(), "no such peer: --list shows them");
    let turns = all.iter().map(|results| results.peers.len()).sum::<usize>() * options.rounds;
    let mut turn = 0;
    for results in &mut all {
        let name = results.workload.name();
        for round in 1..=options.rounds {
            for &peer in &results.peers {
                turn += 1;
                progress(turn, turns, &format!("{name}: {peer}, round {round}"));
                let figures = process::round(&name, peer, options.quick);
                let figures = figures.with_context(|| format!("{peer} has failed at {name}"))?;
                results.rounds.entry(peer).or_default().push(figures);
            }
        }
    }
    Ok(all)
}

/// A bar where somebody looks at it.
fn progress(turn: usize, turns: usize, what: &str) {
    const WIDTH: usize = 24;
    if io::stderr().is_terminal() {
        let done = "━".repeat(WIDTH * turn / turns);
        let left = "─".repeat(WIDTH - WIDTH * turn / turns);
        let end = if turn == turns { "\r\x1b[K" } else { "" };
        eprint!("\r\x1b[K{done}{left} {turn}/{turns} {what:.48}{end}");
    }
}
