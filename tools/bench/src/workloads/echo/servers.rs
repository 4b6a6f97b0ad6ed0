//! The servers. Each does what its documentation shows, on one thread.

use std::io::{ErrorKind, Read, Write};
use std::net::SocketAddr;
use std::rc::Rc;

use anyhow::{Context, bail};

use crate::process::announce;

pub(super) const PEERS: &[&str] = &[
    "ch10 LocalRuntime",
    "tokio current_thread",
    "smol LocalExecutor",
    "monoio",
    "monoio epoll",
    "glommio",
    "compio",
    FLOOR,
];

/// No runtime, no task: sockets and an event queue, edge-triggered.
const FLOOR: &str = "floor: bare epoll";

const ANY: &str = "127.0.0.1:0";

/// Room for a request, which is never longer.
const BUFFER: usize = 1024;

/// Serves until the parent ends.
pub(crate) fn serve(peer: &str) -> anyhow::Result<()> {
    delayserver::raise_file_limit()?;
    match peer {
        "ch10 LocalRuntime" => ch10_final_runtime::LocalRuntime::new()?.block_on(on_ch10()),
        "tokio current_thread" => {
            let mut builder = tokio::runtime::Builder::new_current_thread();
            builder.enable_all().build()?.block_on(on_tokio())
        }
        "smol LocalExecutor" => {
            let executor = Rc::new(smol::LocalExecutor::new());
            smol::block_on(executor.run(on_smol(executor.clone())))
        }
        "monoio" => {
            let builder = monoio::RuntimeBuilder::<monoio::IoUringDriver>::new();
            builder.build()?.block_on(on_monoio())
        }
        "monoio epoll" => {
            let builder = monoio::RuntimeBuilder::<monoio::LegacyDriver>::new();
            builder.build()?.block_on(on_monoio())
        }
        "glommio" => glommio::LocalExecutor::default().run(on_glommio()),
        "compio" => compio::runtime::Runtime::new()?.block_on(on_compio()),
        FLOOR => on_epoll(),
        _ => bail!("there is no peer {peer}"),
    }
}

/// Defines `echo`: the same words for streams whose traits have the same names, and are not the same.
macro_rules! echo {
    ($stream:ty) => {
        async fn echo(#[allow(unused_mut, reason = "not all need it")] mut stream: $stream) {
            let mut buffer = [0; BUFFER];
            while let Ok(read @ 1..) = stream.read(&mut buffer).await {
                if stream.write_all(&buffer[..read]).await.is_err() {
                    return;
                }
            }
        }
    };
}

async fn on_ch10() -> anyhow::Result<()> {
    echo!(ch10_final_runtime::net::TcpStream);
    let listener = ch10_final_runtime::net::TcpListener::bind(ANY).await?;
    announce(listener.local_addr()?)?;
    loop {
        let (stream, _) = listener.accept().await?;
        ch10_final_runtime::spawn_local(echo(stream));
    }
}

async fn on_tokio() -> anyhow::Result<()> {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    echo!(tokio::net::TcpStream);
    let listener = tokio::net::TcpListener::bind(ANY).await?;
    announce(listener.local_addr()?)?;
    loop {
        let (stream, _) = listener.accept().await?;
        tokio::spawn(echo(stream));
    }
}

async fn on_smol(executor: Rc<smol::LocalExecutor<'static>>) -> anyhow::Result<()> {
    use smol::io::{AsyncReadExt, AsyncWriteExt};

    echo!(smol::net::TcpStream);
    let listener = smol::net::TcpListener::bind(ANY).await?;
    announce(listener.local_addr()?)?;
    loop {
        let (stream, _) = listener.accept().await?;
        executor.spawn(echo(stream)).detach();
    }
}

