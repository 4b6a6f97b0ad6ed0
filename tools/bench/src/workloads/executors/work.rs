//! The work, in the same words for every runtime, and the channels that it goes over.

use std::pin::Pin;
use std::task::{Context, Poll};

/// Defines `do_it`, which does what it is ordered to, with what its module has in scope:
/// - `Spawner`, which can be cloned, and `fn spawn(&Spawner, future) -> impl Future`;
/// - `own::{Sender, Receiver, channel, send, receive}`, the channel that it is given.
///
/// Why a macro? What may be spawned onto several threads has to be `Send`, and a function that is
/// generic over runtimes cannot ask for that where it has to, and leave it where it has not.
macro_rules! the_work {
    () => {
        /// For the runtime's `block_on`. All work is done by tasks, unless it is said to be the
        /// root's: runtimes treat the future of `block_on` in very different ways.
        async fn do_it(on: Spawner, order: Order) -> Spent {
            if order.work == Work::SpawnOneFromRoot {
                return work(on, order).await;
            }
            // Through a channel, as not all handles return what their task does.
            let (tell, told) = std::sync::mpsc::channel();
            let task = spawn(&on, {
                let on = on.clone();
                async move { tell.send(work(on, order).await) }
            });
            std::hint::black_box(task.await);
            told.recv().expect("the task has done it")
        }

        async fn work(on: Spawner, order: Order) -> Spent {
            match order.channels {
                Channels::Own => over_own::work(on, order).await,
                Channels::Tokio => over_tokio::work(on, order).await,
                Channels::Tachyonix => over_tachyonix::work(on, order).await,
            }
        }

        mod over_own {
            use super::own::*;
            use super::{Spawner, spawn};

            the_work!(over a channel);
        }

        mod over_tokio {
            use crate::workloads::executors::work::tokio_channel::*;
            use super::{Spawner, spawn};

            the_work!(over a channel);
        }

        mod over_tachyonix {
            use crate::workloads::executors::work::tachyonix_channel::*;
            use super::{Spawner, spawn};

            the_work!(over a channel);
        }
    };
    (over a channel) => {
        use std::hint::black_box;
        use std::time::Instant;

        use crate::workloads::executors::work::YieldOnce;
        use crate::workloads::executors::{CAPACITY, MESSAGES, SENDERS, TASKS, YIELDS};
        use crate::workloads::executors::{Order, Spent, Work};
        use crate::process::own_cpu_time;

        pub(super) async fn work(on: Spawner, order: Order) -> Spent {
            let warm = Instant::now() + order.duration / 5;
            while Instant::now() < warm {
                batch(&on, order.work).await;
            }
            let (start, cpu, mut operations) = (Instant::now(), own_cpu_time(), 0);
            while start.elapsed() < order.duration {
                batch(&on, order.work).await;
                operations += order.work.size();
            }
            let (wall, cpu) = (start.elapsed(), own_cpu_time() - cpu);
            Spent { operations, wall, cpu }
        }

        async fn batch(on: &Spawner, work: Work) {
            match work {
                Work::Spawn => spawns(on).await,
                Work::SpawnOne | Work::SpawnOneFromRoot => spawns_of_one(on).await,
                Work::Yield => yields(on).await,
                Work::PingPong => ping_pong(on).await,
                Work::Ring => ring(on).await,
                Work::Mpsc => mpsc(on).await,
            }
        }

        async fn spawns(on: &Spawner) {
            let mut tasks = Vec::with_capacity(TASKS);
            for number in 0..TASKS {
                tasks.push(spawn(on, async move { black_box(number) }));
            }
            for task in tasks {
                black_box(task.await);
            }
        }

        async fn spawns_of_one(on: &Spawner) {
            for number in 0..TASKS {
                black_box(spawn(on, async move { black_box(number) }).await);
            }
        }

        async fn yields(on: &Spawner) {
            let mut tasks = Vec::with_capacity(TASKS);
            for _ in 0..TASKS {
                tasks.push(spawn(on, async {
                    for _ in 0..YIELDS {
                        YieldOnce::default().await;
                    }
                }));
            }
            for task in tasks {
                black_box(task.await);
            }
        }

        async fn ping_pong(on: &Spawner) {
            let ((mut to, mut pings), (mut back, mut pongs)) = (channel(1), channel(1));
            let other = spawn(on, async move {
                for _ in 0..MESSAGES {
                    let ping = receive(&mut pings).await;
                    send(&mut back, ping).await;
                }
            });
            for number in 0..MESSAGES {
                send(&mut to, number).await;
                assert_eq!(receive(&mut pongs).await, number);
            }
            black_box(other.await);
        }

        async fn ring(on: &Spawner) {
            let (mut first, mut before) = channel(1);
            let mut tasks = Vec::with_capacity(TASKS);
            for _ in 1..TASKS {
                let (mut next, after) = channel(1);
                let mut before = std::mem::replace(&mut before, after);
                tasks.push(spawn(on, async move {
                    for _ in 0..MESSAGES / TASKS {
                        let hops = receive(&mut before).await;
                        send(&mut next, hops + 1).await;
                    }
                }));
            }
            let mut hops = 0;
            for _ in 0..MESSAGES / TASKS {
                send(&mut first, hops + 1).await;
                hops = receive(&mut before).await;
            }
            assert_eq!(hops, MESSAGES);
            for task in tasks {
                black_box(task.await);
            }
        }

        async fn mpsc(on: &Spawner) {
            let (to, mut messages) = channel(CAPACITY);
            let mut tasks = Vec::with_capacity(SENDERS);
            for _ in 0..SENDERS {
                let mut to = to.clone();
                tasks.push(spawn(on, async move {
                    for number in 0..MESSAGES / SENDERS {
                        send(&mut to, number).await;
                    }
                }));
            }
            let mut sum = 0;
            for _ in 0..MESSAGES {
                sum += receive(&mut messages).await;
            }
            black_box(sum);
            for task in tasks {
                black_box(task.await);
            }
        }
    };
}

