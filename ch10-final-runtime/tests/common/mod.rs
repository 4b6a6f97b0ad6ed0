//! What the tests share: runtimes of each kind, bounded runs, and things that count.
#![allow(dead_code, unreachable_pub, reason = "each test file uses a part")]

pub mod os;
pub mod waits;

use std::future::poll_fn;
use std::panic;
use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Wake, Waker};
use std::thread;
use std::time::{Duration, Instant};

use ch10_final_runtime::{Builder, Handle, JoinHandle, LocalRuntime, Runtime};

/// Runs a test on a thread of its own, and fails if it does not end.
pub fn bounded(test: impl FnOnce() + Send + 'static) {
    bounded_by(Duration::from_secs(30), "the test", test);
}

/// Like [`bounded`], where more than one thing is run and it matters which of them hangs.
pub fn bounded_by(limit: Duration, what: &str, test: impl FnOnce() + Send + 'static) {
    let (done, ended) = channel();
    let running = thread::spawn(move || {
        test();
        let _ = done.send(());
    });
    // A second of Miri's clock is no more than 200,000 steps.
    let limit = if cfg!(miri) { limit * 120 } else { limit };
    match ended.recv_timeout(limit) {
        Err(std::sync::mpsc::RecvTimeoutError::Timeout) => panic!("{what} hangs"),
        _ => running.join().unwrap_or_else(|panic| {
            eprintln!("{what} fails");
            panic::resume_unwind(panic)
        }),
    }
}

/// So many turns, or a few under Miri, which interprets each step.
pub const fn turns(count: usize) -> usize {
    if cfg!(miri) { 10 } else { count }
}

/// Either kind of runtime.
pub enum Either {
    Local(LocalRuntime),
    Threads(Runtime),
}

impl Either {
    pub fn block_on<F: Future>(&self, future: F) -> F::Output {
        match self {
            Either::Local(runtime) => runtime.block_on(future),
            Either::Threads(runtime) => runtime.block_on(future),
        }
    }

    pub fn spawn<F: Future<Output: Send> + Send + 'static>(&self, f: F) -> JoinHandle<F::Output> {
        match self {
            Either::Local(runtime) => runtime.spawn(f),
            Either::Threads(runtime) => runtime.spawn(f),
        }
    }

    pub fn handle(&self) -> &Handle {
        match self {
            Either::Local(runtime) => runtime.handle(),
            Either::Threads(runtime) => runtime.handle(),
        }
    }
}

/// Runs a test on each kind: on one thread, with one worker, with two, with four; under
/// Miri, which is slow, on one thread and with two.
pub fn on_each(test: impl Fn(Either) + Send + 'static) {
    bounded(move || {
        test(Either::Local(LocalRuntime::new().unwrap()));
        let workers: &[usize] = if cfg!(miri) { &[2] } else { &[1, 2, 4] };
        for &workers in workers {
            let runtime = Builder::new().workers(workers).build().unwrap();
            test(Either::Threads(runtime));
        }
    });
}

/// Counts calls, in any place.
#[derive(Clone, Default)]
pub struct Count(Arc<AtomicUsize>);

impl Count {
    pub fn new() -> Count {
        Count::default()
    }

    pub fn add(&self) {
        self.0.fetch_add(1, SeqCst);
    }

    pub fn get(&self) -> usize {
        self.0.load(SeqCst)
    }

    /// Counts one when it is dropped.
    pub fn on_drop(&self) -> OnDrop<impl FnOnce() + Send + use<>> {
        let count = self.clone();
        OnDrop(Some(move || count.add()))
    }
}

impl Wake for Count {
    fn wake(self: Arc<Self>) {
        self.add();
    }
}

pub struct OnDrop<F: FnOnce()>(pub Option<F>);

impl<F: FnOnce()> Drop for OnDrop<F> {
    fn drop(&mut self) {
        if let Some(action) = self.0.take() {
            action();
        }
    }
}

/// The waker of the task that awaits this.
pub async fn own_waker() -> Waker {
    poll_fn(|cx| Poll::Ready(cx.waker().clone())).await
}

/// Is pending once, without waking anybody.
pub async fn pending_once() {
    let mut polled = false;
    poll_fn(|_| {
        if std::mem::replace(&mut polled, true) {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    })
    .await;
}

/// Polls a future once with a waker that does nothing.
pub fn poll_once<F: Future>(future: Pin<&mut F>) -> Poll<F::Output> {
    future.poll(&mut Context::from_waker(Waker::noop()))
}

/// Waits until the condition holds, letting other tasks run.
pub async fn until(condition: impl Fn() -> bool) {
    while !condition() {
        ch10_final_runtime::yield_now().await;
    }
}

/// Lets tasks wait until it is opened.
#[derive(Clone, Default)]
pub struct Gate(Arc<Mutex<(bool, Vec<Waker>)>>);

impl Gate {
    pub fn new() -> Gate {
        Gate::default()
    }

    pub fn open(&self) {
        let mut gate = self.0.lock().unwrap();
        gate.0 = true;
        let waiting = std::mem::take(&mut gate.1);
        drop(gate);
        waiting.into_iter().for_each(Waker::wake);
    }

    /// Whether somebody has found it closed.
    pub fn is_awaited(&self) -> bool {
        !self.0.lock().unwrap().1.is_empty()
    }

    pub fn poll(&self, cx: &mut Context<'_>) -> Poll<()> {
        let mut gate = self.0.lock().unwrap();
        if gate.0 {
            return Poll::Ready(());
        }
        gate.1.push(cx.waker().clone());
        Poll::Pending
    }

    pub async fn passed(&self) {
        poll_fn(|cx| self.poll(cx)).await
    }
}

/// Keeps so many threads busy until the result is dropped. `run` hands what blocks to one of them.
pub fn occupied(threads: usize, run: impl Fn(Box<dyn FnOnce() + Send>)) -> Vec<Sender<()>> {
    let began = Count::new();
    let hold = |_| {
        let ((free, held), began) = (channel::<()>(), began.clone());
        run(Box::new(move || {
            began.add();
            let _dropped = held.recv();
        }));
        free
    };
    let occupied = (0..threads).map(hold).collect();
    wait_until(|| began.get() == threads);
    occupied
}

/// Panics so that a hook of [`hide_panics_on_purpose`] says nothing of it.
pub fn panic_on_purpose(what: &str) -> ! {
    panic!("on purpose: {what}")
}

/// Prints all panics of the process but those that tests mean to happen.
pub fn hide_panics_on_purpose() {
    let print = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        let text = info.payload_as_str();
        if !text.is_some_and(|text| text.starts_with("on purpose")) {
            print(info);
        }
    }));
}

/// How many descriptors the process has open.
#[cfg(target_os = "linux")]
pub fn open_descriptors() -> usize {
    std::fs::read_dir("/proc/self/fd").unwrap().count()
}

/// The names of the runtimes' threads that live: the harness starts and ends others as it likes.
#[cfg(target_os = "linux")]
pub fn runtimes_threads() -> Vec<String> {
    let threads = std::fs::read_dir("/proc/self/task").unwrap();
    // One that ends meanwhile has no name left.
    let names =
        threads.filter_map(|thread| std::fs::read_to_string(thread.ok()?.path().join("comm")).ok());
    names
        .filter(|name| name.starts_with("worker ") || name.starts_with("blocking"))
        .collect()
}

/// Waits for what others are about to do, at most ten seconds.
pub fn wait_until(condition: impl Fn() -> bool) {
    let deadline = Instant::now() + Duration::from_secs(10);
    while !condition() && Instant::now() < deadline {
        thread::yield_now();
    }
}
