//! Does so many operations of one kind: `costs KIND COUNT`. Run twice under valgrind, once with
//! double the count, it tells what an operation costs in instructions and allocations: figures that
//! no other load on the machine changes. `.ci/costs` does so.

use std::future::poll_fn;
use std::hint::black_box;
use std::task::Poll;

use ch10_final_runtime::{Builder, JoinHandle, LocalRuntime, spawn, spawn_local};

/// Tasks that are alive together.
const TASKS: usize = 1_000;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<_> = std::env::args().skip(1).collect();
    let [kind, count] = &args[..] else {
        return Err("usage: costs KIND COUNT".into());
    };
    let count = count.parse()?;
    match kind.split_once('/') {
        Some(("local", kind)) => {
            let kind = kind.to_owned();
            LocalRuntime::new()?.block_on(async move {
                let work = run_local(kind, count);
                spawn_local(work).await
            })?;
        }
        Some(("one-worker", kind)) => {
            // Two would share the work as the machine pleases.
            let runtime = Builder::new().workers(1).build()?;
            let work = run_shared(kind.to_owned(), count);
            runtime.block_on(runtime.spawn(work))?;
        }
        _ => return Err(format!("there is no {kind}").into()),
    }
    Ok(())
}

/// The same words twice: what is spawned on workers has to be `Send`.
macro_rules! run {
    ($run:ident, $spawn:path) => {
        async fn $run(kind: String, count: usize) {
            match &*kind {
                "spawn" => {
                    for _ in 0..count / TASKS {
                        let tasks = (0..TASKS).map(|n| $spawn(async move { black_box(n) }));
                        all(tasks.collect()).await;
                    }
                }
                "spawn1" => {
                    for n in 0..count {
                        black_box($spawn(async move { black_box(n) }).await.is_ok());
                    }
                }
                "yield" => {
                    let turns = count / TASKS;
                    let tasks = (0..TASKS).map(|_| $spawn(yields(turns)));
                    all(tasks.collect()).await;
                }
                "ping-pong" => {
                    let ((to, pings), (back, pongs)) =
                        (async_channel::bounded(1), async_channel::bounded(1));
                    let other = $spawn(async move {
                        while let Ok(ping) = pings.recv().await {
                            let _ = back.send(ping).await;
                        }
                    });
                    for n in 0..count {
                        let _ = to.send(n).await;
                        black_box(pongs.recv().await.is_ok());
                    }
                    drop(to);
                    black_box(other.await.is_ok());
                }
                other => panic!("there is no {other}"),
            }
        }
    };
}

run!(run_local, spawn_local);
run!(run_shared, spawn);

async fn all<T>(tasks: Vec<JoinHandle<T>>) {
    for task in tasks {
        black_box(task.await.is_ok());
    }
}

async fn yields(turns: usize) {
    for _ in 0..turns {
        let mut yielded = false;
        poll_fn(|cx| {
            if yielded {
                return Poll::Ready(());
            }
            yielded = true;
            cx.waker().wake_by_ref();
            Poll::Pending
        })
        .await;
    }
}
