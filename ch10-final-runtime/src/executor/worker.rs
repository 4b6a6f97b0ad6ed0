//! A worker: takes tasks from its queue and polls them; without one it looks at the others' queues,
//! then drives the reactor or sleeps.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use std::sync::Arc;
use std::task::{Poll, Waker};
use std::time::Duration;

use super::{Current, HOMES, ROUSED, Remote, Shared};
use crate::block_on::alone;
use crate::run_queue::RunQueue;
use crate::sync::atomic::{AtomicBool, Ordering::*};
use crate::sync::{fence, linger, thread};
use crate::task::{TaskRef, wake_all};

/// After so many tasks a busy worker looks at what comes from outside: sockets, timers, other
/// threads. A prime, so that it does not fall into step with what the tasks do.
const OUTSIDE: u32 = 61;

/// How long a worker that was woken to help waits before it does. A few short tasks are done sooner
/// where they are, and those that talk to each other had better stay together; what is still there
/// after this time is too much for one. Without, a task that spawns one short task after another
/// has half of them stolen: 330 ns a task instead of 150.
const NAP: Duration = Duration::from_micros(50);

/// What one thread needs to run tasks. It stays on its thread.
pub(crate) struct Worker {
    pub(super) shared: Arc<Shared>,
    index: usize,
    /// Of a LocalRuntime: nobody steals from it, so it needs no lock. The others' are in `shared`.
    pub(crate) local: Option<RefCell<VecDeque<TaskRef>>>,
    /// The task woken last, which is run next: what it was woken for is still in the cache. Nobody
    /// can steal it, so that two tasks that talk to each other stay together. Now and then it is put
    /// behind the others, or those two would have the worker to themselves.
    next: Cell<Option<TaskRef>>,
    /// Empty memory for wakers. To ask for it anew in each turn at the driver was 7 % of the
    /// instructions of an echo request.
    woken: Cell<Vec<Waker>>,
}

impl Worker {
    pub(crate) fn new(shared: Arc<Shared>, index: usize, local: bool) -> Worker {
        Worker {
            shared,
            index,
            local: local.then(RefCell::default),
            next: Cell::new(None),
            woken: Cell::default(),
        }
    }

    /// What a worker's thread does, from its beginning to its end.
    pub(crate) fn run_tasks(self) {
        let worker = Rc::new(self);
        let _current = Current(worker.shared.clone(), Some(worker.clone())).enter();
        alone(|| worker.run(&worker.shared.stop, || Poll::Ready(())));
        worker.leave();
    }

    /// Runs tasks until `attend` is ready, which is asked whenever it is `due`.
    pub(crate) fn run<R>(&self, due: &AtomicBool, mut attend: impl FnMut() -> Poll<R>) -> R {
        let mut turns = 0;
        loop {
            if due.load(Acquire) {
                turns += 1;
                if let Poll::Ready(result) = attend() {
                    return result;
                }
            }
            while turns < OUTSIDE
                && let Some(task) = self.take()
            {
                turns += 1;
                self.offer();
                if let Some(again) = task.run(&self.shared.waiting) {
                    self.push(again, false); // woken while it ran, so behind the others
                }
            }
            if turns >= OUTSIDE {
                turns = 0;
                self.drive(false);
                self.take_from(&self.shared.injector);
            } else if !due.load(Acquire) && !self.find() {
                self.sleep(due);
            }
        }
    }

    fn remote(&self) -> &Remote {
        &self.shared.workers[self.index]
    }

    /// Queues a task: before all others if it was woken, behind them if it is new or has had its
    /// turn.
    pub(super) fn push(&self, task: TaskRef, woken: bool) {
        let task = Some(task);
        let last = if woken { self.next.replace(task) } else { task };
        if let Some(task) = last {
            self.with_queue(|queue| queue.push_back(task));
            self.offer();
        }
    }

    /// The task whose turn it is, if there is one here.
    fn take(&self) -> Option<TaskRef> {
        let first = || self.with_queue(VecDeque::pop_front);
        self.next.take().or_else(first)
    }

