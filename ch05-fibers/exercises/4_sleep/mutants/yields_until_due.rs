//! Wrong: a sleeper stays in the queue, and looks at the clock in each of its turns.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::panic;
use std::rc::Rc;
use std::time::{Duration, Instant};

use ch05_fibers::{Fiber, Resumed, Stack, suspend};

use super::checks::given::Clock;

thread_local! {
    static CLOCK: RefCell<Option<Rc<dyn Clock>>> = const { RefCell::new(None) };
    static READY: RefCell<VecDeque<Fiber<()>>> = const { RefCell::new(VecDeque::new()) };
}

/// Runs `first` as a fiber, and every fiber that is spawned meanwhile. Returns when all have ended.
pub fn run(clock: Rc<dyn Clock>, first: impl FnOnce() + 'static) {
    CLOCK.set(Some(clock));
    spawn(first);
    while let Some(fiber) = READY.with_borrow_mut(VecDeque::pop_front) {
        match fiber.resume().expect("whoever is ready can go on") {
            Resumed::Suspended => READY.with_borrow_mut(|ready| ready.push_back(fiber)),
            Resumed::Returned(()) => {}
            Resumed::Panicked(payload) => panic::resume_unwind(payload),
        }
    }
}

/// Adds a fiber, which has its turn after all that are ready now. The caller goes on.
pub fn spawn(main: impl FnOnce() + 'static) {
    let stack = Stack::new(Stack::DEFAULT_SIZE).expect("room for a stack");
    READY.with_borrow_mut(|ready| ready.push_back(Fiber::new(stack, main)));
}

/// Lets all others that are ready have their turn. Returns when it is the caller's again.
pub fn yield_now() {
    suspend();
}

/// Has the calling fiber, and nobody else, sleep for `duration`.
pub fn sleep(duration: Duration) {
    let clock = CLOCK.with_borrow(Option::clone).expect("inside of `run`");
    let due = clock.now() + duration;
    while clock.now() < due {
        yield_now();
    }
}
