// The library's text with one mistake each: (name, file, what stands there once, what instead).

pub const LOOM: &[Mutant] = &[
    // What a waker wrote is not seen by the poll that it leads to.
    (
        "run_begins_with_a_store",
        "task.rs",
        "self.state.swap(RUNNING, AcqRel);\n        let Poll",
        "self.state.store(RUNNING, Relaxed);\n        let Poll",
    ),
    // A wake between the poll and the end of it is overwritten.
    (
        "idle_without_looking",
        "task.rs",
        "self.state.compare_exchange(RUNNING, IDLE, AcqRel, Acquire);",
        "Ok::<u8, u8>(self.state.swap(IDLE, AcqRel));",
    ),
    // The task completes between the handle's look and its waiting.
    (
        "waits_without_looking_again",
        "join_handle.rs",
        "if change(OPEN, WAITING).is_ok() {",
        "self.state.store(WAITING, Release);\n            if true {",
    ),
    // Task and handle both think that the output is the other's to drop.
    (
        "detaches_by_a_store",
        "join_handle.rs",
        "self.state.swap(DETACHED, AcqRel) == COMPLETE",
        "{\n            let state = self.state.load(Acquire);\n            self.state.store(DETACHED, Release);\n            state == COMPLETE\n        }",
    ),
    // What the task wrote is not seen by the handle.
    (
        "looks_relaxed",
        "join_handle.rs",
        "self.state.load(Acquire) == COMPLETE",
        "self.state.load(Relaxed) == COMPLETE",
    ),
    // The owner comes between the look at the length and the lock.
    (
        "believes_the_length",
        "run_queue.rs",
        "self.with(|tasks| tasks.drain(..tasks.len().div_ceil(2)).collect())",
        "let half = self.len.load(Acquire).div_ceil(2);\n        self.with(|tasks| tasks.drain(..half).collect())",
    ),
    // Two lengths are noted in the wrong order.
    (
        "counts_after_unlocking",
        "run_queue.rs",
        "self.len.store(tasks.len(), Release);",
        "let len = tasks.len();\n        drop(tasks);\n        self.len.store(len, Release);",
    ),
    // The notification is given away unseen.
    (
        "parks_over_a_notification",
        "block_on.rs",
        "while self.state.swap(EMPTY, AcqRel) != NOTIFIED {",
        "self.state.store(EMPTY, Release);\n        while self.state.swap(EMPTY, AcqRel) != NOTIFIED {",
    ),
    // The event comes between the look and the waker.
    (
        "waits_for_an_event_that_was",
        "registration.rs",
        "        if let Some(known) = ready() {\n            return Poll::Ready(known);\n        }\n        let old",
        "        let old",
    ),
    // Who begins to wait between the two has left its waker too late, and sees too little.
    (
        "wakes_before_it_notes",
        "registration.rs",
        "let _ = self.known.fetch_update(SeqCst, SeqCst, noted); // what is always Some never fails\n        let mut waiters = self.waiters.lock().unwrap();\n        let told = waiters.extract_if(.., |((side, _), _)| *side as u64 & bits != 0);\n        woken.extend(told.map(|(_, waker)| waker));",
        "let mut waiters = self.waiters.lock().unwrap();\n        let told = waiters.extract_if(.., |((side, _), _)| *side as u64 & bits != 0);\n        woken.extend(told.map(|(_, waker)| waker));\n        drop(waiters);\n        let _ = self.known.fetch_update(SeqCst, SeqCst, noted);",
    ),
    // The event comes during an attempt, when nobody waits.
    (
        "forgets_what_it_does_not_know",
        "registration.rs",
        "(now / EVENT == known / EVENT).then_some(now & !(side as u64));",
        "(now / EVENT >= known / EVENT).then_some(now & !(side as u64));",
    ),
    // An event that tells what is known already cannot be told apart.
    (
        "counts_no_events",
        "registration.rs",
        "Some((known | bits) + EVENT);",
        "Some::<u64>(known | bits);",
    ),
    // A timer is armed while the driver goes to sleep.
    (
        "sleeps_past_a_new_timer",
        "timer.rs",
        "state.asleep = true;",
        "state.asleep = !state.armed.is_empty();",
    ),
];

pub const SHUTTLE: &[Mutant] = &[
    // A task is pushed between a worker's last look and its sleep.
    (
        "sleeps_without_looking_again",
        "executor/worker.rs",
        "!shared.has_work() && !due.load(SeqCst);",
        "!due.load(SeqCst);",
    ),
    // What was pushed while it searched woke nobody, and nobody looks for it.
    (
        "injects_without_notifying",
        "executor/mod.rs",
        "fence(SeqCst);\n        self.notify();",
        "fence(SeqCst);",
    ),
    // Who was woken is never done with waking up, so that no other is woken.
    (
        "stays_roused",
        "executor/worker.rs",
        "shared.asleep.fetch_and(!ROUSED, SeqCst);",
        "",
    ),
    // One worker is woken, and another noted as awake: the one that woke believes nobody called it.
    (
        "notes_another_than_it_wakes",
        "executor/mod.rs",
        "Some(asleep & !(1 << roused) | ROUSED)",
        "Some(asleep & (asleep - 1) | ROUSED)",
    ),
    // Tasks that wait are forgotten when the runtime is dropped.
    (
        "forgets_the_waiting",
        "executor/worker.rs",
        "waiting.into_iter().for_each",
        "waiting.into_iter().skip(1).for_each",
    ),
    // A task slips in after the last look at the injector.
    (
        "asks_before_the_lock",
        "executor/mod.rs",
        "self.injector.with(|tasks| {\n            if self.stop.load(Relaxed) {",
        "let stop = self.stop.load(Relaxed);\n        self.injector.with(|tasks| {\n            if stop {",
    ),
    // The task with the turn leaves, and the others believe that it still drives.
    (
        "interrupts_nobody",
        "executor/mod.rs",
        "let interrupt = || self.driver.interrupt();",
        "let interrupt = || {};",
    ),
];

pub type Mutant = (&'static str, &'static str, &'static str, &'static str);
