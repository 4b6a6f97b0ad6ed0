//! A hundred thousand tasks that sleep: what a timer costs, in time and memory, and how late it is.

use std::future::{pending, poll_fn};
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::task::Poll;
use std::time::{Duration, Instant};

use anyhow::bail;

use crate::process;
use crate::workload::{Better, Figure, Workload};

const TIMERS: usize = 100_000;

struct Timers;

pub(crate) fn workloads() -> Vec<Box<dyn Workload>> {
    vec![Box::new(Timers)]
}

impl Workload for Timers {
    fn name(&self) -> String {
        "timers".to_owned()
    }

    fn about(&self) -> String {
        format!(
            "{TIMERS} tasks on one thread, each sleeps once, for 1–1,000 ms. A timer's bytes are \
             what such a task takes more than the same one that is never woken: the timer's \
             future in it, and its place at the driver."
        )
    }

    fn peers(&self) -> &'static [&'static str] {
        &[
            "ch10 LocalRuntime",
            "tokio current_thread",
            "smol LocalExecutor",
            "monoio epoll",
            "glommio",
            "compio",
        ]
    }

    fn figures(&self) -> &'static [Figure] {
        const fn figure(name: &'static str, digits: usize) -> Figure {
            Figure {
                name,
                digits,
                better: Better::Lower,
            }
        }
        const FIGURES: [Figure; 5] = [
            figure("CPU a timer, µs", 2),
            figure("late by, p50, µs", 0),
            figure("p99, µs", 0),
            figure("bytes a timer", 0),
            figure("bytes a sleeping task", 0),
        ];
        &FIGURES
    }

    fn round(&self, peer: &str, quick: bool) -> anyhow::Result<Vec<f64>> {
        let count = if quick { TIMERS / 4 } else { TIMERS };
        if let Some(peer) = peer.strip_suffix(BARE) {
            return Ok(vec![tasks(peer, false, count)?]);
        }
        // In a process of its own, so that neither uses memory that the other has had.
        let bare = process::round(&self.name(), &format!("{peer}{BARE}"), quick)?[0];
        let cpu = process::own_cpu_time();
        let taken = tasks(peer, true, count)?;
        let cpu = process::own_cpu_time() - cpu;
        let mut late: Vec<_> = LATE[..count]
            .iter()
            .map(|late| late.load(Relaxed))
            .collect();
        late.sort_unstable();
        let late = |part: usize| f64::from(late[count * part / 100]);
        let a_task = |number: f64| number / count as f64;
        let cpu = a_task(cpu.as_secs_f64() * 1e6);
        Ok(vec![
            cpu,
            late(50),
            late(99),
            a_task(taken - bare),
            a_task(taken),
        ])
    }
}

/// Ends the name of a peer whose tasks have no timer.
const BARE: &str = " without timers";

/// Microseconds. Here, so that it is not counted as what a task takes.
static LATE: [AtomicU32; TIMERS] = [const { AtomicU32::new(u32::MAX) }; TIMERS];

/// From 1 to 1,000 ms, in no order, the same for all.
fn wait(number: usize) -> Duration {
    let scattered = (number as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32;
    Duration::from_micros(1_000 + scattered % 999_001)
}

async fn sleeper<S: Future>(number: usize, sleep: impl FnOnce(Duration) -> S) {
    let (wait, start) = (wait(number), Instant::now());
    sleep(wait).await;
    let late = start.elapsed().saturating_sub(wait).as_micros();
    LATE[number].store(u32::try_from(late).unwrap_or(u32::MAX), Relaxed);
}

/// Lets `count` tasks sleep, or wait without a timer; returns the bytes that they have taken.
fn tasks(peer: &str, timers: bool, count: usize) -> anyhow::Result<f64> {
    LATE.iter().for_each(|late| late.store(0, Relaxed)); // so that it is there
    let before = process::own_memory("VmRSS:")?;
    macro_rules! all {
        ($spawn:expr, $sleep:expr) => {
            async {
                if timers {
                    sleeps(count, |number| ($spawn)(sleeper(number, $sleep))).await;
                } else {
                    waits(count, |number| {
                        ($spawn)(sleeper(number, |_| pending::<()>()))
                    })
                    .await;
                }
            }
        };
    }
    match peer {
        "ch10 LocalRuntime" => {
            use ch10_final_runtime::{LocalRuntime, sleep, spawn_local};
            LocalRuntime::new()?.block_on(all!(spawn_local, sleep));
        }
        "tokio current_thread" => {
            let mut builder = tokio::runtime::Builder::new_current_thread();
            let runtime = builder.enable_all().build()?;
            runtime.block_on(all!(tokio::spawn, tokio::time::sleep));
        }
        "smol LocalExecutor" => {
            let executor = smol::LocalExecutor::new();
            let all = all!(|task| executor.spawn(task), smol::Timer::after);
            smol::block_on(executor.run(all));
        }
        "monoio epoll" => {
            let builder = monoio::RuntimeBuilder::<monoio::LegacyDriver>::new();
            let mut runtime = builder.enable_timer().build()?;
            runtime.block_on(all!(monoio::spawn, monoio::time::sleep));
        }
        "glommio" => {
            let spawns = all!(
                |task| glommio::spawn_local(task).detach(),
                glommio::timer::sleep
            );
            glommio::LocalExecutor::default().run(spawns);
        }
        "compio" => {
            use compio::runtime::{Runtime, spawn};
            Runtime::new()?.block_on(all!(spawn, compio::time::sleep));
        }
        _ => bail!("{peer} is not known"),
    }
    Ok(process::own_memory("VmHWM:")? - before)
}

async fn sleeps<H: Future>(count: usize, spawn: impl Fn(usize) -> H) {
    let mut tasks = Vec::with_capacity(count);
    tasks.extend((0..count).map(spawn));
    for task in tasks {
        task.await;
    }
}

/// Returns when all tasks have been polled.
async fn waits<H>(count: usize, spawn: impl Fn(usize) -> H) {
    let mut tasks = Vec::with_capacity(count);
    tasks.extend((0..count).map(spawn));
    let mut turns = 0;
    poll_fn(|cx| {
        turns += 1;
        cx.waker().wake_by_ref();
        if turns > count {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    })
    .await;
}
