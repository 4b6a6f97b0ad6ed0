//! Connections whose bytes come back: what a request, an accepted connection and an idle one cost a
//! server on one thread.

mod client;
mod servers;

pub(crate) use servers::serve;

use std::time::{Duration, Instant};

use client::Client;

use crate::process::Server;
use crate::workload::{Better, Figure, Workload};

/// Begins the name of the role, which ends with the peer's.
pub(crate) const ROLE: &str = "echo: ";

/// A request, and its answer.
const BYTES: usize = 64;

enum Echo {
    /// As many connections ask again as soon as they have their answer.
    Requests { connections: usize },
    /// Connections that ask once and go.
    Accept,
    /// Connections that asked once, and stay.
    Idle,
}

/// Opened, asked on and closed together.
const AT_ONCE: usize = 64;

const IDLE: usize = 10_000;

pub(crate) fn workloads() -> Vec<Box<dyn Workload>> {
    [
        Echo::Requests { connections: 50 },
        Echo::Requests { connections: 1000 },
        Echo::Accept,
        Echo::Idle,
    ]
    .map(|workload| Box::new(workload) as Box<dyn Workload>)
    .into()
}

impl Workload for Echo {
    fn name(&self) -> String {
        match self {
            Echo::Requests { connections } => format!("echo/{connections}"),
            Echo::Accept => "echo/accept".to_owned(),
            Echo::Idle => "echo/idle".to_owned(),
        }
    }

    fn about(&self) -> String {
        match self {
            Echo::Requests { connections } => {
                format!("{connections} connections, {BYTES} bytes there and back.")
            }
            Echo::Accept => {
                format!(
                    "connections that send {BYTES} bytes, have them back and go, {AT_ONCE} at once."
                )
            }
            Echo::Idle => format!("{IDLE} connections on which nothing happens."),
        }
    }

    fn peers(&self) -> &'static [&'static str] {
        servers::PEERS
    }

    fn figures(&self) -> &'static [Figure] {
        const fn figure(name: &'static str, digits: usize, better: Better) -> Figure {
            Figure {
                name,
                digits,
                better,
            }
        }
        const REQUESTS: [Figure; 2] = [
            figure("server CPU a request, µs", 2, Better::Lower),
            figure("requests/s", 0, Better::Higher),
        ];
        const ACCEPT: [Figure; 2] = [
            figure("server CPU a connection, µs", 1, Better::Lower),
            figure("connections/s", 0, Better::Higher),
        ];
        const IDLE: [Figure; 2] = [
            figure("bytes a connection", 0, Better::Lower),
            // Nearly nothing: a ratio would say nothing.
            figure("CPU, ms a second", 2, Better::Neither),
        ];
        match self {
            Echo::Requests { .. } => &REQUESTS,
            Echo::Accept => &ACCEPT,
            Echo::Idle => &IDLE,
        }
    }

    fn processes(&self) -> usize {
        match self {
            // Runtimes differ by few percent, and one process from the next by twenty.
            Echo::Requests { .. } => 20,
            Echo::Accept => 5,
            Echo::Idle => 1,
        }
    }

    fn round(&self, peer: &str, quick: bool) -> anyhow::Result<Vec<f64>> {
        let server = Server::start(&format!("{ROLE}{peer}"))?;
        let duration = Duration::from_millis(300);
        match self {
            Echo::Requests { connections } => requests(&server, *connections, duration),
            Echo::Accept => accepts(&server, duration),
            Echo::Idle => idle(&server, if quick { IDLE / 5 } else { IDLE }, duration),
        }
    }
}

fn requests(server: &Server, connections: usize, duration: Duration) -> anyhow::Result<Vec<f64>> {
    let mut client = Client::connect(server.addr, connections)?;
    client.ask(duration / 5)?;
    let (start, cpu) = (Instant::now(), server.cpu_time()?);
    let answers = client.ask(duration)? as f64;
    let (cpu, took) = (server.cpu_time()? - cpu, start.elapsed());
    Ok(vec![
        cpu.as_secs_f64() * 1e6 / answers,
        answers / took.as_secs_f64(),
    ])
}

fn accepts(server: &Server, duration: Duration) -> anyhow::Result<Vec<f64>> {
    client::come_and_go(server.addr, AT_ONCE)?;
    let (start, cpu, mut count) = (Instant::now(), server.cpu_time()?, 0);
    while start.elapsed() < duration {
        client::come_and_go(server.addr, AT_ONCE)?;
        count += AT_ONCE;
    }
    let (cpu, took) = (server.cpu_time()? - cpu, start.elapsed());
    Ok(vec![
        cpu.as_secs_f64() * 1e6 / count as f64,
        count as f64 / took.as_secs_f64(),
    ])
}

fn idle(server: &Server, count: usize, duration: Duration) -> anyhow::Result<Vec<f64>> {
    drop(Client::connect(server.addr, 1)?);
    let before = server.resident()?;
    let client = Client::connect(server.addr, count)?;
    let memory = server.resident()? - before;
    let (start, cpu) = (Instant::now(), server.cpu_time()?);
    std::thread::sleep(duration);
    let (cpu, took) = (server.cpu_time()? - cpu, start.elapsed());
    drop(client);
    Ok(vec![
        memory / count as f64,
        cpu.as_secs_f64() * 1e3 / took.as_secs_f64(),
    ])
}
