//! What drives the size of the state: ours and rustc's, side by side.
//!
//! `cargo run -p ch07-coroutines --example ch07_08_size_of_the_state`
//!
//! New here: `size_of_val` of a coroutine. It is as large as its largest state, and a state is as
//! large as what lives across its wait, the child included. Whoever has a million of them cares.

use ch07_coroutines::{Future, PollState, coroutine, poll_fn};

/// A child that takes no space. Nothing here is ever polled.
fn nap() -> impl Future<Output = ()> {
    poll_fn(|| PollState::NotReady)
}

/// Something that is seen in the sums.
struct Large([u8; 1000]);

fn large() -> Large {
    Large([1; 1000])
}

/// Takes it away.
fn give(large: Large) -> u8 {
    large.look()
}

impl Large {
    fn look(&self) -> u8 {
        self.0[0]
    }
}

coroutine! {
    coroutine fn nothing() { nap().wait }
    coroutine fn ended_before() { { let a = large(); a.look(); } nap().wait }
    coroutine fn moved_before() { let a = large(); give(a); nap().wait }
    coroutine fn needed_after() -> u8 { let a = large(); nap().wait; a.look() }
    coroutine fn in_scope_only() { let a = large(); a.look(); nap().wait; }
    coroutine fn two_in_turn() -> u8 {
        let sum = { let a = large(); nap().wait; a.look() };
        let b = large(); nap().wait; sum + b.look()
    }
    coroutine fn argument(a: Large) -> u8 { nap().wait; a.look() }
    coroutine fn nested() -> u8 { needed_after().wait }
}

/// Kept as they are written, so that they stand line by line like those above.
macro_rules! cut_by_rustc {
    ($($functions:tt)*) => { mod rustc { use super::{Large, give, large}; $($functions)* } };
}
cut_by_rustc! {
    fn nap() -> std::future::Pending<()> { std::future::pending() }
    pub(crate) async fn nothing() { nap().await }
    pub(crate) async fn ended_before() { { let a = large(); a.look(); } nap().await }
    pub(crate) async fn moved_before() { let a = large(); give(a); nap().await }
    pub(crate) async fn needed_after() -> u8 { let a = large(); nap().await; a.look() }
    pub(crate) async fn in_scope_only() { let a = large(); a.look(); nap().await; }
    pub(crate) async fn two_in_turn() -> u8 {
        let sum = { let a = large(); nap().await; a.look() };
        let b = large(); nap().await; sum + b.look()
    }
    pub(crate) async fn argument(a: Large) -> u8 { nap().await; a.look() }
    pub(crate) async fn nested() -> u8 { needed_after().await }
}

fn main() {
    println!("bytes            ours   rustc's");
    macro_rules! rows {
        ($($name:ident($($argument:expr)?))*) => { $({
            let ours = size_of_val(&$name($($argument)?));
            let rustcs = size_of_val(&rustc::$name($($argument)?));
            println!("{:<13} {ours:>7} {rustcs:>9}", stringify!($name));
        })* };
    }
    rows! { nothing() ended_before() moved_before() needed_after() in_scope_only() two_in_turn() }
    rows! { argument(large()) nested() }
}
