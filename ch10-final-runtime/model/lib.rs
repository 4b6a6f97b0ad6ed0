//! Model checks of the runtime's protocols:
//! `cargo test --manifest-path ch10-final-runtime/model/Cargo.toml`.
//!
//! The tests compile the library's own source files once more, with another `crate::sync` under
//! them: loom's or shuttle's locks, atomics and threads in the place of std's. So the library needs
//! no `cfg` for it, and what is checked is the very text that is shipped.
//!
//! - `tests/loom` tries *all* interleavings, and what weak memory may do, of a few steps of one part.
//! - `tests/shuttle` tries many random interleavings of the whole, with a stand-in for the reactor.
//!
//! Each model has mutants: the same text with one mistake, as `mutants.rs` lists them. The checker
//! has to find it. A model that cannot fail proves nothing.
