//! What belongs to the whole process: descriptors, threads, signals. In a file of its own, one
//! test at a time.
#![cfg(target_os = "linux")]

mod common;

use std::net::TcpStream as StdStream;
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use ch10_final_runtime::net::{TcpListener, TcpStream};
use ch10_final_runtime::{Builder, sleep, spawn, spawn_blocking};
use common::*;

static ALONE: Mutex<()> = Mutex::new(());

#[test]
fn x20_a_dropped_runtime_leaves_no_descriptor_and_no_thread() {
    let _alone = ALONE.lock();
    // What std and the first runtime set up for good.
    on_each(|runtime| drop(runtime.block_on(runtime.spawn(async {}))));
    let before = open_descriptors();
    for _ in 0..5 {
        on_each(|runtime| {
            runtime.block_on(async {
                let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
                let addr = listener.local_addr().unwrap();
                for _ in 0..20 {
                    let stream = TcpStream::connect(addr).await.unwrap();
                    let (peer, _) = listener.accept().await.unwrap();
                    spawn(async move { stream.read(&mut [0]).await });
                    spawn(async move { peer.read(&mut [0]).await });
                    spawn(sleep(Duration::from_secs(3600)));
                }
                spawn_blocking(|| {}).await.unwrap();
            });
        });
    }
    // The system counts a thread for a moment after it was joined.
    wait_until(|| runtimes_threads().is_empty());
    assert_eq!(runtimes_threads(), [""; 0]);
    assert_eq!(open_descriptors(), before);
}

#[expect(unsafe_code, reason = "std knows of no signals and no limits")]
mod unsafe_calls {
    pub(crate) extern "C" fn on_signal(_: libc::c_int) {}

    /// Has SIGUSR1 interrupt system calls instead of ending the process.
    pub(crate) fn catch_signals() {
        // SAFETY: all zeros is a valid sigaction: no flags, so no call is restarted, no mask.
        let mut action: libc::sigaction = unsafe { std::mem::zeroed() };
        action.sa_sigaction = on_signal as extern "C" fn(libc::c_int) as usize;
        // SAFETY: the handler does nothing; the kernel reads the struct.
        let set = unsafe { libc::sigaction(libc::SIGUSR1, &action, std::ptr::null_mut()) };
        assert_eq!(set, 0);
    }

    pub(crate) fn signal_all_threads() {
        let own = std::process::id() as i32;
        for entry in std::fs::read_dir("/proc/self/task").unwrap() {
            let thread: i32 = entry
                .unwrap()
                .file_name()
                .to_str()
                .unwrap()
                .parse()
                .unwrap();
            // SAFETY: the call takes no pointers; a thread that has ended is an error.
            unsafe { libc::syscall(libc::SYS_tgkill, own, thread, libc::SIGUSR1) };
        }
    }

    type Resource = libc::__rlimit_resource_t;

    pub(crate) fn set_limit(resource: Resource, limit: &libc::rlimit) {
        // SAFETY: the kernel reads the struct.
        assert_eq!(unsafe { libc::setrlimit(resource, limit) }, 0);
    }

    pub(crate) fn limit(resource: Resource) -> libc::rlimit {
        let mut limit = libc::rlimit {
            rlim_cur: 0,
            rlim_max: 0,
        };
        // SAFETY: the kernel fills in the struct.
        let got = unsafe { libc::getrlimit(resource, &mut limit) };
        assert_eq!(got, 0);
        limit
    }

    pub(crate) fn cpu_time() -> std::time::Duration {
        // SAFETY: all zeros is a valid rusage.
        let mut usage: libc::rusage = unsafe { std::mem::zeroed() };
        // SAFETY: the kernel fills in the struct.
        assert_eq!(unsafe { libc::getrusage(libc::RUSAGE_SELF, &mut usage) }, 0);
        let time =
            |t: libc::timeval| std::time::Duration::new(t.tv_sec as u64, t.tv_usec as u32 * 1000);
        time(usage.ru_utime) + time(usage.ru_stime)
    }
}
use unsafe_calls::{catch_signals, cpu_time, limit, set_limit, signal_all_threads};

