//! What a switch between fibers costs, and what it costs to start one: ch05's against other
//! libraries'.
//!
//! All on one thread. Each peer does a batch at a time; what is told is the median batch of a round.

mod peers;

use std::time::{Duration, Instant};

use crate::workload::{Better, Figure, Workload};

/// Long enough for the clock, short enough that most batches are not interrupted.
const BATCH: usize = 100_000;

/// Live at the same time in the round-robin: their stacks do not fit into the first cache.
const CROWD: usize = 1000;

/// The stack of every peer's fibers, in bytes.
const STACK_SIZE: usize = 64 * 1024;

/// Like all peers, which leave the floating-point settings alone.
const LEFT: &str = "ch05-fibers";

/// With [`FloatControl::Keep`](ch05_fibers::FloatControl), the library's default.
const KEPT: &str = "ch05-fibers (settings kept)";

/// Without a `Fiber` around it.
const BARE: &str = "ch05-fibers (bare switch)";

#[derive(Clone, Copy)]
enum Fibers {
    /// One fiber, resumed and suspended.
    Switch,
    /// Many, resumed and suspended in turn.
    RoundRobin,
    /// One after the other starts, on a stack that was used before, and finishes.
    Pooled,
    /// One after the other starts, on a stack that the system has just given, and finishes.
    Fresh,
}

pub(crate) fn workloads() -> Vec<Box<dyn Workload>> {
    [
        Fibers::Switch,
        Fibers::RoundRobin,
        Fibers::Pooled,
        Fibers::Fresh,
    ]
    .map(|workload| Box::new(workload) as Box<dyn Workload>)
    .into()
}

impl Workload for Fibers {
    fn name(&self) -> String {
        let name = match self {
            Fibers::Switch => "switch",
            Fibers::RoundRobin => "round-robin",
            Fibers::Pooled => "spawn",
            Fibers::Fresh => "spawn-fresh",
        };
        format!("fibers/{name}")
    }

    fn about(&self) -> String {
        match self {
            Fibers::Switch => "resume a fiber that suspends at once: there and back.".to_owned(),
            Fibers::RoundRobin => format!("the same, {CROWD} fibers taking turns."),
            Fibers::Pooled => "start a fiber on a stack from a pool, let it finish.".to_owned(),
            Fibers::Fresh => {
                "start a fiber on a stack from the system, guard page and all, let it finish."
                    .to_owned()
            }
        }
    }

    fn peers(&self) -> &'static [&'static str] {
        match self {
            // may's turns come from its scheduler: it has no other way.
            Fibers::Switch => &[
                LEFT,
                KEPT,
                BARE,
                "corosensei",
                "context",
                "generator",
                "may",
            ],
            Fibers::RoundRobin => &[LEFT, KEPT, "corosensei", "context", "generator", "may"],
            Fibers::Pooled => &[LEFT, KEPT, "corosensei", "may"],
            Fibers::Fresh => &[KEPT, "corosensei", "context", "generator"],
        }
    }

    fn figures(&self) -> &'static [Figure] {
        &[Figure {
            name: "ns",
            digits: 2,
            better: Better::Lower,
        }]
    }

    fn processes(&self) -> usize {
        5
    }

    fn round(&self, peer: &str, _: bool) -> anyhow::Result<Vec<f64>> {
        let clock = Clock(Duration::from_millis(100));
        let ns = match self {
            Fibers::Switch => peers::switch(peer, 1, clock)?,
            Fibers::RoundRobin => peers::switch(peer, CROWD, clock)?,
            Fibers::Pooled => peers::spawn_pooled(peer, clock)?,
            Fibers::Fresh => peers::spawn_fresh(peer, clock)?,
        };
        Ok(vec![ns])
    }
}

/// How long to measure.
#[derive(Clone, Copy)]
struct Clock(Duration);

impl Clock {
    /// Nanoseconds for one of `size` steps that `batch` takes; the median of many batches.
    fn time(self, size: usize, mut batch: impl FnMut()) -> f64 {
        batch(); // fills caches and pools
        let (deadline, mut samples) = (Instant::now() + self.0, Vec::new());
        while samples.is_empty() || Instant::now() < deadline {
            let start = Instant::now();
            batch();
            samples.push(start.elapsed().as_nanos() as f64 / size as f64);
        }
        samples.sort_by(f64::total_cmp);
        samples[samples.len() / 2]
    }
}
