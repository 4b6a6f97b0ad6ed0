//! Locals that live across a wait: where they are meanwhile, and what becomes of them.
//!
//! `cargo run -p ch07-coroutines --example ch07_05_locals_across_waits`
//!
//! New here: locals with a life of their own. What is in scope at a wait stands in the state, and
//! stays there until its scope ends. So a lock that is held at a wait stays held. Whoever drops the
//! coroutine ends all these scopes at once.

use std::time::Duration;

use ch07_coroutines::{Future, PollState, busy_poll, coroutine, poll_fn};

/// Says when it is dropped.
struct Local(&'static str);

impl Drop for Local {
    fn drop(&mut self) {
        println!("    {} is dropped", self.0);
    }
}

coroutine! {
    coroutine fn visit(argument: Local) -> usize {
        let letter = String::from("Dear reader");
        let lock = Local("the lock");
        {
            let scratch = Local("scratch");
            println!("  {} is needed before the first wait, and not after it", scratch.0);
        }
        println!("  the first wait");
        a_moment().wait;
        println!("  still here: {letter:?}, {}, {}", lock.0, argument.0);
        drop(lock);
        println!("  the second wait");
        a_moment().wait;
        letter.len()
    }
}

/// Not ready once.
fn a_moment() -> impl Future<Output = ()> {
    let mut polls = [PollState::NotReady, PollState::Ready(())].into_iter();
    poll_fn(move || polls.next().expect("a moment is over after two polls"))
}

fn main() {
    println!("To the end:");
    let polled = busy_poll(Duration::ZERO, visit(Local("the argument")));
    println!("  {} letters after {} polls", polled.output, polled.polls);

    println!("Dropped at its first wait:");
    let mut future = visit(Local("the argument"));
    assert!(!future.poll().is_ready());
    drop(future);

    println!("Dropped before it was polled:");
    drop(visit(Local("the argument")));
}
