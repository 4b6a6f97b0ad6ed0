//! Futures that watch how the answer treats them, and may not be moved once they were polled.

use std::cell::{Cell, RefCell};
use std::marker::PhantomPinned;
use std::pin::Pin;
use std::ptr;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use lab::{diagnosis, expect, fail};

/// What the check holds of a child: it says when that is ready, and sees what becomes of it.
#[derive(Clone)]
pub(super) struct Child(Rc<Known>);

struct Known {
    name: &'static str,
    polls: Cell<u32>,
    is_open: Cell<bool>,
    has_ended: Cell<bool>,
    is_dropped: Cell<bool>,
    place: Cell<*const ()>,
    waker: RefCell<Option<Waker>>,
}

impl Child {
    pub(super) fn new(name: &'static str) -> Child {
        Child(Rc::new(Known {
            name,
            polls: Cell::new(0),
            is_open: Cell::new(false),
            has_ended: Cell::new(false),
            is_dropped: Cell::new(false),
            place: Cell::new(ptr::null()),
            waker: RefCell::new(None),
        }))
    }

    /// One that is ready at its first poll.
    pub(super) fn ready(name: &'static str) -> Child {
        let child = Child::new(name);
        child.open();
        child
    }

    /// The future itself, for the answer.
    pub(super) fn future(&self) -> Observed {
        Observed(Rc::clone(&self.0), PhantomPinned)
    }

    /// Lets the next poll be ready.
    pub(super) fn open(&self) {
        self.0.is_open.set(true);
    }

    pub(super) fn name(&self) -> &'static str {
        self.0.name
    }

    pub(super) fn polls(&self) -> u32 {
        self.0.polls.get()
    }

    /// Whether the last poll brought `waker`.
    pub(super) fn has(&self, waker: &Waker) -> bool {
        let last = self.0.waker.borrow();
        last.as_ref().is_some_and(|last| last.will_wake(waker))
    }

    pub(super) fn expect_dropped(&self) {
        let words = format!("the race was over, and {} was not dropped", self.0.name);
        expect(
            self.0.is_dropped.get(),
            (&diagnosis::KEEPS_THE_LOSER, words),
        );
    }
}

/// What the answer holds.
pub(super) struct Observed(Rc<Known>, PhantomPinned);

impl Future for Observed {
    type Output = ();

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let known = &self.0;
        let place = ptr::from_ref(&*self).cast();
        let first_place = match known.polls.replace(known.polls.get() + 1) {
            0 => place,
            _ => known.place.get(),
        };
        known.place.set(place);
        let words = format!(
            "{} was polled at one address, and then at another",
            known.name
        );
        expect(place == first_place, (&diagnosis::MOVES_THE_PINNED, words));
        if known.has_ended.get() {
            fail(&diagnosis::POLLS_THE_ENDED);
        }
        *known.waker.borrow_mut() = Some(cx.waker().clone());
        if !known.is_open.get() {
            return Poll::Pending;
        }
        known.has_ended.set(true);
        Poll::Ready(())
    }
}

impl Drop for Observed {
    fn drop(&mut self) {
        self.0.is_dropped.set(true);
    }
}
