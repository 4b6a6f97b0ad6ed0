//! Ten thousand requests at once: ch10's runtime and ch08's, tokio, smol and monoio.
//!
//! The server is the same for all, a process of its own on a core of its own. Each peer's client is
//! what its documentation shows; the HTTP format is the same code for all.

use std::net::SocketAddr;
use std::time::Instant;

use anyhow::{bail, ensure};
use ch08_runtime as ch08;
use ch10_final_runtime::LocalRuntime;
use delayserver::http::{self, Response, ResponseParser};

use crate::process::{self, Server};
use crate::workload::{Better, Figure, Workload};

const REQUESTS: usize = 10_000;

/// What each asks for, in milliseconds.
const DELAY: u64 = 1_000;

const OURS: &str = "ch10 LocalRuntime";

const OURS_ON_TWO: &str = "ch10 Runtime";

/// ch08's runtime, on one thread.
const CH08: &str = "ch08-runtime (single-threaded)";

/// Its reactor has a thread of its own.
const CH08_ON_TWO: &str = "ch08-runtime (reactor thread)";

struct Requests;

pub(crate) fn workloads() -> Vec<Box<dyn Workload>> {
    vec![Box::new(Requests)]
}

impl Workload for Requests {
    fn name(&self) -> String {
        "requests".to_owned()
    }

    fn about(&self) -> String {
        format!(
            "{REQUESTS} requests at once, each on a connection of its own, answered after {DELAY} ms. \
             ch10 Runtime and tokio multi_thread have two threads."
        )
    }

    fn peers(&self) -> &'static [&'static str] {
        &[
            OURS,
            OURS_ON_TWO,
            CH08,
            CH08_ON_TWO,
            "tokio current_thread",
            "tokio multi_thread",
            "smol LocalExecutor",
            "monoio epoll",
        ]
    }

    fn figures(&self) -> &'static [Figure] {
        const fn figure(name: &'static str) -> Figure {
            Figure {
                name,
                digits: 0,
                better: Better::Lower,
            }
        }
        const FIGURES: [Figure; 2] = [figure("wall, ms"), figure("client CPU, ms")];
        &FIGURES
    }

    fn round(&self, peer: &str, quick: bool) -> anyhow::Result<Vec<f64>> {
        let count = if quick { REQUESTS / 5 } else { REQUESTS };
        let server = Server::start("delayserver")?;
        let (start, before) = (Instant::now(), process::own_cpu_time());
        let answers = match peer {
            OURS => LocalRuntime::new()?.block_on(on_ch10(server.addr, count))?,
            OURS_ON_TWO => {
                let runtime = ch10_final_runtime::Builder::new().workers(2).build()?;
                runtime.block_on(on_ch10(server.addr, count))?
            }
            CH08 => on_ch08(ch08::Runtime::single_threaded()?, server.addr, count)?,
            CH08_ON_TWO => on_ch08(ch08::Runtime::new()?, server.addr, count)?,
            "tokio current_thread" => {
                let mut builder = tokio::runtime::Builder::new_current_thread();
                let runtime = builder.enable_all().build()?;
                runtime.block_on(on_tokio(server.addr, count))?
            }
            "tokio multi_thread" => {
                let mut builder = tokio::runtime::Builder::new_multi_thread();
                let runtime = builder.worker_threads(2).enable_all().build()?;
                runtime.block_on(on_tokio(server.addr, count))?
            }
            "smol LocalExecutor" => on_smol(server.addr, count)?,
            "monoio epoll" => {
                let builder = monoio::RuntimeBuilder::<monoio::LegacyDriver>::new();
                builder.build()?.block_on(on_monoio(server.addr, count))?
            }
            _ => bail!("{peer} is not known"),
        };
        let wall = start.elapsed();
        let cpu = process::own_cpu_time() - before;
        for (number, answer) in answers.into_iter().enumerate() {
            ensure!(
                answer.body == number.to_string().as_bytes(),
                "a wrong answer"
            );
        }
        Ok(vec![wall.as_secs_f64() * 1e3, cpu.as_secs_f64() * 1e3])
    }
}

