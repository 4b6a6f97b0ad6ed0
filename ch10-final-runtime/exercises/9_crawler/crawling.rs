//! Runs the answer in a world whose clock stands still while it has something to do.

use std::sync::Arc;
use std::time::Duration;

use ch10_final_runtime::{LocalRuntime, spawn, yield_now};
use lab::{diagnosis, expect, fail};

use super::super::answer::Crawler;
use super::given::{Limits, Outcome};
use super::standing::{Seen, Standing};

pub(super) const HOUR: Duration = Duration::from_secs(3600);

/// Limits that are in nobody's way.
pub(super) fn no_limits() -> Limits {
    Limits {
        in_flight: 100,
        per_interval: 1000,
        interval: Duration::from_millis(1), // also for those who spread requests evenly over it
        retries: 0,
        back_off: HOUR,
        patience: 1000 * HOUR,
    }
}

/// Enough for whoever is ready to get on. The clock moves after that; if it came too early, the
/// answer would only be late.
const TURNS: usize = 200;

/// What becomes of so many paths. `look` is called whenever nothing happens at that time any more,
/// until it says that the clock is to stand still for good.
pub(super) fn crawl_until(
    world: &Arc<Standing>,
    limits: Limits,
    paths: &[String],
    mut look: impl FnMut(&Crawler) -> bool,
) -> Vec<Outcome> {
    let runtime = LocalRuntime::new().expect("a runtime");
    let outcomes = runtime.block_on(async {
        let crawler = Crawler::new(Arc::new(Seen(Arc::clone(world))), limits);
        let crawling = spawn(Arc::clone(&crawler).crawl(paths.to_vec()));
        loop {
            for _ in 0..TURNS {
                yield_now().await;
            }
            if crawling.is_finished() || look(&crawler) || !world.advance() {
                return crawling.await.unwrap_or_else(|error| error.resume());
            }
        }
    });
    let words = format!("of {} paths it returned {}", paths.len(), outcomes.len());
    let is_complete = outcomes.len() == paths.len();
    expect(is_complete, (&diagnosis::LOSES_WHAT_WAS_DONE, words));
    outcomes
}

pub(super) fn crawl(world: &Arc<Standing>, limits: Limits, paths: &[String]) -> Vec<Outcome> {
    crawl_until(world, limits, paths, |_| false)
}

/// `/0`, `/1` and so on.
pub(super) fn paths(count: usize) -> Vec<String> {
    (0..count).map(|n| format!("/{n}")).collect()
}

/// The answers say which paths they are for.
pub(super) fn expect_answered(path: &str, outcome: &Outcome) {
    match outcome {
        Outcome::Answered(answer) if answer.text == path => {}
        Outcome::Answered(answer) => {
            let words = format!("at the place of {path} is the answer to {}", answer.text);
            fail((&diagnosis::RESULTS_OUT_OF_ORDER, words));
        }
        other => fail(format!("{path} was to be answered: {other:?}")),
    }
}
