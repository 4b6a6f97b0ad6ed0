//! New here: so many connections at once that the server is a process of its own.
//!
//! `cargo run -p lab --example lab_02_crowd -- --requests 2000`

use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpStream};

use delayserver::http;

fn main() -> anyhow::Result<()> {
    let lab = lab::Program::start_crowd("Holds many connections at once.", 500)?;
    println!("The server listens on {}.", lab.server());
    let ask = |_| ask(lab.server());
    let waiting = (0..lab.requests())
        .map(ask)
        .collect::<io::Result<Vec<_>>>()?;
    println!(
        "{} connections wait for their answers at once.",
        waiting.len()
    );
    let mut answers = 0;
    for mut stream in waiting {
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        answers += usize::from(answer.ends_with("\r\n\r\nhello"));
    }
    println!("{answers} answers came.");
    lab.finish()?;
    Ok(())
}

fn ask(server: SocketAddr) -> io::Result<TcpStream> {
    let mut stream = TcpStream::connect(server)?;
    stream.write_all(&http::get_request(server, "/500/hello", false))?;
    Ok(stream)
}
