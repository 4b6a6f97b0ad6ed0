//! The frame of every program in the course: options, a server to talk to, a timeline.
//!
//! `cargo run -p lab --example lab_01_program -- --timeline`

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};

use anyhow::Context;
use delayserver::http;

fn main() -> anyhow::Result<()> {
    let lab = lab::Program::start("Fetches greetings, one after the other.", 2)?;
    for n in 1..=lab.requests() {
        println!("{}", fetch(lab.server(), &format!("/20/greeting-{n}"))?);
    }
    lab.finish()?;
    Ok(())
}

fn fetch(server: SocketAddr, path: &str) -> anyhow::Result<String> {
    let mut stream = TcpStream::connect(server)?;
    stream.write_all(&http::get_request(server, path, false))?;
    let mut answer = Vec::new();
    timeline::park(); // the read sleeps until the server has answered and closed
    stream.read_to_end(&mut answer)?;
    timeline::unpark();
    let response = http::ResponseParser::new().feed(&answer)?;
    Ok(response.context("half an answer")?.body_text()?.to_owned())
}
