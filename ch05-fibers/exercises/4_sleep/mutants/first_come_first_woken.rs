//! Wrong: sleepers stand in a row, and only the first one's time counts.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::panic;
use std::rc::Rc;
use std::time::{Duration, Instant};

use ch05_fibers::{Fiber, Resumed, Stack, suspend};

use super::checks::given::Clock;

thread_local! {
    static READY: RefCell<VecDeque<Fiber<()>>> = const { RefCell::new(VecDeque::new()) };
    /// What the fiber that has just suspended itself sleeps for.
    static NAP: Cell<Option<Duration>> = const { Cell::new(None) };
}

/// Who sleeps: the one that lay down first comes first.
type Sleepers = BTreeMap<usize, (Instant, Fiber<()>)>;

/// Runs `first` as a fiber, and every fiber that is spawned meanwhile. Returns when all have ended.
pub fn run(clock: Rc<dyn Clock>, first: impl FnOnce() + 'static) {
    let mut sleepers = Sleepers::new();
    spawn(first);
    for turn in 0.. {
        // Before each turn, for there may never be a moment at which nobody is ready.
        wake(&mut sleepers, clock.now());
        let Some(fiber) = READY.with_borrow_mut(VecDeque::pop_front) else {
            let Some((_, &(due, _))) = sleepers.first_key_value() else {
                return;
            };
            clock.wait(due);
            continue; // the wait may have ended early
        };
        match fiber.resume().expect("whoever is ready can go on") {
            Resumed::Suspended => match NAP.take() {
                Some(nap) => drop(sleepers.insert(turn, (clock.now() + nap, fiber))),
                None => READY.with_borrow_mut(|ready| ready.push_back(fiber)),
            },
            Resumed::Returned(()) => {}
            Resumed::Panicked(payload) => panic::resume_unwind(payload),
        }
    }
}

/// Puts those who are due at the end of the queue.
fn wake(sleepers: &mut Sleepers, now: Instant) {
    while let Some(sleeper) = sleepers.first_entry() {
        if sleeper.get().0 > now {
            return;
        }
        READY.with_borrow_mut(|ready| ready.push_back(sleeper.remove().1));
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
    NAP.set(Some(duration));
    suspend();
}
