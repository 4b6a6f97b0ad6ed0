//! A worker: takes tasks from its queue and polls them; without one it looks at the others' queues,
//! then drives the reactor or sleeps.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::hint;
use std::rc::Rc;
use std::sync::Arc;
use std::task::Poll;
use std::time::{Duration, Instant};

use super::{Current, HOMES, Remote, Shared};
use crate::block_on::alone;
use crate::run_queue::RunQueue;
use crate::sync::atomic::{AtomicBool, Ordering::*};
use crate::sync::{fence, thread};
use crate::task::{TaskRef, wake_all};

/// After so many tasks a busy worker looks at what comes from outside: sockets, timers, other
/// threads. A prime, so that it does not fall into step with what the tasks do.
const OUTSIDE: u32 = 61;

/// How often a worker goes to sleep at once after it has looked around in vain.
const SPIN_PAUSE: u32 = 16;

/// A shorter queue is left alone while its owner gets on …
const DEEP: usize = 6;
/// … and looked at again after this time. Without, a task that spawns one short task after another
/// would wake a thief for each: 290 ns a task instead of 150.
const NAP: Duration = Duration::from_micros(50);

/// What one thread needs to run tasks. It stays on its thread.
pub(crate) struct Worker {
    pub(super) shared: Arc<Shared>,
    index: usize,
    /// Of a LocalRuntime: nobody steals from it, so it needs no lock. The others' are in `shared`.
    local: Option<RefCell<VecDeque<TaskRef>>>,
    /// The task woken last, which is run next: what it was woken for is still in the cache. Nobody
    /// can steal it, so that two tasks that talk to each other stay together. Now and then it is put
    /// behind the others, or those two would have the worker to themselves.
    next: Cell<Option<TaskRef>>,
    /// Whether it counts as searching.
    searching: Cell<bool>,
    /// How often it will not spin.
    spin_pause: Cell<u32>,
    /// What each of the others was last seen to have polled, and when.
    seen: RefCell<Vec<(usize, Instant)>>,
}

impl Worker {
    pub(crate) fn new(shared: Arc<Shared>, index: usize, local: bool) -> Worker {
        let seen = vec![(0, Instant::now()); shared.workers.len()];
        Worker {
            shared,
            index,
            local: local.then(RefCell::default),
            next: Cell::new(None),
            searching: Cell::new(false),
            spin_pause: Cell::new(0),
            seen: RefCell::new(seen),
        }
    }

    /// What a worker's thread does, from its beginning to its end.
    pub(crate) fn run_tasks(self) {
        let name = || format!("worker {}", self.index);
        timeline::name(timeline::Lane::current_thread(), name);
        let worker = Rc::new(self);
        let _current = Current::Worker(worker.clone()).enter();
        alone(|| worker.run(&worker.shared.stop, || Poll::Ready(())));
        worker.leave();
    }

    /// Runs tasks until `attend` is ready, which is asked whenever it is `due`.
    pub(crate) fn run<R>(&self, due: &AtomicBool, mut attend: impl FnMut() -> Poll<R>) -> R {
        self.remote().parker.belongs_to_this_thread();
        let mut turns = 0;
        loop {
            if due.load(Acquire) {
                if let Poll::Ready(result) = attend() {
                    self.stop_searching();
                    return result;
                }
                turns += 1;
            }
            while turns < OUTSIDE
                && let Some(task) = self.take()
            {
                turns += 1;
                self.poll(task, turns < OUTSIDE);
            }
            if turns >= OUTSIDE {
                turns = 0;
                self.drive(false);
                self.take_injected();
            } else if !due.load(Acquire) && !self.search(due) {
                self.sleep(due);
            }
        }
    }

    pub(super) fn is_local(&self) -> bool {
        self.local.is_some()
    }

    fn remote(&self) -> &Remote {
        &self.shared.workers[self.index]
    }

    /// Appends a task: it was spawned, or has had its turn.
    pub(super) fn push(&self, task: TaskRef) {
        self.with_queue(|queue| queue.push_back(task));
        self.offer();
    }

    /// Puts a task that was woken before all others.
    pub(super) fn push_next(&self, task: TaskRef) {
        if let Some(task) = self.next.replace(Some(task)) {
            self.push(task);
        }
    }

    /// The task whose turn it is, if there is one here.
    fn take(&self) -> Option<TaskRef> {
        let pop = || match &self.local {
            Some(queue) => queue.borrow_mut().pop_front(),
            None => self.remote().queue.pop(),
        };
        self.next.take().or_else(pop)
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
        if self.shared.wants_work() && !self.remote().queue.is_empty() {
            self.shared.notify();
        }
    }

    /// Polls a task; `more` tells whether another one is polled after it.
    fn poll(&self, task: TaskRef, more: bool) {
        self.stop_searching();
        self.offer();
        let polls = &self.remote().polls;
        polls.store(polls.load(Relaxed) + 1, Relaxed); // nobody else writes it
        if let Some(again) = task.run(&self.shared.waiting) {
            // Woken while it ran, so behind the others; the first of which comes out under the same
            // lock, as a second one would be a third of what a yield costs.
            let next = self.next.take();
            let comes = more && next.is_none();
            let first = self.with_queue(|queue| {
                queue.push_back(again);
                if comes { queue.pop_front() } else { None }
            });
            self.next.set(next.or(first));
        }
    }

    /// Takes this worker's share of what came from elsewhere.
    fn take_injected(&self) -> bool {
        let workers = self.shared.workers.len();
        self.take_from(&self.shared.injector, workers)
    }

