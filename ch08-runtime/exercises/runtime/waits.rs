//! Sleepers, requests, and what becomes of them when they are dropped.

use std::io::ErrorKind;
use std::net::TcpListener;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use delayserver::{DelayServer, ServerHandle};
use lab::{diagnosis, expect, fail, waiting_for};

use super::super::vocabulary::{Boxed, Wake, Waker, boxed, future, poll};
use super::caught::caught;
use super::{Reactor, all, new, run, yields};

const HOUR: Duration = Duration::from_secs(3600);

pub(super) fn server() -> ServerHandle {
    let server = DelayServer::bind("127.0.0.1:0").and_then(DelayServer::spawn);
    server.expect("a server")
}

/// Who sleeps wakes when it is due: in order, and nobody early.
pub(super) fn sleeps<R: Reactor>() {
    let runtime = new::<R>();
    let log = Arc::new(Mutex::new(Vec::new()));
    waiting_for("sleepers of 60, 20 and 40 ms, and an endless one that is dropped")
        .blocking_means(&diagnosis::SLEEPS_PAST_A_DEADLINE);
    let sleepers = [60, 20, 40].map(|ms| {
        let nap = Duration::from_millis(ms);
        let (log, begin) = (Arc::clone(&log), Instant::now());
        let mut sleep = boxed(runtime.sleep(nap));
        boxed(runtime.spawn(future(move |waker| {
            poll(&mut sleep, waker)?;
            let slept = begin.elapsed();
            let words = format!("a sleep of {nap:?} was over after {slept:?}");
            expect(slept >= nap, (&diagnosis::WAKES_EARLY, words));
            log.lock().unwrap().push(ms);
            Some(())
        })))
    });
    let mut endless = Some(boxed(runtime.sleep(Duration::MAX)));
    let mut sleepers = all(Vec::from(sleepers));
    run(&*runtime, |waker| {
        let ended = endless.as_mut().and_then(|sleep| poll(sleep, waker));
        expect(ended.is_none(), &diagnosis::OVERFLOWS_THE_CLOCK);
        sleepers(waker)
    });
    drop(endless.take());
    let log = log.lock().unwrap();
    let words = format!("they woke in this order: {log:?}");
    expect(
        *log == [20, 40, 60],
        (&diagnosis::SLEEPS_PAST_A_DEADLINE, words),
    );
}

/// Many requests are under way at once.
pub(super) fn fetches<R: Reactor>() {
    const REQUESTS: u64 = 50;
    let (runtime, server) = (new::<R>(), server());
    let order = Arc::new(Mutex::new(Vec::new()));
    waiting_for("50 answers, of which the first takes 300 ms and the last none");
    let requests = (0..REQUESTS).map(|n| {
        let delay = 300 * (REQUESTS - 1 - n) / (REQUESTS - 1);
        let mut request = boxed(runtime.get(server.addr(), &format!("/{delay}/answer-{n}")));
        let order = Arc::clone(&order);
        boxed(runtime.spawn(future(move |waker| {
            let answer = poll(&mut request, waker)?;
            order.lock().unwrap().push(n);
            Some(answer)
        })))
    });
    let answers = run(&*runtime, all(requests.collect()));
    for (n, answer) in answers.into_iter().enumerate() {
        let answer = answer.map(|answer| answer.map_err(|error| error.to_string()));
        let words = format!("the answer to request {n} was {answer:?}");
        let right = format!("answer-{n}");
        expect(matches!(answer, Ok(Ok(text)) if text == right), words);
    }
    let order = order.lock().unwrap();
    let slowest_came_first = order[0] == 0;
    let words = "the slowest answer came first: each request has waited for the one before";
    expect(!slowest_came_first, (&diagnosis::BLOCKS_IN_A_POLL, words));
}

/// A connection that does not come about holds nobody up.
pub(super) fn connects_without_blocking<R: Reactor>() {
    let (runtime, server) = (new::<R>(), server());
    #[cfg(target_os = "linux")]
    let full = super::linux::FullListener::new();
    waiting_for("an answer, while another request's server accepts no connection")
        .blocking_means(&diagnosis::BLOCKS_IN_A_POLL);
    #[cfg(target_os = "linux")]
    drop(runtime.spawn(runtime.get(full.addr(), "/0/x")));
    run(&*runtime, yields(10)); // so that it begins: an answer may be there at the first poll
    let answer = runtime.block_on(runtime.get(server.addr(), "/0/x"));
    expect(answer.is_ok(), format!("it returned {answer:?}"));
}

/// No server is an error like any other.
pub(super) fn reports_no_server<R: Reactor>() {
    let runtime = new::<R>();
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let nobody = listener.local_addr().expect("an address");
    drop(listener);
    waiting_for("the error of a request to a port where nobody listens")
        .blocking_means(&diagnosis::PANICS_WITHOUT_A_SERVER);
    let request = || runtime.block_on(runtime.get(nobody, "/0/x"));
    match caught(request).unwrap_or_else(|| fail(&diagnosis::PANICS_WITHOUT_A_SERVER)) {
        Ok(text) => fail(format!("nobody listens, and it returned {text:?}")),
        Err(error) => {
            let words = format!("it returned {error:?} instead of `ConnectionRefused`");
            expect(error.kind() == ErrorKind::ConnectionRefused, words);
        }
    }
    waiting_for("the answer of a server that is there");
    let server = server();
    let answer = runtime.block_on(runtime.get(server.addr(), "/0/x"));
    expect(answer.is_ok(), format!("it returned {answer:?}"));
}

