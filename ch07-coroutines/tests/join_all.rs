//! `join_all`: who is polled how often, and where the results stand.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use ch07_coroutines::{Future, PollState, join_all};

/// What a test holds of a child.
#[derive(Default)]
struct Watch {
    polls: Cell<u32>,
    is_dropped: Cell<bool>,
}

/// Not ready for `waits` polls, then ready with its number.
struct Child {
    number: usize,
    waits: u32,
    watch: Rc<Watch>,
}

impl Future for Child {
    type Output = usize;

    fn poll(&mut self) -> PollState<usize> {
        self.watch.polls.set(self.watch.polls.get() + 1);
        match self.watch.polls.get() > self.waits {
            true => PollState::Ready(self.number),
            false => PollState::NotReady,
        }
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        self.watch.is_dropped.set(true);
    }
}

fn children(waits: &[u32]) -> (Vec<Child>, Vec<Rc<Watch>>) {
    let child = |(number, &waits)| {
        let watch = Rc::default();
        Child {
            number,
            waits,
            watch,
        }
    };
    let children: Vec<Child> = waits.iter().enumerate().map(child).collect();
    let watches = children.iter().map(|child| child.watch.clone()).collect();
    (children, watches)
}

/// Polls to the end. A bound, for a bug may poll in vain.
fn polls_to_the_end<F: Future>(future: &mut F) -> (F::Output, u32) {
    let mut polls = 1..1_000;
    let ended = polls.find_map(|polls| match future.poll() {
        PollState::Ready(output) => Some((output, polls)),
        PollState::NotReady => None,
    });
    ended.expect("it ends within 1,000 polls")
}

#[test]
fn who_has_ended_is_not_polled_again() {
    let (children, watches) = children(&[4, 0, 2]);
    let (_, polls) = polls_to_the_end(&mut join_all(children));
    let polls_of: Vec<u32> = watches.iter().map(|watch| watch.polls.get()).collect();
    assert_eq!(polls_of, [5, 1, 3]);
    assert_eq!(polls, 5, "as many as the longest takes");
}

#[test]
fn results_stand_in_the_order_of_the_futures() {
    let (children, _) = children(&[4, 0, 2, 1, 3]);
    let (results, _) = polls_to_the_end(&mut join_all(children));
    assert_eq!(results, [0, 1, 2, 3, 4]);
}

#[test]
fn who_has_ended_is_dropped_though_others_go_on() {
    let (children, watches) = children(&[1, 0]);
    let mut all = join_all(children);
    assert!(!all.poll().is_ready());
    let dropped: Vec<bool> = watches.iter().map(|watch| watch.is_dropped.get()).collect();
    assert_eq!(dropped, [false, true]);
}

#[test]
fn dropped_midway_it_drops_all_children() {
    let (children, watches) = children(&[9, 0, 9]);
    let mut all = join_all(children);
    assert!(!all.poll().is_ready());
    drop(all);
    assert!(watches.iter().all(|watch| watch.is_dropped.get()));
}

#[test]
fn of_no_futures_it_is_ready_at_once() {
    assert_eq!(
        join_all(Vec::<Child>::new()).poll(),
        PollState::Ready(vec![])
    );
}

#[test]
fn making_it_polls_nobody() {
    let (children, watches) = children(&[0, 0]);
    let all = join_all(children);
    assert!(watches.iter().all(|watch| watch.polls.get() == 0));
    drop(all);
}

#[test]
fn children_are_polled_in_order_each_time() {
    let order = RefCell::new(Vec::new());
    let child = |number| {
        let order = &order;
        let mut left = 1;
        ch07_coroutines::poll_fn(move || {
            order.borrow_mut().push(number);
            match left {
                0 => PollState::Ready(()),
                _ => {
                    left -= 1;
                    PollState::NotReady
                }
            }
        })
    };
    polls_to_the_end(&mut join_all([0, 1, 2].map(child)));
    assert_eq!(*order.borrow(), [0, 1, 2, 0, 1, 2]);
}

#[test]
#[should_panic(expected = "`join_all` was polled after it was ready")]
fn c08_a_poll_after_the_results_panics() {
    let (children, _) = children(&[0]);
    let mut all = join_all(children);
    assert!(all.poll().is_ready());
    all.poll();
}

#[test]
#[should_panic(expected = "`join_all` was polled after it was ready")]
fn c08_a_poll_after_no_results_panics() {
    let mut all = join_all(Vec::<Child>::new());
    assert!(all.poll().is_ready());
    all.poll();
}
