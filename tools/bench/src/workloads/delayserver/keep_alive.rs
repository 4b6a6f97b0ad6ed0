//! Connections that ask again as soon as they have their answer.

use std::time::Instant;

use super::client::Client;
use super::servers::{PEERS, PEERS_WITHOUT_DELAY};
use crate::process::Server;
use crate::workload::{Better, Figure, Workload};

pub(crate) struct KeepAlive {
    name: &'static str,
    connections: usize,
    /// In milliseconds.
    delay: u64,
    requests: usize,
    peers: &'static [&'static str],
}

/// How much a server can do.
pub(crate) const THROUGHPUT: KeepAlive = KeepAlive {
    name: "throughput",
    connections: 64,
    delay: 0,
    requests: 200_000,
    peers: PEERS_WITHOUT_DELAY,
};

/// What a request costs while others wait.
pub(crate) const CPU: KeepAlive = KeepAlive {
    name: "keep-alive",
    connections: 512,
    delay: 10,
    requests: 100_000,
    peers: PEERS,
};

impl Workload for KeepAlive {
    fn name(&self) -> String {
        format!("delayserver/{}", self.name)
    }

    fn about(&self) -> String {
        let (connections, delay) = (self.connections, self.delay);
        format!("{connections} connections that ask again at once, delay {delay} ms.")
    }

    fn peers(&self) -> &'static [&'static str] {
        self.peers
    }

    fn figures(&self) -> &'static [Figure] {
        const FIGURES: [Figure; 2] = [
            Figure {
                name: "requests/s",
                digits: 0,
                better: Better::Higher,
            },
            Figure {
                name: "server CPU a request, µs",
                digits: 2,
                better: Better::Lower,
            },
        ];
        &FIGURES
    }

    fn round(&self, peer: &str, quick: bool) -> anyhow::Result<Vec<f64>> {
        let requests = if quick {
            self.requests / 4
        } else {
            self.requests
        };
        let server = Server::start(peer)?;
        let mut client = Client::connect(server.addr, self.connections, self.delay)?;
        client.ask_on_all()?;
        client.answers(requests / 10, true)?; // to warm up

        client.ask_on_all()?;
        let (cpu, start) = (server.cpu_time()?, Instant::now());
        client.answers(requests, true)?;
        let (cpu, took) = (server.cpu_time()? - cpu, start.elapsed());
        let count = requests as f64;
        Ok(vec![
            count / took.as_secs_f64(),
            cpu.as_secs_f64() * 1e6 / count,
        ])
    }
}
