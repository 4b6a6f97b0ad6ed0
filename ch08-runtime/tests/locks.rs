//! Whoever is woken finds every lock free.

mod common;

use std::sync::{Arc, Mutex, Weak};
use std::time::Duration;

use ch08_runtime::{
    Future, JoinHandle, PollState, Runtime, Wake, Waker, http, poll_fn, sleep, yield_now,
};
use common::{server, with_each};

/// Comes back to whatever has a lock in the runtime, while it is called.
struct Visitor(Weak<Runtime>, Waker);

impl Wake for Visitor {
    fn wake(self: Arc<Visitor>) {
        let runtime = self.0.upgrade().unwrap();
        drop(runtime.spawn(yield_now()));
        let _ = (runtime.tasks(), runtime.sources(), runtime.timers());
        self.1.wake_by_ref();
    }
}

/// The book's reactor wakes with its table locked. Who is woken may want it at once.
#[test]
fn nothing_is_locked_while_a_waker_is_called() {
    fn visited<F: Future>(runtime: &Arc<Runtime>, mut future: F) -> F::Output {
        runtime.block_on(poll_fn(|waker| {
            let visitor = Visitor(Arc::downgrade(runtime), waker.clone());
            future.poll(&Waker::from(Arc::new(visitor)))
        }))
    }

    with_each(|runtime| {
        let (runtime, server) = (Arc::new(runtime), server());
        visited(&runtime, sleep(Duration::from_millis(10)));
        visited(&runtime, http::get(server.addr(), "/10/x")).unwrap();
        visited(&runtime, runtime.spawn(yield_now())).unwrap();
    });
}

/// The handle's own lock: its task calls a waker that looks at the result then and there.
#[test]
fn a_handle_may_be_polled_by_the_waker_that_its_task_calls() {
    struct Looker(Mutex<Option<JoinHandle<u32>>>, Mutex<Option<u32>>);

    impl Wake for Looker {
        fn wake(self: Arc<Looker>) {
            let mut handle = self.0.lock().unwrap().take().unwrap();
            if let PollState::Ready(output) = handle.poll(&Waker::noop()) {
                *self.1.lock().unwrap() = output.ok();
            }
        }
    }

    with_each(|runtime| {
        let mut handle = runtime.spawn(poll_fn(|_| PollState::Ready(7)));
        let looker = Arc::new(Looker(Mutex::default(), Mutex::default()));
        assert!(!handle.poll(&Waker::from(Arc::clone(&looker))).is_ready());
        *looker.0.lock().unwrap() = Some(handle);
        runtime.block_on(yield_now());
        assert_eq!(*looker.1.lock().unwrap(), Some(7));
    });
}
