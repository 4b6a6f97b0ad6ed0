//! A server that has run out of files. A test binary of its own, because the limit is the whole
//! process's: it starts itself again with a low one.
#![cfg(unix)]

mod common;

use std::fs::File;
use std::process::Command;

use common::{Client, eventually, server};

const LOW: &str = "DELAYSERVER_TEST_WITH_FEW_FILES";

#[test]
fn d17_without_files_newcomers_wait_and_nothing_spins() {
    if std::env::var_os(LOW).is_some() {
        return without_files();
    }
    let line =
        "ulimit -n 64 && exec \"$0\" --exact d17_without_files_newcomers_wait_and_nothing_spins";
    let mut command = Command::new("sh");
    let program = std::env::current_exe().unwrap();
    command.args(["-c", line]).arg(program).env(LOW, "1");
    let output = command.output().unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stdout)
    );
}

fn without_files() {
    let server = server();
    let mut held = Client::connect(server.addr());
    held.ask("GET /0/hello");
    let mut hoard: Vec<_> = std::iter::from_fn(|| File::open("/dev/null").ok()).collect();
    hoard.pop(); // one for the newcomer's own end, none for the server's
    let mut newcomer = Client::connect(server.addr());
    newcomer.send(common::request("GET /0/newcomer"));

    let before = server.stats().wakeups;
    assert_eq!(held.ask("GET /1000/held").body, b"held");
    // It looks again every 50 ms. One that spins wakes a hundred thousand times.
    let wakeups = server.stats().wakeups - before;
    assert!(wakeups < 100, "{wakeups} wake-ups in a second");
    assert_eq!(server.stats().accepted, 1);

    drop(hoard);
    assert_eq!(newcomer.response().body, b"newcomer");
    eventually("it is held", || server.stats().accepted == 2);
}
