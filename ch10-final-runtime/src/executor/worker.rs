//! A worker: takes tasks from its queue and polls them; without one it looks at the others' queues,
//! then drives the reactor or sleeps.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::hint;
use std::sync::Arc;
use std::task::Waker;
use std::time::{Duration, Instant};

use super::{Shared, wake_all};
use crate::run_queue::{RunQueue, Stealer};
use crate::sync::atomic::Ordering::*;
use crate::sync::{CAPACITY, fence};
use crate::task::TaskRef;

/// After so many tasks a busy worker looks at what comes from outside: sockets, timers, other
/// threads. A prime, so that it does not fall into step with what the tasks do.
const OUTSIDE: u32 = 61;

/// While there is a crowd outside, after so many tasks one is taken from there.
const CROWDED: u32 = 8;

/// How often a worker goes to sleep at once after it has looked around in vain.
const SPIN_PAUSE: u32 = 16;

/// A shorter queue is left alone while its owner gets on …
const DEEP: u32 = 6;
/// … which is to say that it has taken a task within this time.
const PATIENCE: Duration = Duration::from_micros(5);

/// What is ready on a worker.
pub(super) enum Queue {
    /// Of a LocalRuntime: nobody steals from it.
    Local(RefCell<VecDeque<TaskRef>>),
    Shared(RunQueue<TaskRef>),
}

/// What one thread needs to run tasks. It stays on its thread.
pub(crate) struct Worker {
    shared: Arc<Shared>,
    index: usize,
    queue: Queue,
    /// The task woken last, which is run next: what it was woken for is still in the cache. Nobody
    /// can steal it, so that two tasks that talk to each other stay together. Now and then it is put
    /// behind the others, or those two would have the worker to themselves.
    next: Cell<Option<TaskRef>>,
    /// How many tasks may run until it looks outside.
    until_outside: Cell<u32>,
    /// Whether more tasks are in the injector than fit in here. They get more turns then, or those
    /// in here would go round many times before the last of them.
    crowded: Cell<bool>,
    /// How often it will not spin.
    spin_pause: Cell<u32>,
    /// The head of another's queue, and when it was first seen there.
    seen: Cell<Option<(u32, Instant)>>,
    /// Whether it counts as searching.
    searching: Cell<bool>,
    /// Kept for its memory; empty between uses.
    woken: RefCell<Vec<Waker>>,
}

impl Worker {
    pub(super) fn new(shared: Arc<Shared>, index: usize, queue: Queue) -> Worker {
        Worker {
            shared,
            index,
            queue,
            next: Cell::new(None),
            until_outside: Cell::new(OUTSIDE),
            crowded: Cell::new(false),
            spin_pause: Cell::new(0),
            seen: Cell::new(None),
            searching: Cell::new(false),
            woken: RefCell::default(),
        }
    }

    /// Runs tasks until it is `over`.
    pub(super) fn run(&self, mut over: impl FnMut() -> bool) {
        self.shared.workers[self.index]
            .parker
            .belongs_to_this_thread();
        while !over() {
            match self.take().or_else(|| self.search()) {
                Some(task) => self.poll(task),
                None => self.sleep(),
            }
        }
        self.stop_searching();
    }

    pub(super) fn is_local(&self) -> bool {
        matches!(self.queue, Queue::Local(_))
    }

    /// Appends a task: it was spawned, or has had its turn.
    pub(super) fn push(&self, task: TaskRef) {
        match &self.queue {
            Queue::Local(queue) => queue.borrow_mut().push_back(task),
            Queue::Shared(queue) => {
                queue.push_or_share(task, &self.shared.injector);
                self.offer();
            }
        }
    }

    fn is_empty(&self) -> bool {
        match &self.queue {
            Queue::Local(queue) => queue.borrow().is_empty(),
            Queue::Shared(queue) => queue.is_empty(),
        }
    }

    fn pop(&self) -> Option<TaskRef> {
        match &self.queue {
            Queue::Local(queue) => queue.borrow_mut().pop_front(),
            Queue::Shared(queue) => queue.pop(),
        }
    }

    /// Puts a task that was woken before all others.
    pub(super) fn push_next(&self, task: TaskRef) {
        if let Some(task) = self.next.replace(Some(task)) {
            self.push(task);
        }
    }

    /// Wakes another worker if there is something for it. This looks without a fence, and may
    /// overlook one that falls asleep at this moment; it is done for each push and each poll, so
    /// that help comes one task later then. Nothing is lost: a worker never sleeps on its own tasks.
    fn offer(&self) {
        if self.shared.idle.wants_work() && !self.is_empty() {
            self.shared.notify();
        }
    }

    fn poll(&self, task: TaskRef) {
        self.stop_searching();
        if !self.is_local() {
            self.offer();
        }
        if let Some(task) = task.run(&self.shared.owned, self.index) {
            self.push(task); // woken while it ran, so behind the others
        }
    }

