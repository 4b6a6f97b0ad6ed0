//! What it takes to wake a thread that sleeps: two of them, each with a future of its own, take turns.
//!
//! Nobody spins unless its runtime does so of itself.

use std::future::poll_fn;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::AcqRel};
use std::task::Poll;
use std::thread::{self, Thread};
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use core_affinity::CoreId;
use futures::task::AtomicWaker;

use crate::process::{self, own_cpu_time};
use crate::workload::{Better, Figure, Workload};

/// Where the two futures are.
#[derive(Clone, Copy, PartialEq)]
enum Wake {
    /// Each on a thread of its own, given to `block_on`. Both threads share a core, or each has one:
    /// left to itself, the system draws by lot, and one is ten times the other.
    Threads { cores: usize },
    /// One is a task of a runtime with two threads, the other is given to its `block_on`.
    Worker,
}

const OURS: &str = "ch10 LocalRuntime";
const OURS_ON_TWO: &str = "ch10 Runtime";

pub(crate) fn workloads() -> Vec<Box<dyn Workload>> {
    const ONE: Wake = Wake::Threads { cores: 1 };
    const TWO: Wake = Wake::Threads { cores: 2 };
    [ONE, TWO, Wake::Worker]
        .map(|workload| Box::new(workload) as Box<dyn Workload>)
        .into()
}

impl Workload for Wake {
    fn name(&self) -> String {
        match self {
            Wake::Threads { cores: 1 } => "wake/one-core".to_owned(),
            Wake::Threads { .. } => "wake/two-cores".to_owned(),
            Wake::Worker => "wake/worker".to_owned(),
        }
    }

    fn about(&self) -> String {
        let who = match self {
            Wake::Threads { cores: 1 } => {
                "two threads on one core, each in a `block_on` of its own"
            }
            Wake::Threads { .. } => "two threads on two cores, each in a `block_on` of its own",
            Wake::Worker => "a task of a runtime with two threads, and a thread in `block_on`",
        };
        format!("wake and be woken: {who}.")
    }

    fn peers(&self) -> &'static [&'static str] {
        match self {
            Wake::Threads { .. } => &[
                OURS,
                "ch10 block_on",
                "tokio current_thread",
                "smol",
                "futures",
                "monoio epoll",
                "compio",
                "floor: park and unpark",
            ],
            Wake::Worker => &[
                OURS_ON_TWO,
                "tokio multi_thread",
                "smol",
                "futures ThreadPool",
            ],
        }
    }

    fn figures(&self) -> &'static [Figure] {
        const fn figure(name: &'static str) -> Figure {
            Figure {
                name,
                digits: 2,
                better: Better::Lower,
            }
        }
        const FIGURES: [Figure; 2] = [figure("round trip, µs"), figure("CPU, µs")];
        &FIGURES
    }

    fn processes(&self) -> usize {
        5
    }

    fn round(&self, peer: &str, _: bool) -> anyhow::Result<Vec<f64>> {
        let duration = Duration::from_millis(100);
        let (here, there) = (Arc::new(Bell::default()), Arc::new(Bell::default()));
        let first = first(here.clone(), there.clone(), duration);
        let second = second(there, here);
        let spent = match self {
            Wake::Threads { cores } => {
                let (here, there) = process::cores().context("the cores are not known")?;
                let there = if *cores == 1 { here } else { there };
                core_affinity::set_for_current(here);
                if peer.starts_with("floor") {
                    return Ok(figures(parked(duration, there)));
                }
                let name = peer.to_owned();
                let other = thread::spawn(move || {
                    core_affinity::set_for_current(there);
                    block_on(&name, second)
                });
                let spent = block_on(peer, first)?;
                other.join().ok().context("the other has panicked")??;
                spent
            }
            Wake::Worker => with_worker(peer, first, second)?,
        };
        Ok(figures(spent))
    }
}

fn figures((turns, wall, cpu): Spent) -> Vec<f64> {
    let micros = |spent: Duration| spent.as_secs_f64() * 1e6 / turns as f64;
    vec![micros(wall), micros(cpu)]
}

/// Rung by one, waited for by the other.
#[derive(Default)]
struct Bell {
    rung: AtomicBool,
    waker: AtomicWaker,
}

impl Bell {
    fn ring(&self) {
        self.rung.store(true, std::sync::atomic::Ordering::Release);
        self.waker.wake();
    }

