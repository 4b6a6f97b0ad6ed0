//! Many requests on one thread, each in a fiber of its own that reads like a program that blocks:
//! `cargo run -p ch05-fibers`.

use std::io::{self, Read, Write};
use std::net::SocketAddr;
use std::time::Instant;

use anyhow::{Context, anyhow};
use ch05_fibers::io::TcpStream;
use ch05_fibers::{Builder, Scheduler};
use delayserver::http::{self, Response, ResponseParser};

fn main() -> anyhow::Result<()> {
    let lab = lab::Program::start("Fetches with straight-line code, a fiber a request.", 5)?;
    let start = Instant::now();
    let (server, requests) = (lab.server(), lab.requests());
    let mut scheduler = Scheduler::new();

    // The first request asks for the longest delay, so the answers come back in reverse.
    let mut fibers = Vec::new();
    for id in 0..requests {
        let path = format!("/{}/request-{id}", (requests - id) * 200);
        let fetch = move || -> anyhow::Result<()> {
            say(start, &format!("fiber {id} asks for {path}"));
            let answer = fetch(server, &path)?;
            say(start, &format!("fiber {id} got {:?}", answer.body_text()?));
            Ok(())
        };
        let fiber = Builder::new().name(format!("request {id}"));
        fibers.push(fiber.spawn_on(&scheduler, fetch)?);
    }
    scheduler.run()?;
    for (id, fiber) in fibers.into_iter().enumerate() {
        let result = fiber.join().map_err(|_| anyhow!("fiber {id} panicked"))?;
        result.with_context(|| format!("request {id} failed"))?;
    }
    say(start, &format!("{requests} answers, one thread"));
    lab.finish()?;
    Ok(())
}

/// As one would write it with std's blocking socket: only the `TcpStream` is another one.
fn fetch(server: SocketAddr, path: &str) -> io::Result<Response> {
    let mut stream = TcpStream::connect(server)?;
    stream.write_all(&http::get_request(server, path, false))?;
    let mut parser = ResponseParser::new();
    let mut buffer = [0; 4096];
    loop {
        let n = stream.read(&mut buffer)?;
        if n == 0 {
            return Ok(parser.finish()?); // the server has said all it will
        }
        if let Some(answer) = parser.feed(&buffer[..n])? {
            return Ok(answer);
        }
    }
}

fn say(start: Instant, what: &str) {
    println!("{:>5} ms  {what}", start.elapsed().as_millis());
}
