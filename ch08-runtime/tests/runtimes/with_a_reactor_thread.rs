//! The chapter's runtime as the checks see it.

use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use ch08_runtime::{Future, http, JoinHandle, PollState, Runtime, poll_fn};

use super::checks::runtime::{Executor, Reactor};

pub struct Adapted(Runtime);

impl Executor for Adapted {
    type JoinHandle<T: Send + 'static> = JoinHandle<T>;

    fn new() -> io::Result<Adapted> {
        Runtime::new().map(Adapted)
    }

    fn block_on<F: Future>(&self, future: F) -> F::Output {
        self.0.block_on(future)
    }

    fn spawn<F>(&self, future: F) -> JoinHandle<F::Output>
    where
        F: Future + Send + 'static,
        F::Output: Send + 'static,
    {
        self.0.spawn(future)
    }
}

impl Reactor for Adapted {
    fn sleep(&self, duration: Duration) -> impl Future<Output = ()> + Send + 'static {
        ch08_runtime::sleep(duration)
    }

    fn get(
        &self,
        server: SocketAddr,
        path: &str,
    ) -> impl Future<Output = io::Result<String>> + Send + 'static {
        let mut request = http::get(server, path);
        poll_fn(move |waker| {
            let PollState::Ready(response) = request.poll(waker) else {
                return PollState::NotReady;
            };
            let body = response.and_then(|response| Ok(response.body_text()?.to_owned()));
            PollState::Ready(body)
        })
    }
}
