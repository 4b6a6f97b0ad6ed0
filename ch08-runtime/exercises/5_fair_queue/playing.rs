//! Plays the tasks and the world of exercise 5, and sees how turns and looks are shared out.

use std::collections::VecDeque;
use std::mem;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock};

use lab::{diagnosis, fail};

use super::super::answer::Executor;
use super::given::{Bell, Task, World};

/// Who looks so often for nothing is never going to sleep.
const MANY_LOOKS: usize = 100;

/// The executor, and what it has done so far.
pub(super) struct Play {
    executor: OnceLock<Executor>,
    budget: usize,
    counts: Mutex<Counts>,
}

#[derive(Default)]
struct Counts {
    /// Whose turns there were, in order.
    turns: Vec<&'static str>,
    /// Tasks that were pushed and have not run.
    ready: usize,
    /// Turns since the last look or sleep.
    in_a_row: usize,
    looks: usize,
    idle_looks: usize,
    sleeps: usize,
    has_rung: bool,
}

impl Play {
    pub(super) fn new(budget: usize) -> Arc<Play> {
        let play = Arc::new(Play {
            executor: OnceLock::new(),
            budget,
            counts: Mutex::default(),
        });
        let executor = Executor::new(budget, Arc::clone(&play) as _);
        let _ = play.executor.set(executor);
        play
    }

    pub(super) fn push(&self, player: Arc<Player>) {
        self.counts().ready += 1;
        self.executor.get().expect("it is set").push(player);
    }

    /// Runs what is ready. During each sleep one of `scenes` takes place; then all is over.
    pub(super) fn run(&self, scenes: impl IntoIterator<Item = Scene>) {
        let scenes = scenes.into_iter().collect();
        let mut world = Scenes { play: self, scenes };
        self.executor.get().expect("it is set").run(&mut world);
        let left = self.counts().ready;
        if left > 0 {
            fail(format!("`run` returned, and {left} tasks were ready"));
        }
    }

    pub(super) fn turns(&self) -> Vec<&'static str> {
        self.counts().turns.clone()
    }

    pub(super) fn looks(&self) -> usize {
        self.counts().looks
    }

    fn counts(&self) -> MutexGuard<'_, Counts> {
        self.counts
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

impl Bell for Play {
    fn ring(&self) {
        self.counts().has_rung = true;
    }
}

/// A task that does something in each of its turns.
pub(super) struct Player {
    name: &'static str,
    play: Arc<Play>,
    turn: Box<dyn Fn(Arc<Player>) + Send + Sync>,
}

impl Player {
    pub(super) fn new(
        name: &'static str,
        play: &Arc<Play>,
        turn: impl Fn(Arc<Player>) + Send + Sync + 'static,
    ) -> Arc<Player> {
        let (play, turn) = (Arc::clone(play), Box::new(turn));
        Arc::new(Player { name, play, turn })
    }

    /// Makes it ready once more.
    pub(super) fn push(self: Arc<Player>) {
        let play = Arc::clone(&self.play);
        play.push(self);
    }
}

impl Task for Player {
    fn run(self: Arc<Player>) {
        let mut counts = self.play.counts();
        counts.turns.push(self.name);
        counts.ready -= 1;
        counts.in_a_row += 1;
        if counts.in_a_row > self.play.budget {
            let words = format!(
                "the budget is {}, and {} tasks ran in a row",
                self.play.budget, counts.in_a_row
            );
            fail((&diagnosis::STARVES_THE_REACTOR, words));
        }
        drop(counts);
        (self.turn)(Arc::clone(&self));
    }
}

/// What another thread does while the executor sleeps.
pub(super) type Scene = Box<dyn FnOnce()>;

struct Scenes<'a> {
    play: &'a Play,
    scenes: VecDeque<Scene>,
}

impl World for Scenes<'_> {
    fn look(&mut self) {
        let mut counts = self.play.counts();
        counts.in_a_row = 0;
        if counts.ready == 0 {
            counts.idle_looks += 1;
            if counts.idle_looks > MANY_LOOKS {
                let words = "it looked 100 times while nothing was ready, and did not sleep";
                fail((&diagnosis::WAITS_IN_CIRCLES, words));
            }
            return;
        }
        counts.looks += 1;
        let turns = counts.turns.len();
        // One before the first turn and one after each sleep do no harm.
        if counts.looks > turns / self.play.budget + counts.sleeps + 2 {
            let words = format!(
                "the budget is {}, and it looked {} times in {turns} turns",
                self.play.budget, counts.looks
            );
            fail((&diagnosis::LOOKS_AT_EVERY_TURN, words));
        }
    }

    fn sleep(&mut self) -> bool {
        let mut counts = self.play.counts();
        if counts.ready > 0 {
            let words = format!("it went to sleep, and {} tasks were ready", counts.ready);
            fail((&diagnosis::SLEEPS_WITH_WORK, words));
        }
        (counts.in_a_row, counts.sleeps, counts.has_rung) = (0, counts.sleeps + 1, false);
        drop(counts);
        let Some(scene) = self.scenes.pop_front() else {
            return false;
        };
        scene();
        let mut counts = self.play.counts();
        if counts.ready > 0 && !mem::take(&mut counts.has_rung) {
            let words = "a task was pushed while it slept, and the bell did not ring";
            fail((&diagnosis::SPAWN_WAKES_NOBODY, words));
        }
        true
    }
}
