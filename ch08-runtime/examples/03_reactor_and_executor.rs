//! A reactor, an executor, and the one thing that goes between them.
//!
//! `cargo run -p ch08-runtime --example ch08_03_reactor_and_executor`
//!
//! New here: two halves. The reactor sleeps in the event queue and knows a waker for each token. The
//! executor sleeps on its parker and knows a queue of those that were woken. Neither knows the other,
//! and an event for one request leads to a poll of that one.

mod exchange;

use std::collections::{HashMap, VecDeque};
use std::io;
use std::sync::{Arc, Mutex};
use std::thread;

use ch04_epoll::{Events, Poll, Token};
use ch08_runtime::{Future, Parker, PollState, Unparker, Wake, Waker, poll_fn};
use exchange::Exchange;

/// The reactor. This one ends with the process.
fn react(mut poll: Poll, wakers: &Mutex<HashMap<Token, Waker>>) {
    let mut events = Events::with_capacity(64);
    while poll.poll(&mut events, None).is_ok() {
        let mut wakers = wakers.lock().unwrap();
        let tokens = events.iter().map(|event| event.token());
        let woken: Vec<_> = tokens.filter_map(|token| wakers.remove(&token)).collect();
        drop(wakers); // whoever is woken may want it
        woken.into_iter().for_each(Waker::wake);
    }
}

/// What a task's waker does: queues the task, and sees to it that the executor looks.
struct Entry(usize, Arc<Mutex<VecDeque<usize>>>, Arc<Unparker>);

impl Wake for Entry {
    fn wake(self: Arc<Entry>) {
        self.1.lock().unwrap().push_back(self.0);
        self.2.unpark();
    }
}

/// The executor. Returns how often it polled.
fn execute(mut tasks: Vec<Option<impl Future<Output = io::Result<String>>>>) -> io::Result<usize> {
    let (parker, mut polls) = (Parker::new(), 0);
    let queue = Arc::new(Mutex::new(VecDeque::from_iter(0..tasks.len())));
    let entry = |id| Waker::from(Arc::new(Entry(id, Arc::clone(&queue), parker.unparker())));
    let wakers: Vec<_> = (0..tasks.len()).map(entry).collect();
    while tasks.iter().any(Option::is_some) {
        let next = queue.lock().unwrap().pop_front();
        let Some(id) = next else {
            parker.park();
            continue;
        };
        let Some(task) = &mut tasks[id] else { continue }; // a late event, of one that has ended
        polls += 1;
        if let PollState::Ready(answer) = task.poll(&wakers[id]) {
            println!("request {id}: {:?}", answer?);
            tasks[id] = None;
        }
    }
    Ok(polls)
}

fn main() -> anyhow::Result<()> {
    let lab = lab::Program::start("Wakes the request that an event is for.", 5)?;
    let (poll, wakers, mut tasks) = (Poll::new()?, Arc::default(), Vec::new());
    for id in 0..lab.requests() {
        let path = format!("/{}/answer-{id}", (lab.requests() - id) * 100);
        let mut request = Exchange::begin(lab.server(), &path, poll.registry(), Token(id))?;
        let wakers: Arc<Mutex<HashMap<_, _>>> = Arc::clone(&wakers);
        tasks.push(Some(poll_fn(move |waker| {
            // First the waker, then the try. Example 09 shows what the other order loses.
            wakers.lock().unwrap().insert(Token(id), waker.clone());
            request.advance()
        })));
    }
    thread::spawn(move || react(poll, &wakers));
    println!("{} polls of requests", execute(tasks)?);
    Ok(lab.finish()?)
}
