#!/usr/bin/env run-me
//! A file with more in it than coroutines.

 // see chapter 7

const TEXT: &str = "coroutine fn no() { 1.wait }"; /* coroutine fn no() */

mod inner {
    impl super::Client {
        /// Inside an `impl`.
        #[inline]
        #[allow(unused)]
        pub(crate) fn ask(this: &Self) -> impl ch07_coroutines::Future<Output = u32> {
            enum State<This, Child> {
                Start { this: This },
                Wait0 { child: Child },
                Done,
            }
            let mut state = State::Start { this };
            ch07_coroutines::poll_fn(move || -> ch07_coroutines::PollState<u32> {
                'machine: loop {
                    '_step: {
                        match &mut state {
                            State::Start { .. } => {
                                let State::Start { this } = ::core::mem::replace(
                                    &mut state,
                                    State::Done,
                                ) else { ::core::unreachable!() };
                                let child = this.get();
                                state = State::Wait0 { child };
                                continue 'machine;
                            }
                            State::Wait0 { child, .. } => {
                                let ch07_coroutines::PollState::Ready(value) = ch07_coroutines::Future::poll(
                                    child,
                                ) else { return ch07_coroutines::PollState::NotReady };
                                state = State::Done;
                                return ch07_coroutines::PollState::Ready(value);
                            }
                            State::Done => ::core::panic!("`ask` was polled after it was ready"),
                        }
                    }
                }
            })
        }
    }
}

/// In the macro.
#[allow(unused)]
fn one() -> impl ch07_coroutines::Future<Output = u32> {
    enum State<Child> {
        Start,
        Wait0 { child: Child },
        Done,
    }
    let mut state = State::Start;
    ch07_coroutines::poll_fn(move || -> ch07_coroutines::PollState<u32> {
        'machine: loop {
            '_step: {
                match &mut state {
                    State::Start => {
                        state = State::Done;
                        let child = get(1);
                        state = State::Wait0 { child };
                        continue 'machine;
                    }
                    State::Wait0 { child, .. } => {
                        let ch07_coroutines::PollState::Ready(value) = ch07_coroutines::Future::poll(
                            child,
                        ) else { return ch07_coroutines::PollState::NotReady };
                        state = State::Done;
                        return ch07_coroutines::PollState::Ready(value);
                    }
                    State::Done => ::core::panic!("`one` was polled after it was ready"),
                }
            }
        }
    })
}

// Between the two.
fn plain() {}

macro_rules! not_yet {
    () => { coroutine fn no() { 1.wait } };
}

fn main() {} // the end, without a newline