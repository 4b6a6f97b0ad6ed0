//! Ours by theirs.

use crate::rounds::Results;
use crate::workload::Better;

/// What ours takes by what another takes, of medians: below 1 is ahead, whichever way the figure
/// goes.
pub(crate) struct Ratio {
    /// Who has reached it; of several, the best.
    pub(crate) peer: &'static str,
    pub(crate) ratio: f64,
}

/// Compared with which peers?
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Against {
    /// All that are not ours.
    All,
    TokioAndSmol,
    /// What does the work with nothing around it.
    Floor,
}

impl Against {
    pub(crate) const ALL: [Against; 3] = [Against::All, Against::TokioAndSmol, Against::Floor];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Against::All => "the best peer",
            Against::TokioAndSmol => "the better of tokio and smol",
            Against::Floor => "the floor",
        }
    }

    fn holds(self, ours: &str, peer: &str) -> bool {
        let floor = peer.starts_with("floor");
        match self {
            Against::All => !floor && !chapter(peer) && first_word(peer) != first_word(ours),
            Against::TokioAndSmol => ["tokio", "smol"].contains(&first_word(peer)),
            Against::Floor => floor,
        }
    }
}

/// Whether it is of another chapter, and as much ours.
fn chapter(peer: &str) -> bool {
    let number = peer.strip_prefix("ch");
    number.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// A runtime's or library's name: what follows says which of its kinds.
fn first_word(peer: &str) -> &str {
    peer.split(' ').next().unwrap_or(peer)
}

/// `None` if there is nobody to compare with, or the figure is not compared.
pub(crate) fn ratio(results: &Results<'_>, at: usize, against: Against) -> Option<Ratio> {
    let figure = &results.workload.figures()[at];
    let peers = results.peers();
    let (ours, others) = peers.split_first()?;
    if results.workload.peers().first() != Some(ours) {
        return None; // ours was not asked for
    }
    let own = results.median(ours, at);
    let others = others.iter().filter(|peer| against.holds(ours, peer));
    let ratios = others.map(|peer| {
        let other = results.median(peer, at);
        let ratio = match figure.better {
            Better::Higher => other / own,
            Better::Lower | Better::Neither => own / other,
        };
        Ratio { peer, ratio }
    });
    let worst = ratios.max_by(|a, b| a.ratio.total_cmp(&b.ratio));
    worst.filter(|_| figure.better != Better::Neither)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ours_are_compared_with_others_only() {
        let all = |peer| Against::All.holds("ch10 LocalRuntime", peer);
        assert!(all("tokio current_thread") && all("monoio"));
        assert!(!all("ch10 Runtime") && !all("ch08-runtime (reactor thread)"));
        assert!(!all("floor: bare epoll"));
        assert!(Against::Floor.holds("ch10 LocalRuntime", "floor: bare epoll"));
    }
}
