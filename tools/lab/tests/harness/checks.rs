//! A small exercise: `answer` returns 42 and calls its callback once.

use std::cell::Cell;

use lab::{Check, diagnosis, expect, waiting_for};

use super::answer::answer;

pub const FORBIDDEN: &[&str] = &["std::process::id", "the_answer"];
pub const CHECKS: &[Check] = &[
    Check {
        name: "returns 42",
        points: 2,
        run: returns_42,
    },
    Check {
        name: "calls back once",
        points: 3,
        run: calls_back_once,
    },
];

fn returns_42() {
    waiting_for("the number");
    let number = answer(&|| {});
    let otherwise = format!("the number was {number}");
    expect(number >= 0, (&diagnosis::IGNORES_ERRNO, &otherwise));
    expect(number == 42, otherwise);
}

fn calls_back_once() {
    waiting_for("the callback");
    let calls = Cell::new(0);
    answer(&|| {
        calls.set(calls.get() + 1);
        expect(calls.get() == 1, &diagnosis::CALLS_BACK_TWICE);
    });
    expect(calls.get() == 1, "the callback was not called");
}
