//! The mistakes that checks can name: one table, three lines a mistake.
//!
//! A diagnosis comes from one of three places. The harness itself sees how a check ended. A sign of
//! it stands on the recorded timeline. Or a check knows the mistake by what the answer did, and says
//! so: `lab::fail((&diagnosis::IGNORES_ERRNO, "close(-1) returned Ok(-9)"))`.
//!
//! To add one, write into the table: the constant, the slug and where to read about it; then what is
//! wrong, in words that tell the learner what is right. A mutant proves it.

use std::fmt::{self, Display, Formatter};

use timeline::Timeline;

use crate::signs;

/// A mistake that has a name.
///
/// ```
/// let diagnosis = lab::diagnosis::named("ends-early").unwrap();
/// assert!(diagnosis.to_string().starts_with("ends-early: "));
/// ```
#[derive(Debug)]
pub struct Diagnosis {
    /// Identifies it, in words joined by hyphens.
    pub name: &'static str,
    /// What is wrong, and what is right.
    pub words: &'static str,
    /// Where to read about it: a crate's folder and a section of its README.
    pub see: (&'static str, &'static str),
    /// How it shows on a timeline.
    sign: Sign,
}

/// What a timeline shows of a mistake, in words, if it does.
type Sign = fn(&Timeline) -> Option<String>;

impl Diagnosis {
    /// Whether it says no more than that something is stuck.
    pub(crate) fn is_general(&self) -> bool {
        [BLOCKS_FOR_EVER.name, SPINS.name].contains(&self.name)
    }

    /// What `timeline` shows of this mistake.
    pub(crate) fn is_shown_by(&self, timeline: &Timeline) -> Option<String> {
        (self.sign)(timeline)
    }
}

impl Display for Diagnosis {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.name, self.words)
    }
}

/// The diagnosis with this slug.
///
/// ```
/// assert!(lab::diagnosis::named("no-such-mistake").is_none());
/// ```
pub fn named(name: &str) -> Option<&'static Diagnosis> {
    ALL.iter().copied().find(|diagnosis| diagnosis.name == name)
}

/// Why a check is stuck, as far as its timeline tells, and what tells it.
pub(crate) fn sign_on(timeline: &Timeline, is_busy: bool) -> Option<(&'static Diagnosis, String)> {
    let candidates: &[&'static Diagnosis] = match is_busy {
        true => &[&BLOCKS_IN_A_POLL, &BUSY_POLLING],
        false => &[&BLOCKS_IN_A_POLL, &LOST_WAKE_UP],
    };
    let shown = |d: &&'static Diagnosis| Some((*d, d.is_shown_by(timeline)?));
    candidates.iter().find_map(shown)
}

macro_rules! table {
    ($(
        $constant:ident = $name:literal, see $folder:literal $section:literal $(, sign $sign:path)?;
        $words:literal;
    )*) => {
        $(
            #[doc = $words]
            pub const $constant: Diagnosis = Diagnosis {
                name: $name,
                words: $words,
                see: ($folder, $section),
                sign: [$($sign as Sign,)? signs::none as Sign][0],
            };
        )*

        /// The whole table.
        pub const ALL: &[&Diagnosis] = &[$(&$constant),*];

        #[cfg(test)]
        const CONSTANTS: &[&str] = &[$(stringify!($constant)),*];
    };
}

