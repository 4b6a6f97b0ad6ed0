//! The delay server that a program talks to: one in this process, one of its own, or a running one.

use std::io::{self, BufRead, BufReader, ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream, ToSocketAddrs};
use std::process::{Child, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use delayserver::http::{self, ResponseParser};
use delayserver::{DelayServer, ServerHandle};

use crate::{child, sys};

/// The role of a child process that is a server. It prints its address and serves until it ends.
pub(crate) const ROLE: &str = "delay-server";
/// Any port that is free.
const ANY: &str = "127.0.0.1:0";
/// A server on this machine answers at once, or is none.
const PATIENCE: Duration = Duration::from_secs(10);

/// A server that answers. One that we started stops when this is dropped.
#[derive(Debug)]
pub(crate) enum Server {
    Given(SocketAddr),
    InProcess(ServerHandle),
    OwnProcess(OwnProcess),
}

/// A child that serves. It ends with us, even if we are killed: its standard input ends then.
#[derive(Debug)]
pub(crate) struct OwnProcess {
    child: Child,
    address: SocketAddr,
}

impl Drop for OwnProcess {
    fn drop(&mut self) {
        end(&mut self.child);
    }
}

impl Server {
    pub(crate) fn in_process() -> io::Result<Server> {
        DelayServer::bind(ANY)?.spawn().map(Server::InProcess)
    }

    /// Starts this program once more as a server, for more connections than one process may hold
    /// both ends of.
    pub(crate) fn own_process() -> io::Result<Server> {
        let mut command = child::command(ROLE)?;
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn()?;
        let stdout = child.stdout.take().expect("piped above");
        match first_line(stdout).and_then(|line| line.trim().parse().map_err(io::Error::other)) {
            Ok(address) => Ok(Server::OwnProcess(OwnProcess { child, address })),
            Err(error) => {
                end(&mut child);
                Err(error)
            }
        }
    }

    /// The server at `address`, once it has shown that it is one.
    pub(crate) fn given(address: &str) -> io::Result<Server> {
        let cannot_reach = |error: io::Error| {
            let reason = match error.raw_os_error() {
                Some(_) => error.kind().to_string(),
                None => error.to_string(),
            };
            let message = format!(
                "cannot reach a delay server at {address} ({reason}): \
                 leave out --server to use the built-in one"
            );
            io::Error::new(error.kind(), message)
        };
        reach(address).map(Server::Given).map_err(cannot_reach)
    }

    pub(crate) fn address(&self) -> SocketAddr {
        match self {
            Server::Given(address) => *address,
            Server::OwnProcess(process) => process.address,
            Server::InProcess(handle) => handle.addr(),
        }
    }
}

/// Plays [`ROLE`]. The process ends with its parent, see [`child::roles`].
pub(crate) fn play() {
    if let Err(error) = serve() {
        let _ = writeln!(io::stderr(), "the delay server cannot serve: {error}");
    }
}

fn serve() -> io::Result<()> {
    sys::raise_open_files()?;
    let server = DelayServer::bind(ANY)?;
    writeln!(io::stdout(), "{}", server.local_addr())?;
    server.run()
}

fn end(child: &mut Child) {
    // Both fail only when it has ended already.
    let _ = child.kill();
    let _ = child.wait();
}

/// What a child says first, waited for by a thread, so that a silent child cannot hold us up.
fn first_line(stdout: impl Read + Send + 'static) -> io::Result<String> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut line = String::new();
        let read = BufReader::new(stdout).read_line(&mut line);
        sender.send(read.map(|_| line))
    });
    let late = |_| {
        io::Error::new(
            ErrorKind::TimedOut,
            "the delay server's process says nothing",
        )
    };
    receiver.recv_timeout(PATIENCE).map_err(late)?
}

/// Finds an address behind the name at which a delay server answers.
fn reach(address: &str) -> io::Result<SocketAddr> {
    let mut result = Err(io::Error::other("the name stands for no address"));
    for address in address.to_socket_addrs()? {
        result = probe(address).map(|()| address);
        if result.is_ok() {
            break;
        }
    }
    result
}

/// Asks for an answer without delay.
fn probe(address: SocketAddr) -> io::Result<()> {
    let mut stream = TcpStream::connect_timeout(&address, PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.write_all(&http::get_request(address, "/0/lab", false))?;
    let mut parser = ResponseParser::new().max_body(1024);
    let mut buffer = [0; 1024];
    let response = loop {
        let n = stream.read(&mut buffer)?;
        let response = match n {
            0 => parser.finish().map(Some),
            n => parser.feed(&buffer[..n]),
        };
        if let Some(response) = response.map_err(|_| not_one("not by HTTP"))? {
            break response;
        }
    };
    match response.body.as_slice() {
        b"lab" => Ok(()),
        _ => Err(not_one("not as one does")),
    }
}

fn not_one(how: &str) -> io::Error {
    io::Error::new(
        ErrorKind::InvalidData,
        format!("something answers, but {how}"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::TcpListener;

    #[test]
    fn a_running_server_is_reached_by_name() {
        let running = Server::in_process().unwrap();
        let name = format!("localhost:{}", running.address().port());
        assert_eq!(Server::given(&name).unwrap().address(), running.address());
    }

    #[test]
    fn no_server_is_an_error_that_says_what_to_do() {
        let free = TcpListener::bind(ANY).unwrap().local_addr().unwrap();
        let error = Server::given(&free.to_string()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::ConnectionRefused);
        let expected = format!(
            "cannot reach a delay server at {free} (connection refused): \
             leave out --server to use the built-in one"
        );
        assert_eq!(error.to_string(), expected);
        let error = Server::given("8080").unwrap_err().to_string();
        assert!(
            error.starts_with("cannot reach a delay server at 8080 ("),
            "{error}"
        );
    }

    #[test]
    fn a_stranger_is_not_taken_for_one() {
        let listener = TcpListener::bind(ANY).unwrap();
        let address = listener.local_addr().unwrap();
        let stranger = thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            stream.write_all(b"220 mail.example ESMTP\r\n").unwrap();
            let _ = io::copy(&mut stream, &mut io::sink());
        });
        let error = Server::given(&address.to_string()).unwrap_err().to_string();
        assert!(
            error.contains("(something answers, but not by HTTP)"),
            "{error}"
        );
        stranger.join().unwrap();
    }
}
