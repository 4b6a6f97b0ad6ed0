//! The channels that the work goes over, all with the same words: `channel`, `send`, `receive`.

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

/// smol's, which has the crate async-channel in it: many senders and many receivers.
pub(crate) mod async_channel {
    pub(crate) use smol::channel::{Receiver, Sender, bounded as channel};

    pub(crate) async fn send(to: &mut Sender<usize>, message: usize) {
        to.send(message).await.expect(super::OPEN);
    }

    pub(crate) async fn receive(from: &mut Receiver<usize>) -> usize {
        from.recv().await.expect(super::OPEN)
    }
}

/// Of no runtime, with many senders and one receiver.
pub(crate) mod tachyonix {
    pub(crate) use ::tachyonix::{Receiver, Sender, channel};

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
