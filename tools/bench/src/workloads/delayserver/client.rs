//! A client that costs little: one thread, one event queue, one read and one write an answer.
//!
//! It knows how long an answer is, because all are alike, and checks how each ends.

use std::io::{ErrorKind, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, SocketAddrV4, TcpStream};
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use delayserver::http::{self, ResponseParser};
use mio::{Events, Interest, Poll, Token};

/// What is asked for again and again.
const MESSAGE: &str = "hello";

/// Connections from one address. There are some 28,000 ports to one destination, and finding a
/// free one becomes slow long before they run out.
const FROM_ONE_ADDRESS: usize = 5_000;

/// Connections made before the server has to show that it has taken them.
const AT_ONCE: usize = 256;

/// Longer than any answer takes.
const PATIENCE: Duration = Duration::from_secs(60);

/// Connections to one server, and what is asked on them.
pub(crate) struct Client {
    poll: Poll,
    connections: Vec<Connection>,
    request: Vec<u8>,
    /// The length of an answer, in bytes.
    answer: usize,
}

struct Connection {
    stream: mio::net::TcpStream,
    /// Bytes of the current answer that have come.
    got: usize,
    asked: Instant,
}

impl Client {
    /// Opens `count` connections, on which answers after `delay` milliseconds will be asked for.
    pub(crate) fn connect(addr: SocketAddr, count: usize, delay: u64) -> anyhow::Result<Client> {
        let mut client = Client {
            poll: Poll::new()?,
            connections: Vec::with_capacity(count),
            request: http::get_request(addr, &format!("/{delay}/{MESSAGE}"), true),
            answer: 0,
        };
        for at in 0..count {
            let mut stream = connect_from(at / FROM_ONE_ADDRESS, addr)?;
            if at % AT_ONCE == AT_ONCE - 1 || at == count - 1 {
                // It has been taken, and with it all before. Its answer is as long as the others.
                client.answer = probe(&mut stream, addr)?;
            }
            stream.set_nonblocking(true)?;
            let mut stream = mio::net::TcpStream::from_std(stream);
            client
                .poll
                .registry()
                .register(&mut stream, Token(at), Interest::READABLE)?;
            client.connections.push(Connection {
                stream,
                got: 0,
                asked: Instant::now(),
            });
        }
        Ok(client)
    }

    /// Asks on all connections at once, as fast as it can be done.
    pub(crate) fn ask_on_all(&mut self) -> anyhow::Result<()> {
        for connection in &mut self.connections {
            connection.ask(&self.request)?;
        }
        Ok(())
    }

    /// Waits for `count` answers and tells how long each took. With `again`, a connection asks
    /// again as soon as it has its answer, unless all have been asked for.
    pub(crate) fn answers(&mut self, count: usize, again: bool) -> anyhow::Result<Vec<Duration>> {
        let mut took = Vec::with_capacity(count);
        let mut to_ask = if again {
            count.saturating_sub(self.connections.len())
        } else {
            0
        };
        let mut events = Events::with_capacity(1024);
        let mut buffer = vec![0; 16 * 1024];
        while took.len() < count {
            self.poll.poll(&mut events, Some(PATIENCE))?;
            ensure!(
                !events.is_empty(),
                "{} of {count} answers have not come",
                count - took.len()
            );
            for event in &events {
                let connection = &mut self.connections[event.token().0];
                if connection.read(&mut buffer, self.answer)? {
                    took.push(connection.asked.elapsed());
                    if to_ask > 0 {
                        to_ask -= 1;
                        connection.ask(&self.request)?;
                    }
                }
            }
        }
        Ok(took)
    }
}

impl Connection {
    fn ask(&mut self, request: &[u8]) -> anyhow::Result<()> {
        self.asked = Instant::now();
        let written = self.stream.write(request)?;
        ensure!(
            written == request.len(),
            "a request did not fit into its socket"
        );
        Ok(())
    }

    /// Takes what has come. Returns whether the answer, `length` bytes of it, is whole.
    fn read(&mut self, buffer: &mut [u8], length: usize) -> anyhow::Result<bool> {
        let read = match self.stream.read(buffer) {
            Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(false),
            result => result?,
        };
        ensure!(read > 0, "the server has hung up");
        self.got += read;
        if self.got < length {
            return Ok(false);
        }
        let right = self.got == length && buffer[..read].ends_with(MESSAGE.as_bytes());
        ensure!(
            right,
            "a wrong answer: {}",
            String::from_utf8_lossy(&buffer[..read])
        );
        self.got = 0;
        Ok(true)
    }
}

/// Connects from the loopback address of that number. Closing it will reset it: a port that waited for
/// late packets would not be free for a minute, and of tens of thousands each makes `bind` search longer.
pub(crate) fn connect_from(address: usize, addr: SocketAddr) -> anyhow::Result<TcpStream> {
    let socket = socket2::Socket::new(socket2::Domain::IPV4, socket2::Type::STREAM, None)?;
    let last = u8::try_from(address + 1).context("too many connections")?;
    let from = SocketAddrV4::new(Ipv4Addr::new(127, 0, 0, last), 0);
    socket.bind(&SocketAddr::V4(from).into())?;
    socket.connect(&addr.into())?;
    socket.set_tcp_nodelay(true)?;
    socket.set_linger(Some(Duration::ZERO))?;
    Ok(socket.into())
}

/// Asks for an answer without delay; returns its length.
fn probe(stream: &mut TcpStream, addr: SocketAddr) -> anyhow::Result<usize> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.write_all(&http::get_request(addr, &format!("/0/{MESSAGE}"), true))?;
    let (mut parser, mut buffer, mut length) = (ResponseParser::new(), [0; 1024], 0);
    loop {
        let read = stream.read(&mut buffer)?;
        ensure!(read > 0, "the server has hung up");
        length += read;
        if let Some(response) = parser.feed(&buffer[..read])? {
            ensure!(response.body == MESSAGE.as_bytes(), "a wrong answer");
            return Ok(length);
        }
    }
}