    fn take_from(&self, other: &RunQueue<TaskRef>, shares: usize) -> bool {
        let mut loot = other.share(shares);
        let found = !loot.is_empty();
        if found {
            self.with_queue(|queue| queue.append(&mut loot));
        }
        found
    }

    /// Looks for work everywhere, again and again for as long as the runtime's `spin` says. Where
    /// that found nothing, it is not tried the next few times: sockets are no matter of microseconds.
    fn search(&self, due: &AtomicBool) -> bool {
        // If somebody woke it to search, there is, or was, something too short to be worth it.
        let mut too_short = self.searching.replace(true);
        if !too_short {
            self.shared.searching.fetch_add(1, SeqCst);
        }
        let spin = self.shared.spin;
        let pause = self.spin_pause.get();
        let mut began = Instant::now();
        loop {
            if self.steal(&mut too_short) || self.take_injected() {
                return true;
            }
            let at_once = spin.is_zero() || pause > 0 && !too_short;
            if at_once || due.load(Relaxed) {
                self.spin_pause.set(pause.saturating_sub(1));
                return false;
            }
            if began.elapsed() > spin {
                if !too_short {
                    self.spin_pause.set(SPIN_PAUSE);
                    return false;
                }
                // It goes on counting as searching, so that nobody is woken for the like.
                thread::sleep(NAP);
                (began, too_short) = (Instant::now(), false);
            }
            (0..32).for_each(|_| hint::spin_loop());
        }
    }

    /// Notes if there is something that is `too_short`.
    fn steal(&self, too_short: &mut bool) -> bool {
        let workers = &self.shared.workers;
        let mut others = (1..workers.len()).map(|step| (self.index + step) % workers.len());
        others.any(|other| {
            let queue = &workers[other].queue;
            let worth = self.is_worth_it(other);
            *too_short |= !worth && !queue.is_empty();
            worth && self.take_from(queue, 2)
        })
    }

    /// Whether to steal there: a few short tasks are done sooner where they are, and those that talk
    /// to each other had better stay together. So they do while their worker takes one after the
    /// other; if it stands still for as long as one spins, they may go.
    fn is_worth_it(&self, other: usize) -> bool {
        let (Remote { queue, polls, .. }, spin) = (&self.shared.workers[other], self.shared.spin);
        if queue.is_empty() || queue.len() >= DEEP || spin.is_zero() {
            return !queue.is_empty();
        }
        let (seen, since) = &mut self.seen.borrow_mut()[other];
        let polls = polls.load(Relaxed);
        let stands_still = *seen == polls && since.elapsed() >= spin;
        if *seen != polls || stands_still {
            (*seen, *since) = (polls, Instant::now());
        }
        stands_still
    }

    /// Nobody was woken while this worker searched. Now that it does not, somebody may have to be.
    fn stop_searching(&self) {
        if self.searching.replace(false) && self.shared.searching.fetch_sub(1, SeqCst) == 1 {
            fence(SeqCst);
            if self.shared.has_work() {
                self.shared.notify();
            }
        }
    }

    /// Sleeps until there is something to do: in the driver, if nobody else does.
    fn sleep(&self, due: &AtomicBool) {
        let (shared, bit) = (&*self.shared, 1 << self.index);
        if self.searching.replace(false) {
            shared.searching.fetch_sub(1, SeqCst);
        }
        shared.asleep.fetch_or(bit, SeqCst);
        fence(SeqCst);
        // Why look again? What was pushed before we said that we sleep woke nobody.
        if !shared.has_work() && !due.load(SeqCst) {
            self.drive(true);
        }
        // Whoever woke it took the bit, and counted it as searching.
        let woken = shared.asleep.fetch_and(!bit, SeqCst) & bit == 0;
        self.searching.set(woken);
    }

    /// Takes a turn at the driver if it is free; if it is not, and there is nothing else to do,
    /// sleeps without. Whoever has the turn is awake then, or will wake up to have another.
    fn drive(&self, wait: bool) {
        let parker = &self.remote().parker;
        let driver = &self.shared.driver;
        let mut woken = Vec::new();
        match driver.try_turn() {
            Some(mut turn) if wait => parker.park_in(|| driver.drive(&mut turn, true, &mut woken)),
            Some(mut turn) => driver.drive(&mut turn, false, &mut woken),
            None if wait => parker.park(),
            None => {}
        }
        wake_all(woken);
        // Woken by the driver, or out of turn for long enough: it comes after those that were ready.
        if !self.with_queue(|queue| queue.is_empty())
            && let Some(last) = self.next.take()
        {
            self.push(last);
        }
    }

    /// Ends the tasks that are queued here; the last worker to leave ends all that are left, and
    /// gives back the runtime's number, to which nobody who could be woken refers.
    pub(crate) fn leave(&self) {
        let queued = || self.take().or_else(|| self.shared.injector.pop());
        while let Some(task) = queued() {
            task.cancel();
        }
        if self.shared.live.fetch_sub(1, AcqRel) > 1 {
            return;
        }
        let waiting = std::mem::take(&mut *self.shared.waiting.lock().unwrap());
        for (_, task) in waiting {
            task.cancel();
        }
        while self.take().is_some() {} // woken by the drops of others, and cancelled by now
        let mut woken = Vec::new();
        self.shared.driver.close(&mut woken);
        wake_all(woken);
        let home = HOMES.write().unwrap().remove(self.shared.id as usize);
        drop(home);
    }
}
