//! Drives the server of exercise 5: runs it on a thread of its own, and plays its clients.

use std::convert::Infallible;
use std::io::{self, ErrorKind, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::panic;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use ch04_epoll::net::TcpListener;
use lab::{Mistake, diagnosis, expect, fail, vary};

use super::super::answer::{Report, serve};
use super::kernel;

/// More than the kernel's buffers and the 64 KiB that a server may keep for a client. Where these
/// buffers cannot be made small, they are far larger.
pub(super) const MORE_THAN_FITS: usize = if cfg!(target_os = "linux") {
    4 << 20
} else {
    64 << 20
};

/// A listener that nobody serves yet. Clients can connect: the kernel keeps them waiting.
pub(super) struct Door {
    listener: TcpListener,
    addr: SocketAddr,
}

impl Door {
    pub(super) fn open() -> Door {
        let any_port = "127.0.0.1:0".parse().expect("an address");
        let listener = TcpListener::bind(any_port).expect("a port");
        kernel::shrink_buffers(&listener); // inherited by the connections that it takes in
        let addr = listener.local_addr().expect("an address");
        Door { listener, addr }
    }

    pub(super) fn client(&self) -> TcpStream {
        TcpStream::connect(self.addr).expect("a connection")
    }

    pub(super) fn addr(&self) -> SocketAddr {
        self.addr
    }

    /// Starts the server under test.
    pub(super) fn serve(self, limit: usize) -> Server {
        self.serve_with(limit, |_| {})
    }

    /// The same; the server's thread is held inside of its report `at`.
    pub(super) fn serve_and_hold(self, limit: usize, at: Report) -> (Server, Hold) {
        let (begin, has_begun) = mpsc::channel();
        let (release, is_released) = mpsc::channel::<()>();
        let server = self.serve_with(limit, move |report| {
            if report == at {
                let _ = begin.send(());
                let _ = is_released.recv(); // an error when the hold is dropped
            }
        });
        let hold = Hold {
            has_begun,
            _release: release,
        };
        (server, hold)
    }

    fn serve_with(self, limit: usize, mut each: impl FnMut(Report) + Send + 'static) -> Server {
        let Door { listener, addr } = self;
        let (sender, reports) = mpsc::channel();
        let (end, ended) = mpsc::channel();
        thread::spawn(move || {
            let result = serve(listener, limit, &mut |report| {
                each(report);
                let _ = sender.send(report); // not every check listens to the end
            });
            let _ = end.send(result);
        });
        Server {
            addr,
            reports,
            ended,
        }
    }
}

/// Keeps the server's thread where it is, until dropped.
pub(super) struct Hold {
    has_begun: mpsc::Receiver<()>,
    _release: mpsc::Sender<()>,
}

impl Hold {
    pub(super) fn wait(&self, server: &Server) {
        if self.has_begun.recv().is_err() {
            server.blame("it reports nothing more");
        }
    }
}

/// The server under test. It runs until the check ends.
pub(super) struct Server {
    addr: SocketAddr,
    reports: mpsc::Receiver<Report>,
    ended: mpsc::Receiver<io::Result<Infallible>>,
}

impl Server {
    pub(super) fn client(&self) -> TcpStream {
        TcpStream::connect(self.addr).unwrap_or_else(|_| self.blame("a client cannot connect"))
    }

    pub(super) fn next_report(&self) -> Report {
        let report = self.reports.recv();
        report.unwrap_or_else(|_| self.blame("it reports nothing more"))
    }

    pub(super) fn expect_report(&self, expected: Report) {
        let report = self.next_report();
        let words = format!("it reported {report:?} instead of {expected:?}");
        expect(report == expected, words);
    }

    /// Has `client` say something and hear the same. If it does not, `otherwise` is why.
    pub(super) fn expect_echo(
        &self,
        client: &mut TcpStream,
        message: &[u8],
        otherwise: impl FnOnce(String) -> Mistake,
    ) {
        match client.write_all(message) {
            Ok(()) => self.expect_to_hear(client, message, otherwise),
            Err(error) => self.blame(otherwise(format!("a client cannot send: {error}"))),
        }
    }

    pub(super) fn expect_to_hear(
        &self,
        client: &mut TcpStream,
        message: &[u8],
        otherwise: impl FnOnce(String) -> Mistake,
    ) {
        let mut heard = vec![0; message.len()];
        if let Err(error) = client.read_exact(&mut heard) {
            let words = format!("a client waits for its answer: {error}");
            self.blame(otherwise(words));
        }
        let words = "a client heard something else than it had said";
        expect(heard == message, words);
    }

    /// Fails because of `mistake`, unless the server has ended: then that is why.
    pub(super) fn blame(&self, mistake: impl Into<Mistake>) -> ! {
        let still_serves = TcpStream::connect(self.addr).is_ok_and(|mut stream| {
            let said = stream.write_all(b"?");
            said.and_then(|()| stream.read_exact(&mut [0])).is_ok()
        });
        if still_serves {
            fail(mistake);
        }
        let error = match self.ended.recv() {
            Ok(Err(error)) => error,
            Ok(Ok(never)) => match never {},
            // The report is about the panic; this one only ends the check.
            Err(_) => panic::resume_unwind(Box::new("the server's thread has panicked")),
        };
        let words = format!("the server has ended: {error}");
        match error.kind() {
            ErrorKind::BrokenPipe
            | ErrorKind::ConnectionAborted
            | ErrorKind::ConnectionReset
            | ErrorKind::NotConnected => fail((&diagnosis::DIES_WITH_A_CLIENT, words)),
            _ => fail(words),
        }
    }
}

/// A client that speaks and does not listen.
pub(super) struct Slow {
    stream: TcpStream,
    said: usize,
    first: usize,
}

impl Slow {
    pub(super) fn new(stream: TcpStream) -> Slow {
        kernel::shrink_buffers(&stream);
        let first = vary("the first byte of a slow client", 0..251);
        Slow {
            stream,
            said: 0,
            first,
        }
    }

    /// What byte number `at` of a client's is, so that none can be lost or doubled unseen.
    fn byte(&self, at: usize) -> u8 {
        ((self.first + at) % 251) as u8
    }

    /// Speaks until the server takes no more, or more than fits anywhere. Returns how many bytes.
    ///
    /// How is it known that the server takes no more, and is not only slow? `other` gets its
    /// answers: the server has been through its loop since, and again.
    pub(super) fn say_all_that_fits(&mut self, server: &Server, other: &mut TcpStream) -> usize {
        const ROUNDS: usize = 20;
        let switched = self.stream.set_nonblocking(true);
        switched.expect("a socket can be told not to block");
        let mut refused = 0;
        while refused < ROUNDS && self.said < MORE_THAN_FITS {
            let piece = self.said..self.said + 8192;
            let piece: Vec<_> = piece.map(|at| self.byte(at)).collect();
            match self.stream.write(&piece) {
                Ok(n) => {
                    self.said += n;
                    refused = 0;
                }
                Err(error) if error.kind() == ErrorKind::WouldBlock => {
                    refused += 1;
                    server.expect_echo(other, b"meanwhile", Mistake::from);
                    thread::sleep(Duration::from_millis(1)); // lets the kernel move its buffers
                }
                Err(error) => server.blame(format!("a client cannot send: {error}")),
            }
        }
        self.said
    }

    /// Ends its direction, and listens to everything that it has said.
    pub(super) fn hear_it_all(mut self, server: &Server) {
        let switched = self.stream.set_nonblocking(false);
        switched.expect("a socket can be told to block");
        let closed = self.stream.shutdown(Shutdown::Write);
        if let Err(error) = closed {
            server.blame(format!("a client cannot end its direction: {error}"));
        }
        let mut heard = Vec::new();
        let result = self.stream.read_to_end(&mut heard);
        let said = self.said;
        let words = format!("of {said} bytes it heard {}: {result:?}", heard.len());
        if result.is_err() || heard.len() < said {
            server.blame((&diagnosis::CLOSES_AT_HALF_CLOSE, words));
        }
        expect(heard.len() == said, words);
        let is_in_place = heard
            .iter()
            .enumerate()
            .all(|(at, byte)| *byte == self.byte(at));
        expect(
            is_in_place,
            "a slow client heard something else than it had said",
        );
    }
}
