//! Runs first who was woken last.

use std::any::Any;
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::io::{self, ErrorKind, Read, Write};
use std::net::SocketAddr;
use std::panic::{self, AssertUnwindSafe};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, TryLockError};
use std::time::{Duration, Instant};
use std::{mem, thread};

use ch04_epoll::net::TcpStream;
use ch04_epoll::{Events, Interest, Poll, Registry, Token};
use ch08_runtime::{Future, PollState, Wake, Waker};
use delayserver::http::{self, ResponseParser};

use super::checks::runtime::{Executor, Reactor};

/// What ends a wait; sources have higher tokens.
const BELL: Token = Token(0);
/// After so many tasks in a row, it looks for events.
const BUDGET: usize = 64;

/// An executor, and the event queue that it sleeps in.
pub struct MyRuntime {
    shared: Arc<Shared>,
    /// Whoever is in `block_on` has it.
    driver: Mutex<(Poll, Events)>,
}

/// What tasks, wakers and futures know of their runtime. No two locks are held at the same time, and
/// none while a waker, a future or a destructor is called.
struct Shared {
    queue: Mutex<VecDeque<Arc<Task>>>,
    /// All that have not ended, by number. `None` when the runtime is gone.
    tasks: Mutex<Option<HashMap<usize, Arc<Task>>>>,
    table: Mutex<Table>,
    registry: Registry,
    bell: ch04_epoll::Waker,
}

/// Who waits for what.
#[derive(Default)]
struct Table {
    sources: HashMap<Token, Waker>,
    timers: BTreeMap<Key, Waker>,
    /// Tokens, timers and tasks are numbered in one row.
    last: usize,
}

type Key = (Instant, usize);

struct Task {
    number: usize,
    /// `None` after its end.
    future: Mutex<Option<Box<dyn Future<Output = ()> + Send>>>,
    is_queued: AtomicBool,
    shared: Arc<Shared>,
}

impl Executor for MyRuntime {
    type JoinHandle<T: Send + 'static> = JoinHandle<T>;

    fn new() -> io::Result<MyRuntime> {
        let poll = Poll::new()?;
        let shared = Arc::new(Shared {
            queue: Mutex::default(),
            tasks: Mutex::new(Some(HashMap::new())),
            table: Mutex::default(),
            registry: poll.registry().clone(),
            bell: ch04_epoll::Waker::new(poll.registry(), BELL)?,
        });
        let driver = Mutex::new((poll, Events::with_capacity(256)));
        Ok(MyRuntime { shared, driver })
    }

    fn block_on<F: Future>(&self, mut future: F) -> F::Output {
        let mut driver = match self.driver.try_lock() {
            Ok(driver) => driver,
            Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
            Err(TryLockError::WouldBlock) => panic!("another `block_on` runs this runtime"),
        };
        let main = Arc::new(Main {
            is_woken: AtomicBool::new(true),
            shared: Arc::clone(&self.shared),
        });
        let waker = Waker::from(Arc::clone(&main));
        loop {
            for _ in 0..BUDGET {
                if main.is_woken.swap(false, Ordering::AcqRel)
                    && let PollState::Ready(output) = future.poll(&waker)
                {
                    return output;
                }
                let Some(task) = self.shared.next() else {
                    break;
                };
                task.run();
            }
            let may_sleep = !main.is_woken.load(Ordering::Acquire) && self.shared.is_idle();
            self.shared.wait(&mut driver, may_sleep);
        }
    }

    fn spawn<F>(&self, future: F) -> JoinHandle<F::Output>
    where
        F: Future + Send + 'static,
        F::Output: Send + 'static,
    {
        let shared = Arc::new(Mutex::new(Joined::Runs(None)));
        let task = Arc::new(Task {
            number: self.shared.number(),
            future: Mutex::new(Some(Box::new(Joinable {
                future: Some(future),
                joined: Arc::clone(&shared),
            }))),
            is_queued: AtomicBool::new(false),
            shared: Arc::clone(&self.shared),
        });
        if let Some(tasks) = &mut *self.shared.tasks.lock().unwrap() {
            tasks.insert(task.number, Arc::clone(&task));
        }
        task.wake();
        JoinHandle(shared)
    }
}

impl Drop for MyRuntime {
    fn drop(&mut self) {
        let tasks = self.shared.tasks.lock().unwrap().take();
        for task in tasks.into_iter().flat_map(HashMap::into_values) {
            let future = task.future.lock().unwrap().take();
            drop(future); // unlocked
        }
        // What is in there keeps its runtime, which keeps the queue.
        let queue = mem::take(&mut *self.shared.queue.lock().unwrap());
        drop(queue);
    }
}

