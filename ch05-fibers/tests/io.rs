//! Sockets and sleep: they hold up one fiber, and only that.

use std::cell::{Cell, RefCell};
use std::io::{ErrorKind, Read, Write};
use std::net::SocketAddr;
use std::rc::Rc;
use std::time::{Duration, Instant};

use ch05_fibers::io::{TcpListener, TcpStream, sleep};
use ch05_fibers::{Scheduler, current, park, spawn, yield_now};
use delayserver::DelayServer;
use delayserver::http;

/// Before anything that is slow has ended.
const SLOW: Duration = Duration::from_secs(20);

fn any_port() -> SocketAddr {
    "127.0.0.1:0".parse().unwrap()
}

/// In a fiber: both ends of a connection.
fn pair() -> (TcpStream, TcpStream) {
    let listener = TcpListener::bind(any_port()).unwrap();
    let addr = listener.local_addr().unwrap();
    let accepted = spawn(move || listener.accept().unwrap().0);
    let connected = TcpStream::connect(addr).unwrap();
    (connected, accepted.join().unwrap())
}

fn fetch(server: SocketAddr, path: &str) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(server)?;
    stream.write_all(&http::get_request(server, path, false))?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    Ok(answer)
}

#[test]
fn many_requests_wait_at_the_same_time() {
    let server = DelayServer::bind("127.0.0.1:0").unwrap().spawn().unwrap();
    let addr = server.addr();
    let log: Rc<RefCell<Vec<&str>>> = Rc::default();
    let mut scheduler = Scheduler::new();
    for n in 0..3 {
        let log = Rc::clone(&log);
        scheduler.spawn(move || {
            log.borrow_mut().push("asked");
            let answer = fetch(addr, &format!("/1000/number-{n}")).unwrap();
            assert!(answer.ends_with(&format!("number-{n}")), "{answer}");
            log.borrow_mut().push("answered");
        });
    }
    scheduler.run().unwrap();
    let log = log.borrow();
    assert_eq!(log[..3], ["asked"; 3]);
    assert_eq!(log[3..], ["answered"; 3]);
}

#[test]
fn one_fiber_reads_while_another_writes_to_the_same_socket() {
    const BYTES: usize = 4 << 20; // more than sockets hold
    let mut scheduler = Scheduler::new();
    let echoed = scheduler.block_on(|| {
        let (near, far) = pair();
        let echo = spawn(move || {
            let _ = std::io::copy(&mut &far, &mut &far);
            far.shutdown(std::net::Shutdown::Write).unwrap();
        });
        let near = Rc::new(near);
        let writer = Rc::clone(&near);
        let write = spawn(move || {
            (&*writer).write_all(&vec![7; BYTES]).unwrap();
            writer.shutdown(std::net::Shutdown::Write).unwrap();
        });
        let mut echoed = Vec::new();
        (&*near).read_to_end(&mut echoed).unwrap();
        write.join().unwrap();
        echo.join().unwrap();
        echoed.len()
    });
    assert_eq!(echoed.unwrap(), BYTES);
}

#[test]
fn sleepers_wake_in_the_order_of_their_times() {
    let order: Rc<RefCell<Vec<Instant>>> = Rc::default();
    let mut scheduler = Scheduler::new();
    for millis in [60, 20, 0, 40, 20] {
        let order = Rc::clone(&order);
        scheduler.spawn(move || {
            let until = Instant::now() + Duration::from_millis(millis);
            sleep(Duration::from_millis(millis));
            assert!(Instant::now() >= until);
            order.borrow_mut().push(until);
        });
    }
    scheduler.run().unwrap();
    assert!(order.borrow().is_sorted(), "{order:?}");
    assert_eq!(order.borrow().len(), 5);
}

