//! `coroutine fn`s on this chapter's futures: what they end with, in which order, and how.

mod common;

use std::cell::RefCell;
use std::io::{self, ErrorKind};
use std::net::{SocketAddr, TcpListener};
use std::rc::Rc;

use ch07_coroutines::{Future, Http, PollState, coroutine, join_all, poll_fn};
use common::bounded;
use delayserver::DelayServer;

coroutine! {
    coroutine fn fetch(server: SocketAddr, path: String) -> io::Result<String> {
        let response = Http::get(server, &path).wait?;
        Ok(response.body_text()?.to_owned())
    }

    coroutine fn fetch_and_note(
        server: SocketAddr,
        path: String,
        ended: Rc<RefCell<Vec<String>>>,
    ) -> io::Result<()> {
        let text = fetch(server, path).wait?;
        ended.borrow_mut().push(text);
        Ok(())
    }

    coroutine fn three_deep(leaf: Leaf) -> u32 {
        two_deep(leaf).wait
    }

    coroutine fn two_deep(leaf: Leaf) -> u32 {
        one_deep(leaf).wait
    }

    coroutine fn one_deep(leaf: Leaf) -> u32 {
        leaf.wait
    }

    coroutine fn length_of(text: &str) -> usize {
        let word = &text[1..];
        one_deep(Leaf(0)).wait;
        word.len()
    }
}

/// Not ready twice, then ready with the number of its polls.
struct Leaf(u32);

impl Future for Leaf {
    type Output = u32;

    fn poll(&mut self) -> PollState<u32> {
        self.0 += 1;
        match self.0 {
            1 | 2 => PollState::NotReady,
            polls => PollState::Ready(polls),
        }
    }
}

/// Far enough apart that no slow machine changes the order.
#[test]
fn coroutines_wait_side_by_side_and_end_when_their_answers_come() {
    let server = DelayServer::bind("127.0.0.1:0").unwrap().spawn().unwrap();
    let ended = Rc::new(RefCell::new(Vec::new()));
    let all = ["1500/c", "750/b", "0/a"].map(|path| {
        let ended = Rc::clone(&ended);
        fetch_and_note(server.addr(), format!("/{path}"), ended)
    });
    let results = bounded(join_all(all)).output;
    assert!(results.iter().all(Result::is_ok), "{results:?}");
    assert_eq!(*ended.borrow(), ["a", "b", "c"]);
    assert_eq!(server.stats().served, 3);
}

#[test]
fn an_error_at_a_wait_is_what_the_coroutine_ends_with() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let addr = listener.local_addr().unwrap();
    drop(listener);
    let error = bounded(fetch(addr, "/0/hello".into())).output.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::ConnectionRefused);
}

#[test]
fn a_poll_goes_all_the_way_down_and_once() {
    let polled = bounded(three_deep(Leaf(0)));
    assert_eq!((polled.output, polled.polls), (3, 3));
}

/// What it refers to stands outside, and does not move with it.
#[test]
fn a_reference_to_what_the_caller_owns_may_live_across_a_wait() {
    let text = String::from("hello");
    let mut boxed = Box::new(length_of(&text));
    assert!(!boxed.poll().is_ready());
    assert_eq!(bounded(*boxed).output, 4);
}

#[test]
fn of_futures_of_several_types_boxes_make_one_list() {
    let boxes: [Box<dyn Future<Output = u32>>; 3] = [
        Box::new(three_deep(Leaf(0))),
        Box::new(Leaf(1)),
        Box::new(poll_fn(|| PollState::Ready(7))),
    ];
    assert_eq!(bounded(join_all(boxes)).output, [3, 3, 7]);
}

#[test]
#[should_panic(expected = "`one_deep` was polled after it was ready")]
fn c08_a_poll_after_the_result_panics() {
    let mut coroutine = one_deep(Leaf(2));
    assert!(coroutine.poll().is_ready());
    coroutine.poll();
}
