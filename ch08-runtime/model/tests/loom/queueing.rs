//! What is added to the queue is run, whoever falls asleep or leaves at that moment.

use std::collections::VecDeque;
use std::sync::Arc;

use loom::sync::Mutex;
use loom::thread;

use crate::run_queue::RunQueue;
use crate::task::Task;
use crate::{Parker, Waker, check};

/// What a run queue can do. An item is a task.
trait Queue: Default + Send + Sync + 'static {
    fn push(&self, item: Arc<Task>);
    fn next(&self, waker: &Waker) -> Option<Arc<Task>>;
    fn awake(&self, waker: &Waker);
}

/// An item of no executor: nobody polls it.
fn item() -> Arc<Task> {
    Task::new(&Arc::default(), false)
}

impl Queue for RunQueue {
    fn push(&self, item: Arc<Task>) {
        RunQueue::push(self, Some(item));
    }

    fn next(&self, waker: &Waker) -> Option<Arc<Task>> {
        RunQueue::next(self, waker)
    }

    fn awake(&self, waker: &Waker) {
        RunQueue::awake(self, waker);
    }
}

/// Takes one item, sleeping until there is one.
fn take(queue: &impl Queue) -> Arc<Task> {
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
        let queue = Arc::new(Q::default());
        for _ in 0..2 {
            let queue = Arc::clone(&queue);
            thread::spawn(move || queue.push(item()));
        }
        let (one, other) = (take(&*queue), take(&*queue));
        assert_ne!(one.lane, other.lane);
    });
}

/// Of two sleepers one is woken for an item; but it had a reason of its own as well, and leaves.
fn a_leaver_and_a_stayer<Q: Queue>() {
    check(2, || {
        let (queue, parker) = (Arc::new(Q::default()), Arc::new(Parker::new()));
        let stayer = Arc::clone(&queue);
        let stayer = thread::spawn(move || drop(take(&*stayer)));
        let (pushed, leaver) = (Arc::clone(&queue), parker.unparker());
        thread::spawn(move || {
            pushed.push(item());
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
    two_pushes_and_a_sleeper::<RunQueue>();
}

#[test]
fn who_leaves_takes_no_item_along() {
    a_leaver_and_a_stayer::<RunQueue>();
}

/// A mutant: between its look at the queue and its note that it sleeps, an item may come.
#[derive(Default)]
struct NotesTooLate(Mutex<VecDeque<Arc<Task>>>, Mutex<Vec<Waker>>);

impl Queue for NotesTooLate {
    fn push(&self, item: Arc<Task>) {
        self.0.lock().unwrap().push_back(item);
        let sleepers = std::mem::take(&mut *self.1.lock().unwrap());
        sleepers.into_iter().for_each(Waker::wake);
    }

    fn next(&self, waker: &Waker) -> Option<Arc<Task>> {
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
struct WakesOne(Mutex<(VecDeque<Arc<Task>>, Vec<Waker>)>);

impl Queue for WakesOne {
    fn push(&self, item: Arc<Task>) {
        let mut state = self.0.lock().unwrap();
        state.0.push_back(item);
        let sleeper = state.1.pop();
        drop(state);
        sleeper.into_iter().for_each(Waker::wake);
    }

    fn next(&self, waker: &Waker) -> Option<Arc<Task>> {
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