async fn on_glommio() -> anyhow::Result<()> {
    use smol::io::{AsyncReadExt, AsyncWriteExt};

    echo!(glommio::net::TcpStream);
    // Its errors cannot leave the thread.
    let lost = |error: glommio::GlommioError<()>| anyhow::anyhow!("{error}");
    let listener = glommio::net::TcpListener::bind(ANY).map_err(lost)?;
    announce(listener.local_addr().map_err(lost)?)?;
    loop {
        let stream = listener.accept().await.map_err(lost)?;
        glommio::spawn_local(echo(stream)).detach();
    }
}

/// Buffers are lent to the system.
async fn on_monoio() -> anyhow::Result<()> {
    use monoio::buf::IoBuf;
    use monoio::io::{AsyncReadRent, AsyncWriteRentExt};

    async fn echo(mut stream: monoio::net::TcpStream) {
        let mut buffer = vec![0; BUFFER];
        loop {
            let (read, filled) = stream.read(buffer).await;
            let Ok(read @ 1..) = read else { return };
            let (written, slice) = stream.write_all(filled.slice(..read)).await;
            if written.is_err() {
                return;
            }
            buffer = slice.into_inner();
        }
    }
    let listener = monoio::net::TcpListener::bind(ANY)?;
    announce(listener.local_addr()?)?;
    loop {
        let (stream, _) = listener.accept().await?;
        monoio::spawn(echo(stream));
    }
}

/// The same, with another crate's traits.
async fn on_compio() -> anyhow::Result<()> {
    use compio::BufResult;
    use compio::buf::{IntoInner, IoBuf};
    use compio::io::{AsyncRead, AsyncWriteExt};

    async fn echo(mut stream: compio::net::TcpStream) {
        let mut buffer = vec![0; BUFFER];
        loop {
            let BufResult(read, filled) = stream.read(buffer).await;
            let Ok(read @ 1..) = read else { return };
            let BufResult(written, slice) = stream.write_all(filled.slice(..read)).await;
            if written.is_err() {
                return;
            }
            buffer = slice.into_inner();
        }
    }
    let listener = compio::net::TcpListener::bind(ANY).await?;
    announce(listener.local_addr()?)?;
    loop {
        let (stream, _) = listener.accept().await?;
        compio::runtime::spawn(echo(stream)).detach();
    }
}

fn on_epoll() -> anyhow::Result<()> {
    use mio::net::{TcpListener, TcpStream};
    use mio::{Events, Interest, Poll, Token};

    const LISTENER: Token = Token(usize::MAX);
    let mut poll = Poll::new()?;
    let mut listener = TcpListener::bind(ANY.parse::<SocketAddr>()?)?;
    let registry = poll.registry().try_clone()?;
    registry.register(&mut listener, LISTENER, Interest::READABLE)?;
    announce(listener.local_addr()?)?;
    let (mut streams, mut events) = (Vec::<Option<TcpStream>>::new(), Events::with_capacity(1024));
    let (mut free, mut buffer) = (Vec::new(), [0; BUFFER]);
    loop {
        poll.poll(&mut events, None)?;
        for event in &events {
            if event.token() == LISTENER {
                while let Ok((mut stream, _)) = listener.accept() {
                    let at = free.pop().unwrap_or(streams.len());
                    registry.register(&mut stream, Token(at), Interest::READABLE)?;
                    if at == streams.len() {
                        streams.push(None);
                    }
                    streams[at] = Some(stream);
                }
                continue;
            }
            let at = event.token().0;
            let stream = streams[at].as_mut().context("it is open")?;
            if !echo_once(stream, &mut buffer) {
                streams[at] = None;
                free.push(at);
            }
        }
    }
}

/// Returns whether the connection goes on. What is shorter than the buffer was all there was.
fn echo_once(stream: &mut mio::net::TcpStream, buffer: &mut [u8]) -> bool {
    loop {
        match stream.read(buffer) {
            Ok(read @ 1..) => {
                if stream.write_all(&buffer[..read]).is_err() {
                    return false;
                }
                if read < buffer.len() {
                    return true;
                }
            }
            Err(error) if error.kind() == ErrorKind::WouldBlock => return true,
            _ => return false,
        }
    }
}
