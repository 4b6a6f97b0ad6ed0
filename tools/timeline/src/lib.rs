#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
#![deny(clippy::print_stdout, clippy::print_stderr)]

// What happened, and how it is kept …
mod event;
#[cfg_attr(not(feature = "record"), path = "off.rs")]
mod record;
mod recording;

// … and what can be asked of it.
mod timeline;

mod dump;
mod spans;

// What a person looks at.
#[cfg(feature = "pictures")]
mod picture;
#[cfg(feature = "pictures")]
mod saved;

pub use event::{Cause, Event, Kind, Lane, PollEnd};
#[cfg(feature = "pictures")]
pub use picture::{Format, Picture, Terminal, UnknownEnding};
pub use recording::{Recording, StartError, snapshot};
#[cfg(feature = "pictures")]
pub use saved::Damage;
pub use spans::Span;
pub use timeline::Timeline;

use event::About;

/// Records that a task, fiber or thread came to be. The cause is the lane that runs now.
#[inline]
pub fn spawn(lane: Lane) {
    record::record(Kind::Spawn, About::Lane(lane));
}

/// Records that `task` is about to be polled on this thread, and makes it the current lane.
#[inline]
pub fn poll_start(task: Lane) {
    record::record(Kind::PollStart, About::Lane(task));
}

/// Records how the poll of `task` ended. The lane that was current before is so again.
#[inline]
pub fn poll_end(task: Lane, end: PollEnd) {
    record::record(Kind::PollEnd(end), About::Lane(task));
}

/// Records that `lane` was made runnable. The cause is the lane that runs now.
///
/// Call it *before* the wake can take effect, or the poll it leads to may stand before it.
#[inline]
pub fn wake(lane: Lane) {
    record::record(Kind::Wake, About::Lane(lane));
}

/// Records that this thread goes to sleep: in the kernel or on a condition variable.
#[inline]
pub fn park() {
    record::record(Kind::Park, About::Thread);
}

/// Records that this thread runs again after [`park`].
#[inline]
pub fn unpark() {
    record::record(Kind::Unpark, About::Thread);
}

/// Records that the current lane waits for the event queue to report `token`.
#[inline]
pub fn register(token: usize) {
    record::record(Kind::Register, About::Token(token));
}

/// Records that the event queue reported `token` on this thread.
#[inline]
pub fn ready(token: usize) {
    record::record(Kind::Ready, About::Token(token));
}

/// Records that this thread goes over from the current lane, the cause, to `to`, and makes `to`
/// the current lane.
///
/// Call it just before the registers are swapped. A scheduler that runs on the thread's own stack
/// is the lane of the thread: `switch(Lane::current_thread())` returns to it.
#[inline]
pub fn switch(to: Lane) {
    record::record(Kind::Switch, About::Lane(to));
}

/// Records that `lane` finished.
#[inline]
pub fn done(lane: Lane) {
    record::record(Kind::Done, About::Lane(lane));
}

/// Gives `lane` a label for dumps and pictures; a later one replaces it.
///
/// The closure runs only while a recording does. A recording keeps 65,536 labels; further lanes go
/// without.
#[inline]
pub fn name(lane: Lane, text: impl FnOnce() -> String) {
    record::name(lane, text);
}
