//! A task waits for an event that another thread reports:
//! cargo run -p timeline --example timeline_handover
//!
//! There is no runtime here: the calls stand where a runtime makes them.

use std::sync::mpsc;
use std::thread;

use timeline::{Lane, PollEnd, Recording, StartError};

fn main() -> Result<(), StartError> {
    let recording = Recording::start()?;
    let task = Lane::Task(1);
    let (sleep, asleep) = mpsc::channel();
    let (wake_up, woken) = mpsc::channel();

    thread::scope(|scope| {
        let queue = thread::Builder::new().name("event queue".into());
        let reports = move || {
            asleep.recv().expect("the main thread goes to sleep");
            timeline::ready(7);
            timeline::wake(task); // before the wake itself, so that cause stands before effect
            wake_up.send(()).expect("the main thread waits");
        };
        queue
            .spawn_scoped(scope, reports)
            .expect("a thread can be started");

        timeline::spawn(task);
        timeline::name(task, || "GET /1000/hello".into());
        timeline::poll_start(task);
        timeline::register(7);
        timeline::poll_end(task, PollEnd::Pending);
        timeline::park();
        sleep.send(()).expect("the queue waits");
        woken.recv().expect("the queue wakes");
        timeline::unpark();
        timeline::poll_start(task);
        timeline::poll_end(task, PollEnd::Ready);
        timeline::done(task);
    });

    let timeline = recording.stop();
    print!("{timeline}");
    println!(
        "polls: {}, wakes: {}",
        timeline.polls_of(task),
        timeline.wakes_of(task)
    );
    println!("never woken: {:?}", timeline.never_woken());
    Ok(())
}