#[test]
fn fibers_that_keep_yielding_do_not_starve_those_that_wait_outside() {
    let mut scheduler = Scheduler::new();
    scheduler
        .block_on(|| {
            let (near, mut far) = pair();
            let waiting = Rc::new(Cell::new(2));
            let (read, slept) = (Rc::clone(&waiting), Rc::clone(&waiting));
            spawn(move || {
                (&near).read_exact(&mut [0]).unwrap();
                read.set(read.get() - 1);
            });
            spawn(move || {
                sleep(Duration::from_millis(1));
                slept.set(slept.get() - 1);
            });
            yield_now(); // now both wait
            far.write_all(b"!").unwrap();
            let start = Instant::now();
            while waiting.get() > 0 {
                assert!(start.elapsed() < SLOW, "{} fibers starve", waiting.get());
                yield_now();
            }
        })
        .unwrap();
}

#[test]
fn an_unpark_does_not_end_a_wait_for_a_socket() {
    let mut scheduler = Scheduler::new();
    scheduler
        .block_on(|| {
            let (near, mut far) = pair();
            let reader = spawn(move || {
                let mut byte = [0];
                (&near).read_exact(&mut byte).unwrap();
                park(); // was unparked before
                byte
            });
            yield_now();
            reader.fiber().unpark();
            yield_now();
            assert!(!reader.is_finished());
            far.write_all(b"x").unwrap();
            assert_eq!(reader.join().unwrap(), *b"x");
        })
        .unwrap();
}

#[test]
fn a_connection_that_is_refused_is_an_error() {
    let free = std::net::TcpListener::bind(any_port())
        .unwrap()
        .local_addr()
        .unwrap();
    let mut scheduler = Scheduler::new();
    let error = scheduler.block_on(move || TcpStream::connect(free).unwrap_err().kind());
    assert_eq!(error.unwrap(), ErrorKind::ConnectionRefused);
}

#[test]
fn fibers_dropped_while_they_wait_close_their_sockets() {
    let mut scheduler = Scheduler::new();
    let (addr, far) = scheduler
        .block_on(|| {
            let listener = TcpListener::bind(any_port()).unwrap();
            let addr = listener.local_addr().unwrap();
            let far = std::net::TcpStream::connect(addr).unwrap();
            let (near, _) = listener.accept().unwrap();
            spawn(move || (&near).read(&mut [0]));
            spawn(move || listener.accept().map(drop));
            spawn(|| sleep(Duration::MAX));
            yield_now();
            (addr, far)
        })
        .unwrap();
    drop(scheduler);
    let mut far = far;
    far.set_read_timeout(Some(SLOW)).unwrap();
    assert_eq!(far.read(&mut [0]).unwrap(), 0, "the other end was closed");
    assert!(
        std::net::TcpStream::connect(addr).is_err(),
        "nobody listens"
    );
}

#[test]
fn destructors_that_wait_are_told_that_they_cannot() {
    struct Reads(TcpStream, Rc<Cell<Option<ErrorKind>>>);
    impl Drop for Reads {
        fn drop(&mut self) {
            self.1.set(Some(self.0.read(&mut [0]).unwrap_err().kind()));
        }
    }
    let seen = Rc::new(Cell::new(None));
    let told = Rc::clone(&seen);
    let mut scheduler = Scheduler::new();
    let far = scheduler.block_on(move || {
        let (near, far) = pair();
        let reads = Reads(near, told);
        spawn(move || {
            let _reads = reads;
            park();
        });
        yield_now();
        far
    });
    drop(scheduler);
    assert_eq!(seen.get(), Some(ErrorKind::Unsupported));
    drop(far);
}

#[test]
fn a_socket_in_the_fibers_of_another_scheduler_is_an_error() {
    let mut scheduler = Scheduler::new();
    let (near, _far) = scheduler.block_on(pair).unwrap();
    let mut other = Scheduler::new();
    let error = other.block_on(move || (&near).read(&mut [0]).unwrap_err().kind());
    assert_eq!(error.unwrap(), ErrorKind::Unsupported);
}

#[test]
fn a_socket_outside_of_fibers_is_an_error() {
    let error = TcpListener::bind(any_port()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unsupported);
}

#[test]
fn a_fiber_that_waits_for_a_socket_is_no_deadlock_and_one_that_is_parked_beside_it_neither() {
    let mut scheduler = Scheduler::new();
    let done = scheduler.block_on(|| {
        let me = current();
        spawn(move || {
            sleep(Duration::from_millis(5));
            me.unpark();
        });
        park();
    });
    done.unwrap();
}
