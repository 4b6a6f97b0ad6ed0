//! Requests without an end, and the end of all.

use std::io::ErrorKind;
use std::time::Duration;

use lab::{diagnosis, expect, fail, waiting_for};

use super::crawling::{HOUR, crawl, crawl_until, expect_answered, no_limits, paths};
use super::given::{Limits, Outcome};
use super::standing::{Plan, Standing, ends, ok};

pub(super) fn loses_patience() {
    let world = Standing::new(|path, _| match path {
        "/1" => Plan {
            after: None,
            end: Ok(200),
        },
        _ => ok(1),
    });
    waiting_for("the error of a path that is never answered, and the answers to two others")
        .blocking_means(&diagnosis::WAITS_FOR_THE_STALLED);
    let limits = Limits {
        in_flight: 2,
        retries: 1,
        patience: Duration::from_secs(10),
        ..no_limits()
    };
    let outcomes = crawl(&world, limits, &paths(3));
    expect_answered("/0", &outcomes[0]);
    expect_answered("/2", &outcomes[2]);
    let Outcome::Failed { attempts: 2, .. } = outcomes[1] else {
        fail(format!("/1 was not answered twice: {:?}", outcomes[1]));
    };
    let left = world.in_flight();
    let words = format!("{left} requests are still under way");
    expect(left == 0, (&diagnosis::STAYS_REGISTERED, words));
}

pub(super) fn lets_them_end() {
    let world = Standing::new(|path, _| match path {
        "/0" | "/1" => ok(1),
        _ => ok(1000),
    });
    let limits = Limits {
        in_flight: 4,
        ..no_limits()
    };
    let paths = paths(20);
    waiting_for("a crawler that is shut down with two answers there and four under way");
    let mut begun = None;
    let outcomes = crawl_until(&world, limits, &paths, |crawler| {
        let log = world.log();
        let answered = log.iter().filter(|request| request.end.is_some()).count();
        if begun.is_none() && answered == 2 {
            begun = Some(log.len());
            crawler.shut_down();
        }
        false
    });
    let (log, begun) = (world.log(), begun.unwrap_or(0));
    let late = log.len() - begun;
    let words = format!("it was shut down, and {late} more requests began");
    expect(late == 0, (&diagnosis::BEGINS_WHEN_SHUT_DOWN, words));
    if let Some(lost) = log.iter().find(|request| request.is_dropped) {
        let words = format!("{} was under way, and was dropped", lost.path);
        fail((&diagnosis::DROPS_THE_RUNNING, words));
    }
    let left = log.iter().filter(|request| request.end.is_none()).count();
    let words = format!("it returned, and {left} requests were still under way");
    expect(left == 0, (&diagnosis::DROPS_THE_RUNNING, words));
    for (path, outcome) in paths.iter().zip(&outcomes) {
        let was_asked = log.iter().any(|request| request.path == *path);
        match outcome {
            Outcome::NotAsked if was_asked => {
                let words = format!("{path} was answered, and it returned {outcome:?}");
                fail((&diagnosis::LOSES_WHAT_WAS_DONE, words));
            }
            Outcome::NotAsked => {}
            outcome => expect_answered(path, outcome),
        }
    }
}

pub(super) fn wakes_for_the_end() {
    let world = Standing::new(|path, _| match path {
        "/0" => ends(1, Err(ErrorKind::ConnectionReset)),
        _ => ok(1),
    });
    let limits = Limits {
        in_flight: 3,
        per_interval: 3,
        interval: 10 * HOUR,
        retries: 1,
        back_off: HOUR,
        ..no_limits()
    };
    waiting_for(
        "a crawler that is shut down while one path waits for its retry, others for the rate",
    )
    .blocking_means(&diagnosis::NAPS_THROUGH_THE_SHUTDOWN);
    let mut begun = 0;
    let outcomes = crawl_until(&world, limits, &paths(10), |crawler| {
        let log = world.log();
        let do_all_wait = !log.is_empty() && log.iter().all(|request| request.end.is_some());
        if do_all_wait {
            begun = log.len();
            crawler.shut_down();
        }
        do_all_wait // from here on the clock stands still
    });
    let Outcome::Failed { attempts: 1, .. } = outcomes[0] else {
        fail(format!("/0 has failed once: {:?}", outcomes[0]));
    };
    let late = world.log().len() - begun;
    let words = format!("it was shut down, and {late} more requests began");
    expect(late == 0, (&diagnosis::BEGINS_WHEN_SHUT_DOWN, words));
}
