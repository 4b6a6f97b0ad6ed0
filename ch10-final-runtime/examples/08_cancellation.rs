//! What may be dropped in the middle, and what may not.
//!
//! `cargo run -p ch10-final-runtime --example ch10_08_cancellation`
//!
//! New here: a future that is dropped with something in its hands. A `read` either returns what it took
//! or has taken nothing. A function that reads twice keeps what came first in a local, which goes with it.

use std::io;
use std::time::Duration;

use ch10_final_runtime::net::{TcpListener, TcpStream};
use ch10_final_runtime::{LocalRuntime, spawn, timeout};

const PATIENCE: Duration = Duration::from_millis(20);

/// Reads up to the end of a line. Not safe to cancel: what came so far stands in `line`.
async fn read_line(stream: &TcpStream) -> io::Result<String> {
    let mut line = Vec::new();
    read_to(stream, &mut line).await?;
    Ok(String::from_utf8_lossy(&line).into_owned())
}

/// The same, safe to cancel: what came so far outlives the future.
struct Lines {
    stream: TcpStream,
    line: Vec<u8>,
}

impl Lines {
    async fn next(&mut self) -> io::Result<String> {
        read_to(&self.stream, &mut self.line).await?;
        Ok(String::from_utf8_lossy(&std::mem::take(&mut self.line)).into_owned())
    }
}

async fn read_to(stream: &TcpStream, line: &mut Vec<u8>) -> io::Result<()> {
    let mut byte = [0];
    while stream.read(&mut byte).await? == 1 && byte != *b"\n" {
        line.push(byte[0]);
    }
    Ok(())
}

fn main() -> anyhow::Result<()> {
    LocalRuntime::new()?.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let server = listener.local_addr()?;
        spawn(async move { while serve(&listener).await.is_ok() {} });

        // Each gives up while it has half a line, has the rest sent, and reads on.
        let stream = connect(server).await?;
        let given_up = timeout(PATIENCE, read_line(&stream)).await.is_err();
        stream.write_all(b"?").await?;
        let line = read_line(&stream).await?;
        println!("the half in the future: given up {given_up}, then read {line:?}");

        let (stream, line) = (connect(server).await?, Vec::new());
        let mut lines = Lines { stream, line };
        let given_up = timeout(PATIENCE, lines.next()).await.is_err();
        lines.stream.write_all(b"?").await?;
        let line = lines.next().await?;
        println!("the half in its owner:  given up {given_up}, then read {line:?}");
        anyhow::Ok(())
    })
}

/// Sends a line, whose second half has to be asked for.
async fn serve(listener: &TcpListener) -> io::Result<()> {
    let (stream, _) = listener.accept().await?;
    stream.write_all(b">hello, ").await?;
    stream.read(&mut [0]).await?;
    stream.write_all(b"world\n").await
}

/// With the first half there: it came with the `>` that is read here.
async fn connect(server: std::net::SocketAddr) -> io::Result<TcpStream> {
    let stream = TcpStream::connect(server).await?;
    stream.read(&mut [0]).await?;
    Ok(stream)
}
