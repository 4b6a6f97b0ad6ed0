//! A recording is process-wide, so the tests of a file take turns.

#[allow(dead_code, reason = "not every test file needs it")]
pub(crate) mod json;
#[cfg(feature = "pictures")]
#[allow(dead_code, reason = "not every test file needs it")]
pub(crate) mod logs;

use std::sync::{Mutex, PoisonError};

use timeline::{Recording, Timeline};

static TURN: Mutex<()> = Mutex::new(());

/// Runs `body` while nobody else records.
pub(crate) fn in_turn<T>(body: impl FnOnce() -> T) -> T {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    body()
}

/// Records what `body` does.
#[allow(dead_code, reason = "not every test file needs it")]
pub(crate) fn recorded(body: impl FnOnce()) -> Timeline {
    in_turn(|| {
        let recording = Recording::start().expect("it is this test's turn");
        body();
        recording.stop()
    })
}
