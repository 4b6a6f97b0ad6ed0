//! A hundred requests at once, each a task of its own, on a runtime that polls a task only when there
//! is something for it: `cargo run -p ch08-runtime`.

use std::{io, net::SocketAddr, time::Instant};

use anyhow::{Context, anyhow};
use ch08_runtime::{JoinHandle, Runtime, coroutine, http};
use timeline::{Lane, Recording};

/// So many answers make a line.
const ROW: usize = 10;

coroutine! {
    /// A task: it waits for its socket, and the reactor wakes it.
    coroutine fn request(server: SocketAddr, path: String) -> io::Result<String> {
        timeline::name(Lane::current(), || path.clone());
        let answer = http::get(server, &path).wait?;
        Ok(answer.body_text()?.to_owned())
    }

    /// Waits for the tasks, which wake it in their turn.
    coroutine fn collect(
        start: Instant,
        mut tasks: Vec<JoinHandle<io::Result<String>>>,
    ) -> anyhow::Result<()> {
        let mut row = Vec::new();
        // The last one first: it asked for the shortest delay.
        while let Some(task) = tasks.pop() {
            let id = tasks.len();
            let result = task.wait.map_err(|_| anyhow!("request {id} panicked"))?;
            row.push(result.with_context(|| format!("request {id} failed"))?);
            if row.len() == ROW || id == 0 {
                say(start, &format!("answers {}", row.join(" ")));
                row.clear();
            }
        }
        Ok(())
    }
}

fn main() -> anyhow::Result<()> {
    let lab = lab::Program::start("Waits for many delayed answers on a runtime.", 100)?;
    let _recording = Recording::start(); // for the counts; with `--timeline` there is one already
    let start = Instant::now();
    let runtime = Runtime::new().context("cannot start the reactor")?;

    let tasks = (0..lab.requests()).map(|id| {
        let path = format!("/{}/{id}", (lab.requests() - id) * 10);
        runtime.spawn(request(lab.server(), path))
    });
    // Here the tasks begin: they need a thread, and this one lends itself.
    runtime.block_on(collect(start, tasks.collect()))?;

    let timeline = timeline::snapshot().context("nothing was recorded")?;
    let tasks = timeline.lanes();
    let polls: usize = tasks.iter().map(|&task| timeline.polls_of(task)).sum();
    let wakes: usize = tasks.iter().map(|&task| timeline.wakes_of(task)).sum();
    say(start, &format!("{} answers, one reactor", lab.requests()));
    say(start, &format!("{polls} polls, {wakes} wakes"));
    drop(runtime); // so that the timeline has all of it
    lab.finish()?;
    Ok(())
}

fn say(start: Instant, what: &str) {
    println!("{:>5} ms  {what}", start.elapsed().as_millis());
}
