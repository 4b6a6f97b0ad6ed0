//! Two sides that note all that is done to them, for a machine by hand and for a real `async fn`.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};

use ch07_coroutines::{Future, PollState};
use lab::{diagnosis, expect, fail};

use super::super::answer::Side;

/// How one run is to go.
#[derive(Clone, Copy, Debug)]
pub(super) struct Script {
    pub(super) parcels: usize,
    /// How often each `receive`, and each `send`, is not ready.
    pub(super) waits: (u32, u32),
    /// The child that fails, counted from 0.
    pub(super) fails_at: Option<usize>,
}

impl fmt::Display for Script {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (receive, send) = self.waits;
        let plural = if self.parcels == 1 { "" } else { "s" };
        write!(f, "{} parcel{plural}, ", self.parcels)?;
        write!(f, "each receive waits {receive}, each send {send} times")?;
        match self.fails_at {
            Some(n) => write!(f, ", child {n} fails"),
            None => Ok(()),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Begin,
    Poll,
    Drop,
    End,
}

/// One thing that was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Event {
    pub(super) kind: Kind,
    pub(super) text: String,
}

#[derive(Debug)]
pub(super) struct World {
    script: Script,
    trace: RefCell<Vec<Event>>,
    children: Cell<usize>,
    received: Cell<usize>,
    /// Counts the polls of the whole.
    poll: Cell<u32>,
    /// The one in which a child was last not ready.
    waited_in: Cell<u32>,
}

impl World {
    pub(super) fn new(script: Script) -> Rc<World> {
        Rc::new(World {
            script,
            trace: RefCell::default(),
            children: Cell::new(0),
            received: Cell::new(0),
            poll: Cell::new(0),
            waited_in: Cell::new(0),
        })
    }

    pub(super) fn note(&self, kind: Kind, text: impl Into<String>) {
        let text = text.into();
        self.trace.borrow_mut().push(Event { kind, text });
    }

    pub(super) fn begin_poll(&self) {
        self.poll.set(self.poll.get() + 1);
        self.note(Kind::Poll, format!("poll {}", self.poll.get()));
    }

    pub(super) fn expect_a_reason(&self) {
        let has_one = self.waited_in.get() == self.poll.get();
        expect(has_one, &diagnosis::STOPS_WITHOUT_A_REASON);
    }

    pub(super) fn trace(&self) -> Vec<Event> {
        self.trace.borrow().clone()
    }
}

/// Notes when it is dropped.
#[derive(Debug)]
pub(super) struct Thing {
    world: Rc<World>,
    name: String,
}

impl Thing {
    fn new(world: &Rc<World>, name: impl Into<String>) -> Thing {
        Thing {
            world: Rc::clone(world),
            name: name.into(),
        }
    }
}

impl Drop for Thing {
    fn drop(&mut self) {
        self.world.note(Kind::Drop, format!("drop {}", self.name));
    }
}

/// Either end of a relay.
#[derive(Debug)]
pub(super) struct Station(Thing);

impl Station {
    pub(super) fn new(world: &Rc<World>, name: &str) -> Station {
        Station(Thing::new(world, name))
    }
}

/// What a child that fails ends with: its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Lost(pub(super) usize);

impl Side for Station {
    type Parcel = Thing;
    type Line = Thing;
    type Error = Lost;
    type Receive = Child<Option<Thing>>;
    type Send = Child<()>;

    fn open(&self) -> Thing {
        self.0.world.note(Kind::Begin, "the line is opened");
        Thing::new(&self.0.world, "the line")
    }

    fn receive(&self) -> Child<Option<Thing>> {
        let world = &self.0.world;
        Child::begin(world, "receive", world.script.waits.0, |world| {
            let n = world.received.replace(world.received.get() + 1);
            (n < world.script.parcels).then(|| Thing::new(world, format!("parcel {n}")))
        })
    }

    fn send(&self, parcel: &Thing) -> Child<()> {
        let (world, what) = (&self.0.world, format!("send of {}", parcel.name));
        Child::begin(world, &what, world.script.waits.1, |_| ())
    }
}

/// What the function waits for. It is a future of both kinds.
#[derive(Debug)]
pub(super) struct Child<T> {
    thing: Thing,
    number: usize,
    waits_left: u32,
    polled_in: u32,
    result: Option<fn(&Rc<World>) -> T>,
}

impl<T> Child<T> {
    fn begin(world: &Rc<World>, what: &str, waits: u32, result: fn(&Rc<World>) -> T) -> Self {
        let number = world.children.replace(world.children.get() + 1);
        let name = format!("child {number}, {what}");
        world.note(Kind::Begin, format!("{name} is made"));
        Child {
            thing: Thing::new(world, name),
            number,
            waits_left: waits,
            polled_in: 0,
            result: Some(result),
        }
    }

    fn advance(&mut self) -> Option<Result<T, Lost>> {
        let (world, name) = (&self.thing.world, &self.thing.name);
        let poll = world.poll.get();
        world.note(Kind::Poll, format!("{name} is polled"));
        let result = self.result.unwrap_or_else(|| {
            let words = format!("{name} had ended, and was polled once more");
            fail((&diagnosis::POLLS_THE_ENDED, words))
        });
        if self.polled_in == poll {
            let words = format!("{name} was NotReady, and polled again in the same poll");
            fail((&diagnosis::WAITS_INSIDE_A_POLL, words));
        }
        self.polled_in = poll;
        if self.waits_left > 0 {
            self.waits_left -= 1;
            world.waited_in.set(poll);
            return None;
        }
        self.result = None;
        Some(match world.script.fails_at {
            Some(n) if n == self.number => Err(Lost(n)),
            _ => Ok(result(world)),
        })
    }
}

impl<T> Future for Child<T> {
    type Output = Result<T, Lost>;

    fn poll(&mut self) -> PollState<Result<T, Lost>> {
        match self.advance() {
            Some(result) => PollState::Ready(result),
            None => PollState::NotReady,
        }
    }
}

impl<T> std::future::Future for Child<T> {
    type Output = Result<T, Lost>;

    fn poll(self: Pin<&mut Self>, _context: &mut Context<'_>) -> Poll<Result<T, Lost>> {
        self.get_mut().advance().map_or(Poll::Pending, Poll::Ready)
    }
}
