//! What the tests share.
#![allow(dead_code, reason = "not every test file needs all of it")]

use std::mem;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::thread;
use std::time::Duration;

use ch08_runtime::{Future, PollState, Runtime, Wake, Waker};
use delayserver::{DelayServer, ServerHandle};

/// What has not ended by now hangs.
pub(crate) const LIMIT: Duration = Duration::from_secs(60);

/// Runs `test` on a thread of its own, and fails if it hangs.
pub(crate) fn bounded<T: Send + 'static>(test: impl FnOnce() -> T + Send + 'static) -> T {
    let (sender, receiver) = mpsc::channel();
    let thread = thread::spawn(move || sender.send(test()));
    match receiver.recv_timeout(LIMIT) {
        Ok(result) => result,
        Err(mpsc::RecvTimeoutError::Timeout) => panic!("it hangs"),
        Err(mpsc::RecvTimeoutError::Disconnected) => {
            std::panic::resume_unwind(thread.join().unwrap_err())
        }
    }
}

/// Runs `test` with each kind of runtime.
pub(crate) fn with_each(test: impl Fn(Runtime) + Send + 'static) {
    bounded(move || {
        for make in [Runtime::new, Runtime::single_threaded] {
            test(make().unwrap());
        }
    });
}

pub(crate) fn server() -> ServerHandle {
    DelayServer::bind("127.0.0.1:0").unwrap().spawn().unwrap()
}

/// Counts how often it is woken.
#[derive(Default)]
pub(crate) struct Wakes(AtomicUsize);

impl Wake for Wakes {
    fn wake(self: Arc<Wakes>) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }
}

impl Wakes {
    pub(crate) fn new() -> (Arc<Wakes>, Waker) {
        let wakes = Arc::new(Wakes::default());
        (Arc::clone(&wakes), Waker::from(wakes))
    }

    pub(crate) fn count(&self) -> usize {
        self.0.load(Ordering::SeqCst)
    }
}

/// The same future, and a count of its polls.
pub(crate) fn counted<F: Future>(
    mut future: F,
) -> (impl Future<Output = F::Output> + use<F>, Arc<AtomicUsize>) {
    let polls = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&polls);
    let counted = ch08_runtime::poll_fn(move |waker| {
        count.fetch_add(1, Ordering::SeqCst);
        future.poll(waker)
    });
    (counted, polls)
}

/// A future that others watch and open. Its clones are the same.
#[derive(Clone, Default)]
pub(crate) struct Gate(Arc<Mutex<Inner>>);

#[derive(Default)]
struct Inner {
    is_open: bool,
    polls: usize,
    drops: usize,
    wakers: Vec<Waker>,
}

/// The future of a [`Gate`]; its drop is counted.
pub(crate) struct Passing(Gate);

impl Gate {
    pub(crate) fn passing(&self) -> Passing {
        Passing(self.clone())
    }

    pub(crate) fn open(&self) {
        let mut inner = self.0.lock().unwrap();
        inner.is_open = true;
        let waker = inner.wakers.last().cloned();
        drop(inner);
        waker.into_iter().for_each(Waker::wake);
    }

    pub(crate) fn polls(&self) -> usize {
        self.0.lock().unwrap().polls
    }

    pub(crate) fn drops(&self) -> usize {
        self.0.lock().unwrap().drops
    }

    /// The wakers of all polls so far.
    pub(crate) fn wakers(&self) -> Vec<Waker> {
        self.0.lock().unwrap().wakers.clone()
    }

    /// Lets go of the wakers.
    pub(crate) fn forget_wakers(&self) {
        let wakers = mem::take(&mut self.0.lock().unwrap().wakers);
        drop(wakers);
    }
}

impl Future for Passing {
    type Output = ();

    fn poll(&mut self, waker: &Waker) -> PollState<()> {
        let mut inner = self.0.0.lock().unwrap();
        inner.polls += 1;
        inner.wakers.push(waker.clone());
        if inner.is_open {
            PollState::Ready(())
        } else {
            PollState::NotReady
        }
    }
}

impl Drop for Passing {
    fn drop(&mut self) {
        self.0.0.lock().unwrap().drops += 1;
    }
}

/// Ready at its first poll, with what `step` returns.
pub(crate) fn once<T>(mut step: impl FnMut() -> T) -> impl Future<Output = T> {
    ch08_runtime::poll_fn(move |_| PollState::Ready(step()))
}

/// Waits for all of them, one after the other.
pub(crate) fn all<F: Future>(futures: Vec<F>) -> impl Future<Output = Vec<F::Output>> {
    let (mut futures, mut outputs) = (futures.into_iter().peekable(), Vec::new());
    ch08_runtime::poll_fn(move |waker| {
        while let Some(future) = futures.peek_mut() {
            match future.poll(waker) {
                PollState::NotReady => return PollState::NotReady,
                PollState::Ready(output) => outputs.push(output),
            }
            drop(futures.next());
        }
        PollState::Ready(mem::take(&mut outputs))
    })
}
