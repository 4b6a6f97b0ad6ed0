//! What may be registered, changed, taken off and woken, also while another thread waits.

use std::io::{ErrorKind, Write};
use std::net::Shutdown;
use std::time::Duration;

use super::watched::{LIMIT, TOKEN, Watched};
use super::{Events, Interest, Poll, Token, Waker, another};

/// The other thread may come before the wait, during it or after; so it is tried many times.
const ROUNDS: usize = 100;

#[test]
fn e04_registering_twice_is_refused() {
    let mut watched = Watched::new(Interest::READABLE);
    let again = watched
        .poll
        .registry()
        .register(&mut watched.stream, TOKEN, Interest::WRITABLE);
    assert_eq!(again.unwrap_err().kind(), ErrorKind::AlreadyExists);
}

#[test]
fn e04_deregistering_what_is_unknown_is_refused() {
    let mut watched = Watched::new(Interest::READABLE);
    watched
        .poll
        .registry()
        .deregister(&mut watched.stream)
        .unwrap();
    let again = watched.poll.registry().deregister(&mut watched.stream);
    assert_eq!(again.unwrap_err().kind(), ErrorKind::NotFound);
}

#[test]
fn after_deregistering_nothing_is_reported() {
    let mut watched = Watched::new(Interest::READABLE | Interest::WRITABLE);
    watched.wait_until(|seen| seen.writable);
    watched
        .poll
        .registry()
        .deregister(&mut watched.stream)
        .unwrap();
    watched.peer.write_all(b"unheard").unwrap();
    watched.peer.shutdown(Shutdown::Write).unwrap();
    assert!(watched.is_quiet());
}

#[test]
fn reregistering_changes_the_interest_and_reports_what_is_ready() {
    let mut watched = Watched::new(Interest::READABLE);
    assert!(watched.is_quiet());
    watched
        .poll
        .registry()
        .reregister(&mut watched.stream, TOKEN, Interest::WRITABLE)
        .unwrap();
    watched.wait_until(|seen| seen.writable);
}

#[test]
fn e08_a_registration_made_during_the_wait_is_seen() {
    for _ in 0..ROUNDS {
        let Watched {
            mut poll,
            mut events,
            mut stream,
            mut peer,
        } = Watched::new(Interest::READABLE);
        let registry = another(poll.registry());
        registry.deregister(&mut stream).unwrap();
        peer.write_all(b"x").unwrap();
        std::thread::scope(|scope| {
            scope.spawn(|| {
                registry
                    .register(&mut stream, TOKEN, Interest::READABLE)
                    .unwrap()
            });
            poll.poll(&mut events, LIMIT).unwrap();
        });
        assert!(events.iter().any(|event| event.is_readable()));
    }
}

#[test]
fn e08_a_change_of_interest_during_the_wait_is_seen() {
    for _ in 0..ROUNDS {
        let Watched {
            mut poll,
            mut events,
            mut stream,
            peer,
        } = Watched::new(Interest::READABLE);
        let registry = another(poll.registry());
        std::thread::scope(|scope| {
            scope.spawn(|| {
                registry
                    .reregister(&mut stream, TOKEN, Interest::WRITABLE)
                    .unwrap()
            });
            poll.poll(&mut events, LIMIT).unwrap();
        });
        assert!(events.iter().any(|event| event.is_writable()));
        drop(peer);
    }
}

#[test]
fn e08_a_deregistration_during_the_wait_is_seen() {
    const WAKE: Token = Token(8);
    for _ in 0..ROUNDS {
        let Watched {
            mut poll,
            mut events,
            mut stream,
            mut peer,
        } = Watched::new(Interest::READABLE);
        let registry = another(poll.registry());
        let waker = Waker::new(poll.registry(), WAKE).unwrap();
        std::thread::scope(|scope| {
            scope.spawn(|| {
                registry.deregister(&mut stream).unwrap();
                peer.write_all(b"unheard").unwrap();
                waker.wake().unwrap();
            });
            poll.poll(&mut events, LIMIT).unwrap();
        });
        let tokens: Vec<_> = events.iter().map(|event| event.token()).collect();
        assert_eq!(tokens, [WAKE]);
    }
}

#[test]
fn e09_a_wake_before_the_wait_is_kept_and_a_thousand_are_one_event() {
    let mut poll = Poll::new().unwrap();
    let mut events = Events::with_capacity(8);
    let waker = Waker::new(poll.registry(), TOKEN).unwrap();
    for _ in 0..1_000 {
        waker.wake().unwrap();
    }
    poll.poll(&mut events, LIMIT).unwrap();
    assert_eq!(
        events.iter().map(|event| event.token()).collect::<Vec<_>>(),
        [TOKEN]
    );
    poll.poll(&mut events, Some(Duration::ZERO)).unwrap();
    assert!(events.is_empty());
}

#[test]
fn e09_a_wake_ends_a_wait_without_a_timeout() {
    let mut poll = Poll::new().unwrap();
    let mut events = Events::with_capacity(8);
    let waker = Waker::new(poll.registry(), TOKEN).unwrap();
    for _ in 0..ROUNDS {
        std::thread::scope(|scope| {
            scope.spawn(|| waker.wake().unwrap());
            poll.poll(&mut events, LIMIT).unwrap();
        });
        assert!(events.iter().any(|event| event.token() == TOKEN));
    }
}