#[test]
fn x19_signals_end_no_wait_and_no_thread() {
    let _alone = ALONE.lock();
    catch_signals();
    on_each(|runtime| {
        let began = Instant::now();
        let waiting = runtime.spawn(sleep(Duration::from_millis(60)));
        let signalling = thread::spawn(|| {
            for _ in 0..20 {
                signal_all_threads();
                thread::sleep(Duration::from_millis(2));
            }
        });
        runtime.block_on(waiting).unwrap();
        assert!(began.elapsed() >= Duration::from_millis(60));
        signalling.join().unwrap();
    });
}

/// Its descriptors are closed when nobody knows of it any more, the process's table of runtimes included.
#[test]
fn a_runtime_that_gets_too_few_threads_leaves_nothing_behind() {
    let _alone = ALONE.lock();
    drop(Builder::new().workers(2).build()); // what std sets up for good
    let before = open_descriptors();
    let pages = std::fs::read_to_string("/proc/self/statm").unwrap();
    let pages: u64 = pages.split(' ').next().unwrap().parse().unwrap();
    let limit = limit(libc::RLIMIT_AS);
    // Room for the stacks of some threads, and not for sixty.
    let rlim_cur = pages * 4096 + 32 * 1024 * 1024;
    set_limit(libc::RLIMIT_AS, &libc::rlimit { rlim_cur, ..limit });
    let error = Builder::new().workers(60).build().map(drop);
    set_limit(libc::RLIMIT_AS, &limit);
    assert!(error.is_err());
    assert_eq!(open_descriptors(), before);
}

/// Sockets, timers and tasks wait; the process sleeps with them.
#[test]
fn an_idle_runtime_takes_no_cpu_time() {
    let _alone = ALONE.lock();
    on_each(|runtime| {
        let accepting = runtime.spawn(async {
            let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
            listener.accept().await.map(drop)
        });
        let waiting = runtime.spawn(sleep(Duration::from_secs(3600)));
        runtime.block_on(sleep(Duration::from_millis(20)));
        let began = (Instant::now(), cpu_time());
        runtime.block_on(sleep(Duration::from_millis(400)));
        let (wall, cpu) = (began.0.elapsed(), cpu_time() - began.1);
        assert!(cpu < wall / 50, "{cpu:?} of {wall:?}");
        assert!(!accepting.is_finished() && !waiting.is_finished());
    });
}

#[test]
fn n08_without_descriptors_accept_backs_off_and_recovers() {
    let _alone = ALONE.lock();
    on_each(|runtime| {
        let (send, addr) = std::sync::mpsc::channel();
        let failures = Count::new();
        let counted = failures.clone();
        let accepting = runtime.spawn(async move {
            let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
            send.send(listener.local_addr().unwrap()).unwrap();
            // A server that does nothing about errors.
            loop {
                match listener.accept().await {
                    Ok(accepted) => return accepted.1,
                    Err(_) => counted.add(),
                }
            }
        });
        let addr = runtime.block_on(async {
            loop {
                match addr.try_recv() {
                    Ok(addr) => return addr,
                    Err(_) => ch10_final_runtime::yield_now().await,
                }
            }
        });
        let normal = limit(libc::RLIMIT_NOFILE);
        set_limit(
            libc::RLIMIT_NOFILE,
            &libc::rlimit {
                rlim_cur: open_descriptors() as u64 + 4,
                ..normal
            },
        );
        let mut fill: Vec<_> =
            std::iter::from_fn(|| std::fs::File::open("/dev/null").ok()).collect();
        fill.pop();
        let client = StdStream::connect(addr).unwrap(); // takes the last descriptor
        let began = (Instant::now(), cpu_time());
        runtime.block_on(sleep(Duration::from_millis(400)));
        let (wall, cpu) = (began.0.elapsed(), cpu_time() - began.1);
        set_limit(libc::RLIMIT_NOFILE, &normal);
        drop(fill);
        assert!(failures.get() > 0, "it was not without descriptors");
        // It tried again a few times, not thousands of times.
        assert!(
            failures.get() <= 3 + wall.as_millis() as usize / 20,
            "{} attempts",
            failures.get()
        );
        assert!(cpu < wall / 20, "{cpu:?} of {wall:?}");
        assert_eq!(
            runtime.block_on(accepting).unwrap(),
            client.local_addr().unwrap()
        );
    });
}
