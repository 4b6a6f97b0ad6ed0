//! Plays the source, the workers' work and the sink of exercise 5, and watches over what is on its
//! way between them.

use std::cell::{Cell, RefCell};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::rc::Rc;

use ch05_fibers::{Handle, current, park, yield_now};
use lab::{diagnosis, expect, vary};

/// Fibers wait here until it is open.
#[derive(Default)]
pub(super) struct Gate {
    is_open: Cell<bool>,
    waiting: RefCell<Vec<Handle>>,
}

impl Gate {
    pub(super) fn open() -> Rc<Gate> {
        let gate = Rc::<Gate>::default();
        gate.is_open.set(true);
        gate
    }

    pub(super) fn set_open(&self) {
        self.is_open.set(true);
        for fiber in self.waiting.take() {
            fiber.unpark();
        }
    }

    pub(super) fn pass(&self) {
        while !self.is_open.get() {
            self.waiting.borrow_mut().push(current());
            park();
        }
    }
}

/// How many lines are worked on, and how many may be.
pub(super) struct Crowd {
    now: Cell<usize>,
    limit: usize,
}

impl Crowd {
    pub(super) fn of(limit: usize) -> Crowd {
        let now = Cell::new(0);
        Crowd { now, limit }
    }

    pub(super) fn is_complete(&self) -> bool {
        self.now.get() == self.limit
    }

    pub(super) fn during<T>(&self, work: impl FnOnce() -> T) -> T {
        self.now.set(self.now.get() + 1);
        let words = format!(
            "{} lines were worked on, with {} workers",
            self.now.get(),
            self.limit
        );
        expect(
            self.now.get() <= self.limit,
            (&diagnosis::TOO_MANY_AT_ONCE, words),
        );
        let result = work();
        self.now.set(self.now.get() - 1);
        result
    }
}

/// What has come out of the source, and what has gone into the sink.
#[derive(Default)]
pub(super) struct Traffic {
    pub(super) read: Cell<usize>,
    pub(super) written: RefCell<Vec<u8>>,
    /// How many lines there is room for.
    room: usize,
}

impl Traffic {
    pub(super) fn new(room: usize) -> Rc<Traffic> {
        Rc::new(Traffic {
            room,
            ..Traffic::default()
        })
    }

    /// The lines in the sink.
    pub(super) fn lines(&self) -> Vec<String> {
        let written = self.written.borrow();
        let text = String::from_utf8_lossy(&written);
        text.lines().map(str::to_owned).collect()
    }

    fn lines_written(&self) -> usize {
        self.written
            .borrow()
            .iter()
            .filter(|b| **b == b'\n')
            .count()
    }
}

/// The first line of a source. The others follow it, as numbers do.
pub(super) fn first_line() -> usize {
    vary("the first line", 0..1000)
}

/// A source of `lines` lines, one with each read, then `end`: an error, or the end of the
/// stream.
pub(super) fn source(
    traffic: &Rc<Traffic>,
    lines: usize,
    end: Option<io::ErrorKind>,
) -> impl BufRead + 'static {
    BufReader::new(Source {
        traffic: Rc::clone(traffic),
        first: first_line(),
        lines,
        end,
    })
}

struct Source {
    traffic: Rc<Traffic>,
    first: usize,
    lines: usize,
    end: Option<io::ErrorKind>,
}

impl Read for Source {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let Traffic { read, room, .. } = &*self.traffic;
        let written = self.traffic.lines_written();
        let words = format!(
            "it read on when {} lines had been read and {written} results been written, with room for {room}",
            read.get(),
        );
        expect(
            read.get() < written + room,
            (&diagnosis::EXCEEDS_THE_CAPACITY, words),
        );
        yield_now(); // as if it waited for the line
        if read.get() == self.lines {
            return self.end.map_or(Ok(0), |kind| Err(kind.into()));
        }
        let line = format!("{}\n", self.first + read.get());
        read.set(read.get() + 1);
        buffer[..line.len()].copy_from_slice(line.as_bytes());
        Ok(line.len())
    }
}

/// Takes a few bytes with each write, behind a gate. Fails instead of taking line `fails_at`.
pub(super) struct Sink {
    pub(super) traffic: Rc<Traffic>,
    pub(super) gate: Rc<Gate>,
    pub(super) fails_at: usize,
}

impl Sink {
    pub(super) fn new(traffic: &Rc<Traffic>) -> Sink {
        Sink {
            traffic: Rc::clone(traffic),
            gate: Gate::open(),
            fails_at: usize::MAX,
        }
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        const FEW: usize = 3;
        self.gate.pass();
        if self.traffic.lines_written() >= self.fails_at {
            return Err(io::ErrorKind::BrokenPipe.into());
        }
        let taken = &bytes[..bytes.len().min(FEW)];
        self.traffic.written.borrow_mut().extend_from_slice(taken);
        Ok(taken.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
