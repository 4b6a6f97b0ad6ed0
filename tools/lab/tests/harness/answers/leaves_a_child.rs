//! Leaves a process behind that holds its pipes open.

use std::process::Command;

pub fn answer(callback: &dyn Fn()) -> i32 {
    Command::new("sleep").arg("777").spawn().unwrap();
    callback();
    42
}
