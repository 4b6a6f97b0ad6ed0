//! What a right answer to exercise 1 does.

use std::fs::File;
use std::os::fd::AsRawFd;
use std::{env, io, process, thread};

use lab::{Check, diagnosis, expect, fail, waiting_for};

use super::answer::{getpid, seek};

pub const FORBIDDEN: &[&str] = &[
    "ch01_os_basics",
    "extern",
    "libc",
    "std::fs",
    "std::io::Seek",
    "std::os",
    "std::process",
];

pub const CHECKS: &[Check] = &[
    Check {
        name: "returns the number of this process",
        points: 2,
        run: returns_the_pid,
    },
    Check {
        name: "moves a descriptor",
        points: 1,
        run: seeks,
    },
    Check {
        name: "turns what the kernel refuses into its error",
        points: 2,
        run: reports_errno,
    },
];

fn returns_the_pid() {
    waiting_for("getpid() on one thread");
    expect_pid(getpid());
    waiting_for("getpid() on another thread");
    expect_pid(thread::spawn(getpid).join().expect("getpid returns"));
}

fn expect_pid(answered: u32) {
    let pid = process::id();
    if answered == pid {
        return;
    }
    let words = format!("getpid() returned {answered}, and this process is number {pid}");
    // Linux numbers threads and processes in one row; only a process's first thread has its number.
    let threads = std::fs::read_dir("/proc/self/task").expect("Linux lists its threads");
    let is_thread = |entry: &str| entry.parse() == Ok(answered);
    let mut names = threads
        .flatten()
        .filter_map(|entry| entry.file_name().into_string().ok());
    if names.any(|name| is_thread(&name)) {
        fail((&diagnosis::THREAD_FOR_PROCESS, words));
    }
    fail(words);
}

fn seeks() {
    let file = this_program();
    waiting_for("seek to byte 6000 of a file");
    match seek(file.as_raw_fd(), 6000) {
        Ok(position) => expect(position == 6000, format!("seek returned {position}")),
        Err(error) => fail(format!("seek failed: {error}")),
    }
    let position = io::Seek::stream_position(&mut &file).expect("files have a position");
    expect(
        position == 6000,
        format!("seek said 6000, and the file stands at {position}"),
    );
}

/// Some file that has a position and more than 6000 bytes.
fn this_program() -> File {
    let path = env::current_exe().expect("a path of its own");
    File::open(path).expect("this program can be read")
}

fn reports_errno() {
    const EBADF: i32 = 9;
    const EINVAL: i32 = 22;
    const ESPIPE: i32 = 29;

    let file = this_program();
    let (reader, _writer) = io::pipe().expect("a pipe");
    waiting_for("seek on descriptor -1, which is never open");
    expect_errno(seek(-1, 0), EBADF, "seek(-1, 0)");
    waiting_for("seek on a pipe, which has no position");
    expect_errno(seek(reader.as_raw_fd(), 0), ESPIPE, "seek on a pipe");
    waiting_for("seek to byte -1");
    expect_errno(seek(file.as_raw_fd(), -1), EINVAL, "seek to byte -1");
}

fn expect_errno(result: io::Result<u64>, errno: i32, call: &str) {
    let found = match result {
        Err(error) => error.raw_os_error(),
        Ok(position) => {
            let words = format!(
                "{call} returned Ok({position}), which is {}",
                position as i64
            );
            fail((&diagnosis::IGNORES_ERRNO, words))
        }
    };
    let words = format!("{call} failed with {found:?}, the kernel said {errno}");
    if found == Some(-errno) {
        fail((&diagnosis::KEEPS_THE_SIGN, words));
    }
    expect(found == Some(errno), (&diagnosis::MAKES_UP_AN_ERROR, words));
}
