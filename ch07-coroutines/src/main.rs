//! Many requests, one thread, no event queue: coroutines that are asked again and again whether they
//! can go on. `cargo run -p ch07-coroutines`.

use std::io;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use anyhow::Context;
use ch07_coroutines::{Http, busy_poll, coroutine, join_all, observe};

/// Between two rounds of polls. Longer: an answer waits to be found. Shorter: a core is busy.
const PAUSE: Duration = Duration::from_millis(1);

coroutine! {
    /// Reads like a function that blocks. At its wait it returns to whoever polls it.
    coroutine fn request(
        start: Instant,
        server: SocketAddr,
        id: usize,
        path: String,
    ) -> io::Result<()> {
        say(start, &format!("request {id} asks for {path}"));
        let answer = Http::get(server, &path).wait?;
        say(start, &format!("answer  {id} is {:?}", answer.body_text()?));
        Ok(())
    }
}

fn main() -> anyhow::Result<()> {
    let lab = lab::Program::start("Waits for many delayed answers by polling coroutines.", 5)?;
    let start = Instant::now();

    // Nothing is sent here: a coroutine begins when it is polled.
    let requests = (0..lab.requests()).map(|id| {
        let path = format!("/{}/request-{id}", (lab.requests() - id) * 200);
        let name = path.clone();
        observe(id as u64, &name, request(start, lab.server(), id, path))
    });
    let results = busy_poll(PAUSE, join_all(requests)).output;

    let polls: u64 = results.iter().map(|result| result.polls).sum();
    for (id, result) in results.into_iter().enumerate() {
        result
            .output
            .with_context(|| format!("request {id} to {} failed", lab.server()))?;
    }
    // One begins to connect, one sends, one takes the answer.
    let of_use = polls.min(3 * lab.requests() as u64);
    say(start, &format!("{} answers, one thread", lab.requests()));
    let of_use = format!("{polls} polls, at most {of_use} of them of use");
    say(start, &of_use);
    lab.finish()?;
    Ok(())
}

fn say(start: Instant, what: &str) {
    println!("{:>5} ms  {what}", start.elapsed().as_millis());
}
