//! Random programs on random runtimes, round after round: nothing is lost, nothing is left.
//!
//! A few seconds of it are part of every test run. Ten minutes, or `STRESS_SECONDS`:
//!
//! ```text
//! cargo test --release -p ch10-final-runtime --test stress -- --ignored --nocapture
//! ```
//!
//! Each round has a seed, which is printed if it fails; `STRESS_SEED` begins with that one.
#![cfg(target_os = "linux")]

mod common;

use std::fmt::Display;
use std::future::pending;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::SeqCst};
use std::thread;
use std::time::{Duration, Instant};

use async_lock::Mutex;
use ch10_final_runtime::net::{TcpListener, TcpStream};
use ch10_final_runtime::{
    Builder, JoinError, JoinHandle, LocalRuntime, block_on, sleep, spawn, spawn_blocking, timeout,
    yield_now,
};
use common::*;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

/// What the jobs of a round share.
#[derive(Clone, Default)]
struct World {
    /// Referred to by each future that has not been dropped.
    alive: Arc<()>,
    /// Raised by one under the lock with a wait in between, and so is the other after it.
    guarded: Arc<Mutex<u64>>,
    raised: Arc<AtomicU64>,
}

/// Ends a task whose parent has been dropped: nobody would come to its socket any more.
struct AbortOnDrop<T>(JoinHandle<T>);

impl<T> Drop for AbortOnDrop<T> {
    fn drop(&mut self) {
        self.0.abort();
    }
}

const ENDS: [&str; 5] = [
    "was cancelled",
    "has been dropped",
    "Broken pipe",
    "reset by peer",
    "refused",
];

/// Nothing fails but by the end of the runtime. Else this hangs, which is a failure as well.
async fn sure<T, E: Display>(result: Result<T, E>) -> T {
    match result.map_err(|error| error.to_string()) {
        Ok(value) => value,
        Err(text) if ENDS.iter().any(|end| text.contains(end)) => pending().await,
        Err(text) => panic!("{text}"),
    }
}

type Job = Pin<Box<dyn Future<Output = ()> + Send>>;

/// A random job, with others within it up to that depth.
fn job(world: World, mut rng: StdRng, depth: usize) -> Job {
    Box::pin(async move {
        let _alive = world.alive.clone();
        for _ in 0..rng.random_range(1..4) {
            match rng.random_range(0..9) {
                0 => yields(&mut rng).await,
                1 => sleep(micros(&mut rng)).await,
                2 => timeouts(&mut rng).await,
                3 => channel(&world, &mut rng).await,
                4 => echo(&world, &mut rng).await,
                5 => raise(&world).await,
                6 => inner_runtime(&world, &mut rng).await,
                7 => {
                    let panicking = spawn(async { panic_on_purpose("stress") });
                    let error = panicking.await.unwrap_err();
                    assert!(error.is_panic() || error.is_cancelled());
                }
                _ if depth > 0 => {
                    let children = (0..rng.random_range(1..5)).map(|_| {
                        let child = job(world.clone(), rng.fork(), depth - 1);
                        (spawn(child), rng.random_ratio(1, 8))
                    });
                    for (child, detached) in children.collect::<Vec<_>>() {
                        if !detached {
                            sure(child.await).await;
                        }
                    }
                }
                _ => {}
            }
        }
    })
}

fn micros(rng: &mut StdRng) -> Duration {
    Duration::from_micros(rng.random_range(0..3000))
}

async fn yields(rng: &mut StdRng) {
    for _ in 0..rng.random_range(0..200) {
        yield_now().await;
    }
}

async fn timeouts(rng: &mut StdRng) {
    let never = timeout(micros(rng), pending::<()>());
    assert!(never.await.is_err());
    let _either = timeout(micros(rng), sleep(micros(rng))).await;
    let long = Duration::from_secs(rng.random_range(60..1 << 40));
    assert!(timeout(long, yields(rng)).await.is_ok());
}

/// Everything that producers send is received once, though receivers give up and come again.
async fn channel(world: &World, rng: &mut StdRng) {
    let (send, receive) = async_channel::bounded::<u64>(rng.random_range(1..6));
    let (producers, each) = (rng.random_range(1..4), rng.random_range(0..100));
    let producer = |_| {
        let (send, alive) = (send.clone(), world.alive.clone());
        spawn(async move {
            let _alive = alive;
            for i in 0..each {
                if send.send(i).await.is_err() {
                    return; // the receivers have been aborted
                }
            }
        })
    };
    let sending: Vec<_> = (0..producers).map(producer).collect();
    drop(send);
    let consumer = |_| {
        let (receive, alive, patience) = (receive.clone(), world.alive.clone(), micros(rng));
        spawn(async move {
            let _alive = alive;
            let mut sum = 0;
            loop {
                match timeout(patience, receive.recv()).await {
                    Ok(Ok(i)) => sum += i,
                    Ok(Err(_closed)) => return sum,
                    Err(_elapsed) => yield_now().await,
                }
            }
        })
    };
    let consumers: Vec<_> = (0..3).map(consumer).collect();
    let mut sum = 0;
    for consumer in consumers {
        sum += sure(consumer.await).await;
    }
    // Ended by the runtime's end, a producer closes the channel before it has sent everything.
    for producer in sending {
        sure(producer.await).await;
    }
    assert_eq!(sum, producers * each * each.saturating_sub(1) / 2);
}

