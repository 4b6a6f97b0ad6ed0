//! The kernels of exercise 4: one whose clock stands still, so that times can be judged exactly, and
//! the system's.

use std::collections::VecDeque;
use std::io::{self, ErrorKind};
use std::mem;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::{Duration, Instant};

use ch04_epoll::{Events, Poll, Token, Waker};
use lab::{diagnosis, fail};

use super::given::Kernel;

/// Time stands still, except while somebody waits.
pub(super) struct Standing {
    begin: Instant,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    time: Duration,
    is_interrupted: bool,
    /// What happens in the next waits. In those after that, nothing but time passes.
    script: VecDeque<Scene>,
    last_timeout: Option<Duration>,
    /// How many waits took no time, one after the other.
    empty_waits: usize,
}

/// What happens during a wait.
pub(super) enum Scene {
    /// A signal comes.
    Signal,
    /// It ends when half of the time is over.
    HalfTime,
    /// Something happens that is to end it.
    Interrupted(Box<dyn FnOnce() + Send>),
}

impl Standing {
    pub(super) fn new() -> Arc<Standing> {
        Arc::new(Standing {
            begin: Instant::now(),
            state: Mutex::default(),
        })
    }

    pub(super) fn follow(&self, script: impl IntoIterator<Item = Scene>) {
        self.state().script.extend(script);
    }

    /// How long it has been going, in milliseconds.
    pub(super) fn time(&self) -> u128 {
        self.state().time.as_millis()
    }

    /// As somebody who computes.
    pub(super) fn advance(&self, ms: u64) {
        self.state().time += Duration::from_millis(ms);
    }

    pub(super) fn last_timeout(&self) -> Option<Duration> {
        self.state().last_timeout
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

impl Kernel for Standing {
    fn now(&self) -> Instant {
        self.begin + self.state().time
    }

    fn wait(&self, timeout: Option<Duration>) -> io::Result<()> {
        let mut state = self.state();
        state.last_timeout = timeout;
        match state.script.pop_front() {
            Some(Scene::Signal) => return Err(ErrorKind::Interrupted.into()),
            Some(Scene::HalfTime) => state.time += timeout.unwrap_or_default() / 2,
            Some(Scene::Interrupted(scene)) => {
                state.is_interrupted = false;
                drop(state);
                scene();
                if !mem::take(&mut self.state().is_interrupted) {
                    let words = "a timer that is due sooner was set during a wait, which went on";
                    fail((&diagnosis::SLEEPS_PAST_A_DEADLINE, words));
                }
            }
            None if mem::take(&mut state.is_interrupted) => {}
            None => state.pass(timeout),
        }
        Ok(())
    }

    fn interrupt(&self) {
        self.state().is_interrupted = true;
    }
}

impl State {
    fn pass(&mut self, timeout: Option<Duration>) {
        const MANY: usize = 100;
        let Some(timeout) = timeout else {
            let words = "it waits without a timeout, and a timer is set";
            fail((&diagnosis::SLEEPS_PAST_A_DEADLINE, words));
        };
        self.time += timeout;
        self.empty_waits = if timeout.is_zero() {
            self.empty_waits + 1
        } else {
            0
        };
        if self.empty_waits > MANY {
            fail((&diagnosis::WAITS_IN_CIRCLES, "100 waits had a timeout of 0"));
        }
    }
}

/// The one that everybody has, by way of chapter 4.
pub(super) struct System {
    poll: Mutex<(Poll, Events)>,
    bell: Waker,
}

impl System {
    pub(super) fn new() -> io::Result<Arc<System>> {
        let poll = Poll::new()?;
        let bell = Waker::new(poll.registry(), Token(0))?;
        let poll = Mutex::new((poll, Events::with_capacity(1)));
        Ok(Arc::new(System { poll, bell }))
    }
}

impl Kernel for System {
    fn now(&self) -> Instant {
        Instant::now()
    }

    fn wait(&self, timeout: Option<Duration>) -> io::Result<()> {
        let (poll, events) = &mut *self.poll.lock().unwrap();
        poll.poll(events, timeout)
    }

    fn interrupt(&self) {
        self.bell.wake().expect("an event queue of our own");
    }
}
