// The library's text with one mistake each: (name, file, what stands there once, what instead).

pub const LOOM: &[Mutant] = &[
    // What a waker wrote is not seen by the poll that it leads to.
    (
        "run_begins_with_a_store",
        "task.rs",
        "self.state.swap(RUNNING, AcqRel);\n        let polled",
        "self.state.store(RUNNING, Relaxed);\n        let polled",
    ),
    // A wake between the poll and the end of it is overwritten.
    (
        "idle_without_looking",
        "task.rs",
        ".compare_exchange(RUNNING, IDLE, AcqRel, Acquire)\n            .is_ok()",
        ".swap(IDLE, AcqRel) < 9",
    ),
    // The task completes between the handle's look and its waiting.
    (
        "waits_without_looking_again",
        "join_handle.rs",
        "let shown = change(PENDING, WAITING);",
        "self.state.store(WAITING, Release);\n        let shown = Ok::<u8, u8>(PENDING);",
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
    // A thief comes between the look at the length and the lock.
    (
        "believes_the_length",
        "run_queue.rs",
        "items.pop_front()",
        "Some(items.pop_front().unwrap())",
    ),
    // Two lengths are noted in the wrong order.
    (
        "counts_after_unlocking",
        "run_queue.rs",
        "self.len.store(items.len(), Release);",
        "let len = items.len();\n        drop(items);\n        self.len.store(len, Release);",
    ),
    // The notification is given away unseen.
    (
        "parks_over_a_notification",
        "block_on.rs",
        "let slept = self.state.compare_exchange(EMPTY, how, AcqRel, Acquire);",
        "let slept = Ok::<u8, u8>(self.state.swap(how, AcqRel));",
    ),
    // The event comes between the look and the waker.
    (
        "waits_for_an_event_that_was",
        "registration.rs",
        "// Why look again? An event may have come before the waker was there to be seen.\n        if direction.ready {",
        "if false {",
    ),
    // The event comes between the attempt and the note that nothing was there.
    (
        "clears_what_came_since",
        "registration.rs",
        "if direction.events == events && ",
        "if direction.events >= events && ",
    ),
    // A timer is armed while the driver goes to sleep.
    (
        "sleeps_past_a_new_timer",
        "timer.rs",
        "state.asleep_until = next.unwrap_or(u64::MAX);",
        "state.asleep_until = next.unwrap_or(0);",
    ),
];

pub const SHUTTLE: &[Mutant] = &[
    // A task is pushed between a worker's last look and its sleep.
    (
        "sleeps_without_looking_again",
        "executor/worker.rs",
        "if !shared.has_work() && !due.load(SeqCst) {",
        "if !due.load(SeqCst) {",
    ),
    // What was pushed while it searched woke nobody, and nobody looks for it.
    (
        "injects_without_notifying",
        "executor/mod.rs",
        "fence(SeqCst);\n        self.notify();",
        "fence(SeqCst);",
    ),
    // Tasks that wait are forgotten when the runtime is dropped.
    (
        "forgets_the_waiting",
        "executor/worker.rs",
        "for (_, task) in waiting {",
        "for (_, task) in waiting.into_iter().skip(1) {",
    ),
    // A task slips in after the last look at the injector.
    (
        "stops_without_the_lock",
        "executor/runtime.rs",
        "self.injector.with(|_| self.stop.store(true, SeqCst));",
        "self.stop.store(true, SeqCst);",
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
