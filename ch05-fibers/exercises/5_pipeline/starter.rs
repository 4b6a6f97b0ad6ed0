//! Exercise 5: a pipeline with back-pressure. The task and its hints are in README.md.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::io::{self, BufRead, Write};
use std::rc::Rc;

use ch05_fibers::{Handle, JoinHandle, current, park, spawn};

/// Has up to `workers` fibers at a time do `work` for the lines of `source`, and writes the results
/// to `sink` as lines, in the order of the source. Never more than `room` lines have been read and
/// their results not been written. Returns how many lines there were.
pub fn pipeline(
    source: impl BufRead + 'static,
    workers: usize,
    room: usize,
    work: impl Fn(String) -> String + 'static,
    sink: impl Write + 'static,
) -> io::Result<usize> {
    todo!("a fiber that reads, some that work, and one that writes")
}
