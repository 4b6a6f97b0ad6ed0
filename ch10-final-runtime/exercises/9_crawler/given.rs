//! What the crawler of exercise 9 knows of the world. The checks have one whose clock they move
//! themselves, beside the one below.
#![allow(dead_code, reason = "the answer uses it")]

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::time::{Duration, Instant};

use ch10_final_runtime::http::Client;

/// A future as the world hands it out. Nothing begins before its first poll; dropped, it ends.
pub type Waiting<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// What a server has answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub status: u16,
    pub text: String,
}

/// A clock and a server.
pub trait World: Send + Sync + 'static {
    /// The time now.
    fn now(&self) -> Instant;

    /// Ends after `duration`.
    fn sleep(&self, duration: Duration) -> Waiting<()>;

    /// Asks for `path`.
    fn get(&self, path: &str) -> Waiting<io::Result<Answer>>;
}

/// What a crawler may do.
#[derive(Clone, Debug)]
pub struct Limits {
    /// The most requests that are under way at the same time.
    pub in_flight: usize,
    /// The most requests that begin in any `interval`, wherever that begins.
    pub per_interval: usize,
    pub interval: Duration,
    /// How often a request that has failed is made again.
    pub retries: u32,
    /// The time before the first retry, at least. It doubles with each further one.
    pub back_off: Duration,
    /// A request that has no answer after this time has failed.
    pub patience: Duration,
}

/// What became of a path.
#[derive(Debug)]
pub enum Outcome {
    /// Any answer whose status is below 500.
    Answered(Answer),
    /// After so many requests, of which the last had this error, it was given up.
    Failed { attempts: u32, error: io::Error },
    /// No request was made, because of a shutdown.
    NotAsked,
}

/// The world as it is: this machine's clock, and a server behind this chapter's client.
pub struct Live {
    client: Arc<Client>,
    server: SocketAddr,
}

impl Live {
    pub fn new(server: SocketAddr) -> Live {
        let client = Arc::default();
        Live { client, server }
    }
}

impl World for Live {
    fn now(&self) -> Instant {
        Instant::now()
    }

    fn sleep(&self, duration: Duration) -> Waiting<()> {
        Box::pin(ch10_final_runtime::sleep(duration))
    }

    fn get(&self, path: &str) -> Waiting<io::Result<Answer>> {
        let (client, path) = (Arc::clone(&self.client), path.to_owned());
        let host = self.server.to_string();
        Box::pin(async move {
            let response = client.get(&host, &path).await?;
            Ok(Answer {
                status: response.status,
                text: response.body_text()?.to_owned(),
            })
        })
    }
}
