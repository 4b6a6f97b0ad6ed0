//! An answer to exercise 5.

use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::io::{self, BufRead, Write};
use std::mem;
use std::rc::Rc;

use ch05_fibers::{Handle, current, park, spawn};

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
    let shared = Rc::new(Shared::default());
    let work = Rc::new(work);
    let mut fibers = Vec::new();
    for _ in 0..workers {
        let (shared, work) = (Rc::clone(&shared), Rc::clone(&work));
        fibers.push(spawn(move || work_on(&shared, &*work)));
    }
    let reader = Rc::clone(&shared);
    fibers.push(spawn(move || read(&reader, source, room)));
    let written = write(&shared, sink);
    // In the end nobody is left who could need any of this.
    shared.change(|state| state.is_over = true);
    for fiber in fibers {
        fiber.join().expect("its panic has been reported");
    }
    written?;
    shared.change(|state| match state.end.take() {
        Some(Err(error)) => Err(error),
        _ => Ok(state.written),
    })
}

/// What the fibers know of each other.
#[derive(Default)]
struct State {
    read: usize,
    written: usize,
    /// Lines that nobody works on yet, with their numbers.
    lines: VecDeque<(usize, String)>,
    /// By the numbers of their lines.
    results: BTreeMap<usize, String>,
    /// How the source ended.
    end: Option<io::Result<()>>,
    /// Nothing more is to be read or worked on.
    is_over: bool,
}

/// A state, and who waits for it to change. Nobody parks with it borrowed.
#[derive(Default)]
struct Shared {
    state: RefCell<State>,
    waiting: RefCell<Vec<Handle>>,
}

impl Shared {
    /// Changes the state, and has all who wait look again.
    fn change<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
        let result = change(&mut self.state.borrow_mut());
        for fiber in mem::take(&mut *self.waiting.borrow_mut()) {
            fiber.unpark();
        }
        result
    }

    /// Waits until `look` finds something.
    fn wait_for<T>(&self, mut look: impl FnMut(&mut State) -> Option<T>) -> T {
        loop {
            if let Some(found) = look(&mut self.state.borrow_mut()) {
                return found;
            }
            self.waiting.borrow_mut().push(current());
            park();
        }
    }
}

/// Reads line after line, each when there is room for it: whoever fills the source is not read from
/// meanwhile, and has to wait as well.
fn read(shared: &Shared, mut source: impl BufRead, room: usize) {
    let may_go_on = |state: &mut State| match state.is_over {
        true => Some(false),
        false => (state.read - state.written < room).then_some(true),
    };
    while shared.wait_for(may_go_on) {
        let mut line = String::new();
        let result = source.read_line(&mut line);
        shared.change(|state| match result {
            Ok(0) => state.end = Some(Ok(())),
            Err(error) => state.end = Some(Err(error)),
            Ok(_) => {
                let line = line.strip_suffix('\n').unwrap_or(&line);
                state.lines.push_back((state.read, line.to_owned()));
                state.read += 1;
            }
        });
        if shared.state.borrow().end.is_some() {
            return;
        }
    }
}

fn work_on(shared: &Shared, work: &dyn Fn(String) -> String) {
    let next = |state: &mut State| match state.lines.pop_front() {
        _ if state.is_over => Some(None),
        Some(line) => Some(Some(line)),
        None => state.end.is_some().then_some(None),
    };
    while let Some((number, line)) = shared.wait_for(next) {
        let result = work(line);
        shared.change(|state| state.results.insert(number, result));
    }
}

/// Writes the results in order, until the last one.
fn write(shared: &Shared, mut sink: impl Write) -> io::Result<()> {
    let next = |state: &mut State| match state.results.remove(&state.written) {
        Some(result) => Some(Some(result)),
        None => (state.end.is_some() && state.written == state.read).then_some(None),
    };
    while let Some(result) = shared.wait_for(next) {
        sink.write_all(format!("{result}\n").as_bytes())?;
        shared.change(|state| state.written += 1);
    }
    sink.flush()
}
