//! All that a right runtime does, and what each of it is worth.

use lab::Check;

use super::{Reactor, ends, tasks, waits};

/// First what an [`Executor`](super::Executor) does, then what only a reactor can.
pub(in super::super) const fn checks<R: Reactor>() -> [Check; 17] {
    [
        check(
            "blocks on a future and returns its output",
            2,
            tasks::returns_the_output::<R>,
        ),
        check(
            "returns as soon as its own future is ready",
            2,
            ends::waits_for_its_own::<R>,
        ),
        check(
            "polls once for 1,000 wakes",
            2,
            tasks::polls_once_for_many_wakes::<R>,
        ),
        check(
            "hands the same waker to all polls of a task",
            2,
            tasks::keeps_the_waker::<R>,
        ),
        check("starves nobody", 2, tasks::is_fair::<R>),
        check(
            "runs what other threads spawn",
            3,
            tasks::spawns_from_other_threads::<R>,
        ),
        check("hands outputs to handles", 2, ends::joins::<R>),
        check(
            "hands panics to handles, and goes on",
            2,
            ends::contains_panics::<R>,
        ),
        check("is a value: there may be several", 2, ends::is_a_value::<R>),
        check(
            "drops its tasks when it is dropped",
            3,
            ends::drops_its_tasks::<R>,
        ),
        check("wakes sleepers when they are due", 2, waits::sleeps::<R>),
        check("makes 50 requests at once", 4, waits::fetches::<R>),
        check(
            "connects without blocking",
            2,
            waits::connects_without_blocking::<R>,
        ),
        check(
            "reports that there is no server",
            2,
            waits::reports_no_server::<R>,
        ),
        check(
            "forgets what is dropped",
            3,
            waits::forgets_the_dropped::<R>,
        ),
        check("wakes with nothing locked", 2, waits::wakes_unlocked::<R>),
        check("survives signals", 3, waits::survives_signals::<R>),
    ]
}

const fn check(name: &'static str, points: u32, run: fn()) -> Check {
    Check { name, points, run }
}
