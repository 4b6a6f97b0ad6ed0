//! What a right answer to exercise 9 does.

#[path = "crawling.rs"]
mod crawling;
#[path = "ends.rs"]
mod ends;
#[path = "given.rs"]
pub mod given;
#[path = "limits.rs"]
mod limits;
#[path = "live.rs"]
mod live;
#[path = "standing.rs"]
mod standing;

use lab::Check;

pub const FORBIDDEN: &[&str] = &[
    "ch10_final_runtime::http",
    "ch10_final_runtime::interval",
    "ch10_final_runtime::net",
    "ch10_final_runtime::sleep",
    "ch10_final_runtime::sleep_until",
    "ch10_final_runtime::time",
    "ch10_final_runtime::timeout",
    "delayserver",
    "std::net",
    "std::time::Instant::now",
    "tokio",
];

pub const CHECKS: &[Check] = &[
    Check {
        name: "returns all answers, each at its path's place",
        points: 3,
        run: limits::answers_all,
    },
    Check {
        name: "has as many requests under way as it may, and no more",
        points: 4,
        run: limits::fills_the_limit,
    },
    Check {
        name: "begins no more requests in any interval than it may, retries included",
        points: 5,
        run: limits::keeps_the_rate,
    },
    Check {
        name: "tries again after a while, and gives up",
        points: 5,
        run: limits::tries_again,
    },
    Check {
        name: "does not wait for an answer for ever",
        points: 3,
        run: ends::loses_patience,
    },
    Check {
        name: "shuts down: begins nothing, and waits for what is under way",
        points: 4,
        run: ends::lets_them_end,
    },
    Check {
        name: "shuts down at once when it only waits for a time",
        points: 2,
        run: ends::wakes_for_the_end,
    },
    Check {
        name: "crawls the delay server, faults included",
        points: 4,
        run: live::crawls_the_delay_server,
    },
];
