//! File descriptors. In a file of its own: they belong to the whole process.
#![cfg(target_os = "linux")]

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::net::{TcpListener, TcpStream};
use std::os::fd::{AsFd, AsRawFd};
use std::sync::Mutex;
use std::time::Duration;

use ch04_epoll::{Events, Interest, Poll, Token};

/// Tests of one file run side by side; here each one needs the process's descriptors for itself.
static ALONE: Mutex<()> = Mutex::new(());

fn open_descriptors() -> usize {
    fs::read_dir("/proc/self/fd").unwrap().count()
}

/// A registration belongs to the open socket, not to its number: a duplicate keeps it alive.
#[test]
fn e03_a_lingering_registration_never_speaks_for_the_new_owner_of_its_number() {
    const OLD: Token = Token(1);
    const NEW: Token = Token(2);
    let _alone = ALONE.lock();
    let (mut old, mut old_peer) = connected_pair();
    let (new, mut new_peer) = connected_pair();
    let mut poll = Poll::new().unwrap();
    poll.registry()
        .register(&mut old, OLD, Interest::READABLE)
        .unwrap();

    let duplicate = old.try_clone().unwrap();
    let number = old.as_raw_fd();
    drop(old);
    let mut new = new.as_fd().try_clone_to_owned().unwrap();
    assert_eq!(
        new.as_raw_fd(),
        number,
        "the lowest free number is given out next: open(2)"
    );
    poll.registry()
        .register(&mut new, NEW, Interest::READABLE)
        .unwrap();

    old_peer.write_all(b"for the old one").unwrap();
    assert_eq!(tokens_of_next_wait(&mut poll), [OLD]);
    drop(duplicate);
    let _ = old_peer.write_all(b"for nobody"); // it may know already that nobody is there
    new_peer.write_all(b"for the new one").unwrap();
    assert_eq!(tokens_of_next_wait(&mut poll), [NEW]);
}

fn connected_pair() -> (TcpStream, TcpStream) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let stream = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
    (stream, listener.accept().unwrap().0)
}

fn tokens_of_next_wait(poll: &mut Poll) -> Vec<Token> {
    let mut events = Events::with_capacity(8);
    poll.poll(&mut events, Some(Duration::from_secs(10)))
        .unwrap();
    events.iter().map(|event| event.token()).collect()
}

#[test]
fn e07_a_regular_file_is_refused() {
    let _alone = ALONE.lock();
    let poll = Poll::new().unwrap();
    let mut file = File::open("Cargo.toml").unwrap();
    let refused = poll
        .registry()
        .register(&mut file, Token(0), Interest::READABLE)
        .unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::PermissionDenied);
}

#[test]
fn e12_ten_thousand_queues_leave_no_descriptor_behind() {
    let _alone = ALONE.lock();
    let before = open_descriptors();
    for _ in 0..10_000 {
        drop(Poll::new().unwrap());
    }
    assert_eq!(open_descriptors(), before);
}

#[test]
fn e12_a_queue_is_not_inherited_by_programs_that_are_started() {
    let _alone = ALONE.lock();
    let _poll = Poll::new().unwrap();
    // Which of our descriptors is the queue? The one that the kernel calls so.
    let queue = fs::read_dir("/proc/self/fd")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| fs::read_link(path).is_ok_and(|l| l.ends_with("anon_inode:[eventpoll]")))
        .expect("the queue has a descriptor");
    let info = queue.to_string_lossy().replace("/fd/", "/fdinfo/");
    let info = fs::read_to_string(info).unwrap();
    let flags = info
        .lines()
        .find_map(|line| line.strip_prefix("flags:"))
        .unwrap()
        .trim();
    let flags = i32::from_str_radix(flags, 8).unwrap();
    assert_ne!(flags & libc::O_CLOEXEC, 0);
}

/// Lowers the limit to what is open now, and gives it back when dropped.
struct NoMoreDescriptors(libc::rlimit);

impl NoMoreDescriptors {
    #[expect(unsafe_code, reason = "std does not know of limits")]
    fn set(limit: &libc::rlimit) {
        // SAFETY: the kernel only reads the struct.
        assert_eq!(unsafe { libc::setrlimit(libc::RLIMIT_NOFILE, limit) }, 0);
    }

    #[expect(unsafe_code, reason = "std does not know of limits")]
    fn new() -> NoMoreDescriptors {
        let mut before = libc::rlimit {
            rlim_cur: 0,
            rlim_max: 0,
        };
        // SAFETY: the kernel only writes the struct.
        let result = unsafe { libc::getrlimit(libc::RLIMIT_NOFILE, &mut before) };
        assert_eq!(result, 0);
        NoMoreDescriptors::set(&libc::rlimit {
            rlim_cur: 0,
            ..before
        });
        NoMoreDescriptors(before)
    }
}

impl Drop for NoMoreDescriptors {
    fn drop(&mut self) {
        NoMoreDescriptors::set(&self.0);
    }
}

#[test]
fn e13_without_a_free_descriptor_creating_fails() {
    let _alone = ALONE.lock();
    let refused = {
        let _none_left = NoMoreDescriptors::new();
        Poll::new().unwrap_err()
    };
    assert_eq!(refused.raw_os_error(), Some(libc::EMFILE));
    assert_ne!(refused.kind(), ErrorKind::WouldBlock);
}
