//! What fibers wait for outside: events of sockets, and time. One for each scheduler.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashMap};
use std::io;
use std::rc::Rc;
use std::thread;
use std::time::{Duration, Instant};

use ch04_epoll::{Event, Events, Interest, Poll, Registry, Source, Token};

use crate::scheduler::{Core, Task, Wait};

/// Events that one look at the queue takes.
const EVENTS: usize = 256;

pub(crate) struct Driver {
    /// By time; fibers that wait for the same one are in the order in which they came.
    timers: RefCell<BTreeMap<(Instant, u64), Rc<Task>>>,
    /// Made for the first socket: fibers that only compute need no file descriptors.
    queue: RefCell<Option<Queue>>,
    sources: RefCell<HashMap<Token, Rc<Waiters>>>,
    /// Fibers that wait for an event.
    waiting: Cell<usize>,
    /// The next token or number of a timer. None is used twice, so a late event finds nobody.
    next: Cell<u64>,
}

struct Queue {
    poll: Poll,
    events: Events,
}

/// The fibers that wait for one socket. Two may share it, one that reads and one that writes.
pub(crate) struct Waiters {
    token: Token,
    waiting: RefCell<Vec<(Interest, Rc<Task>)>>,
}

impl Driver {
    pub(crate) fn new() -> Driver {
        Driver {
            timers: RefCell::default(),
            queue: RefCell::default(),
            sources: RefCell::default(),
            waiting: Cell::new(0),
            next: Cell::new(0),
        }
    }

    /// Whether a fiber waits here.
    pub(crate) fn is_awaited(&self) -> bool {
        self.waiting.get() > 0 || !self.timers.borrow().is_empty()
    }

    /// Watches a socket for both directions, from now until [`forget`](Driver::forget).
    pub(crate) fn watch(&self, source: &mut impl Source) -> io::Result<(Registry, Rc<Waiters>)> {
        let token = Token(self.next() as usize);
        let mut queue = self.queue.borrow_mut();
        let queue = match &mut *queue {
            Some(queue) => queue,
            none => none.insert(Queue {
                poll: Poll::new()?,
                events: Events::with_capacity(EVENTS),
            }),
        };
        // Edge-triggered: an event is a change, and costs nothing while nobody asks for it.
        let both = Interest::READABLE | Interest::WRITABLE;
        let registry = queue.poll.registry().clone();
        registry.register(source, token, both)?;
        let waiters = Rc::new(Waiters {
            token,
            waiting: RefCell::default(),
        });
        self.sources.borrow_mut().insert(token, Rc::clone(&waiters));
        Ok((registry, waiters))
    }

    /// Lets go of a socket that is no longer watched.
    pub(crate) fn forget(&self, waiters: &Waiters) {
        self.sources.borrow_mut().remove(&waiters.token);
    }

    /// Lets others run until there is an event of interest. Says whether there was: if the fiber is
    /// being dropped, there was none.
    pub(crate) fn wait_for(&self, core: &Core, waiters: &Waiters, interest: Interest) -> bool {
        let task = core.current();
        let number = task.number;
        timeline::register(waiters.token.0);
        waiters.waiting.borrow_mut().push((interest, task));
        self.waiting.update(|waiting| waiting + 1);
        let _undo = Undo(|| {
            let mut list = waiters.waiting.borrow_mut();
            if let Some(at) = list.iter().position(|(_, task)| task.number == number) {
                list.remove(at); // it was dropped; an event would have done this
                self.waiting.update(|waiting| waiting - 1);
            }
        });
        core.wait("I/O", Wait::Outside)
    }

    /// Lets others run until a moment has come.
    pub(crate) fn wait_until(&self, core: &Core, at: Instant) {
        let key = (at, self.next());
        self.timers.borrow_mut().insert(key, core.current());
        let _undo = Undo(|| drop(self.timers.borrow_mut().remove(&key)));
        core.wait("sleep", Wait::Outside);
    }

    /// Wakes the fibers for which something has come.
    pub(crate) fn look(&self) -> io::Result<()> {
        self.poll(Some(Duration::ZERO))
    }

    /// Sleeps until there is something to wake a fiber for.
    pub(crate) fn sleep(&self) -> io::Result<()> {
        let first = self
            .timers
            .borrow()
            .first_key_value()
            .map(|(&(at, _), _)| at);
        self.poll(first.map(|at| at.saturating_duration_since(Instant::now())))
    }

    fn poll(&self, timeout: Option<Duration>) -> io::Result<()> {
        match &mut *self.queue.borrow_mut() {
            Some(Queue { poll, events }) => {
                poll.poll(events, timeout)?;
                events.iter().for_each(|event| self.wake_for(event));
            }
            // Nothing but timers: no event can come before the first of them.
            None => {
                timeline::park();
                thread::sleep(timeout.unwrap_or_default());
                timeline::unpark();
            }
        }
        self.wake_sleepers();
        Ok(())
    }

    fn wake_for(&self, event: Event) {
        let sources = self.sources.borrow();
        let Some(source) = sources.get(&event.token()) else {
            return; // closed since the event was fetched
        };
        // What has failed is ready, in that trying says how it failed.
        let ended = event.is_error();
        let readable = event.is_readable() || event.is_read_closed() || ended;
        let writable = event.is_writable() || event.is_write_closed() || ended;
        let is_ready = |interest: Interest| {
            (interest.is_readable() && readable) || (interest.is_writable() && writable)
        };
        let mut waiting = source.waiting.borrow_mut();
        for (_, task) in waiting.extract_if(.., |(interest, _)| is_ready(*interest)) {
            self.waiting.update(|waiting| waiting - 1);
            timeline::wake(task.lane());
            task.wake();
        }
    }

    fn wake_sleepers(&self) {
        let mut timers = self.timers.borrow_mut();
        if timers.is_empty() {
            return;
        }
        let now = Instant::now();
        while let Some(first) = timers.first_entry()
            && first.key().0 <= now
        {
            let task = first.remove();
            timeline::wake(task.lane());
            task.wake();
        }
    }

    fn next(&self) -> u64 {
        self.next.replace(self.next.get() + 1)
    }
}

/// Calls a function when it is dropped, by a return or by a panic.
struct Undo<F: FnMut()>(F);

impl<F: FnMut()> Drop for Undo<F> {
    fn drop(&mut self) {
        (self.0)();
    }
}
