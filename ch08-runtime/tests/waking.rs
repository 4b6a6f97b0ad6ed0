//! Wakes and polls: neither too few nor too many.

mod common;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use ch08_runtime::{
    Future, Parker, PollState, Registration, Runtime, Waker, poll_fn, sleep, yield_now,
};
use common::{Gate, Wakes, bounded, with_each};

#[test]
fn x01_a_wake_inside_of_the_poll_leads_to_one_more_poll() {
    with_each(|runtime| {
        let mut polls = 0;
        let task = runtime.spawn(poll_fn(move |waker| {
            polls += 1;
            if polls == 1 {
                waker.wake_by_ref();
                waker.wake_by_ref();
                return PollState::NotReady;
            }
            PollState::Ready(polls)
        }));
        assert_eq!(runtime.block_on(task).unwrap(), 2);
    });
}

#[test]
fn x02_a_wake_between_not_ready_and_sleep_is_not_lost() {
    with_each(|runtime| {
        // The other thread wakes whenever there is a waker: before, while and after we fall asleep.
        for _ in 0..1_000 {
            let gate = Gate::default();
            let task = runtime.spawn(gate.passing());
            let opener = thread::spawn(move || gate.open());
            runtime.block_on(task).unwrap();
            opener.join().unwrap();
        }
    });
}

#[test]
fn x03_an_unpark_before_the_park_is_kept_and_many_are_one() {
    bounded(|| {
        let parker = Parker::new();
        for _ in 0..1_000 {
            parker.unparker().unpark();
        }
        parker.park(); // hangs if the notice was lost
        let unparker = parker.unparker();
        let sleeper = thread::spawn(move || parker.park());
        assert!(!sleeper.is_finished(), "a second notice was left");
        unparker.unpark();
        sleeper.join().unwrap();
    });
}

#[test]
fn x04_a_wake_after_the_end_does_nothing() {
    with_each(|runtime| {
        let (gate, pending) = (Gate::default(), Gate::default());
        let task = runtime.spawn(gate.passing());
        drop(runtime.spawn(pending.passing()));
        runtime.block_on(yield_now()); // both were polled
        gate.open();
        runtime.block_on(task).unwrap();
        gate.wakers().into_iter().for_each(Waker::wake);
        runtime.block_on(all_that_is_queued());
        assert_eq!((gate.polls(), gate.drops(), runtime.tasks()), (2, 1, 1));
        drop(runtime);
        pending.wakers().into_iter().for_each(Waker::wake);
        assert_eq!((pending.polls(), pending.drops()), (1, 1));
    });
}

#[test]
fn x05_a_thousand_wakes_are_one_poll() {
    with_each(|runtime| {
        let gate = Gate::default();
        let task = runtime.spawn(gate.passing());
        runtime.block_on(yield_now());
        assert_eq!(gate.polls(), 1);
        for _ in 0..1_000 {
            gate.wakers()[0].wake_by_ref();
        }
        runtime.block_on(all_that_is_queued());
        assert_eq!(gate.polls(), 2);
        gate.open();
        runtime.block_on(task).unwrap();
        assert_eq!(gate.polls(), 3);
    });
}

/// Ready when everything that is queued now has been polled, and what that woke as well.
fn all_that_is_queued() -> impl Future<Output = ()> {
    let mut turns = 0;
    poll_fn(move |waker| {
        turns += 1;
        if turns > 1_200 {
            return PollState::Ready(());
        }
        waker.wake_by_ref();
        PollState::NotReady
    })
}

#[test]
fn x06_after_a_spurious_poll_the_event_still_wakes() {
    use ch04_epoll::net::TcpStream;
    use std::io::{ErrorKind, Read, Write};
    use std::net::TcpListener;

    with_each(|runtime| {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let stream = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
        let mut peer = listener.accept().unwrap().0;
        let (mut stream, mut source, mut polls) = (Some(stream), None, 0);
        let n = runtime.block_on(poll_fn(|waker| {
            if let Some(stream) = stream.take() {
                source = Some(Registration::new(stream).unwrap());
            }
            polls += 1;
            let source = source.as_mut().unwrap();
            let mut buffer = [0; 8];
            match source.try_io(waker, |stream| stream.read(&mut buffer)) {
                Err(error) if error.kind() == ErrorKind::WouldBlock && polls < 100 => {
                    waker.wake_by_ref(); // the next poll comes without an event
                    PollState::NotReady
                }
                Err(error) if error.kind() == ErrorKind::WouldBlock => {
                    peer.write_all(b"x").unwrap();
                    PollState::NotReady
                }
                read => PollState::Ready(read.unwrap()),
            }
        }));
        assert_eq!(n, 1);
    });
}

