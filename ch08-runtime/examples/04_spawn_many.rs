//! Many tasks, and a handle to each: its result, its panic, its end.
//!
//! `cargo run -p ch08-runtime --example ch08_04_spawn_many`
//!
//! New here: the library's runtime, and `spawn`. A task belongs to the runtime and goes on whether
//! somebody waits for it or not. Whoever wants its result keeps the `JoinHandle`, which is a future.

use std::io;
use std::net::SocketAddr;

use anyhow::anyhow;
use ch08_runtime::{JoinHandle, Runtime, coroutine, http, spawn};

coroutine! {
    coroutine fn fetch(server: SocketAddr, id: usize) -> io::Result<String> {
        let answer = http::get(server, &format!("/100/answer-{id}")).wait?;
        Ok(answer.body_text()?.to_owned())
    }

    /// A task that spawns tasks: it needs no runtime in its hands, the thread works for one.
    coroutine fn fetch_all(server: SocketAddr, count: usize) -> anyhow::Result<usize> {
        let mut tasks: Vec<JoinHandle<io::Result<String>>> = Vec::new();
        while tasks.len() < count {
            tasks.push(spawn(fetch(server, tasks.len())));
        }
        let mut bytes = 0;
        while let Some(task) = tasks.pop() {
            let answer = task.wait.map_err(|_| anyhow!("a request panicked"))??;
            bytes += answer.len();
        }
        Ok(bytes)
    }

    coroutine fn careless(server: SocketAddr) -> u32 {
        let answer = http::get(server, "/50/no-number").wait;
        let answer = answer.expect("the server answers");
        answer.body_text().expect("it is text").parse().expect("it is a number")
    }
}

fn main() -> anyhow::Result<()> {
    let lab = lab::Program::start_crowd("Spawns many tasks.", 1000)?;
    let (server, count) = (lab.server(), lab.requests());
    let runtime = Runtime::new()?;

    let all = runtime.spawn(fetch_all(server, count));
    let careless = runtime.spawn(careless(server));

    // It waits for this one and for no other. Meanwhile the thread runs whatever is awake.
    let bytes = runtime
        .block_on(all)
        .map_err(|_| anyhow!("it panicked"))??;
    println!("{count} answers, {bytes} bytes");

    let panic = runtime.block_on(careless).expect_err("it cannot be parsed");
    let words = panic.downcast_ref::<String>();
    println!("one panicked: {}", words.map_or("", String::as_str));

    println!("{} tasks left", runtime.tasks());
    Ok(lab.finish()?)
}
