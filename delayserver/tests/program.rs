//! The program: its signals, its errors, its first line. By `kill` and `ulimit`, hence unix only.
#![cfg(unix)]

mod common;

use std::io::{BufRead, BufReader};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::{Child, ChildStdout, Command, ExitStatus, Output, Stdio};

use common::{Client, eventually, request};

struct Program {
    child: Child,
    stdout: BufReader<ChildStdout>,
    addr: SocketAddr,
}

impl Program {
    fn start(mut command: Command) -> Program {
        let mut child = command
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        stdout.read_line(&mut line).unwrap();
        let addr = line
            .split_once("http://")
            .expect("an address in the first line")
            .1;
        let addr = addr.split_once(' ').unwrap().0.parse().unwrap();
        Program {
            child,
            stdout,
            addr,
        }
    }

    fn with_args(args: &[&str]) -> Program {
        let mut command = Command::new(env!("CARGO_BIN_EXE_delayserver"));
        command.args(["--addr", "127.0.0.1:0"]).args(args);
        Program::start(command)
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        self.stdout.read_line(&mut line).unwrap();
        line
    }

    fn signal(&self, name: &str) {
        let mut kill = Command::new("kill");
        let done = kill
            .args([&format!("-{name}"), &self.child.id().to_string()])
            .status();
        assert!(done.unwrap().success());
    }

