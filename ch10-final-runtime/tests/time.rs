//! Timers: never early, never lost, gone when they are dropped.

mod common;

use std::future::{pending, poll_fn};
use std::pin::{Pin, pin};
use std::sync::mpsc::channel;
use std::task::Poll;
use std::time::{Duration, Instant};

use ch10_final_runtime::{LocalRuntime, interval, sleep, sleep_until, spawn, timeout, yield_now};
use common::*;

#[test]
fn n01_what_is_due_is_ready_at_its_first_poll() {
    on_each(|runtime| {
        runtime.block_on(async {
            assert!(poll_once(pin!(sleep(Duration::ZERO))).is_ready());
            let past = Instant::now() - Duration::from_millis(1);
            assert!(poll_once(pin!(sleep_until(past))).is_ready());
            let mut timer = sleep(Duration::from_secs(3600));
            assert!(poll_once(Pin::new(&mut timer)).is_pending());
            timer.reset(past);
            assert!(poll_once(Pin::new(&mut timer)).is_ready());
            let expired = timeout(Duration::ZERO, pending::<()>());
            assert!(poll_once(pin!(expired)).is_ready());
        });
    });
}

#[test]
fn n02_for_ever_is_pending_and_does_not_overflow() {
    on_each(|runtime| {
        runtime.block_on(async {
            let mut never = pin!(sleep(Duration::MAX));
            assert!(poll_once(never.as_mut()).is_pending());
            assert_eq!(never.deadline(), None);
            let mut late = pin!(sleep(Duration::from_secs(1 << 40)));
            assert!(poll_once(late.as_mut()).is_pending());
            assert!(timeout(Duration::from_millis(1), late).await.is_err());
            assert!(timeout(Duration::MAX, async {}).await.is_ok());
        });
    });
}

#[test]
fn n03_a_timer_may_be_reset_to_earlier_and_later() {
    on_each(|runtime| {
        runtime.block_on(async {
            let began = Instant::now();
            let mut timer = sleep(Duration::from_secs(3600));
            assert!(poll_once(Pin::new(&mut timer)).is_pending());
            timer.reset(began + Duration::from_millis(5));
            (&mut timer).await;
            timer.reset(began + Duration::from_millis(12));
            timer.await;
            assert!(began.elapsed() >= Duration::from_millis(12));
        });
        assert_eq!(runtime.handle().stats().timers, 0);
    });
}

/// The task waits all the while: for the new time, and not for the old one.
#[test]
fn n03_a_waiting_timer_that_is_put_off_does_not_fire_at_the_old_time() {
    on_each(|runtime| {
        let polls = runtime.block_on(async {
            let began = Instant::now();
            let mut timer = sleep(Duration::from_millis(5));
            assert!(poll_once(Pin::new(&mut timer)).is_pending());
            let later = began + Duration::from_millis(40);
            timer.reset(later);
            let mut polls = 0;
            poll_fn(|cx| {
                polls += 1;
                Pin::new(&mut timer).poll(cx)
            })
            .await;
            assert!(Instant::now() >= later, "too early");
            polls
        });
        assert!(polls <= 2, "{polls} polls");
    });
}

/// The driver sleeps for an hour, as far as it knows. A task on another worker, or another thread
/// by way of one, arms a timer for soon.
#[test]
fn n04_a_short_timer_ends_the_wait_for_a_long_one() {
    on_each(|runtime| {
        runtime.spawn(sleep(Duration::from_secs(3600)));
        for _ in 0..turns(50) {
            // Armed by this thread, which drives nothing itself if there are workers.
            runtime.block_on(sleep(Duration::from_micros(300)));
        }
        let handle = runtime.handle().clone();
        let elsewhere = std::thread::spawn(move || {
            for _ in 0..turns(50) {
                drop(handle.spawn(sleep(Duration::from_micros(300))));
                std::thread::yield_now();
            }
            handle.spawn(sleep(Duration::from_millis(1)))
        });
        runtime.block_on(async {
            while !elsewhere.is_finished() {
                yield_now().await
            }
        });
        runtime.block_on(elsewhere.join().unwrap()).unwrap();
    });
}

