//! Who runs next? Two queues, the same two tasks, and one of them starves.
//!
//! `cargo run -p ch08-runtime --example ch08_08_fair_and_unfair`
//!
//! New here: a choice of queue. A greedy task wakes itself at each turn, a modest one wants three.
//! Where the last in is the first out, the greedy one always is the last in. Where the first in is
//! first out, both take turns. And where a task does not give its turn back, no queue helps.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use ch08_runtime::{Future, Wake, Waker, coroutine, yield_now};
use timeline::PollEnd::{Pending, Ready};
use timeline::{Lane, Picture, Recording, Terminal};

type Queue = Mutex<VecDeque<usize>>;
type Take = fn(&mut VecDeque<usize>) -> Option<usize>;
const GREEDY: usize = 0;
const MODEST: usize = 1;
const LANES: [Lane; 2] = [Lane::Task(0), Lane::Task(1)];

struct Entry(usize, Arc<Queue>);

impl Wake for Entry {
    fn wake(self: Arc<Entry>) {
        timeline::wake(LANES[self.0]);
        self.1.lock().unwrap().push_back(self.0);
    }
}

coroutine! {
    coroutine fn work(turns: u32, gives_back: bool) {
        let mut turn = 0;
        while turn < turns {
            std::hint::black_box((0..20_000_u32).fold(0, u32::wrapping_add));
            turn += 1;
            if gives_back {
                yield_now().wait;
            }
        }
    }
}

/// Runs both to their ends. Returns the greedy one's polls until the modest one had ended.
fn run(take: Take, gives_back: bool) -> usize {
    let mut tasks = [work(40, gives_back), work(3, true)];
    let queue = Arc::new(Queue::new([MODEST, GREEDY].into()));
    let wakers = [GREEDY, MODEST].map(|id| Waker::from(Arc::new(Entry(id, Arc::clone(&queue)))));
    let (mut polls, mut before) = (0, 0);
    loop {
        let next = take(&mut queue.lock().unwrap());
        let Some(id) = next else { return before };
        polls += usize::from(id == GREEDY);
        timeline::poll_start(LANES[id]);
        let is_ready = tasks[id].poll(&wakers[id]).is_ready();
        timeline::poll_end(LANES[id], [Pending, Ready][usize::from(is_ready)]);
        if is_ready && id == MODEST {
            before = polls;
        }
    }
}

fn main() -> anyhow::Result<()> {
    for (queue, take, gives_back) in [
        ("last in, first out", VecDeque::pop_back as Take, true),
        ("first in, first out", VecDeque::pop_front, true),
        ("the same, but in one turn", VecDeque::pop_front, false),
    ] {
        let recording = Recording::start()?;
        timeline::name(LANES[GREEDY], || "greedy".to_owned());
        timeline::name(LANES[MODEST], || "modest".to_owned());
        let polls = run(take, gives_back);
        println!("{queue}: polls of the greedy task before the modest one was done: {polls}");
        let picture = Picture::new(&recording.stop()).terminal(Terminal::of_stdout());
        let lanes = picture.lines().take_while(|line| !line.is_empty());
        println!("{}\n", lanes.collect::<Vec<_>>().join("\n"));
    }
    Ok(())
}
