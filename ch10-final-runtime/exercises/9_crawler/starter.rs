//! Exercise 9: a crawler that keeps within limits. The task and its hints are in README.md.

use std::sync::Arc;

use super::checks::given::{Limits, Outcome, World};

/// Fetches what it is told to, within limits.
pub struct Crawler {
    world: Arc<dyn World>,
    limits: Limits, // whatever you need
}

impl Crawler {
    /// Nothing to do yet.
    pub fn new(world: Arc<dyn World>, limits: Limits) -> Arc<Crawler> {
        todo!("whatever you need")
    }

    /// Fetches all of `paths`, and returns what became of each, in their order. It is called once.
    pub async fn crawl(self: Arc<Self>, paths: Vec<String>) -> Vec<Outcome> {
        todo!("a few tasks that take path after path")
    }

    /// Begins no more requests. Those under way go on, and `crawl` returns as soon as they have
    /// ended. Any thread may call it.
    pub fn shut_down(&self) {
        todo!("leave word, and wake who waits for a time")
    }
}
