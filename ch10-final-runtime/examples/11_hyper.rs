//! hyper on this runtime: a server and a client, through an adapter.
//!
//! `cargo run -p ch10-final-runtime --example ch10_11_hyper`
//!
//! New here: a library that wants a socket. It cannot name ours, so it brings two traits of its own,
//! and whoever has a socket writes them for it: `Io`, below. Tasks it leaves to its caller.

use std::future::poll_fn;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use ch10_final_runtime::net::{TcpListener, TcpStream};
use ch10_final_runtime::{Runtime, spawn};
use hyper::body::{Body, Incoming};
use hyper::rt::{Read, ReadBufCursor, Write};
use hyper::{Request, Response, client, server, service::service_fn};

/// The adapter: our socket with hyper's traits.
struct Io(TcpStream);

type Done<T> = Poll<io::Result<T>>;

impl Read for Io {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context, mut to: ReadBufCursor) -> Done<()> {
        let mut bytes = [0; 4096];
        let room = bytes.len().min(to.remaining());
        let read = ready!(self.0.poll_read(cx, &mut bytes[..room]))?;
        to.put_slice(&bytes[..read]);
        Poll::Ready(Ok(()))
    }
}

impl Write for Io {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Done<usize> {
        self.0.poll_write(cx, bytes)
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Done<()> {
        Poll::Ready(Ok(())) // nothing is kept back
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Done<()> {
        Poll::Ready(self.0.shutdown(std::net::Shutdown::Write))
    }
}

async fn greet(request: Request<Incoming>) -> io::Result<Response<String>> {
    let name = request.uri().query().unwrap_or("you");
    Ok(Response::new(format!("hello, {name}")))
}

async fn text(mut body: Incoming) -> anyhow::Result<String> {
    let mut text = Vec::new();
    while let Some(frame) = poll_fn(|cx| Pin::new(&mut body).poll_frame(cx)).await {
        text.extend(frame?.into_data().unwrap_or_default());
    }
    Ok(String::from_utf8(text)?)
}

fn main() -> anyhow::Result<()> {
    Runtime::new()?.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let stream = Io(TcpStream::connect(listener.local_addr()?).await?);
        let accepted = Io(listener.accept().await?.0);
        let server = server::conn::http1::Builder::new();
        let server = spawn(server.serve_connection(accepted, service_fn(greet)));
        let (mut client, connection) = client::conn::http1::handshake(stream).await?;
        drop(spawn(connection)); // what is sent and answered goes through it
        for name in ["reader", "learner", "instructor"] {
            let request = Request::get(format!("/greeting?{name}")).header("host", "localhost");
            client.ready().await?;
            let answer = client.send_request(request.body(String::new())?).await?;
            println!("{} {:?}", answer.status(), text(answer.into_body()).await?);
        }
        drop(client); // so that the connection ends, and with it the server
        Ok(server.await??)
    })
}
