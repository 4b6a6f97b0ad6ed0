//! What is tried, by the library and by its mutant.

use std::sync::Arc;

use shuttle::sync::Mutex;
use shuttle::sync::atomic::{AtomicUsize, Ordering};
use shuttle::thread;

use ch04_epoll::Socket;

use crate::{Future, PollState, Registration, Runtime, Waker, poll_fn};

/// Registers a socket at its first poll; another thread sends it a packet. Ready with `output`.
fn packet(output: usize) -> impl Future<Output = usize> + Send + 'static {
    let mut registration = None;
    poll_fn(move |waker: &Waker| {
        let registration = registration.get_or_insert_with(|| {
            let socket = Socket::default();
            let sender = socket.clone();
            thread::spawn(move || sender.deliver());
            Registration::new(socket).expect("there is room")
        });
        match registration.try_io(waker, |socket| socket.read()) {
            Ok(()) => PollState::Ready(output),
            Err(_) => PollState::NotReady,
        }
    })
}

/// A reactor on its own thread, and an executor in `block_on`.
pub(crate) fn tasks_wait_for_events() {
    let runtime = Runtime::new().unwrap();
    let tasks = [1, 2].map(|n| runtime.spawn(packet(n)));
    let outputs = tasks.map(|task| runtime.block_on(task).unwrap());
    assert_eq!(outputs, [1, 2]);
    assert_eq!(runtime.tasks(), 0);
}

/// The same in one thread, and another that spawns into it.
pub(crate) fn single_threaded() {
    let runtime = Arc::new(Runtime::single_threaded().unwrap());
    let (other, slot) = (Arc::clone(&runtime), Arc::new(Mutex::new(None)));
    let (spawner, main) = (Arc::clone(&slot), Arc::new(Mutex::new(None::<Waker>)));
    let waker = Arc::clone(&main);
    thread::spawn(move || {
        *spawner.lock().unwrap() = Some(other.spawn(packet(1)));
        let waker = waker.lock().unwrap().take();
        waker.into_iter().for_each(Waker::wake);
    });
    let task = runtime.block_on(poll_fn(|waker: &Waker| {
        *main.lock().unwrap() = Some(waker.clone());
        match slot.lock().unwrap().take() {
            Some(task) => PollState::Ready(task),
            None => PollState::NotReady,
        }
    }));
    assert_eq!(runtime.block_on(task).unwrap(), 1);
}

/// Two threads work for one runtime. A third spawns a task, which ends the one's future, and a fourth
/// ends the other's: that one may have been woken for the task, and leaves without it.
pub(crate) fn one_thread_leaves() {
    let runtime = Arc::new(Runtime::new().unwrap());
    let (stays, leaves) = (Gate::default(), Gate::default());
    let (other, leaving) = (Arc::clone(&runtime), leaves.clone());
    let other = thread::spawn(move || other.block_on(leaving.passing()));
    let (spawner, opened) = (Arc::clone(&runtime), stays.clone());
    let spawner = thread::spawn(move || {
        drop(spawner.spawn(poll_fn(move |_: &Waker| {
            opened.open();
            PollState::Ready(())
        })));
    });
    let opener = thread::spawn(move || leaves.open());
    runtime.block_on(stays.passing());
    other.join().unwrap();
    spawner.join().unwrap();
    opener.join().unwrap();
}

/// Opened once, waited for by one.
#[derive(Clone, Default)]
struct Gate(Arc<Mutex<(bool, Option<Waker>)>>);

impl Gate {
    fn open(&self) {
        let mut gate = self.0.lock().unwrap();
        gate.0 = true;
        let waker = gate.1.take();
        drop(gate);
        waker.into_iter().for_each(Waker::wake);
    }

    fn passing(&self) -> impl Future<Output = ()> + use<> {
        let gate = self.clone();
        poll_fn(move |waker: &Waker| {
            let mut gate = gate.0.lock().unwrap();
            gate.1 = Some(waker.clone());
            match gate.0 {
                true => PollState::Ready(()),
                false => PollState::NotReady,
            }
        })
    }
}

/// The runtime goes while events and wakes are on their way, and while a task waits for ever.
pub(crate) fn dropped_while_woken() {
    struct Counted(Arc<AtomicUsize>);

    impl Drop for Counted {
        fn drop(&mut self) {
            self.0.fetch_add(1, Ordering::SeqCst);
        }
    }

    let runtime = Runtime::new().unwrap();
    let drops = Arc::new(AtomicUsize::new(0));
    let held = Counted(Arc::clone(&drops));
    let mut is_spawned = false;
    let woken = runtime.spawn(poll_fn(move |waker: &Waker| {
        let _held = &held;
        if !std::mem::replace(&mut is_spawned, true) {
            let waker = waker.clone();
            thread::spawn(move || waker.wake());
        }
        PollState::<()>::NotReady
    }));
    drop(runtime.spawn(packet(1)));
    assert_eq!(runtime.block_on(packet(2)), 2);
    drop(runtime);
    assert_eq!(drops.load(Ordering::SeqCst), 1);
    let other = Runtime::new().unwrap();
    assert!(other.block_on(woken).is_err());
}
