//! The step that a check is at: what it waits for, and what it means if that never comes.

use std::sync::{Mutex, MutexGuard, OnceLock};
use std::time::{Duration, Instant};

use super::session;
use super::wire::Message;
use crate::diagnosis::{self, Diagnosis};
use crate::sys;

/// A waiting process uses next to no CPU time. One that spins uses a twentieth of the time even
/// where twenty like it share a core.
const SPINNING: u32 = 20;

/// Says what the check does next, for the moment it does not come. The time for a step starts anew.
/// A step is something a learner can picture, not each turn of a loop.
///
/// ```
/// use lab::{diagnosis, waiting_for};
///
/// waiting_for("the answer to the request sent last");
/// // Where it is known what a step that never ends must mean, say so.
/// waiting_for("the end of the stream").spinning_means(&diagnosis::END_AS_WOULD_BLOCK);
/// ```
pub fn waiting_for(what: impl Into<String>) -> Waiting {
    let mut step = current();
    *step = Step::new(what.into());
    let what = step.what.clone();
    drop(step);
    session::tell(Message::WaitingFor { what });
    Waiting(())
}

/// The step that [`waiting_for`] began.
///
/// ```
/// lab::waiting_for("the second worker").blocking_means(&lab::diagnosis::LOSES_A_PANIC);
/// ```
#[derive(Debug)]
pub struct Waiting(());

impl Waiting {
    /// Should this step block for ever, then `diagnosis` is why.
    pub fn blocking_means(self, diagnosis: &'static Diagnosis) -> Waiting {
        current().blocking_means = diagnosis;
        self
    }

    /// Should this step spin for ever, then `diagnosis` is why.
    pub fn spinning_means(self, diagnosis: &'static Diagnosis) -> Waiting {
        current().spinning_means = diagnosis;
        self
    }

    /// Should the process crash in this step, then `diagnosis` is why.
    pub fn crashing_means(self, diagnosis: &'static Diagnosis) -> Waiting {
        // Told at once, for a process that has crashed says nothing any more.
        session::tell(Message::CrashMeans {
            diagnosis: diagnosis.name.to_owned(),
        });
        self
    }
}

/// What the watchdog knows.
#[derive(Debug)]
pub(super) struct Step {
    what: String,
    pub(super) since: Instant,
    cpu_before: Option<Duration>,
    blocking_means: &'static Diagnosis,
    spinning_means: &'static Diagnosis,
}

impl Step {
    fn new(what: String) -> Step {
        Step {
            what,
            since: Instant::now(),
            cpu_before: sys::cpu_time(),
            blocking_means: &diagnosis::BLOCKS_FOR_EVER,
            spinning_means: &diagnosis::SPINS,
        }
    }

    /// Why this step did not come to its end, and how that showed.
    pub(super) fn verdict(&self) -> (&'static Diagnosis, String) {
        let waited = self.since.elapsed();
        let cpu = sys::cpu_time().zip(self.cpu_before);
        let used = cpu.map_or(Duration::ZERO, |(now, before)| now.saturating_sub(before));
        let is_busy = used >= waited / SPINNING;
        let (diagnosis, how) = if is_busy {
            (self.spinning_means, "busy")
        } else {
            (self.blocking_means, "idle")
        };
        let mut words = format!(
            "it did not come within {:.0} s; meanwhile the processor was {how} ({} ms of CPU time)",
            waited.as_secs_f64(),
            used.as_millis(),
        );
        let timeline = timeline::snapshot().filter(|_| diagnosis.is_general());
        let sign = timeline.and_then(|timeline| diagnosis::sign_on(&timeline, is_busy));
        let Some((diagnosis, seen)) = sign else {
            return (diagnosis, words);
        };
        words.push_str("; ");
        words.push_str(&seen);
        (diagnosis, words)
    }
}

/// The step that this process's check is at.
pub(super) fn current() -> MutexGuard<'static, Step> {
    static STEP: OnceLock<Mutex<Step>> = OnceLock::new();
    let step = STEP.get_or_init(|| Mutex::new(Step::new("the check to begin".into())));
    step.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}
