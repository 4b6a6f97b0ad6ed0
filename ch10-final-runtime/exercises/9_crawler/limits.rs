//! How much at once, how much in a time, how often.

use std::io::ErrorKind;
use std::time::Duration;

use lab::{diagnosis, expect, fail, vary, waiting_for};

use super::crawling::{HOUR, crawl, expect_answered, no_limits, paths};
use super::given::{Limits, Outcome};
use super::standing::{Plan, Standing, ends, ok};

pub(super) fn answers_all() {
    let not_found = format!("/{}", vary("the path that is not found", 3..12));
    let world = Standing::new(move |path, _| match path {
        path if path == not_found => ends(1, Ok(404)),
        path => ok(100 - 10 * path.len() as u64),
    });
    let paths = paths(12);
    waiting_for("answers to 12 paths, of which one is a 404: an answer like any other");
    let outcomes = crawl(&world, no_limits(), &paths);
    for (path, outcome) in paths.iter().zip(&outcomes) {
        expect_answered(path, outcome);
    }
    let requests = world.log().len();
    let words = format!("12 paths needed 12 requests, and it made {requests}");
    expect(requests == 12, words);
    waiting_for("the end of a crawl without paths");
    crawl(&world, no_limits(), &[]);
}

pub(super) fn fills_the_limit() {
    const MOST: usize = 4;
    let world = Standing::new(|path, _| ok(1 + path.len() as u64));
    waiting_for("20 answers, with four requests under way at the same time");
    let limits = Limits {
        in_flight: MOST,
        ..no_limits()
    };
    crawl(&world, limits, &paths(20));
    let most = world.most_in_flight();
    let words = format!("{most} requests were under way, and {MOST} may be");
    expect(most <= MOST, (&diagnosis::TOO_MANY_IN_FLIGHT, &words));
    expect(most == MOST, (&diagnosis::ONE_AT_A_TIME, words));
}

/// `most` requests may begin in any `interval`: looks at each that begins one.
fn expect_rate(world: &Standing, limits: &Limits) {
    let mut begins: Vec<_> = world.log().iter().map(|request| request.begin).collect();
    begins.sort();
    let (most, interval) = (limits.per_interval, limits.interval);
    for (first, next) in begins.iter().zip(&begins[most.min(begins.len())..]) {
        let words = format!(
            "the {most} requests from {first:?} on were all it may begin in {interval:?}, and the \
             next one began at {next:?}"
        );
        let is_kept = *next - *first >= interval;
        expect(is_kept, (&diagnosis::TOO_MANY_IN_AN_INTERVAL, words));
    }
}

pub(super) fn keeps_the_rate() {
    let limits = Limits {
        per_interval: 3,
        interval: HOUR,
        retries: 5,
        back_off: Duration::from_secs(1),
        ..no_limits()
    };
    let step = |what: &str| drop(waiting_for(what).blocking_means(&diagnosis::BLOCKS_IN_A_POLL));
    step("20 answers, with three requests in an hour");
    let world = Standing::new(|_, _| ok(1));
    crawl(&world, limits.clone(), &paths(20));
    expect_rate(&world, &limits);

    step("four paths that fail twice each, with three requests in an hour");
    let world = Standing::new(|_, former| match former {
        0 | 1 => ends(1, Err(ErrorKind::ConnectionReset)),
        _ => ok(1),
    });
    let outcomes = crawl(&world, limits.clone(), &paths(4));
    expect_rate(&world, &limits);
    for (path, outcome) in paths(4).iter().zip(&outcomes) {
        expect_answered(path, outcome);
    }

    step("one answer that takes 59 minutes, and then others, with three requests in an hour");
    let world = Standing::new(|path, _| match path {
        "/0" => ok(59 * 60 * 1000),
        _ => ok(1),
    });
    let one_by_one = Limits {
        in_flight: 1,
        ..limits
    };
    crawl(&world, one_by_one.clone(), &paths(20));
    expect_rate(&world, &one_by_one);
}

pub(super) fn tries_again() {
    const RETRIES: usize = 3;
    let failures: [fn() -> Plan; 2] = [
        || ends(1, Err(ErrorKind::ConnectionReset)),
        || ends(1, Ok(503)),
    ];
    for failure in failures {
        let world = Standing::new(move |path, former| {
            if former > RETRIES {
                let words = format!("{RETRIES} retries are allowed, and {path} had {former}");
                fail((&diagnosis::RETRIES_FOR_EVER, words));
            }
            match (path, former) {
                ("/1", _) | ("/2", 0..RETRIES) => failure(),
                _ => ok(1),
            }
        });
        waiting_for(
            "one path that always fails, one that fails three times, and one that does not",
        )
        .blocking_means(&diagnosis::BLOCKS_IN_A_POLL);
        let limits = Limits {
            retries: RETRIES as u32,
            ..no_limits()
        };
        let outcomes = crawl(&world, limits, &paths(3));
        expect_back_off(&world);
        expect_answered("/0", &outcomes[0]);
        expect_answered("/2", &outcomes[2]);
        let Outcome::Failed { attempts: 4, .. } = outcomes[1] else {
            fail(format!("/1 has failed four times: {:?}", outcomes[1]));
        };
    }
}

/// An hour before the first retry, two before the second, four before the third.
fn expect_back_off(world: &Standing) {
    for path in paths(3) {
        let log = world.log();
        let requests: Vec<_> = log.iter().filter(|request| request.path == path).collect();
        let mut back_off = HOUR;
        for pair in requests.windows(2) {
            let end = pair[0].end.unwrap_or(pair[0].begin);
            let pause = pair[1].begin - end;
            let words = format!("{path} was tried again after {pause:?} instead of {back_off:?}");
            expect(pause >= back_off, (&diagnosis::NO_BACK_OFF, words));
            back_off *= 2;
        }
    }
}
