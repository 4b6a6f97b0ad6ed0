//! Runtimes on two threads. The thread that waits for the work is none of them.

use anyhow::bail;

use super::work;
use super::{Channels, Order, Spent, Work};

pub(super) const PEERS: &[&str] = &[
    "ch10 Runtime",
    "tokio multi_thread",
    "smol",
    "async-executor",
    "futures ThreadPool",
];

const THREADS: usize = 2;

pub(super) fn run(peer: &str, order: Order) -> anyhow::Result<Spent> {
    match peer {
        "ch10 Runtime" => on_ch10::run(order),
        "tokio multi_thread" => on_tokio::run(order),
        "smol" => on_smol::run(order),
        "async-executor" => on_async_executor::run(order),
        "futures ThreadPool" => on_futures::run(order),
        _ => bail!("{peer} is not known"),
    }
}

/// No channel comes with it: it takes the fastest that any runtime can use.
mod on_ch10 {
    use ch10_final_runtime::Builder;

    use super::work::tachyonix_channel as own;
    use super::*;

    type Spawner = ();

    pub(super) fn run(order: Order) -> anyhow::Result<Spent> {
        let runtime = Builder::new().workers(THREADS).build()?;
        Ok(runtime.block_on(do_it((), order)))
    }

    fn spawn<F>(_: &Spawner, future: F) -> impl Future + Send
    where
        F: Future<Output: Send + 'static> + Send + 'static,
    {
        ch10_final_runtime::spawn(future)
    }

    the_work!();
}

mod on_tokio {
    use tokio::runtime::Builder;

    use super::work::tokio_channel as own;
    use super::*;

    type Spawner = ();

    pub(super) fn run(order: Order) -> anyhow::Result<Spent> {
        let mut builder = Builder::new_multi_thread();
        let runtime = builder.worker_threads(THREADS).enable_all().build()?;
        Ok(runtime.block_on(do_it((), order)))
    }

    fn spawn<F>(_: &Spawner, future: F) -> impl Future + Send
    where
        F: Future<Output: Send + 'static> + Send + 'static,
    {
        tokio::spawn(future)
    }

    the_work!();
}

/// Its global executor, which was told in the environment how many threads it has.
mod on_smol {
    use super::work::async_channel as own;
    use super::*;

    type Spawner = ();

    pub(super) fn run(order: Order) -> anyhow::Result<Spent> {
        Ok(smol::block_on(do_it((), order)))
    }

    fn spawn<F>(_: &Spawner, future: F) -> impl Future + Send
    where
        F: Future<Output: Send + 'static> + Send + 'static,
    {
        smol::spawn(future)
    }

    the_work!();
}

/// smol's executor by itself: sockets and timers would be served by another thread.
mod on_async_executor {
    use std::sync::Arc;
    use std::thread;

    use async_executor::Executor;
    use futures_lite::future::{block_on, pending};

    use super::work::async_channel as own;
    use super::*;

    type Spawner = Arc<Executor<'static>>;

    pub(super) fn run(order: Order) -> anyhow::Result<Spent> {
        let on = Spawner::default();
        for _ in 0..THREADS {
            let on = on.clone();
            thread::spawn(move || block_on(on.run(pending::<()>())));
        }
        Ok(block_on(do_it(on, order)))
    }

    fn spawn<F>(on: &Spawner, future: F) -> impl Future + Send
    where
        F: Future<Output: Send + 'static> + Send + 'static,
    {
        on.spawn(future)
    }

    the_work!();
}

/// It has neither sockets nor timers.
mod on_futures {
    use futures::executor::{ThreadPool, block_on};
    use futures::task::SpawnExt;

    use super::work::futures_channel as own;
    use super::*;

    type Spawner = ThreadPool;

    pub(super) fn run(order: Order) -> anyhow::Result<Spent> {
        let pool = ThreadPool::builder().pool_size(THREADS).create()?;
        Ok(block_on(do_it(pool, order)))
    }

    fn spawn<F>(on: &Spawner, future: F) -> impl Future + Send
    where
        F: Future<Output: Send + 'static> + Send + 'static,
    {
        on.spawn_with_handle(future).expect("the pool lives")
    }

    the_work!();
}