#[test]
fn x07_a_completed_future_is_never_polled_again() {
    with_each(|runtime| {
        let gate = Gate::default();
        gate.open();
        let mut passing = gate.passing();
        let task = runtime.spawn(poll_fn(move |waker| {
            waker.wake_by_ref(); // woken while it runs, and ready all the same
            passing.poll(waker)
        }));
        runtime.block_on(task).unwrap();
        runtime.block_on(all_that_is_queued());
        gate.wakers()[0].wake_by_ref();
        runtime.block_on(all_that_is_queued());
        assert_eq!((gate.polls(), gate.drops()), (1, 1));
    });
}

#[test]
fn x08_a_million_clones_and_drops_of_a_waker_drop_the_future_once() {
    with_each(|runtime| {
        let gate = Gate::default();
        let task = runtime.spawn(gate.passing());
        runtime.block_on(yield_now());
        let waker = gate.wakers().remove(0);
        gate.forget_wakers();
        let clones = AtomicUsize::new(0);
        thread::scope(|scope| {
            for _ in 0..4 {
                let waker = waker.clone();
                let clones = &clones;
                scope.spawn(move || {
                    for _ in 0..250_000 {
                        drop(waker.clone());
                    }
                    clones.fetch_add(250_000, Ordering::Relaxed);
                });
            }
        });
        assert_eq!(clones.into_inner(), 1_000_000);
        assert_eq!(gate.drops(), 0);
        gate.open();
        waker.wake();
        runtime.block_on(task).unwrap();
        gate.forget_wakers();
        assert_eq!(gate.drops(), 1);
    });
}

/// The book makes a waker for each poll, so that `will_wake` is never true.
#[test]
fn a_task_gets_the_same_waker_at_each_poll() {
    with_each(|runtime| {
        let (one, other) = (Gate::default(), Gate::default());
        let tasks = [runtime.spawn(one.passing()), runtime.spawn(other.passing())];
        runtime.block_on(all_that_is_queued());
        one.open();
        other.open();
        tasks
            .into_iter()
            .for_each(|task| runtime.block_on(task).unwrap());
        let (one, other) = (one.wakers(), other.wakers());
        assert_eq!((one.len(), other.len()), (2, 2));
        assert!(one[0].will_wake(&one[1]) && other[0].will_wake(&other[1]));
        assert!(!one[0].will_wake(&other[0]));
    });
}

#[test]
fn x17_the_latest_waker_is_the_one_that_is_woken() {
    with_each(|runtime| {
        let (former, former_waker) = Wakes::new();
        let gate = Gate::default();
        // Three ways to wait: for a task, for the clock, and (in `sockets.rs`) for a socket.
        let mut task = runtime.spawn(gate.passing());
        let mut clock = sleep(Duration::from_millis(20));
        runtime.block_on(poll_fn(|_| {
            assert!(!task.poll(&former_waker).is_ready());
            assert!(!clock.poll(&former_waker).is_ready());
            PollState::Ready(())
        }));
        gate.open();
        runtime.block_on(&mut task).unwrap();
        runtime.block_on(&mut clock);
        assert_eq!(former.count(), 0);
    });
}

#[test]
fn a_waker_outlives_its_runtime_without_holding_the_future() {
    bounded(|| {
        let gate = Gate::default();
        let runtime = Runtime::new().unwrap();
        drop(runtime.spawn(gate.passing()));
        runtime.block_on(yield_now());
        let waker = gate.wakers().remove(0);
        drop(runtime);
        assert_eq!(gate.drops(), 1);
        let elsewhere = thread::spawn(move || waker.wake());
        elsewhere.join().unwrap();
    });
}

#[test]
fn the_wakers_of_a_future_that_needs_no_runtime_work_on_any_thread() {
    bounded(|| {
        let (gate, parker) = (Gate::default(), Parker::new());
        let waker = Waker::from(parker.unparker());
        let mut passing = gate.passing();
        assert!(!passing.poll(&waker).is_ready());
        let opener = thread::spawn(move || gate.open());
        while !passing.poll(&waker).is_ready() {
            parker.park();
        }
        opener.join().unwrap();
        let _shared: Arc<_> = parker.unparker();
    });
}
