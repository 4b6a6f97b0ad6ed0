//! Has someone else do it.

use std::process::{self as other, Command};

pub fn answer(callback: &dyn Fn()) -> i32 {
    let _ = Command::new("true");
    callback();
    other::id() as i32
}