/// What is sent in random pieces comes back as it was.
async fn echo(world: &World, rng: &mut StdRng) {
    let listener = sure(TcpListener::bind("127.0.0.1:0").await).await;
    let addr = listener.local_addr().unwrap();
    let alive = world.alive.clone();
    let mut serving = AbortOnDrop(spawn(async move {
        let _alive = alive;
        let (stream, _) = sure(listener.accept().await).await;
        let mut buffer = [0; 1500];
        while let n @ 1.. = sure(stream.read(&mut buffer).await).await {
            sure(stream.write_all(&buffer[..n]).await).await;
        }
    }));
    let (reader, writer) = sure(TcpStream::connect(addr).await).await.split();
    let mut sent = vec![0; rng.random_range(0..100_000)];
    rng.fill(&mut sent[..]);
    let (piece, bytes, alive) = (rng.random_range(1..9000), sent.clone(), world.alive.clone());
    let mut writing = AbortOnDrop(spawn(async move {
        let _alive = alive;
        for piece in bytes.chunks(piece) {
            sure(writer.write_all(piece).await).await;
        }
    }));
    let (mut received, mut buffer) = (Vec::new(), [0; 1000]);
    while let n @ 1.. = sure(reader.read(&mut buffer).await).await {
        received.extend_from_slice(&buffer[..n]);
    }
    // First, as above: whoever was ended in the middle has closed its direction.
    sure((&mut writing.0).await).await;
    sure((&mut serving.0).await).await;
    assert!(received == sent, "what came back is not what was sent");
}

async fn raise(world: &World) {
    let mut guarded = world.guarded.lock().await;
    let before = *guarded;
    yield_now().await;
    *guarded = before + 1;
    world.raised.fetch_add(1, SeqCst);
}

async fn inner_runtime(world: &World, rng: &mut StdRng) {
    let (alive, mut rng) = (world.alive.clone(), rng.fork());
    let inner = spawn_blocking(move || {
        let runtime = LocalRuntime::new().unwrap();
        runtime.spawn(async move {
            let _alive = alive;
            pending::<()>().await;
        });
        let task = runtime.spawn(async move { yields(&mut rng).await });
        runtime.block_on(task).unwrap();
    });
    sure(inner.await).await;
}

fn round(seed: u64) {
    let mut rng = StdRng::seed_from_u64(seed);
    let fds = open_descriptors();
    let builder = Builder::new().blocking_threads(rng.random_range(1..5));
    let runtime = match rng.random_range(0..4) {
        0 => Either::Local(builder.build_local().unwrap()),
        workers => Either::Threads(builder.workers(workers).build().unwrap()),
    };
    let world = World::default();
    let jobs: Vec<_> = (0..rng.random_range(1..40))
        .map(|_| {
            let job = job(world.clone(), rng.fork(), 3);
            let task = match rng.random() {
                true => runtime.spawn(job),
                false => runtime.handle().spawn(job),
            };
            (task, rng.random_ratio(1, 6))
        })
        .collect();
    let aborts: Vec<_> = (jobs.iter())
        .filter(|(_, doomed)| *doomed)
        .map(|(task, _)| (task.abort_handle(), micros(&mut rng)))
        .collect();
    let aborting = thread::spawn(move || {
        for (abort, after) in aborts {
            thread::sleep(after / 4);
            abort.abort();
        }
    });
    let ended = |result: Result<(), JoinError>, doomed: bool| {
        if let Err(error) = result {
            assert!(doomed && error.is_cancelled(), "{error}");
        }
    };
    if rng.random_ratio(1, 3) {
        runtime.block_on(sleep(micros(&mut rng)));
        drop(runtime);
        for (task, _) in jobs {
            ended(block_on(task), true);
        }
    } else {
        runtime.block_on(async {
            for (task, doomed) in jobs {
                ended(task.await, doomed);
            }
            until(|| Arc::strong_count(&world.alive) == 1).await;
        });
        let stats = || runtime.handle().stats();
        runtime.block_on(until(|| {
            stats().waiting + stats().sockets + stats().timers == 0
        }));
        drop(runtime);
    }
    aborting.join().unwrap();
    assert_eq!(Arc::strong_count(&world.alive), 1, "a future is left");
    let raised = world.raised.load(SeqCst);
    assert_eq!(*block_on(world.guarded.lock()), raised);
    wait_until(|| runtimes_threads().is_empty());
    assert_eq!(runtimes_threads(), [""; 0]);
    assert_eq!(open_descriptors(), fds);
}

fn stress(seconds: u64) {
    static ALONE: std::sync::Mutex<()> = std::sync::Mutex::new(()); // it counts descriptors
    let _alone = ALONE.lock();
    hide_panics_on_purpose();
    let number = |name| std::env::var(name).ok().map(|text| text.parse().unwrap());
    let seconds = number("STRESS_SECONDS").unwrap_or(seconds);
    let first = number("STRESS_SEED").unwrap_or_else(|| rand::random_range(0..1 << 48));
    let (began, mut seed) = (Instant::now(), first);
    while began.elapsed() < Duration::from_secs(seconds) {
        let name = &format!("the round with STRESS_SEED={seed}");
        bounded_by(Duration::from_secs(60), name, move || round(seed));
        seed += 1;
    }
    println!("{} rounds from STRESS_SEED={first}", seed - first);
}

#[test]
fn nothing_is_lost_or_left_in_a_short_stress() {
    stress(3);
}

#[test]
#[ignore = "takes ten minutes"]
fn nothing_is_lost_or_left_in_a_long_stress() {
    stress(600);
}
