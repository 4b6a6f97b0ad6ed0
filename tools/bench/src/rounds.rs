//! Peers take turns, workload by workload, round by round, process by process.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, IsTerminal};
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

use anyhow::bail;

use crate::options::Options;
use crate::process;
use crate::workload::Workload;

/// All that was measured of one workload.
pub(crate) struct Results<'a> {
    pub(crate) workload: &'a dyn Workload,
    /// Who was asked for, in the workload's order.
    asked: Vec<&'static str>,
    /// How many rounds of each.
    wanted: usize,
    /// For each peer the rounds, each with its figures.
    rounds: BTreeMap<&'static str, Vec<Vec<f64>>>,
    failed: BTreeMap<&'static str, String>,
}

impl Results<'_> {
    /// Who has had a round, in the workload's order.
    pub(crate) fn peers(&self) -> Vec<&'static str> {
        let measured = |peer: &&&'static str| self.rounds.contains_key(**peer);
        self.asked.iter().filter(measured).copied().collect()
    }

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

    /// What was asked for and was not measured.
    pub(crate) fn missing(&self) -> Option<String> {
        let name = self.workload.name();
        if self.rounds.is_empty() && self.failed.is_empty() {
            return Some(format!("{name}: all"));
        }
        let missing = self.asked.iter().filter_map(|&peer| {
            let done = self.rounds.get(peer).map_or(0, Vec::len);
            let why = self.failed.get(peer);
            let why = why.map_or_else(String::new, |why| format!(", as it failed: {why}"));
            let missing = self.wanted - done;
            (missing > 0).then(|| format!("{missing} of {} rounds of {peer}{why}", self.wanted))
        });
        let missing: Vec<_> = missing.collect();
        (!missing.is_empty()).then(|| format!("{name}: {}", missing.join("; ")))
    }
}

/// Measures, and shows `save` all that there is after each workload. Ends early once `ended` is set.
///
/// # Errors
/// Fails if none of `workloads` has one of the peers that are asked for, or as `save` does. A peer that fails is left out from then on.
pub(crate) fn run<'a>(
    workloads: &'a [Box<dyn Workload>],
    options: &Options,
    ended: &AtomicBool,
    save: impl Fn(&[Results<'a>]) -> anyhow::Result<()>,
) -> anyhow::Result<Vec<Results<'a>>> {
    check(workloads, &options.peers)?;
    let mut all = asked(workloads, options);
    let turns = |results: &Results<'_>| results.asked.len() * processes(results.workload, options);
    let mut progress = Progress {
        turn: 0,
        turns: all.iter().map(turns).sum::<usize>() * options.rounds,
    };
    for at in 0..all.len() {
        measure(&mut all[at], options, ended, &mut progress);
        save(&all)?;
        if ended.load(Relaxed) {
            break;
        }
    }
    progress.clear();
    Ok(all)
}

/// Each of `asked` has to have something to do.
fn check(workloads: &[Box<dyn Workload>], asked: &[String]) -> anyhow::Result<()> {
    let known = workloads.iter().flat_map(|workload| workload.peers());
    let known: BTreeSet<_> = known.copied().collect();
    let unknown = asked.iter().find(|name| !known.contains(name.as_str()));
    unknown.map_or(Ok(()), |name| {
        let known = Vec::from_iter(known).join(", ");
        bail!("--peers: none of these workloads has a peer {name:?}; their peers: {known}")
    })
}

fn asked<'a>(workloads: &'a [Box<dyn Workload>], options: &Options) -> Vec<Results<'a>> {
    let wanted = |peer: &&&'static str| {
        options.peers.is_empty() || options.peers.iter().any(|wanted| wanted == **peer)
    };
    let asked = workloads.iter().map(|workload| Results {
        workload: &**workload,
        asked: workload.peers().iter().filter(wanted).copied().collect(),
        wanted: options.rounds,
        rounds: BTreeMap::new(),
        failed: BTreeMap::new(),
    });
    asked.filter(|results| !results.asked.is_empty()).collect()
}

