//! Wrong: drops requests under way when it is shut down.

use std::collections::VecDeque;
use std::future::poll_fn;
use std::io::{self, ErrorKind};
use std::mem;
use std::sync::{Arc, Mutex};
use std::task::{Poll, Waker};
use std::time::Instant;

use ch10_final_runtime::spawn;

use super::checks::given::{Answer, Limits, Outcome, Waiting, World};

/// Fetches what it is told to, within limits.
pub struct Crawler {
    world: Arc<dyn World>,
    limits: Limits,
    /// When requests began: the latest, as many as may begin in an interval.
    begun: Mutex<VecDeque<Instant>>,
    end: Mutex<End>,
}

/// Whether it is to end, and who is to be told.
#[derive(Default)]
struct End {
    has_come: bool,
    waiting: Vec<Waker>,
}

impl Crawler {
    /// Nothing to do yet.
    pub fn new(world: Arc<dyn World>, limits: Limits) -> Arc<Crawler> {
        Arc::new(Crawler {
            world,
            limits,
            begun: Mutex::default(),
            end: Mutex::default(),
        })
    }

    /// Fetches all of `paths`, and returns what became of each, in their order. It is called once.
    pub async fn crawl(self: Arc<Self>, paths: Vec<String>) -> Vec<Outcome> {
        let outcomes: Vec<_> = paths.iter().map(|_| Outcome::NotAsked).collect();
        let outcomes = Arc::new(Mutex::new(outcomes));
        let paths = Arc::new(Mutex::new(paths.into_iter().enumerate()));
        let tasks = (0..self.limits.in_flight).map(|_| {
            let (this, paths) = (Arc::clone(&self), Arc::clone(&paths));
            let outcomes = Arc::clone(&outcomes);
            spawn(async move {
                loop {
                    let next = paths.lock().unwrap().next();
                    let Some((place, path)) = next else { break };
                    let outcome = this.fetch(&path).await;
                    outcomes.lock().unwrap()[place] = outcome;
                }
            })
        });
        for task in tasks.collect::<Vec<_>>() {
            task.await.expect("it does not panic");
        }
        let mut outcomes = outcomes.lock().unwrap();
        mem::take(&mut *outcomes)
    }

    /// Begins no more requests. Those under way go on, and `crawl` returns as soon as they have
    /// ended. Any thread may call it.
    pub fn shut_down(&self) {
        let mut end = self.end.lock().unwrap();
        end.has_come = true;
        let waiting = mem::take(&mut end.waiting);
        drop(end);
        waiting.into_iter().for_each(Waker::wake);
    }

    async fn fetch(&self, path: &str) -> Outcome {
        let mut attempts = 0;
        let mut back_off = self.limits.back_off;
        let mut former = None;
        while self.may_begin().await {
            attempts += 1;
            let error = match self.ask(path).await {
                Ok(answer) if answer.status < 500 => return Outcome::Answered(answer),
                Ok(answer) => io::Error::other(format!("status {}", answer.status)),
                Err(error) => error,
            };
            former = Some(error);
            if attempts > self.limits.retries {
                break;
            }
            self.unless_over(self.world.sleep(back_off)).await;
            back_off *= 2;
        }
        match former {
            Some(error) => Outcome::Failed { attempts, error },
            None => Outcome::NotAsked,
        }
    }

    /// One request, and not longer than patience lasts.
    async fn ask(&self, path: &str) -> io::Result<Answer> {
        let mut answer = self.world.get(path);
        let mut alarm = self.world.sleep(self.limits.patience);
        poll_fn(|cx| {
            let mut end = self.end.lock().unwrap();
            if end.has_come {
                return Poll::Ready(Err(ErrorKind::Interrupted.into()));
            }
            end.waiting.push(cx.waker().clone());
            drop(end);
            match answer.as_mut().poll(cx) {
                Poll::Ready(answer) => Poll::Ready(answer),
                Poll::Pending => alarm
                    .as_mut()
                    .poll(cx)
                    .map(|()| Err(ErrorKind::TimedOut.into())),
            }
        })
        .await
    }

    /// Waits until the rate allows one more request, and counts it. False if it is to end instead.
    async fn may_begin(&self) -> bool {
        loop {
            if self.end.lock().unwrap().has_come {
                return false;
            }
            let Err(wait) = self.begin() else {
                return true;
            };
            self.unless_over(wait).await;
        }
    }

    /// Counts a request. If there are too many, how long to wait.
    fn begin(&self) -> Result<(), Waiting<()>> {
        let now = self.world.now();
        let mut begun = self.begun.lock().unwrap();
        if begun.len() == self.limits.per_interval {
            let free = begun[0] + self.limits.interval;
            if free > now {
                return Err(self.world.sleep(free - now));
            }
            begun.pop_front();
        }
        begun.push_back(now);
        Ok(())
    }

    /// Waits, but not beyond the call of [`shut_down`](Self::shut_down).
    async fn unless_over(&self, mut wait: Waiting<()>) {
        poll_fn(|cx| {
            let mut end = self.end.lock().unwrap();
            if end.has_come {
                return Poll::Ready(());
            }
            end.waiting.retain(|waker| !waker.will_wake(cx.waker()));
            end.waiting.push(cx.waker().clone());
            drop(end);
            wait.as_mut().poll(cx)
        })
        .await;
    }
}
