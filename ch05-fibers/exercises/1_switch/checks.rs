//! What a right answer to exercise 1 does.

#[path = "probe.rs"]
mod probe;

use lab::{Check, Mistake, diagnosis, expect, fail, waiting_for};

use probe::{Side, Stage};

pub const FORBIDDEN: &[&str] = &["ch05_fibers", "std::thread"];

pub const CHECKS: &[Check] = &[
    Check {
        name: "prepares a stack, and nothing beside it",
        points: 1,
        run: stays_on_the_stack,
    },
    Check {
        name: "begins as after a call",
        points: 2,
        run: begins_aligned,
    },
    Check {
        name: "comes back to where it left",
        points: 1,
        run: comes_back,
    },
    Check {
        name: "keeps every register that a call has to keep",
        points: 3,
        run: keeps_registers,
    },
    Check {
        name: "goes there and back 100,000 times",
        points: 1,
        run: goes_often,
    },
];

/// What `call` leaves of the 16 to which the stack is aligned where a function begins.
const AT_ENTRY: usize = if cfg!(target_arch = "x86_64") { 8 } else { 0 };

fn stays_on_the_stack() {
    waiting_for("a prepared stack");
    let stage = Stage::new();
    expect_within(&stage);
    let (stack, at) = (stage.stack(), stage.prepared());
    let words = format!("`prepare` returned {at:#x}, the stack is {stack:#x?}");
    expect(
        stack.contains(&at),
        (&diagnosis::WRITES_OUTSIDE_ITS_STACK, words),
    );
}

fn expect_within(stage: &Stage) {
    let (below, above) = stage.written_outside();
    let words = format!("{below} bytes below the stack were written, and {above} bytes above it");
    let is_within = (below, above) == (0, 0);
    expect(is_within, (&diagnosis::WRITES_OUTSIDE_ITS_STACK, words));
}

fn begins_aligned() {
    waiting_for("`entry` on the prepared stack, which switches back")
        .crashing_means(&diagnosis::RETURNS_ASTRAY);
    let stage = Stage::new();
    // The processor may refuse to use a stack pointer that is no multiple of 16, even in `switch`.
    if cfg!(target_arch = "aarch64") {
        expect_aligned("`prepare` returned", stage.prepared(), 0);
    }
    stage.cross();
    expect_aligned("`entry` began with", stage.entered_with(), AT_ENTRY);
    let left = stage.stack().end.wrapping_sub(stage.entered_with()) as isize;
    let words = format!("`entry` began {left} bytes below the top of its stack");
    expect(left >= 0, (&diagnosis::WRITES_OUTSIDE_ITS_STACK, words));
}

fn expect_aligned(what: &str, stack_pointer: usize, remainder: usize) {
    let found = stack_pointer % 16;
    let words = format!(
        "{what} a stack pointer that leaves {found} when divided by 16, and it is to leave {remainder}"
    );
    expect(found == remainder, (&diagnosis::MISALIGNS_THE_STACK, words));
}

fn comes_back() {
    waiting_for("two ways there and back").crashing_means(&diagnosis::RETURNS_ASTRAY);
    let stage = Stage::new();
    for _ in 0..2 {
        stage.cross();
        expect_unmoved("here", stage.here);
    }
    expect_unmoved("on the other side", stage.there);
    expect_within(&stage);
}

fn expect_unmoved(place: &str, side: &Side) {
    let moved = side.stack_moved_by();
    let words = format!("{place} the stack pointer came back moved by {moved} bytes");
    expect(moved == 0, (&diagnosis::MOVES_THE_STACK, words));
}

fn keeps_registers() {
    waiting_for("two ways there and back, with a value of its own in every register")
        .crashing_means(&diagnosis::RETURNS_ASTRAY);
    let stage = Stage::new();
    for _ in 0..2 {
        stage.cross();
        expect_kept("here", stage.here);
    }
    expect_kept("on the other side", stage.there);
}

fn expect_kept(place: &str, side: &Side) {
    let changed = side.changed();
    let mixed_up = changed
        .iter()
        .find_map(|(name, whose)| Some((*name, (*whose)?)));
    if let Some((name, whose)) = mixed_up {
        let words = format!("{place} `{name}` came back with the value of `{whose}`");
        fail((&diagnosis::MIXES_UP_REGISTERS, words));
    }
    if !changed.is_empty() {
        fail(forgotten(
            place,
            changed.iter().map(|(name, _)| *name).collect(),
        ));
    }
}

fn forgotten(place: &str, names: Vec<&str>) -> Mistake {
    let words = format!("{place} another value came back in: {}", names.join(", "));
    (&diagnosis::FORGETS_A_REGISTER, words).into()
}

fn goes_often() {
    waiting_for("100,000 ways there and back").crashing_means(&diagnosis::RETURNS_ASTRAY);
    let stage = Stage::new();
    for _ in 0..100_000 {
        stage.cross();
        expect_kept("here", stage.here);
        expect_unmoved("here", stage.here);
    }
    expect_kept("on the other side", stage.there);
    expect_unmoved("on the other side", stage.there);
    expect_within(&stage);
}