fn path(number: usize) -> String {
    format!("/{DELAY}/{number}")
}

fn on_ch08(
    runtime: ch08::Runtime,
    server: SocketAddr,
    count: usize,
) -> anyhow::Result<Vec<Response>> {
    let spawn = |number| runtime.spawn(ch08::http::get(server, &path(number)));
    let tasks: Vec<_> = (0..count).map(spawn).collect();
    let answer = |task| match runtime.block_on(task) {
        Ok(response) => Ok(response?),
        Err(_) => bail!("a task panicked"),
    };
    tasks.into_iter().map(answer).collect()
}

/// Defines `get`: the same words for streams whose traits have the same names, and are not the same.
macro_rules! get_with {
    ($stream:ty) => {
        async fn get(server: SocketAddr, path: String) -> anyhow::Result<Response> {
            #[allow(unused_mut, reason = "not all need it")]
            let mut stream = <$stream>::connect(server).await?;
            let request = http::get_request(server, &path, false);
            stream.write_all(&request).await?;
            let (mut parser, mut buffer) = (ResponseParser::new(), [0; 4096]);
            loop {
                let read = stream.read(&mut buffer).await?;
                if read == 0 {
                    return Ok(parser.finish()?);
                }
                if let Some(response) = parser.feed(&buffer[..read])? {
                    return Ok(response);
                }
            }
        }
    };
}

async fn on_ch10(server: SocketAddr, count: usize) -> anyhow::Result<Vec<Response>> {
    get_with!(ch10_final_runtime::net::TcpStream);
    let spawn = |number| ch10_final_runtime::spawn(get(server, path(number)));
    let tasks: Vec<_> = (0..count).map(spawn).collect();
    let mut answers = Vec::new();
    for task in tasks {
        answers.push(task.await??);
    }
    Ok(answers)
}

async fn on_tokio(server: SocketAddr, count: usize) -> anyhow::Result<Vec<Response>> {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    get_with!(tokio::net::TcpStream);
    let spawn = |number| tokio::spawn(get(server, path(number)));
    let tasks: Vec<_> = (0..count).map(spawn).collect();
    let mut answers = Vec::new();
    for task in tasks {
        answers.push(task.await??);
    }
    Ok(answers)
}

/// Its buffers are lent to the system.
async fn on_monoio(server: SocketAddr, count: usize) -> anyhow::Result<Vec<Response>> {
    use monoio::io::{AsyncReadRent, AsyncWriteRentExt};

    async fn get(server: SocketAddr, path: String) -> anyhow::Result<Response> {
        let mut stream = monoio::net::TcpStream::connect_addr(server).await?;
        let request = http::get_request(server, &path, false);
        stream.write_all(request).await.0?;
        let (mut parser, mut buffer) = (ResponseParser::new(), vec![0; 4096]);
        loop {
            let (read, filled) = stream.read(buffer).await;
            let read = read?;
            if read == 0 {
                return Ok(parser.finish()?);
            }
            if let Some(response) = parser.feed(&filled[..read])? {
                return Ok(response);
            }
            buffer = filled;
        }
    }
    let spawn = |number| monoio::spawn(get(server, path(number)));
    let tasks: Vec<_> = (0..count).map(spawn).collect();
    let mut answers = Vec::new();
    for task in tasks {
        answers.push(task.await?);
    }
    Ok(answers)
}

fn on_smol(server: SocketAddr, count: usize) -> anyhow::Result<Vec<Response>> {
    use smol::io::{AsyncReadExt, AsyncWriteExt};

    get_with!(smol::net::TcpStream);
    let executor = smol::LocalExecutor::new();
    smol::block_on(executor.run(async {
        let spawn = |number| executor.spawn(get(server, path(number)));
        let tasks: Vec<_> = (0..count).map(spawn).collect();
        let mut answers = Vec::new();
        for task in tasks {
            answers.push(task.await?);
        }
        Ok(answers)
    }))
}
