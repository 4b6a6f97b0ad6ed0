//! All that a right runtime does, and what each of it is worth.

use lab::Check;

use super::{Executor, Reactor, ends, tasks, waits};

/// What any executor does, also one with several threads.
pub const fn of_executors<E: Executor>() -> [Check; 9] {
    [
        check(
            "blocks on a future and returns its output",
            2,
            tasks::returns_the_output::<E>,
        ),
        check(
            "returns as soon as its own future is ready",
            2,
            ends::waits_for_its_own::<E>,
        ),
        check(
            "polls once for 1,000 wakes",
            2,
            tasks::polls_once_for_many_wakes::<E>,
        ),
        check(
            "hands the same waker to all polls of a task",
            2,
            tasks::keeps_the_waker::<E>,
        ),
        check(
            "runs what other threads spawn",
            3,
            tasks::spawns_from_other_threads::<E>,
        ),
        check("hands outputs to handles", 2, ends::joins::<E>),
        check(
            "hands panics to handles, and goes on",
            2,
            ends::contains_panics::<E>,
        ),
        check("is a value: there may be several", 2, ends::is_a_value::<E>),
        check(
            "drops its tasks when it is dropped",
            3,
            ends::drops_its_tasks::<E>,
        ),
    ]
}

/// What a runtime does whose tasks run on the thread that is in `block_on`, its reactor included.
pub const fn checks<R: Reactor>() -> [Check; 17] {
    joined(
        &of_executors::<R>(),
        &[
            check("starves nobody", 2, tasks::is_fair::<R>),
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
        ],
    )
}

/// One list after the other. `N` is the length of both.
pub const fn joined<const N: usize>(first: &[Check], second: &[Check]) -> [Check; N] {
    assert!(first.len() + second.len() == N, "as long as both");
    let mut all = [check("", 0, || {}); N];
    let mut i = 0;
    while i < N {
        all[i] = match i < first.len() {
            true => first[i],
            false => second[i - first.len()],
        };
        i += 1;
    }
    all
}

const fn check(name: &'static str, points: u32, run: fn()) -> Check {
    Check { name, points, run }
}