table! {
    // How a check ended: the harness sees it.
    NOT_WRITTEN = "not-written", see "tools/lab" "How a check ends";
        "a `todo!` still stands where the answer goes";
    DELEGATES = "delegates", see "tools/lab" "How a check ends";
        "this name is what the exercise has you build, or reaches around it: do without";
    BLOCKS_FOR_EVER = "blocks-for-ever", see "tools/lab" "How a check ends";
        "it sleeps and nothing will wake it: find who was to";
    SPINS = "spins", see "tools/lab" "How a check ends";
        "it runs in circles: nothing that it asks for will change, or it should have slept";
    ENDS_EARLY = "ends-early", see "tools/lab" "How a check ends";
        "the process ended before the check's last step: return, do not exit";
    PANICS = "panics", see "tools/lab" "How a check ends";
        "the answer panicked where it was to return: an error is a value to hand back";
    PANICS_ON_A_THREAD = "panics-on-a-thread", see "tools/lab" "How a check ends";
        "a thread of the answer's panicked, and somebody still waits for it";
    CRASHES = "crashes", see "tools/lab" "How a check ends";
        "the process broke and was ended from outside: the fault is in unsafe code or an abort";
    OVERFLOWS_THE_STACK = "overflows-the-stack", see "tools/lab" "How a check ends";
        "calls went deeper than the stack: look for a function that calls itself without end";
    FLOODS_OUTPUT = "floods-output", see "tools/lab" "How a check ends";
        "it prints without end: take the print out of the loop";
    LEAVES_A_CHILD = "leaves-a-child", see "tools/lab" "How a check ends";
        "it started a process and left it behind: wait for what you start";
    STOPS_ITSELF = "stops-itself", see "tools/lab" "How a check ends";
        "the process was stopped and nobody was there to continue it";

    // Mistakes that checks know: system calls and errors.
    IGNORES_ERRNO = "ignores-errno", see "ch01-os-basics" "The wall, and the doors in it";
        "a result from -4095 to -1 is an errno negated: return it as an error";
    KEEPS_THE_SIGN = "keeps-the-sign", see "ch01-os-basics" "The wall, and the doors in it";
        "the kernel negates an errno to mark it: take the minus away again";
    MAKES_UP_AN_ERROR = "makes-up-an-error", see "ch01-os-basics" "The wall, and the doors in it";
        "the error is not the one that the kernel reported: hand on its errno";
    THREAD_FOR_PROCESS = "thread-for-process", see "ch01-os-basics" "The wall, and the doors in it";
        "this is the number of the thread: the process has one of its own";

    // Reading from a non-blocking socket.
    SHORT_READ_FOR_ALL = "short-read-for-all", see "ch01-os-basics" "Three ways to wait";
        "a read returns what is there, not all that will come: read on until it returns 0";
    WOULD_BLOCK_FOR_THE_END = "would-block-for-the-end", see "ch01-os-basics" "Three ways to wait";
        "WouldBlock says \"nothing yet\", not \"nothing more\": wait, and read again";
    SIGNAL_FOR_AN_ERROR = "signal-for-an-error", see "ch01-os-basics" "Three ways to wait";
        "a call that a signal interrupted (EINTR) has not failed: make it again";
    SPINS_INSTEAD_OF_WAITING = "spins-instead-of-waiting", see "ch01-os-basics" "Three ways to wait";
        "it asks again at once when nothing is there: sleep until something may be";
    END_AS_WOULD_BLOCK = "end-as-would-block", see "ch01-os-basics" "Three ways to wait";
        "a read of 0 bytes is the end of the stream, not \"nothing yet\": stop there";

    // A pool of threads.
    RESULTS_OUT_OF_ORDER = "results-out-of-order", see "ch01-os-basics" "Threads, and what they cost";
        "results stand in the order in which they came: put each one at its job's place";
    ONE_AT_A_TIME = "one-at-a-time", see "ch01-os-basics" "Threads, and what they cost";
        "only one job runs at a time: is a lock held, or a thread joined, while a job runs?";
    THREAD_PER_JOB = "thread-per-job", see "ch01-os-basics" "Threads, and what they cost";
        "each job got a thread of its own: start a few, and let each take job after job";
    FIXED_SHARES = "fixed-shares", see "ch01-os-basics" "Threads, and what they cost";
        "jobs wait behind a slow one while a thread is idle: share them out one by one";
    CALLS_BACK_LATE = "calls-back-late", see "ch01-os-basics" "Threads, and what they cost";
        "a job has ended and its callback waits for others: call back as each one ends";
    CALLS_BACK_TWICE = "calls-back-twice", see "ch01-os-basics" "Threads, and what they cost";
        "a callback ran more than once for one request: take it out before you call it";
    LOSES_A_PANIC = "loses-a-panic", see "ch01-os-basics" "Threads, and what they cost";
        "a job panicked and nobody is told: whoever waits for its result waits for ever";

    // An event queue: registering, waiting, draining.
    ANOTHERS_EVENT = "anothers-event", see "ch04-epoll" "An event is a hint";
        "it went on with one that the event is not about: give each its own token, and look at it";
    COUNTS_EVENTS = "counts-events", see "ch04-epoll" "An event is a hint";
        "an event does not finish anything: count those that have ended, not the events";
    EVENT_FOR_A_PROMISE = "event-for-a-promise", see "ch04-epoll" "An event is a hint";
        "an event says that trying is worth it: WouldBlock is no failure, wait for the next one";
    CALLS_THE_FINISHED = "calls-the-finished", see "ch04-epoll" "An event is a hint";
        "what had ended was called again: take it off the queue, and pass over its events";
    LEAVES_REGISTERED = "leaves-registered", see "ch04-epoll" "The idea";
        "it returned and the queue still watches: deregister what you registered";
    WAITS_IN_CIRCLES = "waits-in-circles", see "ch04-epoll" "The idea";
        "its waits end again and again though nothing has come: sleep until something does";
    ONE_READ_AN_EDGE = "one-read-an-edge", see "ch04-epoll" "Level and edge";
        "an edge is told of once, and there was more to read: go on until WouldBlock";
    STOPS_AT_A_SHORT_READ = "stops-at-a-short-read", see "ch04-epoll" "Level and edge";
        "the end or an error may stand right behind a short read: go on until WouldBlock";
    LOSES_WHAT_CAME = "loses-what-came", see "ch04-epoll" "Level and edge";
        "bytes that came before an error are gone: hand them over before you report it";

    // Deadlines.
    TIES_OUT_OF_ORDER = "ties-out-of-order", see "ch04-epoll" "Timeouts and signals";
        "what is due at the same time is to come in the order in which it was added";
    ROUNDS_DOWN = "rounds-down", see "ch04-epoll" "Timeouts and signals";
        "the wait is over before anything is due, and the next ones take no time: round up";
    SLEEPS_PAST_A_DEADLINE = "sleeps-past-a-deadline", see "ch04-epoll" "Timeouts and signals";
        "it waits for another deadline than the next: the earliest counts, whenever it was added";
    FIRES_THE_CANCELLED = "fires-the-cancelled", see "ch04-epoll" "Timeouts and signals";
        "a cancelled timer fires, or ends a wait: take it out of whatever is looked at";
    OVERFLOWS_THE_CLOCK = "overflows-the-clock", see "ch04-epoll" "Timeouts and signals";
        "the clock does not reach that far: checked_add says so, and what is never due is no error";

    // A waker.
    LOSES_A_WAKE = "loses-a-wake", see "ch04-epoll" "Waking";
        "a wake was thrown away unseen: take back the wakes first, and look for work after that";
    WAKE_BLOCKS = "wake-blocks", see "ch04-epoll" "Waking";
        "a wake waits for room in a full pipe: do not block, for a full one wakes as it is";
    WAKES_PILE_UP = "wakes-pile-up", see "ch04-epoll" "Waking";
        "each wake ended a wait of its own: one look serves them all, so take all of them back";
    WAKES_ONLY_ONCE = "wakes-only-once", see "ch04-epoll" "Waking";
        "the first wake used it up: whatever it changed has to be changed back before the look";

    // A server.
    ACCEPTS_ONE_AN_EVENT = "accepts-one-an-event", see "ch04-epoll" "Level and edge";
        "one event may stand for many connections: accept until WouldBlock";
    CLOSES_AT_HALF_CLOSE = "closes-at-half-close", see "ch04-epoll" "Exercises";
        "who has said all has not heard all: send what is left, and close after that";
    DIES_WITH_A_CLIENT = "dies-with-a-client", see "ch04-epoll" "Exercises";
        "the error of one client ended the server: let that one go, and serve the others";
    ONE_HOLDS_UP_ALL = "one-holds-up-all", see "ch04-epoll" "Exercises";
        "it waits for one client, and all others with it: keep what does not fit, and go on";
    BUFFERS_WITHOUT_BOUND = "buffers-without-bound", see "ch04-epoll" "Exercises";
        "it takes more and more from one who does not read: while an answer is pending, stop reading";
    TRUSTS_A_STALE_EVENT = "trusts-a-stale-event", see "ch04-epoll" "An event is a hint";
        "an event for one who is gone hit a newcomer: use no token twice, or ask the socket";

    // Mistakes that show on the timeline.
    LOST_WAKE_UP = "lost-wake-up", see "tools/lab" "Signs on the timeline", sign signs::never_woken;
        "a task returned Pending and nobody wakes it: keep its waker, and wake it when it can go on";
    BUSY_POLLING = "busy-polling", see "tools/lab" "Signs on the timeline", sign signs::unasked_polls;
        "tasks are polled again and again without a wake: poll a task when it was woken";
    BLOCKS_IN_A_POLL = "blocks-in-a-poll", see "tools/lab" "Signs on the timeline", sign signs::open_poll;
        "a poll does not return, and its thread is lost to all other tasks: return Pending";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_the_constants_names() {
        for (diagnosis, constant) in ALL.iter().zip(CONSTANTS) {
            assert_eq!(diagnosis.name, constant.to_lowercase().replace('_', "-"));
        }
    }
}