    /// The task whose turn it is, if there is one here.
    fn take(&self) -> Option<TaskRef> {
        let until_outside = self.until_outside.get();
        self.until_outside.set(until_outside.wrapping_sub(1));
        if until_outside == 0 {
            self.until_outside.set(OUTSIDE);
            self.drive(false);
            self.crowded
                .set(self.shared.injector.len() > CAPACITY as usize);
        }
        let injected =
            until_outside == 0 || (self.crowded.get() && until_outside.is_multiple_of(CROWDED));
        if injected && let Some(task) = self.shared.injector.pop() {
            return Some(task);
        }
        let task = self.next.take().or_else(|| self.pop());
        task.or_else(|| self.take_injected())
    }

    fn take_injected(&self) -> Option<TaskRef> {
        match &self.queue {
            Queue::Local(_) => self.shared.injector.pop(),
            Queue::Shared(queue) => {
                let workers = self.shared.workers.len();
                self.shared.injector.take_into(queue, workers)
            }
        }
    }

    /// Looks for work everywhere, again and again for as long as the runtime's `spin` says. Where
    /// that found nothing, it is not tried the next few times: sockets are no matter of microseconds.
    fn search(&self) -> Option<TaskRef> {
        if !self.searching.replace(true) {
            self.shared.idle.starts_searching();
        }
        let pause = self.spin_pause.get();
        let spins = pause == 0 && !self.shared.spin.is_zero();
        let mut began = None;
        loop {
            let found = self.steal(spins).or_else(|| self.take_injected());
            if found.is_some() {
                return found;
            }
            if !spins || self.shared.stop.load(Relaxed) {
                self.spin_pause.set(pause.saturating_sub(1));
                return None;
            }
            if began.get_or_insert_with(Instant::now).elapsed() > self.shared.spin {
                self.spin_pause.set(SPIN_PAUSE);
                return None;
            }
            (0..32).for_each(|_| hint::spin_loop());
        }
    }

    fn steal(&self, patient: bool) -> Option<TaskRef> {
        let Queue::Shared(queue) = &self.queue else {
            return None;
        };
        let (before, after) = self.shared.workers.split_at(self.index);
        let mut others = after[1..].iter().chain(before);
        others.find_map(|other| {
            if patient && !self.worth(&other.stealer) {
                return None;
            }
            other.stealer.steal_into(queue)
        })
    }

    /// Whether it is worth to steal there: a few short tasks are done sooner where they are, and
    /// those that talk to each other had better stay together.
    fn worth(&self, stealer: &Stealer<TaskRef>) -> bool {
        let (len, head) = (stealer.len(), stealer.head());
        if len == 0 || len >= DEEP {
            return len > 0;
        }
        match self.seen.get() {
            Some((seen, since)) if seen == head => since.elapsed() >= PATIENCE,
            _ => {
                self.seen.set(Some((head, Instant::now())));
                false
            }
        }
    }

    /// Nobody was woken while this worker searched. Now that it does not, somebody may have to be.
    fn stop_searching(&self) {
        if self.searching.replace(false) && self.shared.idle.stops_searching() {
            fence(SeqCst);
            if self.shared.has_work() {
                self.shared.notify();
            }
        }
    }

    /// Sleeps until there is something to do: in the driver, if nobody else does.
    fn sleep(&self) {
        if self.searching.replace(false) {
            self.shared.idle.stops_searching();
        }
        self.shared.idle.falls_asleep(self.index);
        fence(SeqCst);
        // Why look again? What was pushed before we said that we sleep woke nobody.
        if !self.shared.has_work() && !self.shared.stop.load(SeqCst) {
            self.drive(true);
        }
        self.searching.set(self.shared.idle.wakes_up(self.index));
    }

    /// Takes a turn at the driver if it is free; if it is not, and there is nothing else to do,
    /// sleeps without. Whoever has the turn is awake then, or will wake up to have another.
    fn drive(&self, wait: bool) {
        let parker = &self.shared.workers[self.index].parker;
        let mut woken = self.woken.take();
        match self.shared.driver.try_turn() {
            Some(turn) if wait => parker.park_in(|| turn.run(true, &mut woken)),
            Some(turn) => turn.run(false, &mut woken),
            None if wait => parker.park(),
            None => {}
        }
        wake_all(&mut woken);
        self.woken.replace(woken);
        // Woken by the driver, or out of turn for long enough: it comes after those that were ready.
        if !self.is_empty()
            && let Some(last) = self.next.take()
        {
            self.push(last);
        }
    }

    /// Ends the tasks that are queued here; the last worker to leave ends all that are left, and
    /// returns true.
    pub(super) fn leave(&self) -> bool {
        let Shared {
            owned,
            injector,
            live,
            ..
        } = &*self.shared;
        let queued = || self.next.take().or_else(|| self.pop());
        while let Some(task) = queued().or_else(|| injector.pop()) {
            task.cancel(owned);
        }
        let last = live.fetch_sub(1, AcqRel) == 1;
        if last {
            for task in owned.take_all() {
                task.cancel(owned);
            }
            // Woken by the drops of others, and cancelled by now.
            while queued().is_some() {}
            let mut woken = self.woken.take();
            self.shared.driver.close(&mut woken);
            wake_all(&mut woken);
        }
        last
    }
}