    fn ended(&mut self) -> ExitStatus {
        eventually("the program ends", || {
            self.child.try_wait().unwrap().is_some()
        });
        self.child.wait().unwrap()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn run(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_delayserver"))
        .args(args)
        .output()
        .unwrap()
}

fn drains_on(signal: &str) {
    let mut program = Program::with_args(&[]);
    let mut client = Client::connect(program.addr);
    client.send(request("GET /700/late"));
    assert_eq!(program.line(), "#1 – 700 ms: late\n");
    program.signal(signal);
    // So the signal has arrived before the answer is due, and the answer is given all the same.
    eventually("newcomers are refused", || {
        TcpStream::connect(program.addr).is_err()
    });
    assert_eq!(client.response().body, b"late");
    drop(client);
    assert_eq!(program.ended().code(), Some(0));
}

#[test]
fn d15_sigint_drains_and_exits_with_0() {
    drains_on("INT");
}

#[test]
fn d15_sigterm_drains_and_exits_with_0() {
    drains_on("TERM");
}

#[test]
fn d15_a_second_signal_ends_it_at_once() {
    let mut program = Program::with_args(&[]);
    let mut client = Client::connect(program.addr);
    client.send(request("GET /3600000/never"));
    assert_eq!(program.line(), "#1 – 3600000 ms: never\n");
    let asked = std::time::Instant::now();
    program.signal("INT");
    eventually("newcomers are refused", || {
        TcpStream::connect(program.addr).is_err()
    });
    program.signal("INT");
    assert_eq!(program.ended().code(), Some(0));
    assert!(
        asked.elapsed() < delayserver::DelayServer::DRAIN_LIMIT,
        "it did not wait"
    );
}

#[test]
fn d16_an_address_in_use_is_a_clear_error() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let addr = taken.local_addr().unwrap().to_string();
    let output = run(&["--addr", &addr]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(output.stdout, b"");
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(
        error.starts_with(&format!("delayserver: cannot listen on {addr} (")),
        "{error}"
    );
    assert!(
        error.contains("take any free port with --addr 127.0.0.1:0"),
        "{error}"
    );
}

#[test]
fn d16_the_default_address_is_loopback() {
    let help = String::from_utf8(run(&["--help"]).stdout).unwrap();
    let (_, default) = help
        .split_once("[default: ")
        .expect("the help tells the default");
    let addr: SocketAddr = default.split_once(']').unwrap().0.parse().unwrap();
    assert!(addr.ip().is_loopback());
}

#[test]
fn bad_options_are_clear_errors() {
    for (args, words) in [
        (&["--bogus"][..], "invalid option '--bogus': --help"),
        (&["--addr"], "missing argument for option '--addr'"),
        (
            &["--addr", "nonsense"],
            "cannot listen on nonsense (invalid socket address): --addr",
        ),
        (
            &["--max-connections", "0"],
            "--max-connections takes a number from 1",
        ),
        (
            &["--max-connections", "x"],
            "--max-connections takes a number from 1",
        ),
    ] {
        let output = run(args);
        assert_eq!(output.status.code(), Some(1), "{args:?}");
        let error = String::from_utf8(output.stderr).unwrap();
        assert!(
            error.starts_with("delayserver: ") && error.contains(words),
            "{error}"
        );
    }
}

#[test]
fn quiet_prints_no_requests() {
    let mut program = Program::with_args(&["--quiet"]);
    assert_eq!(
        Client::connect(program.addr).ask("GET /0/hello").body,
        b"hello"
    );
    program.signal("TERM");
    assert_eq!(program.line(), "", "nothing up to the end");
    assert!(program.ended().success());
}

#[test]
fn it_serves_on_when_nobody_reads_its_lines() {
    let mut program = Program::with_args(&[]);
    let (unread, _) = std::io::pipe().unwrap();
    drop(std::mem::replace(&mut program.stdout, closed(unread)));
    for _ in 0..3 {
        assert_eq!(
            Client::connect(program.addr).ask("GET /0/hello").body,
            b"hello"
        );
    }
}

/// Stands where the program's output was read.
fn closed(reader: std::io::PipeReader) -> BufReader<ChildStdout> {
    BufReader::new(std::os::fd::OwnedFd::from(reader).into())
}

/// Whether a program that waits for one second does so asleep. Judged by its processor time, of
/// which a spinning one would use all it can get.
#[cfg(target_os = "linux")]
fn assert_asleep(program: &Program, asking: &mut Client) {
    let ticks = || {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", program.child.id())).unwrap();
        let fields: Vec<_> = stat.rsplit(") ").next().unwrap().split(' ').collect();
        let number = |at: usize| fields[at].parse::<u64>().unwrap(); // proc_pid_stat(5)
        number(11) + number(12)
    };
    let before = ticks();
    assert_eq!(asking.ask("GET /1000/rested").body, b"rested");
    let used = ticks() - before;
    assert!(
        used < 20,
        "{used} ticks of 10 ms while waiting for one second"
    );
}

#[test]
#[cfg(target_os = "linux")]
fn it_sleeps_after_clients_have_vanished() {
    let program = Program::with_args(&["--quiet"]);
    let mut asking = Client::connect(program.addr);
    for _ in 0..10 {
        let mut client = Client::connect(program.addr);
        client.send(request("GET /0/unread") + &request("GET /100/never"));
        client.stream.peek(&mut [0]).unwrap(); // left unread, this makes the end a reset
    }
    asking.ask("GET /200/now-they-would-be-due");
    assert_asleep(&program, &mut asking);
}

#[test]
#[cfg(target_os = "linux")]
fn it_sleeps_while_newcomers_cannot_be_taken() {
    let mut command = Command::new("sh");
    let line = "ulimit -n 20 && exec \"$0\" --addr 127.0.0.1:0";
    command.args(["-c", line, env!("CARGO_BIN_EXE_delayserver")]);
    let program = Program::start(command);
    let mut asking = Client::connect(program.addr);
    asking.ask("GET /0/first");
    let _crowd: Vec<_> = (0..40).map(|_| Client::connect(program.addr)).collect();
    assert_asleep(&program, &mut asking);
}

#[test]
fn the_limit_of_open_files_does_not_end_it() {
    let mut command = Command::new("sh");
    let line = "ulimit -n 20 && exec \"$0\" --addr 127.0.0.1:0";
    command.args(["-c", line, env!("CARGO_BIN_EXE_delayserver")]);
    let program = Program::start(command);
    let mut clients: Vec<_> = (0..40).map(|_| Client::connect(program.addr)).collect();
    for client in &mut clients {
        client.send(request("GET /0/hello"));
    }
    // More than it can hold; but as those before them leave, all are served.
    for mut client in clients {
        assert_eq!(client.response().body, b"hello");
    }
}
