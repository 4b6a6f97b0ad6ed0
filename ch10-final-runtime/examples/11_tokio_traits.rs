//! Code that is written for tokio's traits, without tokio's runtime.
//!
//! `cargo run -p ch10-final-runtime --example ch10_11_tokio_traits`
//!
//! New here: `tokio::io`'s helpers on our socket. Its traits are apart from its reactor: whoever has
//! something to read from may write them, and gets `lines`, `copy`, `split` and the rest for it.

use std::io;
use std::net::Shutdown;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use ch10_final_runtime::net::{TcpListener, TcpStream};
use ch10_final_runtime::{LocalRuntime, spawn};
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader, ReadBuf};

/// The adapter: our socket with tokio's traits.
struct Io(TcpStream);

impl AsyncRead for Io {
    fn poll_read(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let read = ready!(self.0.poll_read(cx, buffer.initialize_unfilled()))?;
        buffer.advance(read);
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Io {
    fn poll_write(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.0.poll_write(cx, bytes)
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(())) // nothing is kept back
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(self.0.shutdown(Shutdown::Write))
    }
}

async fn echo(listener: TcpListener) -> io::Result<u64> {
    let (stream, _) = listener.accept().await?;
    let (mut reader, mut writer) = tokio::io::split(Io(stream));
    let copied = tokio::io::copy(&mut reader, &mut writer).await?;
    writer.shutdown().await?;
    Ok(copied)
}

fn main() -> anyhow::Result<()> {
    LocalRuntime::new()?.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let mut stream = Io(TcpStream::connect(listener.local_addr()?).await?);
        let echo = spawn(echo(listener));

        stream.write_all(b"a line\nand another\n").await?;
        stream.shutdown().await?;
        let mut lines = BufReader::new(stream).lines();
        while let Some(line) = lines.next_line().await? {
            println!("came back: {line}");
        }
        println!("{} bytes were copied", echo.await??);
        anyhow::Ok(())
    })
}
