//! Compiles coroutines for ch07's `Future` and runs them.
#![forbid(unsafe_code)]

#[macro_use]
mod future;

use std::panic::{AssertUnwindSafe, catch_unwind};

use future::{Future, PollState, drive, get, poll_fn};

coroutine! {
    /// Two waits, one after the other.
    #[inline]
    pub(crate) coroutine fn straight(n: usize) -> usize {
        let first = get(n).wait;
        let second = get(n + 1).wait;
        first.len() + second.len()
    }

    coroutine fn total(n: usize) -> Result<usize, String> {
        let mut sum = 0;
        let mut i = 0;
        while i < n {
            sum += checked(i).wait?.len() + checked(i + 1).wait?.len();
            i += 1;
        }
        Ok(sum)
    }

    coroutine fn checked(n: usize) -> Result<String, String> {
        let text = get(n).wait;
        if n == 9 { Err(text) } else { Ok(text) }
    }

    /// What is no coroutine passes through.
    const LIMIT: usize = 3;

    /// Names that the machine would like to have, and fields that are called like a wait.
    coroutine fn names(state: usize, child: usize) -> usize {
        struct State {
            wait: usize,
        }
        let value = State { wait: LIMIT };
        let machine = get(state).wait.len();
        let mut other = State { wait: child };
        other.wait += machine;
        other.wait = get(other.r#wait).wait.len();
        value.r#wait + other.r#wait + Waits.wait()
    }
}

struct Waits;

impl Waits {
    fn wait(&self) -> usize {
        100
    }
}

#[test]
fn waits_come_one_after_the_other() {
    // Two polls in vain for each, and the last one.
    assert_eq!(drive(straight(2)), (5, 5));
}

#[test]
fn a_loop_waits_again_and_an_error_ends_it() {
    assert_eq!(drive(total(3)), (Ok(9), 13));
    assert_eq!(drive(total(100)).0, Err("x".repeat(9)));
}

#[test]
fn generated_names_do_not_meet_the_learners() {
    assert_eq!(drive(names(1, 2)).0, 3 + 3 + 100);
}

#[test]
fn c8_a_poll_after_ready_panics_with_the_name() {
    let mut future = straight(0);
    while let PollState::NotReady = future.poll() {}
    let panic = catch_unwind(AssertUnwindSafe(|| future.poll().is_ready())).unwrap_err();
    let message = panic
        .downcast_ref::<&str>()
        .expect("the message is a literal");
    assert_eq!(*message, "`straight` was polled after it was ready");
}

#[test]
fn after_a_panic_between_waits_a_poll_panics_too() {
    coroutine! {
        coroutine fn stumbles() {
            get(1).wait;
            assert!(LIMIT > 3, "as it must");
        }
    }
    let mut future = stumbles();
    let mut poll = || catch_unwind(AssertUnwindSafe(|| future.poll().is_ready())).is_err();
    assert_eq!([poll(), poll(), poll(), poll()], [false, false, true, true]);
}

#[test]
fn a_state_is_as_large_as_what_it_holds() {
    coroutine! {
        coroutine fn dead_before() -> usize {
            let list: [u8; 1000] = [1; 1000];
            let sum = list.iter().map(|&n| n as usize).sum();
            get(sum).wait.len()
        }

        coroutine fn live_across() -> usize {
            let list: [u8; 1000] = [1; 1000];
            get(5).wait;
            list.len()
        }
    }
    assert!(size_of_val(&dead_before()) < 100);
    assert!((1000..1100).contains(&size_of_val(&live_across())));
}

#[test]
fn a_child_is_polled_where_it_is_and_dropped_when_it_is_ready() {
    let log = std::cell::RefCell::new(Vec::new());
    coroutine! {
        coroutine fn waits(log: &std::cell::RefCell<Vec<&'static str>>) {
            noisy(log).wait;
            log.borrow_mut().push("after");
        }
    }
    drive(waits(&log));
    assert_eq!(log.into_inner(), ["polled", "polled", "dropped", "after"]);
}

struct Noisy<'a>(&'a std::cell::RefCell<Vec<&'static str>>);

impl Drop for Noisy<'_> {
    fn drop(&mut self) {
        self.0.borrow_mut().push("dropped");
    }
}

fn noisy(log: &std::cell::RefCell<Vec<&'static str>>) -> impl Future<Output = ()> {
    let noisy = Noisy(log);
    let mut polled = false;
    poll_fn(move || {
        let noisy = &noisy;
        noisy.0.borrow_mut().push("polled");
        match std::mem::replace(&mut polled, true) {
            false => PollState::NotReady,
            true => PollState::Ready(()),
        }
    })
}