    fn with_queue<R>(&self, change: impl FnOnce(&mut VecDeque<TaskRef>) -> R) -> R {
        match &self.local {
            Some(queue) => change(&mut queue.borrow_mut()),
            None => self.remote().queue.with(change),
        }
    }

    /// Wakes another worker if there is something for it. This looks without a fence, and may
    /// overlook one that falls asleep at this moment; it is done for each push and each poll, so
    /// that help comes one task later then. Nothing is lost: a worker never sleeps on its own tasks.
    fn offer(&self) {
        let nothing = || self.remote().queue.is_empty() && self.shared.injector.is_empty();
        if (1..ROUSED).contains(&self.shared.asleep.load(Relaxed)) && !nothing() {
            self.shared.notify();
        }
    }

    /// Takes half of what is in another queue.
    fn take_from(&self, other: &RunQueue) -> bool {
        let mut loot = other.take_half();
        let found = !loot.is_empty();
        self.with_queue(|queue| queue.append(&mut loot));
        found
    }

    /// Takes what came from outside; if nothing did, steals from another worker.
    fn find(&self) -> bool {
        let workers = &self.shared.workers;
        let mut others = (1..workers.len()).map(|step| (self.index + step) % workers.len());
        let mut steal = || others.any(|other| self.take_from(&workers[other].queue));
        self.take_from(&self.shared.injector) || steal()
    }

    /// Sleeps until there is something to do: in the driver, if nobody else does.
    fn sleep(&self, due: &AtomicBool) {
        let (shared, bit) = (&*self.shared, 1 << self.index);
        shared.asleep.fetch_or(bit, SeqCst);
        fence(SeqCst);
        // Why look again? What was pushed before we said that we sleep woke nobody.
        let is_idle = !shared.has_work() && !due.load(SeqCst);
        let is_dry = !(is_idle && self.drive(true));
        if shared.asleep.fetch_and(!bit, SeqCst) & bit == 0 {
            // Whoever woke it took the bit. Is it for something of another worker's?
            if is_dry && shared.injector.is_empty() && shared.has_work() {
                thread::sleep(NAP);
            }
            shared.asleep.fetch_and(!ROUSED, SeqCst);
        }
    }

    /// Takes a turn at the driver if it is free; if it is not, and there is nothing else to do,
    /// sleeps without. Whoever has the turn is awake then, or will wake up to have another. Returns
    /// whether the driver had something.
    fn drive(&self, wait: bool) -> bool {
        let parker = &self.remote().parker;
        let driver = &self.shared.driver;
        let mut woken = self.woken.take();
        match driver.queue.try_lock() {
            Ok(mut queue) if wait => parker.park_in(|| driver.drive(&mut queue, true, &mut woken)),
            Ok(mut queue) => driver.drive(&mut queue, false, &mut woken),
            Err(_) if wait => {
                linger(|| self.shared.asleep.load(Relaxed) >> self.index & 1 == 0);
                parker.park();
            }
            Err(_) => {}
        }
        let found = !woken.is_empty();
        wake_all(woken.drain(..));
        self.woken.set(woken);
        // Woken by the driver, or out of turn for long enough: it comes after those that were ready.
        if !self.with_queue(|queue| queue.is_empty())
            && let Some(last) = self.next.take()
        {
            self.push(last, false);
        }
        found
    }

    /// Ends the tasks that are queued here; the last worker to leave ends all that are left, and
    /// gives back the runtime's number, to which nobody who could be woken refers.
    pub(crate) fn leave(&self) {
        let injected = || self.shared.injector.with(VecDeque::pop_front);
        let queued = || self.take().or_else(injected);
        std::iter::from_fn(queued).for_each(|task| task.cancel());
        if self.shared.live.fetch_sub(1, AcqRel) > 1 {
            return;
        }
        let waiting = std::mem::take(&mut *self.shared.waiting.lock().unwrap());
        waiting.into_iter().for_each(|(_, task)| task.cancel());
        let mut woken = Vec::new();
        self.shared.driver.close(&mut woken);
        wake_all(woken);
        HOMES.write().unwrap().remove(&self.shared.id);
    }
}
