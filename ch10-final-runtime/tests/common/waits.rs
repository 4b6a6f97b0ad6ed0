//! Everything a runtime can make one wait for, with what ends the wait.

use std::any::Any;
use std::io::{Read, Write};
use std::net::{TcpListener as StdListener, TcpStream as StdStream, UdpSocket as StdUdp};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use super::{Either, Gate};
use ch10_final_runtime::net::{TcpListener, TcpStream, UdpSocket};
use ch10_final_runtime::{sleep, timeout};

pub struct Wait {
    pub name: &'static str,
    pub future: Pin<Box<dyn Future<Output = ()> + Send>>,
    /// Ends the wait. It keeps the socket or task that is waited for, and then hands it on.
    pub end: Box<dyn FnOnce() -> Kept + Send>,
}

pub type Kept = Box<dyn Any + Send>;

fn wait(
    name: &'static str,
    future: impl Future<Output = ()> + Send + 'static,
    end: impl FnOnce() -> Kept + Send + 'static,
) -> Wait {
    let (future, end) = (Box::pin(future), Box::new(end));
    Wait { name, future, end }
}

impl Wait {
    /// Polls with `waker`, again and again: a poll may do no more than let others have their turn.
    pub fn poll(&mut self, runtime: &Either, waker: &Waker) {
        runtime.block_on(async {
            for _ in 0..3 {
                let polled = self.future.as_mut().poll(&mut Context::from_waker(waker));
                assert!(polled.is_pending(), "{} waits for nothing", self.name);
            }
        });
    }
}

/// One of each, not polled yet. The one that sleeps does so for a multiple of `nap`.
pub fn all(runtime: &Either, nap: Duration) -> Vec<Wait> {
    vec![
        naps(nap),
        join(runtime),
        runtime.block_on(accept()),
        runtime.block_on(receive()),
        runtime.block_on(read()),
        runtime.block_on(write()),
    ]
}

/// A sleep that is over too soon, on a slow machine, begins again.
fn naps(nap: Duration) -> Wait {
    let ended = Arc::new(AtomicBool::new(false));
    let end = ended.clone();
    let naps = async move {
        while !ended.load(SeqCst) {
            sleep(nap).await;
        }
    };
    wait("sleep", naps, move || {
        end.store(true, SeqCst);
        Box::new(())
    })
}

fn join(runtime: &Either) -> Wait {
    let gate = Gate::new();
    let passing = gate.clone();
    let task = runtime.spawn(async move { passing.passed().await });
    let join = async move { task.await.unwrap() };
    wait("join", join, move || {
        gate.open();
        Box::new(())
    })
}

async fn accept() -> Wait {
    let listener = Arc::new(TcpListener::bind("127.0.0.1:0").await.unwrap());
    let kept = listener.clone();
    let accept = async move { drop(listener.accept().await.unwrap()) };
    wait("accept", accept, move || {
        let peer = StdStream::connect(kept.local_addr().unwrap()).unwrap();
        Box::new((kept, peer))
    })
}

async fn receive() -> Wait {
    let socket = Arc::new(UdpSocket::bind("127.0.0.1:0").await.unwrap());
    let kept = socket.clone();
    let receive = async move { _ = socket.recv_from(&mut [0]).await.unwrap() };
    wait("receive", receive, move || {
        let sender = StdUdp::bind("127.0.0.1:0").unwrap();
        sender.send_to(b"x", kept.local_addr().unwrap()).unwrap();
        Box::new(kept)
    })
}

async fn connected() -> (Arc<TcpStream>, StdStream) {
    let listener = StdListener::bind("127.0.0.1:0").unwrap();
    let addr = listener.local_addr().unwrap();
    let stream = TcpStream::connect(addr).await.unwrap();
    (Arc::new(stream), listener.accept().unwrap().0)
}

async fn read() -> Wait {
    let (stream, mut peer) = connected().await;
    let kept = stream.clone();
    let read = async move { _ = stream.read(&mut [0]).await.unwrap() };
    wait("read", read, move || {
        peer.write_all(b"x").unwrap();
        Box::new((kept, peer))
    })
}

/// There is no room, until the peer has taken all there is.
async fn write() -> Wait {
    let (stream, mut peer) = connected().await;
    let bytes = vec![0; 64 * 1024];
    let mut written = 0;
    loop {
        let mut cx = Context::from_waker(Waker::noop());
        let mut attempt = || stream.poll_write(&mut cx, &bytes);
        // The first one that waits may only let others have their turn.
        let result = match attempt() {
            Poll::Pending => attempt(),
            ready => ready,
        };
        match result {
            Poll::Ready(n) => written += n.unwrap(),
            Poll::Pending => match timeout(Duration::from_millis(5), stream.write(&bytes)).await {
                // The peer's system had taken some.
                Ok(n) => written += n.unwrap(),
                Err(_) => break,
            },
        }
    }
    let kept = stream.clone();
    let write = async move { _ = stream.write(&bytes).await.unwrap() };
    wait("write", write, move || {
        peer.read_exact(&mut vec![0; written]).unwrap();
        Box::new((kept, peer))
    })
}
