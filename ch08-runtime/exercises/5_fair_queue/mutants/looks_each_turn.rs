//! Looks at the world after every turn.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use super::checks::given::{Bell, Task, World};

/// Tasks that are ready, and how they get their turns.
pub struct Executor {
    /// The one that has been ready for the longest time is in front.
    queue: Mutex<VecDeque<Arc<dyn Task>>>,
    budget: usize,
    bell: Arc<dyn Bell>,
}

impl Executor {
    /// Nothing is ready. `budget` is how many tasks run in a row before a look at the world.
    pub fn new(budget: usize, bell: Arc<dyn Bell>) -> Executor {
        let queue = Mutex::default();
        Executor {
            queue,
            budget,
            bell,
        }
    }

    /// Makes `task` ready. Any thread may call it, also while the executor sleeps.
    pub fn push(&self, task: Arc<dyn Task>) {
        let mut queue = self.queue.lock().unwrap();
        queue.push_back(task);
        let is_first = queue.len() == 1; // it may sleep only while the queue is empty
        drop(queue);
        if is_first {
            self.bell.ring();
        }
    }

    /// Runs what is ready, and sleeps while nothing is. Returns when nothing will ever be.
    pub fn run(&self, world: &mut dyn World) {
        loop {
            match self.next() {
                None if !world.sleep() => return,
                None => {}
                Some(task) => {
                    task.run();
                    world.look();
                }
            }
        }
    }

    /// A function of its own, so that the lock is gone when the task runs.
    fn next(&self) -> Option<Arc<dyn Task>> {
        self.queue.lock().unwrap().pop_front()
    }
}