/// Wakes its task and lets the others run. Not each runtime has one of its own.
#[derive(Default)]
pub(crate) struct YieldOnce(bool);

impl Future for YieldOnce {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        if std::mem::replace(&mut self.0, true) {
            return Poll::Ready(());
        }
        cx.waker().wake_by_ref();
        Poll::Pending
    }
}

/// Nobody drops an end before all is done.
const OPEN: &str = "the channel is open";

pub(crate) mod tokio_channel {
    pub(crate) use tokio::sync::mpsc::{Receiver, Sender, channel};

    pub(crate) async fn send(to: &mut Sender<usize>, message: usize) {
        to.send(message).await.expect(super::OPEN);
    }

    pub(crate) async fn receive(from: &mut Receiver<usize>) -> usize {
        from.recv().await.expect(super::OPEN)
    }
}

/// smol's, and what most programs on other runtimes take.
pub(crate) mod async_channel {
    pub(crate) use async_channel::{Receiver, Sender, bounded as channel};

    pub(crate) async fn send(to: &mut Sender<usize>, message: usize) {
        to.send(message).await.expect(super::OPEN);
    }

    pub(crate) async fn receive(from: &mut Receiver<usize>) -> usize {
        from.recv().await.expect(super::OPEN)
    }
}

/// Of no runtime. Many senders and one receiver, as here: async-channel, which may have many of both,
/// takes longer with each runtime.
pub(crate) mod tachyonix_channel {
    pub(crate) use tachyonix::{Receiver, Sender, channel};

    pub(crate) async fn send(to: &mut Sender<usize>, message: usize) {
        to.send(message).await.expect(super::OPEN);
    }

    pub(crate) async fn receive(from: &mut Receiver<usize>) -> usize {
        from.recv().await.expect(super::OPEN)
    }
}

pub(crate) mod futures_channel {
    use futures::channel::mpsc;
    pub(crate) use futures::channel::mpsc::{Receiver, Sender};
    use futures::{SinkExt, StreamExt};

    /// Each sender has a place of its own beside those asked for here. With room for none, one
    /// message can be under way for each sender.
    pub(crate) fn channel(capacity: usize) -> (Sender<usize>, Receiver<usize>) {
        mpsc::channel(capacity.saturating_sub(super::super::SENDERS))
    }

    pub(crate) async fn send(to: &mut Sender<usize>, message: usize) {
        to.send(message).await.expect(super::OPEN);
    }

    pub(crate) async fn receive(from: &mut Receiver<usize>) -> usize {
        from.next().await.expect(super::OPEN)
    }
}

/// Like tokio's, for one thread: without an atomic operation or a lock.
pub(crate) mod async_unsync {
    use async_unsync::bounded;
    pub(crate) use async_unsync::bounded::{Receiver, Sender};

    pub(crate) fn channel(capacity: usize) -> (Sender<usize>, Receiver<usize>) {
        bounded::channel(capacity).into_split()
    }

    pub(crate) async fn send(to: &mut Sender<usize>, message: usize) {
        to.send(message).await.expect(super::OPEN);
    }

    pub(crate) async fn receive(from: &mut Receiver<usize>) -> usize {
        from.recv().await.expect(super::OPEN)
    }
}

/// By monoio's makers, for runtimes of one thread.
pub(crate) mod local_sync {
    pub(crate) use local_sync::mpsc::bounded::{Rx, Tx, channel};

    pub(crate) async fn send(to: &mut Tx<usize>, message: usize) {
        to.send(message).await.expect(super::OPEN);
    }

    pub(crate) async fn receive(from: &mut Rx<usize>) -> usize {
        from.recv().await.expect(super::OPEN)
    }
}

/// It has one sender and one receiver, which are shared by [`Rc`](std::rc::Rc).
pub(crate) mod glommio_channel {
    use std::rc::Rc;

    use glommio::channels::local_channel::{LocalReceiver, LocalSender, new_bounded};

    pub(crate) fn channel(capacity: usize) -> (Rc<LocalSender<usize>>, LocalReceiver<usize>) {
        let (to, from) = new_bounded(capacity);
        (Rc::new(to), from)
    }

    pub(crate) async fn send(to: &mut Rc<LocalSender<usize>>, message: usize) {
        to.send(message).await.expect(super::OPEN);
    }

    pub(crate) async fn receive(from: &mut LocalReceiver<usize>) -> usize {
        from.recv().await.expect(super::OPEN)
    }
}
