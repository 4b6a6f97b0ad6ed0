//! Ten thousand requests on one thread. The server is a process of its own, or both ends together
//! would meet the limit on open files.

mod common;

use std::env;
use std::io::{self, BufRead, BufReader, Read};
use std::net::SocketAddr;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::atomic::Ordering;

use ch08_runtime::{Runtime, http};
use common::{all, bounded, counted, server};

/// Tells this program, started again, to be the server.
const ROLE: &str = "CH08_IS_SERVER";
const TEST: &str = "ten_thousand_requests_on_one_thread";

/// A server in a process of its own. It ends with its standard input, and so with us.
struct OwnProcess {
    child: Child,
    addr: SocketAddr,
    /// Kept open: it goes on to print.
    _output: BufReader<ChildStdout>,
}

impl OwnProcess {
    fn start() -> OwnProcess {
        let mut command = Command::new(env::current_exe().unwrap());
        command
            .args(["--exact", TEST, "--nocapture"])
            .env(ROLE, "1");
        let child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
        let mut child = child.unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let lines = output.by_ref().lines().map_while(Result::ok);
        let addr = lines.filter_map(|line| line.parse().ok()).next();
        OwnProcess {
            child,
            addr: addr.expect("it prints its address"),
            _output: output,
        }
    }
}

impl Drop for OwnProcess {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        self.child.wait().unwrap();
    }
}

fn be_the_server() {
    delayserver::raise_file_limit().unwrap();
    let server = server();
    println!("\n{}", server.addr());
    let _ = io::stdin().read(&mut [0]);
}

#[test]
fn ten_thousand_requests_on_one_thread() {
    if env::var_os(ROLE).is_some() {
        return be_the_server();
    }
    bounded(|| {
        let files = delayserver::raise_file_limit().unwrap();
        let requests = 10_000.min(files as usize - 64);
        let server = OwnProcess::start();
        for make in [Runtime::new, Runtime::single_threaded] {
            let runtime = make().unwrap();
            let ask = |n| {
                let (request, polls) = counted(http::get(server.addr, &format!("/200/{n}")));
                (runtime.spawn(request), polls)
            };
            let (tasks, polls): (Vec<_>, Vec<_>) = (0..requests).map(ask).unzip();
            for (n, response) in runtime.block_on(all(tasks)).into_iter().enumerate() {
                let response = response.unwrap().unwrap();
                assert_eq!(response.body_text().unwrap(), n.to_string());
            }
            assert_eq!((runtime.tasks(), runtime.sources()), (0, 0));
            // Three polls each: begin, send, end. Some answers come in two pieces.
            let polls: usize = polls.iter().map(|polls| polls.load(Ordering::SeqCst)).sum();
            assert!(
                polls <= 4 * requests,
                "{polls} polls for {requests} requests"
            );
        }
    });
}