/// A waker of the check's own, which passes the wake on.
struct Alarm {
    wakes: AtomicUsize,
    then: Mutex<Option<Waker>>,
}

impl Wake for Alarm {
    fn wake(self: Arc<Alarm>) {
        self.wakes.fetch_add(1, SeqCst);
        let then = self.then.lock().unwrap().take();
        drop(self); // whoever counts wakers is not to find this one
        then.into_iter().for_each(Waker::wake);
    }
}

impl Alarm {
    fn new() -> Arc<Alarm> {
        let (wakes, then) = (AtomicUsize::new(0), Mutex::new(None));
        Arc::new(Alarm { wakes, then })
    }

    fn waker(self: &Arc<Alarm>) -> Waker {
        Waker::from(Arc::clone(self))
    }

    fn wakers(self: &Arc<Alarm>) -> usize {
        Arc::strong_count(self) - 1
    }
}

/// A future that is dropped leaves no waker behind.
pub(super) fn forgets_the_dropped<R: Reactor>() {
    let (runtime, server) = (new::<R>(), server());
    waiting_for("a sleep of an hour to be forgotten, which is dropped");
    let alarm = Alarm::new();
    let mut sleep = boxed(runtime.sleep(HOUR));
    run(&*runtime, |_| {
        let polls = (0..100).filter_map(|_| poll(&mut sleep, &alarm.waker()));
        expect(polls.count() == 0, &diagnosis::WAKES_EARLY);
        let kept = alarm.wakers();
        let words = format!("100 polls have left {kept} wakers");
        expect(kept <= 2, (&diagnosis::REGISTERS_AT_EVERY_POLL, words));
        Some(())
    });
    drop(sleep);
    let words = "a sleep was dropped, and the runtime still keeps its waker";
    expect(alarm.wakers() == 0, (&diagnosis::STAYS_REGISTERED, words));

    waiting_for("a request to be forgotten, which is dropped while it waits for its answer")
        .blocking_means(&diagnosis::STAYS_REGISTERED);
    let alarm = Alarm::new();
    let mut request = boxed(runtime.get(server.addr(), "/60000/x"));
    let mut pause = boxed(runtime.sleep(Duration::from_millis(50)));
    run(&*runtime, |waker| {
        let pauses = poll(&mut pause, waker);
        *alarm.then.lock().unwrap() = Some(waker.clone());
        let answer = poll(&mut request, &alarm.waker());
        expect(answer.is_none(), "the answer takes a minute, and was there");
        pauses
    });
    drop(request);
    // A reactor in another thread may be about to call it.
    while alarm.wakers() > 0 {
        thread::sleep(Duration::from_millis(1));
    }
}

/// Who is woken may take back at once what else it waits for.
pub(super) fn wakes_unlocked<R: Reactor>() {
    /// Drops another sleep in the call of its waker.
    struct Dropping {
        other: Mutex<Option<Boxed<()>>>,
        then: Waker,
    }

    impl Wake for Dropping {
        fn wake(self: Arc<Dropping>) {
            let other = self.other.lock().unwrap().take();
            drop(other);
            self.then.wake_by_ref();
        }
    }

    let runtime = new::<R>();
    waiting_for("a sleeper, in the call of whose waker another sleep is dropped")
        .blocking_means(&diagnosis::LOCKED_WHILE_WAKING);
    let mut sleep = boxed(runtime.sleep(Duration::from_millis(10)));
    let mut woken = None::<Arc<Dropping>>;
    run(&*runtime, |waker| {
        if let Some(woken) = &woken {
            return woken.other.lock().unwrap().is_none().then_some(());
        }
        let mut hour = boxed(runtime.sleep(HOUR));
        let _ = poll(&mut hour, waker);
        let dropping = Arc::new(Dropping {
            other: Mutex::new(Some(hour)),
            then: waker.clone(),
        });
        let ended = poll(&mut sleep, &Waker::from(Arc::clone(&dropping)));
        woken = Some(dropping);
        ended
    });
}

/// Signals end system calls, but neither waits nor runtimes.
pub(super) fn survives_signals<R: Reactor>() {
    let (runtime, server) = (new::<R>(), server());
    #[cfg(target_os = "linux")]
    let _storm = super::linux::Storm::begin();
    waiting_for("sleepers and answers, in a storm of signals")
        .blocking_means(&diagnosis::DIES_OF_A_SIGNAL);
    let wait = || {
        let mut waits: Vec<Boxed<bool>> = Vec::new();
        for ms in 20..50 {
            let mut sleep = boxed(runtime.sleep(Duration::from_millis(ms)));
            let slept = move |waker: &Waker| poll(&mut sleep, waker).map(|()| true);
            waits.push(boxed(future(slept)));
            let mut request = boxed(runtime.get(server.addr(), &format!("/{ms}/x")));
            let answered = move |waker: &Waker| poll(&mut request, waker).map(|a| a.is_ok());
            waits.push(boxed(future(answered)));
        }
        run(&*runtime, all(waits))
            .into_iter()
            .all(|is_well| is_well)
    };
    for _ in 0..3 {
        expect(caught(wait) == Some(true), &diagnosis::DIES_OF_A_SIGNAL);
    }
}