    async fn wait(&self) {
        poll_fn(|cx| {
            self.waker.register(cx.waker());
            match self.rung.swap(false, AcqRel) {
                true => Poll::Ready(()),
                false => Poll::Pending,
            }
        })
        .await;
    }
}

/// Round trips, wall time, CPU time of all threads.
type Spent = (usize, Duration, Duration);

/// Between two looks at the clock.
const TURNS: usize = 100;

async fn first(mine: Arc<Bell>, other: Arc<Bell>, duration: Duration) -> Spent {
    for _ in 0..TURNS {
        other.ring();
        mine.wait().await;
    }
    let (start, cpu, mut turns) = (Instant::now(), own_cpu_time(), 0);
    while start.elapsed() < duration {
        for _ in 0..TURNS {
            other.ring();
            mine.wait().await;
        }
        turns += TURNS;
    }
    let spent = (turns, start.elapsed(), own_cpu_time() - cpu);
    other.waker.wake(); // it sees that it is alone
    drop(mine);
    other.ring();
    spent
}

/// Goes on until the other has gone.
async fn second(mine: Arc<Bell>, other: Arc<Bell>) {
    loop {
        mine.wait().await;
        if Arc::strong_count(&other) == 1 {
            return;
        }
        other.ring();
    }
}

fn block_on<F: Future>(peer: &str, future: F) -> anyhow::Result<F::Output> {
    Ok(match peer {
        OURS => ch10_final_runtime::LocalRuntime::new()?.block_on(future),
        "ch10 block_on" => ch10_final_runtime::block_on(future),
        "tokio current_thread" => {
            let mut builder = tokio::runtime::Builder::new_current_thread();
            builder.enable_all().build()?.block_on(future)
        }
        "smol" => smol::block_on(future),
        "futures" => futures::executor::block_on(future),
        "monoio epoll" => {
            let builder = monoio::RuntimeBuilder::<monoio::LegacyDriver>::new();
            builder.build()?.block_on(future)
        }
        "compio" => compio::runtime::Runtime::new()?.block_on(future),
        _ => bail!("{peer} is not known"),
    })
}

fn with_worker(
    peer: &str,
    first: impl Future<Output = Spent>,
    second: impl Future<Output = ()> + Send + 'static,
) -> anyhow::Result<Spent> {
    let ours = ch10_final_runtime::Builder::new().workers(2);
    Ok(match peer {
        OURS_ON_TWO => {
            let runtime = ours.build()?;
            runtime.spawn(second);
            runtime.block_on(first)
        }
        "tokio multi_thread" => {
            let mut builder = tokio::runtime::Builder::new_multi_thread();
            let runtime = builder.worker_threads(2).enable_all().build()?;
            runtime.spawn(second);
            runtime.block_on(first)
        }
        "smol" => {
            smol::spawn(second).detach();
            smol::block_on(first)
        }
        "futures ThreadPool" => {
            let pool = futures::executor::ThreadPool::builder()
                .pool_size(2)
                .create()?;
            pool.spawn_ok(second);
            futures::executor::block_on(first)
        }
        _ => bail!("{peer} is not known"),
    })
}

/// Two threads without futures: what the system asks for.
fn parked(duration: Duration, other_core: CoreId) -> Spent {
    fn wait(rung: &AtomicBool) {
        while !rung.swap(false, AcqRel) {
            thread::park();
        }
    }
    fn ring(rung: &AtomicBool, other: &Thread) {
        rung.store(true, std::sync::atomic::Ordering::Release);
        other.unpark();
    }
    let (here, there) = (AtomicBool::new(false), AtomicBool::new(false));
    let (done, me) = (AtomicBool::new(false), thread::current());
    thread::scope(|scope| {
        let other = scope.spawn(|| {
            core_affinity::set_for_current(other_core);
            while !done.load(std::sync::atomic::Ordering::Acquire) {
                wait(&there);
                ring(&here, &me);
            }
        });
        let (start, cpu, mut turns) = (Instant::now(), own_cpu_time(), 0);
        while start.elapsed() < duration {
            for _ in 0..TURNS {
                ring(&there, other.thread());
                wait(&here);
            }
            turns += TURNS;
        }
        let spent = (turns, start.elapsed(), own_cpu_time() - cpu);
        done.store(true, std::sync::atomic::Ordering::Release);
        ring(&there, other.thread());
        spent
    })
}
