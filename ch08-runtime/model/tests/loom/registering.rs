//! Is registering before setting the waker a race? The event may come in between. It is one if an
//! event that finds nobody is dropped; it is none if it is counted, as the reactor's table does.

use std::collections::HashMap;
use std::sync::Arc;

use ch04_epoll::Token;
use loom::sync::Mutex;
use loom::thread;

use crate::reactor::Table;
use crate::{Parker, Waker, check};

/// The table of a reactor.
trait Book: Default + Send + 'static {
    fn add(&mut self) -> Token;

    /// Whether there was an event since `known`. If not, `waker` is to be called for the next.
    fn has_event(&mut self, token: Token, known: &mut usize, waker: &Waker) -> bool;

    /// An event came. Returns who is to be woken.
    fn note(&mut self, token: Token) -> Vec<Waker>;
}

impl Book for Table {
    fn add(&mut self) -> Token {
        self.add_source()
    }

    fn has_event(&mut self, token: Token, known: &mut usize, waker: &Waker) -> bool {
        let watched = self.source(token).unwrap();
        if watched.events == *known {
            watched.waker = Some(waker.clone());
            return false;
        }
        *known = watched.events;
        true
    }

    fn note(&mut self, token: Token) -> Vec<Waker> {
        Table::note(self, token).into_iter().collect()
    }
}

/// The socket has something to read, and the kernel tells it `times` times, at any moment from the
/// registration on: edge-triggered, so there will be no other event.
fn a_registration_and_its_events<B: Book>(times: usize) {
    check(3, move || {
        let table = Arc::new(Mutex::new(B::default()));
        let token = table.lock().unwrap().add();
        // The registration: from here on the reactor's thread may get the event.
        let reactor = Arc::clone(&table);
        thread::spawn(move || {
            for _ in 0..times {
                let woken = reactor.lock().unwrap().note(token);
                woken.into_iter().for_each(Waker::wake);
            }
        });
        // Only now does the task set its waker.
        let parker = Parker::new();
        let waker = Waker::from(parker.unparker());
        let mut known = 0;
        while !table.lock().unwrap().has_event(token, &mut known, &waker) {
            parker.park();
        }
    });
}

#[test]
fn ours_loses_no_event() {
    a_registration_and_its_events::<Table>(1);
    a_registration_and_its_events::<Table>(2);
}

/// A mutant, and the book's order: the event looks for a waker, finds none, and is gone. The task,
/// which had tried the socket before it registered, is never told.
#[derive(Default)]
struct WakersOnly {
    last: usize,
    wakers: HashMap<Token, Waker>,
    was_woken: bool,
}

impl Book for WakersOnly {
    fn add(&mut self) -> Token {
        self.last += 1;
        Token(self.last)
    }

    fn has_event(&mut self, token: Token, _known: &mut usize, waker: &Waker) -> bool {
        self.wakers.insert(token, waker.clone());
        self.was_woken
    }

    fn note(&mut self, token: Token) -> Vec<Waker> {
        let waker = self.wakers.remove(&token);
        self.was_woken |= waker.is_some();
        waker.into_iter().collect()
    }
}

#[test]
#[should_panic(expected = "deadlock")]
fn mutant_the_books_order_loses_an_event() {
    a_registration_and_its_events::<WakersOnly>(1);
}
