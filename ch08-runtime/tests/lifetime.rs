//! A runtime is a value: it is made, used from anywhere, and dropped.

mod common;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use ch08_runtime::{
    Aborted, JoinHandle, PollState, Runtime, http, poll_fn, sleep, spawn, yield_now,
};
use common::{Gate, LIMIT, bounded, once, server, with_each};

#[test]
fn block_on_returns_its_futures_output_and_waits_for_no_task() {
    with_each(|runtime| {
        let gate = Gate::default();
        drop(runtime.spawn(gate.passing()));
        assert_eq!(runtime.block_on(poll_fn(|_| PollState::Ready(7))), 7);
        runtime.block_on(yield_now());
        assert_eq!((gate.polls(), gate.drops()), (1, 0), "it was left to wait");
    });
}

#[test]
fn block_on_may_borrow() {
    with_each(|runtime| {
        let mut local = vec![1];
        runtime.block_on(once(|| local.push(2)));
        assert_eq!(local, [1, 2]);
    });
}

#[test]
fn a_task_that_another_thread_spawns_runs_while_block_on_sleeps() {
    with_each(|runtime| {
        let gate = Gate::default();
        let opened = gate.clone();
        thread::scope(|scope| {
            scope.spawn(|| {
                while opened.polls() == 0 {
                    thread::yield_now(); // until block_on has nothing left to do
                }
                let opened = opened.clone();
                drop(runtime.spawn(once(move || opened.open())));
            });
            runtime.block_on(gate.passing());
        });
    });
}

#[test]
fn tasks_go_on_with_the_next_block_on() {
    with_each(|runtime| {
        let server = server();
        let request = runtime.spawn(http::get(server.addr(), "/20/x"));
        for _ in 0..3 {
            runtime.block_on(yield_now());
        }
        let response = runtime.block_on(request).unwrap().unwrap();
        assert_eq!(response.body_text().unwrap(), "x");
    });
}

#[test]
fn two_runtimes_in_one_process_know_nothing_of_each_other() {
    bounded(|| {
        let server = server();
        let runtimes = [Runtime::new().unwrap(), Runtime::single_threaded().unwrap()];
        let tasks = runtimes
            .each_ref()
            .map(|runtime| runtime.spawn(http::get(server.addr(), "/20/x")));
        thread::scope(|scope| {
            for (runtime, task) in runtimes.iter().zip(tasks) {
                scope.spawn(move || {
                    let response = runtime.block_on(task).unwrap().unwrap();
                    assert_eq!(response.body_text().unwrap(), "x");
                });
            }
        });
        let [first, second] = runtimes;
        drop(first);
        let sleeping = second.spawn(sleep(Duration::from_millis(1)));
        second.block_on(sleeping).unwrap();
    });
}

#[test]
fn two_threads_share_the_tasks_of_one_runtime() {
    bounded(|| {
        let runtime = Runtime::new().unwrap();
        // Each of the two tasks waits, in its poll, for the other's: only two threads can do that.
        let meeting = Arc::new(std::sync::Barrier::new(2));
        let tasks = [(); 2].map(|()| {
            let meeting = Arc::clone(&meeting);
            runtime.spawn(once(move || meeting.wait().is_leader()))
        });
        thread::scope(|scope| {
            for task in tasks {
                let runtime = &runtime;
                scope.spawn(move || runtime.block_on(task).unwrap());
            }
        });
    });
}

/// One that is woken for a task, but has its own result by then, leaves the task to another.
#[test]
fn a_thread_that_leaves_block_on_takes_no_task_along() {
    bounded(|| {
        let runtime = Runtime::new().unwrap();
        for _ in 0..300 {
            let (stay, go) = (Gate::default(), Gate::default());
            thread::scope(|scope| {
                let staying = scope.spawn(|| runtime.block_on(stay.passing()));
                let going = scope.spawn(|| runtime.block_on(go.passing()));
                while stay.polls() == 0 || go.polls() == 0 {
                    thread::yield_now();
                }
                let opened = stay.clone();
                drop(runtime.spawn(once(move || opened.open())));
                go.open();
                going.join().unwrap();
                staying.join().unwrap();
            });
        }
    });
}

