//! A large recording: three workers poll a thousand tasks, and an event queue wakes them.
//! cargo run -p timeline --example timeline_crowd -- crowd.html
//!
//! There is no runtime here: the calls stand where a runtime makes them. A number after the file
//! makes so many tasks; each has 24 events. Without a file, the lanes are printed.

use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex};
use std::{env, error, fs, thread};

use timeline::{Format, Lane, Picture, PollEnd, Recording, Terminal};

const WORKERS: usize = 3;
/// How often a task waits for an event.
const WAITS: usize = 4;

/// A task's number, and how often it has waited.
type Task = (usize, usize);

fn main() -> Result<(), Box<dyn error::Error>> {
    let mut arguments = env::args_os().skip(1);
    let file = arguments.next().map(PathBuf::from);
    let tasks = match arguments.next() {
        Some(number) => number.to_string_lossy().parse()?,
        None => 1_000,
    };

    let recording = Recording::start()?;
    let (ready, runnable) = mpsc::channel();
    let runnable = Arc::new(Mutex::new(runnable));
    for id in 0..tasks {
        timeline::spawn(Lane::Task(id as u64));
        timeline::name(Lane::Task(id as u64), || format!("GET /{id}/hello"));
        ready.send((id, 0))?;
    }
    let (wait, registered) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..WORKERS {
            let (runnable, wait) = (Arc::clone(&runnable), wait.clone());
            scope.spawn(move || worker(&runnable, &wait));
        }
        drop(wait);
        event_queue(&registered, ready, tasks);
    });

    let timeline = recording.stop();
    match file {
        Some(file) => fs::write(&file, timeline.write_as(Format::of(&file)?))?,
        None => print!(
            "{}",
            Picture::new(&timeline).terminal(Terminal::of_stdout())
        ),
    }
    Ok(())
}

/// Polls what is runnable until nothing can be any more.
fn worker(runnable: &Mutex<Receiver<Task>>, wait: &Sender<Task>) {
    while let Ok((id, waits)) = next(runnable) {
        let task = Lane::Task(id as u64);
        timeline::poll_start(task);
        if waits < WAITS {
            timeline::register(id);
            timeline::poll_end(task, PollEnd::Pending);
            wait.send((id, waits + 1)).expect("the queue waits for all");
        } else {
            timeline::poll_end(task, PollEnd::Ready);
            timeline::done(task);
        }
    }
}

fn next(runnable: &Mutex<Receiver<Task>>) -> Result<Task, mpsc::RecvError> {
    timeline::park();
    let task = runnable.lock().expect("nobody panics with it").recv();
    timeline::unpark();
    task
}

/// Wakes every task as often as it waits. Then `ready` is dropped, and the workers end.
fn event_queue(registered: &Receiver<Task>, ready: Sender<Task>, tasks: usize) {
    for (id, waits) in registered.iter().take(tasks * WAITS) {
        timeline::ready(id);
        timeline::wake(Lane::Task(id as u64)); // before the wake itself
        ready.send((id, waits)).expect("the workers wait");
    }
}
