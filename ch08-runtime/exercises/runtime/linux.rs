//! What the checks ask of Linux: signals for each thread, and a listener whose queue is full.
#![expect(unsafe_code, reason = "std knows neither signals nor backlogs")]

use std::net::{SocketAddr, TcpListener, TcpStream};
use std::os::fd::AsRawFd;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread::{self, JoinHandle};
use std::time::Duration;
use std::{fs, mem, process, ptr};

/// Never accepts, and has no room for one more connection: attempts hang in the kernel.
pub(super) struct FullListener {
    listener: TcpListener,
    _fills_it: TcpStream,
}

impl FullListener {
    pub(super) fn new() -> FullListener {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        // SAFETY: listen touches no memory of ours.
        let result = unsafe { libc::listen(listener.as_raw_fd(), 0) };
        assert_eq!(result, 0, "a backlog can be made shorter");
        let addr = listener.local_addr().expect("an address");
        let _fills_it = TcpStream::connect(addr).expect("room for one");
        // The client's side is connected a little before the connection stands in the queue.
        let mut arrival = libc::pollfd {
            fd: listener.as_raw_fd(),
            events: libc::POLLIN,
            revents: 0,
        };
        // SAFETY: one entry, valid for reading and writing during the call.
        let arrived = unsafe { libc::poll(&mut arrival, 1, 10_000) };
        assert_eq!(arrived, 1, "the queue is full");
        FullListener {
            listener,
            _fills_it,
        }
    }

    pub(super) fn addr(&self) -> SocketAddr {
        self.listener.local_addr().expect("an address")
    }
}

/// Signals for all threads, until it is dropped.
pub(super) struct Storm {
    is_over: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Storm {
    pub(super) fn begin() -> Storm {
        // SAFETY: zeros are a valid sigaction: an empty mask, and no flag that restarts calls.
        let mut action: libc::sigaction = unsafe { mem::zeroed() };
        action.sa_sigaction = nothing as *const () as usize;
        // SAFETY: the handler does nothing, which is allowed in any context.
        let result = unsafe { libc::sigaction(libc::SIGUSR1, &action, ptr::null_mut()) };
        assert_eq!(result, 0, "a signal can be handled");
        let is_over = Arc::new(AtomicBool::new(false));
        let ends = Arc::clone(&is_over);
        let thread = thread::spawn(move || {
            while !ends.load(SeqCst) {
                send_to_all();
                thread::sleep(Duration::from_millis(1)); // paces the storm; nothing relies on it
            }
        });
        let thread = Some(thread);
        Storm { is_over, thread }
    }
}

impl Drop for Storm {
    fn drop(&mut self) {
        self.is_over.store(true, SeqCst);
        let _ = self.thread.take().map(JoinHandle::join);
    }
}

extern "C" fn nothing(_signal: libc::c_int) {}

/// To each thread but this one. Threads come and go: to one that is gone, it is none.
fn send_to_all() {
    // SAFETY: gettid has no preconditions.
    let this = unsafe { libc::gettid() };
    for entry in fs::read_dir("/proc/self/task").expect("a list").flatten() {
        let name = entry.file_name();
        let thread: i32 = name.to_str().and_then(|n| n.parse().ok()).unwrap_or(this);
        if thread != this {
            // SAFETY: tgkill touches no memory, and reaches only threads of this process.
            unsafe { libc::syscall(libc::SYS_tgkill, process::id(), thread, libc::SIGUSR1) };
        }
    }
}