/// Behind the waker of the future in `block_on`.
struct Main {
    is_woken: AtomicBool,
    shared: Arc<Shared>,
}

impl Wake for Main {
    fn wake(self: Arc<Main>) {
        if !self.is_woken.swap(true, Ordering::AcqRel) {
            self.shared.ring();
        }
    }
}

impl Wake for Task {
    fn wake(self: Arc<Task>) {
        if self.is_queued.swap(true, Ordering::AcqRel) {
            return;
        }
        let shared = Arc::clone(&self.shared);
        if shared.tasks.lock().unwrap().is_none() {
            return; // nobody runs it any more
        }
        let mut queue = shared.queue.lock().unwrap();
        queue.push_back(self);
        let is_first = queue.len() == 1;
        drop(queue);
        if is_first {
            shared.ring();
        }
    }
}

impl Task {
    fn run(self: Arc<Task>) {
        // Before the poll: a wake during it is a reason for another one.
        self.is_queued.store(false, Ordering::Release);
        let waker = Waker::from(Arc::clone(&self));
        let mut slot = self.future.lock().unwrap();
        let is_ready = slot
            .as_mut()
            .is_some_and(|future| future.poll(&waker).is_ready());
        if is_ready {
            let future = slot.take();
            drop(slot);
            drop(future);
            if let Some(tasks) = &mut *self.shared.tasks.lock().unwrap() {
                tasks.remove(&self.number);
            }
        }
    }
}

impl Shared {
    fn next(&self) -> Option<Arc<Task>> {
        self.queue.lock().unwrap().pop_back()
    }

    fn is_idle(&self) -> bool {
        self.queue.lock().unwrap().is_empty()
    }

    fn number(&self) -> usize {
        let mut table = self.table.lock().unwrap();
        table.last += 1;
        table.last
    }

    /// Ends the wait, or else the next one.
    fn ring(&self) {
        self.bell.wake().expect("an event queue of our own");
    }

    /// Waits for events and timers, and wakes who waits for them.
    fn wait(&self, (poll, events): &mut (Poll, Events), may_sleep: bool) {
        let first = self.table.lock().unwrap().timers.keys().next().copied();
        let timeout = match (may_sleep, first) {
            (false, _) => Some(Duration::ZERO),
            (true, Some((due, _))) => Some(due.saturating_duration_since(Instant::now())),
            (true, None) => None,
        };
        poll.poll(events, timeout)
            .expect("an event queue of our own");
        let now = Instant::now();
        let mut woken = Vec::new();
        let mut table = self.table.lock().unwrap();
        for event in events.iter() {
            woken.extend(table.sources.get(&event.token()).cloned());
        }
        while let Some(timer) = table.timers.first_entry()
            && timer.key().0 <= now
        {
            woken.push(timer.remove());
        }
        drop(table);
        woken.into_iter().for_each(Waker::wake);
    }
}

impl Reactor for MyRuntime {
    fn sleep(&self, duration: Duration) -> impl Future<Output = ()> + Send + 'static {
        let deadline = Instant::now().checked_add(duration);
        Sleep {
            key: deadline.map(|deadline| (deadline, self.shared.number())),
            shared: Arc::clone(&self.shared),
        }
    }

    fn get(
        &self,
        server: SocketAddr,
        path: &str,
    ) -> impl Future<Output = io::Result<String>> + Send + 'static {
        Get {
            shared: Arc::clone(&self.shared),
            server,
            connection: None,
            unsent: http::get_request(server, path, false),
            parser: ResponseParser::new(),
        }
    }
}

struct Sleep {
    /// `None`: the clock does not reach that far.
    key: Option<Key>,
    shared: Arc<Shared>,
}

impl Future for Sleep {
    type Output = ();

    fn poll(&mut self, waker: &Waker) -> PollState<()> {
        let Some(key) = self.key else {
            return PollState::NotReady;
        };
        if key.0 <= Instant::now() {
            return PollState::Ready(());
        }
        let mut table = self.shared.table.lock().unwrap();
        let former = table.timers.insert(key, waker.clone());
        let is_next = table.timers.keys().next() == Some(&key);
        drop(table);
        if is_next && former.is_none() {
            self.shared.ring(); // it may be in a wait that is too long now
        }
        PollState::NotReady
    }
}

impl Drop for Sleep {
    fn drop(&mut self) {
        if let Some(key) = self.key {
            let former = self.shared.table.lock().unwrap().timers.remove(&key);
            drop(former); // unlocked
        }
    }
}

