//! Checks that know what being stuck must mean, and what a timeline may not show.

use lab::{Check, diagnosis, expect, rule_out, waiting_for};

use super::answer::answer;

pub const FORBIDDEN: &[&str] = &[];
pub const CHECKS: &[Check] = &[Check {
    name: "returns",
    points: 1,
    run: returns,
}];

fn returns() {
    waiting_for("a step that is over").crashing_means(&diagnosis::CRASHES);
    waiting_for("the number")
        .blocking_means(&diagnosis::LOSES_A_PANIC)
        .spinning_means(&diagnosis::END_AS_WOULD_BLOCK)
        .crashing_means(&diagnosis::RETURNS_ASTRAY);
    expect(answer(&|| {}) == 42, "the number is 42");
    rule_out(&[&diagnosis::LOST_WAKE_UP, &diagnosis::BUSY_POLLING]);
}
