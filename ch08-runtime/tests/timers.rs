//! The clock.

mod common;

use std::io::ErrorKind;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use ch08_runtime::{Future, PollState, poll_fn, sleep, timeout, yield_now};
use common::{Gate, all, counted, with_each};

const LONG: Duration = Duration::from_secs(3600);

fn ms(n: u64) -> Duration {
    Duration::from_millis(n)
}

#[test]
fn sleepers_wake_in_the_order_of_their_deadlines_and_not_too_early() {
    with_each(|runtime| {
        let (start, order) = (Instant::now(), Arc::new(Mutex::new(Vec::new())));
        let sleepers = [60, 20, 40].map(|n| {
            let (mut sleep, order) = (sleep(ms(n)), Arc::clone(&order));
            runtime.spawn(poll_fn(move |waker| {
                let polled = sleep.poll(waker);
                if polled.is_ready() {
                    order.lock().unwrap().push((n, start.elapsed()));
                }
                polled
            }))
        });
        runtime.block_on(all(sleepers.into()));
        let order = order.lock().unwrap();
        assert_eq!(
            order.iter().map(|&(n, _)| n).collect::<Vec<_>>(),
            [20, 40, 60]
        );
        assert!(order.iter().all(|&(n, at)| at >= ms(n)), "{order:?}");
        assert_eq!(runtime.timers(), 0);
    });
}

#[test]
fn n01_no_time_is_over_at_once() {
    with_each(|runtime| {
        let (sleep, polls) = counted(sleep(Duration::ZERO));
        runtime.block_on(sleep);
        assert_eq!((polls.load(Ordering::SeqCst), runtime.timers()), (1, 0));
    });
}

#[test]
fn n02_a_time_that_the_clock_cannot_tell_never_comes_and_overflows_nothing() {
    with_each(|runtime| {
        let never = timeout(ms(20), sleep(Duration::MAX));
        assert_eq!(
            runtime.block_on(never).unwrap_err().kind(),
            ErrorKind::TimedOut
        );
    });
}

/// While the driver waits for an hour, another thread's task needs it in a moment.
#[test]
fn n04_a_short_timer_ends_the_wait_for_a_long_one() {
    with_each(|runtime| {
        let gate = Gate::default();
        drop(runtime.spawn(sleep(LONG)));
        thread::scope(|scope| {
            scope.spawn(|| {
                while gate.polls() == 0 {
                    thread::yield_now();
                }
                let (mut short, opened) = (sleep(ms(20)), gate.clone());
                drop(runtime.spawn(poll_fn(move |waker| {
                    let polled = short.poll(waker);
                    if polled.is_ready() {
                        opened.open();
                    }
                    polled
                })));
            });
            runtime.block_on(gate.passing());
        });
    });
}

#[test]
fn a_sleep_that_is_dropped_takes_its_timer_along() {
    with_each(|runtime| {
        let mut sleeping = Some(sleep(LONG));
        runtime.block_on(poll_fn(|waker| {
            assert!(!sleeping.as_mut().unwrap().poll(waker).is_ready());
            PollState::Ready(())
        }));
        assert_eq!(runtime.timers(), 1);
        sleeping.take();
        assert_eq!(runtime.timers(), 0);
    });
}

#[test]
fn a_timeout_drops_what_takes_too_long_and_returns_what_does_not() {
    with_each(|runtime| {
        let gate = Gate::default();
        let error = runtime
            .block_on(timeout(ms(20), gate.passing()))
            .unwrap_err();
        assert_eq!((error.kind(), gate.drops()), (ErrorKind::TimedOut, 1));
        runtime.block_on(timeout(LONG, yield_now())).unwrap();
        assert_eq!(runtime.timers(), 0);
    });
}

/// No thread looks at the clock while it waits.
#[test]
fn a_sleep_is_polled_when_it_begins_and_when_it_ends() {
    with_each(|runtime| {
        let (sleep, polls) = counted(sleep(ms(100)));
        runtime.block_on(sleep);
        assert_eq!(polls.load(Ordering::SeqCst), 2);
    });
}
