//! Runtimes on one thread.

use anyhow::bail;

use super::work;
use super::{Channels, Order, Spent, Work};

pub(super) const PEERS: &[&str] = &[
    "ch10 LocalRuntime",
    "tokio current_thread",
    "smol LocalExecutor",
    "async-executor LocalExecutor",
    "futures LocalPool",
    "monoio",
    "monoio epoll",
    "glommio",
    "compio",
];

pub(super) fn run(peer: &str, order: Order) -> anyhow::Result<Spent> {
    match peer {
        "ch10 LocalRuntime" => on_ch10::run(order),
        "tokio current_thread" => on_tokio::run(order),
        "smol LocalExecutor" => on_smol::run(order),
        "async-executor LocalExecutor" => on_smol::run_without_reactor(order),
        "futures LocalPool" => on_futures::run(order),
        "monoio" => on_monoio::run(order),
        "monoio epoll" => on_monoio::run_on_epoll(order),
        "glommio" => on_glommio::run(order),
        "compio" => on_compio::run(order),
        _ => bail!("{peer} is not known"),
    }
}

/// No channel comes with it: it takes the fastest that any runtime can use, here one that need not be
/// `Send`.
mod on_ch10 {
    use ch10_final_runtime::{LocalRuntime, spawn_local};

    use super::work::async_unsync as own;
    use super::*;

    type Spawner = ();

    pub(super) fn run(order: Order) -> anyhow::Result<Spent> {
        Ok(LocalRuntime::new()?.block_on(do_it((), order)))
    }

    fn spawn<F>(_: &Spawner, future: F) -> impl Future
    where
        F: Future<Output: 'static> + 'static,
    {
        spawn_local(future)
    }

    the_work!();
}

mod on_tokio {
    use tokio::runtime::Builder;

    use super::work::tokio_channel as own;
    use super::*;

    type Spawner = ();

    pub(super) fn run(order: Order) -> anyhow::Result<Spent> {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        Ok(runtime.block_on(do_it((), order)))
    }

    fn spawn<F>(_: &Spawner, future: F) -> impl Future
    where
        F: Future<Output: Send + 'static> + Send + 'static,
    {
        tokio::spawn(future)
    }

    the_work!();
}

mod on_smol {
    use std::rc::Rc;

    use smol::LocalExecutor;

    use super::work::async_channel as own;
    use super::*;

    type Spawner = Rc<LocalExecutor<'static>>;

    pub(super) fn run(order: Order) -> anyhow::Result<Spent> {
        let executor = Spawner::default();
        Ok(smol::block_on(executor.run(do_it(executor.clone(), order))))
    }

    /// smol's executor by itself: sockets and timers would be served by another thread.
    pub(super) fn run_without_reactor(order: Order) -> anyhow::Result<Spent> {
        let executor = Spawner::default();
        let work = executor.run(do_it(executor.clone(), order));
        Ok(futures_lite::future::block_on(work))
    }

    fn spawn<F>(on: &Spawner, future: F) -> impl Future
    where
        F: Future<Output: 'static> + 'static,
    {
        on.spawn(future)
    }

    the_work!();
}

/// It has neither sockets nor timers.
mod on_futures {
    use futures::executor::{LocalPool, LocalSpawner};
    use futures::task::LocalSpawnExt;

    use super::work::futures_channel as own;
    use super::*;

    type Spawner = LocalSpawner;

    pub(super) fn run(order: Order) -> anyhow::Result<Spent> {
        let mut pool = LocalPool::new();
        let on = pool.spawner();
        Ok(pool.run_until(do_it(on, order)))
    }

    fn spawn<F>(on: &Spawner, future: F) -> impl Future
    where
        F: Future<Output: 'static> + 'static,
    {
        on.spawn_local_with_handle(future).expect("the pool lives")
    }

    the_work!();
}

/// Its makers' channels are in a crate of their own.
mod on_monoio {
    use monoio::{IoUringDriver, LegacyDriver, RuntimeBuilder};

    use super::work::local_sync as own;
    use super::*;

    type Spawner = ();

    pub(super) fn run(order: Order) -> anyhow::Result<Spent> {
        let mut runtime = RuntimeBuilder::<IoUringDriver>::new().build()?;
        Ok(runtime.block_on(do_it((), order)))
    }

    pub(super) fn run_on_epoll(order: Order) -> anyhow::Result<Spent> {
        let mut runtime = RuntimeBuilder::<LegacyDriver>::new().build()?;
        Ok(runtime.block_on(do_it((), order)))
    }

    fn spawn<F>(_: &Spawner, future: F) -> impl Future
    where
        F: Future<Output: 'static> + 'static,
    {
        monoio::spawn(future)
    }

    the_work!();
}

mod on_glommio {
    use glommio::LocalExecutor;

    use super::work::glommio_channel as own;
    use super::*;

    type Spawner = ();

    pub(super) fn run(order: Order) -> anyhow::Result<Spent> {
        Ok(LocalExecutor::default().run(do_it((), order)))
    }

    fn spawn<F>(_: &Spawner, future: F) -> impl Future
    where
        F: Future<Output: 'static> + 'static,
    {
        glommio::spawn_local(future).detach()
    }

    the_work!();
}

/// No channel comes with it.
mod on_compio {
    use compio::runtime::Runtime;

    use super::work::async_channel as own;
    use super::*;

    type Spawner = ();

    pub(super) fn run(order: Order) -> anyhow::Result<Spent> {
        Ok(Runtime::new()?.block_on(do_it((), order)))
    }

    fn spawn<F>(_: &Spawner, future: F) -> impl Future
    where
        F: Future<Output: 'static> + 'static,
    {
        compio::runtime::spawn(future)
    }

    the_work!();
}
