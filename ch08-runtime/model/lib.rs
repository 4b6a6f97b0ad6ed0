//! Model checks of the runtime's protocols. All of them, from the workspace's root:
//!
//! ```text
//! $ cargo test --manifest-path ch08-runtime/model/Cargo.toml
//! ```
//!
//! The tests compile the library's own source files once more, by `#[path]`, with another
//! `crate::sync` under them: loom's or shuttle's locks, atomics and threads in the place of std's.
//! So the library needs no `cfg` for it, and what is checked is the very text that is shipped.
//!
//! - `tests/loom` tries *all* interleavings, and what weak memory may do, of a few steps: parker,
//!   a task's reasons, run queue, a sleeping `block_on`, and a registration against an event.
//! - `tests/shuttle` tries many random interleavings of the whole: executor, queue, parkers, handles,
//!   reactor, shutdown. Only chapter 4's event queue is another one there: `kernel`, made of a lock.
//!
//! Each model has a mutant beside it: the same protocol with one mistake, in which the checker has
//! to find the lost wake-up. A model that cannot fail proves nothing.