#[test]
#[cfg_attr(
    miri,
    ignore = "on Miri's clock the first is due before the last is armed"
)]
fn timers_fire_in_the_order_of_their_deadlines() {
    bounded(|| {
        let runtime = LocalRuntime::new().unwrap();
        let (send, fired) = channel();
        let now = Instant::now();
        runtime.block_on(async {
            let tasks: Vec<_> = (0..turns(500) as u64)
                .map(|i| {
                    let deadline = now + Duration::from_micros(200_000 + i * 7919 % 500 * 20);
                    let send = send.clone();
                    spawn(async move {
                        sleep_until(deadline).await;
                        assert!(Instant::now() >= deadline, "too early");
                        send.send(deadline).unwrap();
                    })
                })
                .collect();
            for task in tasks {
                task.await.unwrap();
            }
        });
        drop(send);
        let fired: Vec<_> = fired.iter().collect();
        assert!(fired.is_sorted() && fired.len() == turns(500));
    });
}

#[test]
fn a_dropped_timer_is_gone() {
    on_each(|runtime| {
        runtime.block_on(async {
            for _ in 0..turns(1000) {
                for wait in [1, 50, 5_000, 5_000_000] {
                    assert!(timeout(Duration::from_millis(wait), async {}).await.is_ok());
                    let mut timer = sleep(Duration::from_millis(wait));
                    let _ = poll_once(Pin::new(&mut timer)); // a slow machine may find it due
                }
            }
            sleep(Duration::from_millis(3)).await; // what was cancelled within its millisecond
        });
        assert_eq!(runtime.handle().stats().timers, 0);
    });
}

#[test]
fn a_timer_wakes_the_task_that_polled_it_last() {
    bounded(|| {
        LocalRuntime::new().unwrap().block_on(async {
            let mut timer = Box::pin(sleep(Duration::from_millis(100)));
            assert!(poll_once(timer.as_mut()).is_pending());
            let moved = spawn(async move {
                timer.await;
            });
            moved.await.unwrap();
        });
    });
}

#[test]
fn a_timeout_drops_what_takes_too_long() {
    on_each(|runtime| {
        let drops = Count::new();
        let guard = drops.on_drop();
        let slow = async move {
            let _guard = guard;
            pending::<()>().await;
        };
        let error = runtime
            .block_on(timeout(Duration::from_millis(2), slow))
            .unwrap_err();
        assert_eq!(
            (drops.get(), error.to_string().as_str()),
            (1, "the time has passed")
        );
    });
}

#[test]
fn an_interval_keeps_its_phase_and_leaves_out_what_was_missed() {
    bounded(|| {
        LocalRuntime::new().unwrap().block_on(async {
            let period = Duration::from_millis(2);
            let mut ticks = interval(period);
            let first = ticks.tick().await;
            let second = ticks.tick().await;
            std::thread::sleep(period * 10);
            // One tick that was missed comes at once. The others are left out, and the next one
            // comes in its time.
            let slept_until = Instant::now();
            let late = ticks.tick().await;
            let next = ticks.tick().await;
            assert!(second > first && late > second && late < slept_until);
            assert!(next > slept_until);
            for tick in [second, late, next] {
                assert_eq!((tick - first).as_nanos() % period.as_nanos(), 0);
            }
        });
    });
}

#[test]
fn a_timer_outlives_its_runtime_only_to_say_so() {
    let panic = std::thread::spawn(|| {
        let runtime = LocalRuntime::new().unwrap();
        let mut timer = Box::pin(sleep(Duration::from_secs(3600)));
        runtime.block_on(poll_fn(|cx| {
            assert!(timer.as_mut().poll(cx).is_pending());
            Poll::Ready(())
        }));
        drop(runtime);
        ch10_final_runtime::block_on(timer);
    })
    .join()
    .unwrap_err();
    assert!(
        panic
            .downcast_ref::<String>()
            .unwrap()
            .contains("has been dropped")
    );
}