/// A request: what is done of it is not done again, so each poll can begin at the top.
struct Get {
    shared: Arc<Shared>,
    server: SocketAddr,
    connection: Option<Connection>,
    unsent: Vec<u8>,
    parser: ResponseParser,
}

impl Future for Get {
    type Output = io::Result<String>;

    fn poll(&mut self, waker: &Waker) -> PollState<io::Result<String>> {
        match self.advance(waker) {
            Err(error) if error.kind() == ErrorKind::WouldBlock => PollState::NotReady,
            result => {
                self.connection = None;
                PollState::Ready(result)
            }
        }
    }
}

impl Get {
    fn advance(&mut self, waker: &Waker) -> io::Result<String> {
        let connection = match &mut self.connection {
            Some(connection) => connection,
            none => none.insert(Connection::begin(&self.shared, self.server)?),
        };
        connection.keep(waker); // before it tries: an event may come right after that
        let stream = &mut connection.stream;
        stream.finish_connect()?;
        while !self.unsent.is_empty() {
            let sent = stream.write(&self.unsent)?;
            self.unsent.drain(..sent);
        }
        let mut buffer = [0; 4096];
        loop {
            let response = match stream.read(&mut buffer)? {
                0 => Some(self.parser.finish()?),
                n => self.parser.feed(&buffer[..n])?,
            };
            if let Some(response) = response {
                return Ok(response.body_text()?.to_owned());
            }
        }
    }
}

/// A stream that is registered for as long as it is there.
struct Connection {
    stream: TcpStream,
    token: Token,
    shared: Arc<Shared>,
}

impl Connection {
    fn begin(shared: &Arc<Shared>, server: SocketAddr) -> io::Result<Connection> {
        let mut stream = TcpStream::connect(server)?;
        let token = Token(shared.number());
        let both = Interest::READABLE | Interest::WRITABLE;
        shared.registry.register(&mut stream, token, both)?;
        Ok(Connection {
            stream,
            token,
            shared: Arc::clone(shared),
        })
    }

    fn keep(&self, waker: &Waker) {
        let mut table = self.shared.table.lock().unwrap();
        let former = table.sources.insert(self.token, waker.clone());
        drop(table);
        drop(former); // unlocked
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        let _ = self.shared.registry.deregister(&mut self.stream);
        let former = self
            .shared
            .table
            .lock()
            .unwrap()
            .sources
            .remove(&self.token);
        drop(former); // unlocked
    }
}

/// What an executor runs of a task that somebody may wait for.
struct Joinable<F: Future> {
    future: Option<F>,
    joined: Arc<Mutex<Joined<F::Output>>>,
}

enum Joined<T> {
    /// And who waits for its end.
    Runs(Option<Waker>),
    HasEnded(thread::Result<T>),
}

impl<F: Future> Future for Joinable<F> {
    type Output = ();

    fn poll(&mut self, waker: &Waker) -> PollState<()> {
        let future = self.future.as_mut().expect("it has not ended");
        match panic::catch_unwind(AssertUnwindSafe(|| future.poll(waker))) {
            Ok(PollState::NotReady) => return PollState::NotReady,
            Ok(PollState::Ready(output)) => self.finish(Ok(output)),
            Err(payload) => self.finish(Err(payload)),
        }
        PollState::Ready(())
    }
}

impl<F: Future> Joinable<F> {
    fn finish(&mut self, result: thread::Result<F::Output>) {
        self.future = None;
        let ended = Joined::HasEnded(result);
        let former = mem::replace(&mut *self.joined.lock().unwrap(), ended);
        if let Joined::Runs(Some(joiner)) = former {
            joiner.wake();
        }
    }
}

impl<F: Future> Drop for Joinable<F> {
    fn drop(&mut self) {
        if self.future.is_some() {
            self.finish(Err(Box::new("its runtime is gone")));
        }
    }
}

/// A future that ends as its task does.
pub struct JoinHandle<T>(Arc<Mutex<Joined<T>>>);

impl<T> Future for JoinHandle<T> {
    type Output = Result<T, Box<dyn Any + Send>>;

    fn poll(&mut self, waker: &Waker) -> PollState<Self::Output> {
        let mut joined = self.0.lock().unwrap();
        match mem::replace(&mut *joined, Joined::Runs(Some(waker.clone()))) {
            Joined::HasEnded(result) => PollState::Ready(result),
            Joined::Runs(former) => {
                drop(joined);
                drop(former); // unlocked
                PollState::NotReady
            }
        }
    }
}
