//! A client that costs little: one thread, one event queue, one read and one write an answer.

use std::io::{ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use anyhow::ensure;
use mio::{Events, Interest, Poll, Token};

use super::{AT_ONCE, BYTES};
use crate::workloads::delayserver::connect_from;

const REQUEST: [u8; BYTES] = [b'x'; BYTES];

/// Longer than any answer takes.
const PATIENCE: Duration = Duration::from_secs(30);

/// Connections from one address: finding a free port becomes slow long before they run out.
const FROM_ONE_ADDRESS: usize = 5_000;

pub(super) struct Client {
    poll: Poll,
    connections: Vec<Connection>,
}

struct Connection {
    stream: mio::net::TcpStream,
    /// Bytes of the current answer that have come.
    got: usize,
}

impl Client {
    /// Opens connections, on each of which one answer has come.
    pub(super) fn connect(addr: SocketAddr, count: usize) -> anyhow::Result<Client> {
        let poll = Poll::new()?;
        let mut connections = Vec::with_capacity(count);
        while connections.len() < count {
            // Not one by one: each would wait until the server's thread has woken.
            let some = (connections.len()..count).take(AT_ONCE);
            let streams = some.map(|at| asked(at / FROM_ONE_ADDRESS, addr));
            for stream in streams.collect::<Result<Vec<_>, _>>()? {
                answered(&stream)?;
                stream.set_nonblocking(true)?;
                let mut stream = mio::net::TcpStream::from_std(stream);
                let token = Token(connections.len());
                poll.registry()
                    .register(&mut stream, token, Interest::READABLE)?;
                connections.push(Connection { stream, got: 0 });
            }
        }
        Ok(Client { poll, connections })
    }

    /// Asks on all connections, and again on each that has its answer, for `duration`. Returns how
    /// many answers have come.
    pub(super) fn ask(&mut self, duration: Duration) -> anyhow::Result<usize> {
        for connection in &mut self.connections {
            connection.ask()?;
        }
        let (mut answers, mut open) = (0, self.connections.len());
        let mut events = Events::with_capacity(1024);
        let deadline = Instant::now() + duration;
        while open > 0 {
            self.poll.poll(&mut events, Some(PATIENCE))?;
            ensure!(!events.is_empty(), "{open} answers have not come");
            let again = Instant::now() < deadline;
            for event in &events {
                let connection = &mut self.connections[event.token().0];
                if connection.answer()? {
                    answers += 1;
                    if again {
                        connection.ask()?;
                    } else {
                        open -= 1;
                    }
                }
            }
        }
        Ok(answers)
    }
}

impl Connection {
    fn ask(&mut self) -> anyhow::Result<()> {
        let written = self.stream.write(&REQUEST)?;
        ensure!(written == BYTES, "a request did not fit into its socket");
        Ok(())
    }

    /// Takes what has come. Returns whether the answer is whole.
    fn answer(&mut self) -> anyhow::Result<bool> {
        let mut buffer = [0; 2 * BYTES];
        let read = match self.stream.read(&mut buffer) {
            Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(false),
            result => result?,
        };
        ensure!(read > 0, "the server has hung up");
        self.got += read;
        ensure!(self.got <= BYTES, "the answer is too long");
        ensure!(
            buffer[..read].iter().all(|byte| *byte == b'x'),
            "a wrong answer"
        );
        let whole = self.got == BYTES;
        if whole {
            self.got = 0;
        }
        Ok(whole)
    }
}

/// Opens connections, asks on each, takes the answers, and closes them.
pub(super) fn come_and_go(addr: SocketAddr, count: usize) -> anyhow::Result<()> {
    let streams = (0..count).map(|_| asked(0, addr));
    for stream in streams.collect::<Result<Vec<_>, _>>()? {
        answered(&stream)?;
    }
    Ok(())
}

fn asked(from: usize, addr: SocketAddr) -> anyhow::Result<TcpStream> {
    let mut stream = connect_from(from, addr)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.write_all(&REQUEST)?;
    Ok(stream)
}

fn answered(mut stream: &TcpStream) -> anyhow::Result<()> {
    let mut answer = [0; BYTES];
    stream.read_exact(&mut answer)?;
    ensure!(answer == REQUEST, "a wrong answer");
    Ok(())
}
