//! Ten requests, written in four ways: in sequence, on threads, with callbacks, with promises.
//!
//! `cargo run -p ch01-os-basics --example ch01_07_ten_requests`
//!
//! New here: one job, a GET that takes 100 ms, and "and then" in four places. Fibers (chapter 5)
//! and futures (from chapter 7 on) write it like the first and wait for all ten like the others.

#[path = "../src/exchange.rs"]
mod exchange;

use std::{io, net::SocketAddr, sync::mpsc, thread, time::Instant};

type Answer = io::Result<String>;

fn main() -> anyhow::Result<()> {
    let lab = lab::Program::start("Makes ten requests in four ways.", 10)?;
    let (server, numbers) = (lab.server(), 0..lab.requests());
    let one_by_one = || numbers.clone().map(|n| get(server, n)).collect();
    show("in sequence", one_by_one)?;
    show("threads", || {
        let start = |n| thread::spawn(move || get(server, n));
        let threads: Vec<_> = numbers.clone().map(start).collect();
        threads.into_iter().map(|t| t.join().unwrap()).collect()
    })?;

    show("callbacks", || {
        let (sender, answers) = mpsc::channel();
        for n in numbers.clone() {
            let sender = sender.clone();
            get_then(server, n, move |answer| drop(sender.send(answer)));
        }
        drop(sender); // the channel ends when the last callback has run
        answers.into_iter().collect() // as they came: order is the callbacks' own business
    })?;

    show("promises", || {
        let start = |n| Promise::new(move || get(server, n)).then(|text| Ok(text?.to_uppercase()));
        let promises: Vec<_> = numbers.clone().map(start).collect();
        promises.into_iter().map(Promise::wait).collect()
    })?;
    lab.finish()?;
    Ok(())
}

fn show(way: &str, run: impl FnOnce() -> io::Result<Vec<String>>) -> io::Result<()> {
    let start = Instant::now();
    let answers = run()?.join(" ");
    println!("{way:11} {:5} ms  {answers}", start.elapsed().as_millis());
    Ok(())
}

fn get(server: SocketAddr, n: usize) -> Answer {
    let connection = exchange::ask(server, &format!("/100/no{n}"))?;
    exchange::text_of(&ch01_os_basics::wait::block(connection)?.answer)
}

/// Returns at once; `callback` gets the answer, on some other thread.
fn get_then(server: SocketAddr, n: usize, callback: impl FnOnce(Answer) + Send + 'static) {
    thread::spawn(move || callback(get(server, n)));
}

/// A value that will be there later: a callback's successor, which one can store and chain.
struct Promise<T>(mpsc::Receiver<T>);

impl<T: Send + 'static> Promise<T> {
    fn new(work: impl FnOnce() -> T + Send + 'static) -> Promise<T> {
        let (sender, receiver) = mpsc::channel();
        thread::spawn(move || sender.send(work()));
        Promise(receiver)
    }

    // Simple and dear: a thread that only waits. Wakers (chapter 8) have the bringer call `next`.
    fn then<U: Send + 'static>(self, next: impl FnOnce(T) -> U + Send + 'static) -> Promise<U> {
        Promise::new(move || next(self.wait()))
    }

    fn wait(self) -> T {
        self.0.recv().expect("the work does not panic")
    }
}