#[test]
fn x13_a_spawn_inside_of_a_drop_during_shutdown_does_not_hang() {
    struct SpawnsWhenDropped(Arc<Mutex<Vec<JoinHandle<()>>>>, Gate);

    impl Drop for SpawnsWhenDropped {
        fn drop(&mut self) {
            let late = [(); 2].map(|()| spawn(self.1.passing()));
            self.0.lock().unwrap().extend(late);
        }
    }

    with_each(|runtime| {
        let (late, gate) = (Arc::default(), Gate::default());
        let spawns = SpawnsWhenDropped(Arc::clone(&late), gate.clone());
        drop(runtime.spawn(poll_fn(move |_| {
            let _held = &spawns;
            PollState::<()>::NotReady
        })));
        runtime.block_on(yield_now());
        drop(runtime);
        assert_eq!((gate.polls(), gate.drops()), (0, 2));
        let other = Runtime::new().unwrap();
        for task in late.lock().unwrap().drain(..) {
            assert!(other.block_on(task).unwrap_err().is::<Aborted>());
        }
    });
}

#[test]
fn x14_a_nested_block_on_panics_and_says_why() {
    std::panic::set_hook(Box::new(|_| {}));
    with_each(|runtime| {
        let inner = Runtime::new().unwrap();
        let nested = once(|| inner.block_on(yield_now()));
        let payload = catch_unwind(AssertUnwindSafe(|| runtime.block_on(nested))).unwrap_err();
        let words = payload.downcast::<String>().unwrap();
        assert!(
            words.starts_with("`block_on` inside of `block_on`"),
            "{words}"
        );

        let task = runtime.spawn(once(move || inner.block_on(yield_now())));
        let payload = runtime.block_on(task).unwrap_err();
        let words = payload.downcast::<String>().unwrap();
        assert!(
            words.starts_with("`block_on` inside of `block_on`"),
            "{words}"
        );
    });
}

#[test]
fn a_single_threaded_runtime_refuses_a_second_thread_and_says_so() {
    std::panic::set_hook(Box::new(|_| {}));
    bounded(|| {
        let runtime = Runtime::single_threaded().unwrap();
        let gate = Gate::default();
        thread::scope(|scope| {
            let first = scope.spawn(|| runtime.block_on(gate.passing()));
            while gate.polls() == 0 {
                thread::yield_now();
            }
            let second = scope.spawn(|| runtime.block_on(yield_now())).join();
            let words = second.unwrap_err().downcast::<String>().unwrap();
            assert!(words.contains("another thread"), "{words}");
            gate.open();
            first.join().unwrap();
        });
        runtime.block_on(yield_now());
    });
}

#[test]
fn what_needs_a_runtime_says_so_outside_of_one() {
    std::panic::set_hook(Box::new(|_| {}));
    let payload = catch_unwind(|| spawn(yield_now())).map(drop).unwrap_err();
    let words = payload.downcast::<String>().unwrap();
    assert!(words.starts_with("`spawn` needs a runtime"), "{words}");
}

/// It is dropped on the reactor's thread, which must not wait for its own end.
#[test]
fn the_last_owner_of_a_runtime_may_be_a_waker() {
    use ch08_runtime::{Future, Wake, Waker};

    struct Owner(Mutex<Option<Runtime>>, std::sync::mpsc::Sender<()>);

    impl Wake for Owner {
        fn wake(self: Arc<Owner>) {
            let runtime = self.0.lock().unwrap().take();
            drop(runtime);
            self.1.send(()).unwrap();
        }
    }

    let (sender, receiver) = std::sync::mpsc::channel();
    let runtime = Runtime::new().unwrap();
    let owner = Arc::new(Owner(Mutex::new(None), sender));
    let waker = Waker::from(Arc::clone(&owner));
    let mut clock = sleep(Duration::from_millis(20));
    runtime.block_on(poll_fn(|_| {
        assert!(!clock.poll(&waker).is_ready());
        PollState::Ready(())
    }));
    *owner.0.lock().unwrap() = Some(runtime);
    receiver.recv_timeout(LIMIT).expect("it hangs");
}
