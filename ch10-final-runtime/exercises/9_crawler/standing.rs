//! A world whose clock moves only when the check says so, and which keeps a log of all requests.

use std::collections::BTreeMap;
use std::io::{self, ErrorKind};
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard};
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant};

use super::given::{Answer, Waiting, World};

/// What the server does with a request.
pub(super) struct Plan {
    /// `None`: it never answers.
    pub(super) after: Option<Duration>,
    pub(super) end: Result<u16, ErrorKind>,
}

/// Status 200 after so many milliseconds.
pub(super) fn ok(ms: u64) -> Plan {
    ends(ms, Ok(200))
}

pub(super) fn ends(ms: u64, end: Result<u16, ErrorKind>) -> Plan {
    let after = Some(Duration::from_millis(ms));
    Plan { after, end }
}

/// A request as the server has seen it.
#[derive(Clone, Debug)]
pub(super) struct Request {
    pub(super) path: String,
    pub(super) begin: Duration,
    /// When it was answered, or the connection broke.
    pub(super) end: Option<Duration>,
    /// The crawler has let go of it before.
    pub(super) is_dropped: bool,
}

/// The plan for a path's nth request, counted from 0.
type Script = Box<dyn Fn(&str, usize) -> Plan + Send + Sync>;

pub(super) struct Standing {
    begin: Instant,
    script: Script,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    time: Duration,
    timers: BTreeMap<(Duration, usize), Waker>,
    last: usize,
    log: Vec<Request>,
    in_flight: usize,
    most_in_flight: usize,
}

impl Standing {
    pub(super) fn new<F>(script: F) -> Arc<Standing>
    where
        F: Fn(&str, usize) -> Plan + Send + Sync + 'static,
    {
        Arc::new(Standing {
            begin: Instant::now(),
            script: Box::new(script),
            state: Mutex::default(),
        })
    }

    /// Goes to the next time at which something happens. False if nothing will.
    pub(super) fn advance(&self) -> bool {
        let mut state = self.state();
        let Some((&(due, _), _)) = state.timers.first_key_value() else {
            return false;
        };
        state.time = due;
        let later = state.timers.split_off(&(due, usize::MAX));
        let woken = std::mem::replace(&mut state.timers, later);
        drop(state);
        woken.into_values().for_each(Waker::wake);
        true
    }

    pub(super) fn log(&self) -> Vec<Request> {
        self.state().log.clone()
    }

    pub(super) fn in_flight(&self) -> usize {
        self.state().in_flight
    }

    pub(super) fn most_in_flight(&self) -> usize {
        self.state().most_in_flight
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

/// What the answer sees.
pub(super) struct Seen(pub(super) Arc<Standing>);

impl World for Seen {
    fn now(&self) -> Instant {
        self.0.begin + self.0.state().time
    }

    fn sleep(&self, duration: Duration) -> Waiting<()> {
        Box::pin(Sleep::new(&self.0, Some(duration)))
    }

    fn get(&self, path: &str) -> Waiting<io::Result<Answer>> {
        let (world, path) = (Arc::clone(&self.0), path.to_owned());
        Box::pin(async move {
            let (open, plan) = Open::begin(&world, &path);
            Sleep::new(&world, plan.after).await;
            open.end();
            let status = plan.end?;
            Ok(Answer { status, text: path })
        })
    }
}

/// A request that is under way. Dropped, it is closed by the client.
struct Open {
    world: Arc<Standing>,
    number: usize,
}

impl Open {
    fn begin(world: &Arc<Standing>, path: &str) -> (Open, Plan) {
        let mut state = world.state();
        let former = state.log.iter().filter(|request| request.path == path);
        let plan = (world.script)(path, former.count());
        let begin = state.time;
        state.log.push(Request {
            path: path.to_owned(),
            begin,
            end: None,
            is_dropped: false,
        });
        state.in_flight += 1;
        state.most_in_flight = state.most_in_flight.max(state.in_flight);
        let number = state.log.len() - 1;
        let world = Arc::clone(world);
        (Open { world, number }, plan)
    }

    fn end(self) {
        let mut state = self.world.state();
        let time = state.time;
        state.log[self.number].end = Some(time);
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        let mut state = self.world.state();
        state.in_flight -= 1;
        let request = &mut state.log[self.number];
        request.is_dropped = request.end.is_none();
    }
}

struct Sleep {
    world: Arc<Standing>,
    /// `None`: never.
    key: Option<(Duration, usize)>,
}

impl Sleep {
    fn new(world: &Arc<Standing>, duration: Option<Duration>) -> Sleep {
        let mut state = world.state();
        state.last += 1;
        let due = duration.and_then(|duration| state.time.checked_add(duration));
        let key = due.map(|due| (due, state.last));
        drop(state);
        let world = Arc::clone(world);
        Sleep { world, key }
    }
}

impl Future for Sleep {
    type Output = ();

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let Some(key) = self.key else {
            return Poll::Pending;
        };
        let mut state = self.world.state();
        if key.0 <= state.time {
            return Poll::Ready(());
        }
        let former = state.timers.insert(key, cx.waker().clone());
        drop(state);
        drop(former); // unlocked
        Poll::Pending
    }
}

impl Drop for Sleep {
    fn drop(&mut self) {
        if let Some(key) = self.key {
            let former = self.world.state().timers.remove(&key);
            drop(former); // unlocked
        }
    }
}