fn measure(
    results: &mut Results<'_>,
    options: &Options,
    ended: &AtomicBool,
    progress: &mut Progress,
) {
    let name = results.workload.name();
    let processes = processes(results.workload, options);
    for round in 1..=results.wanted {
        let mut turns = BTreeMap::<_, Vec<Vec<f64>>>::new();
        // All peers' first processes, then all peers' second: the machine may be slow for seconds.
        for process in 1..=processes {
            for &peer in &results.asked {
                if ended.load(Relaxed) {
                    return;
                }
                progress.step(&format!("{name}: {peer}, round {round}"));
                if results.failed.contains_key(peer) {
                    continue;
                }
                let turns = turns.entry(peer).or_default();
                match process::round(&name, peer, options.quick) {
                    Ok(figures) => turns.push(figures),
                    Err(error) => {
                        results.failed.insert(peer, format!("{error:#}"));
                        continue;
                    }
                }
                if process == processes {
                    results.rounds.entry(peer).or_default().push(means(turns));
                }
            }
        }
    }
}

/// The mean of each figure.
fn means(turns: &[Vec<f64>]) -> Vec<f64> {
    let mean = |at| turns.iter().map(|figures| figures[at]).sum::<f64>() / turns.len() as f64;
    (0..turns[0].len()).map(mean).collect()
}

/// How many share a round.
fn processes(workload: &dyn Workload, options: &Options) -> usize {
    if options.quick {
        1
    } else {
        workload.processes()
    }
}

/// A bar where somebody looks at it.
struct Progress {
    turn: usize,
    turns: usize,
}

impl Progress {
    fn step(&mut self, what: &str) {
        const WIDTH: usize = 24;
        self.turn += 1;
        let (turn, turns) = (self.turn, self.turns);
        if io::stderr().is_terminal() {
            let done = "━".repeat(WIDTH * turn / turns);
            let left = "─".repeat(WIDTH - WIDTH * turn / turns);
            eprint!("\r\x1b[K{done}{left} {turn}/{turns} {what:.48}");
        }
    }

    fn clear(&self) {
        if io::stderr().is_terminal() {
            eprint!("\r\x1b[K");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workload::Figure;

    struct Fake;

    impl Workload for Fake {
        fn name(&self) -> String {
            "fake".to_owned()
        }

        fn about(&self) -> String {
            "nothing.".to_owned()
        }

        fn peers(&self) -> &'static [&'static str] {
            &["a", "b", "c"]
        }

        fn figures(&self) -> &'static [Figure] {
            &[]
        }

        fn round(&self, _: &str, _: bool) -> anyhow::Result<Vec<f64>> {
            Ok(Vec::new())
        }
    }

    #[test]
    fn an_unknown_peer_is_refused_and_the_known_are_named() {
        let workloads: [Box<dyn Workload>; 1] = [Box::new(Fake)];
        check(&workloads, &["a".to_owned(), "c".to_owned()]).unwrap();
        let error = check(&workloads, &["a".to_owned(), "d".to_owned()]).unwrap_err();
        let told = "--peers: none of these workloads has a peer \"d\"; their peers: a, b, c";
        assert_eq!(error.to_string(), told);
    }

    /// `--peers` takes names apart at commas.
    #[test]
    fn no_peer_has_a_comma_in_its_name() {
        for workload in crate::workloads::all() {
            let peers = workload.peers();
            let with = peers.iter().find(|peer| peer.contains(','));
            assert_eq!(with, None, "{}", workload.name());
        }
    }

    #[test]
    fn what_is_missing_is_told_and_left_out() {
        let mut results = Results {
            workload: &Fake,
            asked: vec!["a", "b", "c"],
            wanted: 2,
            rounds: BTreeMap::new(),
            failed: BTreeMap::new(),
        };
        assert_eq!(results.missing().as_deref(), Some("fake: all"));
        results.rounds.insert("a", vec![vec![1.0], vec![2.0]]);
        results.rounds.insert("c", vec![vec![1.0]]);
        results.failed.insert("b", "no".to_owned());
        let missing = "fake: 2 of 2 rounds of b, as it failed: no; 1 of 2 rounds of c";
        assert_eq!(results.missing().as_deref(), Some(missing));
        assert_eq!(results.peers(), ["a", "c"]);
        results.asked.truncate(1);
        assert_eq!(results.missing(), None);
    }

    #[test]
    fn a_round_is_the_mean_of_each_figure() {
        assert_eq!(means(&[vec![1.0, 10.0], vec![3.0, 40.0]]), [2.0, 25.0]);
    }
}
