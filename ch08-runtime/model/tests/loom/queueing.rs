//! What is added to the queue is run, whoever falls asleep or leaves at that moment.

use std::collections::VecDeque;
use std::sync::Arc;

use loom::sync::Mutex;
use loom::thread;

use crate::run_queue::RunQueue;
use crate::{Parker, Waker, check};

/// What a run queue can do.
trait Queue: Send + Sync + 'static {
    fn create() -> Self;
    fn push(&self, item: usize);
    fn next(&self, waker: &Waker) -> Option<usize>;
    fn awake(&self, waker: &Waker);
}

impl Queue for RunQueue<usize> {
    fn create() -> Self {
        RunQueue::default()
    }

    fn push(&self, item: usize) {
        RunQueue::push(self, item);
    }

    fn next(&self, waker: &Waker) -> Option<usize> {
        RunQueue::next(self, waker)
    }

    fn awake(&self, waker: &Waker) {
        RunQueue::awake(self, waker);
    }
}

/// Takes one item, sleeping until there is one.
fn take(queue: &impl Queue) -> usize {
    let parker = Parker::new();
    let waker = Waker::from(parker.unparker());
    loop {
        if let Some(item) = queue.next(&waker) {
            return item;
        }
        parker.park();
        queue.awake(&waker);
    }
}

fn two_pushes_and_a_sleeper<Q: Queue>() {
    check(3, || {
        let queue = Arc::new(Q::create());
        for item in 1..3 {
            let queue = Arc::clone(&queue);
            thread::spawn(move || queue.push(item));
        }
        assert_eq!(take(&*queue) + take(&*queue), 3);
    });
}

/// Of two sleepers one is woken for an item; but it had a reason of its own as well, and leaves.
fn a_leaver_and_a_stayer<Q: Queue>() {
    check(2, || {
        let (queue, parker) = (Arc::new(Q::create()), Arc::new(Parker::new()));
        let stayer = Arc::clone(&queue);
        let stayer = thread::spawn(move || assert_eq!(take(&*stayer), 1));
        let (pushed, leaver) = (Arc::clone(&queue), parker.unparker());
        thread::spawn(move || {
            pushed.push(1);
            leaver.unpark(); // its own reason
        });
        let waker = Waker::from(parker.unparker());
        match queue.next(&waker) {
            Some(item) => queue.push(item),
            None => {
                parker.park();
                queue.awake(&waker);
            }
        }
        stayer.join().unwrap();
    });
}

#[test]
fn every_item_is_taken() {
    two_pushes_and_a_sleeper::<RunQueue<usize>>();
}

#[test]
fn who_leaves_takes_no_item_along() {
    a_leaver_and_a_stayer::<RunQueue<usize>>();
}

/// A mutant: between its look at the queue and its note that it sleeps, an item may come.
struct NotesTooLate(Mutex<VecDeque<usize>>, Mutex<Vec<Waker>>);

impl Queue for NotesTooLate {
    fn create() -> Self {
        NotesTooLate(Mutex::default(), Mutex::default())
    }

    fn push(&self, item: usize) {
        self.0.lock().unwrap().push_back(item);
        let sleepers = std::mem::take(&mut *self.1.lock().unwrap());
        sleepers.into_iter().for_each(Waker::wake);
    }

    fn next(&self, waker: &Waker) -> Option<usize> {
        let item = self.0.lock().unwrap().pop_front();
        if item.is_none() {
            self.1.lock().unwrap().push(waker.clone());
        }
        item
    }

    fn awake(&self, waker: &Waker) {
        self.1
            .lock()
            .unwrap()
            .retain(|sleeper| !sleeper.will_wake(waker));
    }
}

#[test]
#[should_panic(expected = "deadlock")]
fn mutant_a_sleeper_that_is_noted_too_late_is_found() {
    two_pushes_and_a_sleeper::<NotesTooLate>();
}

/// A mutant: one item, one sleeper. It may have had a reason of its own, and go.
#[derive(Default)]
struct WakesOne(Mutex<(VecDeque<usize>, Vec<Waker>)>);

impl Queue for WakesOne {
    fn create() -> Self {
        WakesOne::default()
    }

    fn push(&self, item: usize) {
        let mut state = self.0.lock().unwrap();
        state.0.push_back(item);
        let sleeper = state.1.pop();
        drop(state);
        sleeper.into_iter().for_each(Waker::wake);
    }

    fn next(&self, waker: &Waker) -> Option<usize> {
        let mut state = self.0.lock().unwrap();
        let item = state.0.pop_front();
        if item.is_none() {
            state.1.push(waker.clone());
        }
        item
    }

    fn awake(&self, waker: &Waker) {
        let sleepers = &mut self.0.lock().unwrap().1;
        sleepers.retain(|sleeper| !sleeper.will_wake(waker));
    }
}

#[test]
#[should_panic(expected = "deadlock")]
fn mutant_a_push_that_wakes_one_who_leaves_is_found() {
    a_leaver_and_a_stayer::<WakesOne>();
}
