//! What a right answer to exercise 5 does.

#[path = "given.rs"]
pub mod given;
#[path = "playing.rs"]
mod playing;

use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;

use lab::{Check, Waiting, diagnosis, expect, waiting_for};

use super::answer::Executor;
use given::{Bell, Task, World};
use playing::{Play, Player, Scene};

pub const FORBIDDEN: &[&str] = &["ch08_runtime", "std::sync::mpsc", "std::thread"];

pub const CHECKS: &[Check] = &[
    Check {
        name: "runs first who was ready first",
        points: 2,
        run: keeps_the_order,
    },
    Check {
        name: "lets others run between the turns of a task that wakes itself",
        points: 2,
        run: starves_nobody,
    },
    Check {
        name: "looks at the world when the budget is used up, and not before",
        points: 3,
        run: keeps_the_budget,
    },
    Check {
        name: "sleeps when nothing is ready",
        points: 2,
        run: sleeps,
    },
    Check {
        name: "hears of what others push while it sleeps",
        points: 2,
        run: is_woken,
    },
    Check {
        name: "runs each of 10,000 tasks of four threads once",
        points: 1,
        run: runs_all,
    },
];

/// More than any check has turns.
const ENDLESS: usize = 1_000_000;

/// A step in which an answer that never lets go of its lock waits for ever.
fn waiting_unlocked(what: &str) -> Waiting {
    waiting_for(what).blocking_means(&diagnosis::LOCKED_WHILE_RUNNING)
}

fn keeps_the_order() {
    let play = Play::new(ENDLESS);
    waiting_unlocked("three tasks, the first of which pushes a fourth");
    let fourth = Player::new("fourth", &play, |_| {});
    let pushes = move |_| Arc::clone(&fourth).push();
    Player::new("first", &play, pushes).push();
    Player::new("second", &play, |_| {}).push();
    Player::new("third", &play, |_| {}).push();
    play.run([]);
    let (turns, right) = (play.turns(), ["first", "second", "third", "fourth"]);
    let words = format!("they ran in this order: {}", turns.join(", "));
    expect(turns == right, (&diagnosis::STARVES_A_TASK, words));
}

/// A task that pushes itself until it has had so many turns.
fn busy(name: &'static str, play: &Arc<Play>, turns: usize) -> Arc<Player> {
    let had = AtomicUsize::new(0);
    Player::new(name, play, move |this| {
        if had.fetch_add(1, SeqCst) + 1 < turns {
            this.push();
        }
    })
}

fn starves_nobody() {
    const TURNS: usize = 100;
    let play = Play::new(ENDLESS);
    waiting_unlocked("two tasks that wake themselves, and one that runs once");
    busy("one", &play, TURNS).push();
    busy("other", &play, TURNS).push();
    Player::new("once", &play, |_| {}).push();
    play.run([]);
    let turns = play.turns();
    let words = format!("the first six turns were: {}", turns[..6].join(", "));
    let is_fair = turns[..6] == ["one", "other", "once", "one", "other", "one"];
    expect(is_fair, (&diagnosis::STARVES_A_TASK, words));
    let words = format!("there were {} turns instead of 201", turns.len());
    expect(turns.len() == 2 * TURNS + 1, words);
}

fn keeps_the_budget() {
    const BUDGET: usize = 8;
    const TURNS: usize = 100;
    waiting_unlocked("three tasks that wake themselves 100 times, with a budget of 8");
    let play = Play::new(BUDGET);
    for name in ["one", "two", "three"] {
        busy(name, &play, TURNS).push();
    }
    play.run([]);
    let (turns, looks) = (play.turns().len(), play.looks());
    let words = format!("it looked {looks} times in {turns} turns, with a budget of 8");
    let is_enough = looks >= turns / BUDGET - 1;
    expect(is_enough, (&diagnosis::STARVES_THE_REACTOR, words));
}

fn sleeps() {
    const BUDGET: usize = 4;
    waiting_unlocked("an executor that has nothing to do at first, then four tasks, then none");
    let play = Play::new(BUDGET);
    let pushed = Arc::clone(&play);
    let four: Scene = Box::new(move || {
        (0..BUDGET).for_each(|_| Player::new("task", &pushed, |_| {}).push());
    });
    let nothing: Scene = Box::new(|| {}); // it rang, or the system felt like it
    play.run([nothing, four]);
    let turns = play.turns().len();
    expect(turns == BUDGET, format!("of four tasks {turns} have run"));
}

fn is_woken() {
    waiting_unlocked("tasks that another thread pushes while the executor sleeps");
    let play = Play::new(ENDLESS);
    let scene = |name| -> Scene {
        let task = Player::new(name, &play, |_| {});
        Box::new(move || task.push())
    };
    let scenes = [scene("first"), scene("second"), scene("third")];
    play.run(scenes);
    let turns = play.turns();
    let words = format!("they ran in this order: {}", turns.join(", "));
    expect(turns == ["first", "second", "third"], words);
}

/// A world in which nothing happens, except that the bell rings.
#[derive(Default)]
struct Quiet {
    has_rung: Mutex<bool>,
    rings: Condvar,
}

impl Bell for Quiet {
    fn ring(&self) {
        *self.has_rung.lock().unwrap() = true;
        self.rings.notify_one();
    }
}

/// What four threads push.
struct Counted {
    turns: AtomicUsize,
    left: Arc<AtomicUsize>,
}

impl Task for Counted {
    fn run(self: Arc<Counted>) {
        self.turns.fetch_add(1, SeqCst);
        self.left.fetch_sub(1, SeqCst);
    }
}

struct Sleeper<'a> {
    quiet: &'a Quiet,
    left: &'a AtomicUsize,
}

impl World for Sleeper<'_> {
    fn look(&mut self) {}

    fn sleep(&mut self) -> bool {
        if self.left.load(SeqCst) == 0 {
            return false;
        }
        let has_rung = self.quiet.has_rung.lock().unwrap();
        let silent = |has_rung: &mut bool| !*has_rung;
        *self.quiet.rings.wait_while(has_rung, silent).unwrap() = false;
        true
    }
}

fn runs_all() {
    const EACH: usize = 2500;
    let quiet = Arc::<Quiet>::default();
    let left = Arc::new(AtomicUsize::new(4 * EACH));
    let task = || Counted {
        turns: AtomicUsize::new(0),
        left: Arc::clone(&left),
    };
    let tasks: Vec<_> = (0..4 * EACH).map(|_| Arc::new(task())).collect();
    let executor = Executor::new(64, Arc::clone(&quiet) as _);
    waiting_for("10,000 tasks that four threads push")
        .blocking_means(&diagnosis::SPAWN_WAKES_NOBODY);
    thread::scope(|scope| {
        for tasks in tasks.chunks(EACH) {
            let executor = &executor;
            scope.spawn(move || tasks.iter().for_each(|task| executor.push(task.clone())));
        }
        executor.run(&mut Sleeper {
            quiet: &quiet,
            left: &left,
        });
    });
    let once = |task: &&Arc<Counted>| task.turns.load(SeqCst) == 1;
    let once = tasks.iter().filter(once).count();
    let words = format!("of 10,000 tasks {once} have run once");
    expect(once == 4 * EACH, words);
}
