// The library's text with one mistake each: (name, file, what stands there once, what instead).

pub const LOOM: &[Mutant] = &[
    // What a waker wrote is not seen by the poll that it leads to.
    (
        "run_begins_with_a_store",
        "task.rs",
        "self.state.swap(RUNNING, AcqRel);\n        if self.aborted",
        "self.state.store(RUNNING, Relaxed);\n        if self.aborted",
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
        "if shown.is_ok() {",
        "self.state.store(WAITING, Release);\n        if shown.is_ok() || shown.is_err() {",
    ),
    // Task and handle both think that the output is the other's to drop.
    (
        "detaches_by_a_store",
        "join_handle.rs",
        "let state = self.state.swap(DETACHED, AcqRel);",
        "let state = self.state.load(Acquire);\n        self.state.store(DETACHED, Release);",
    ),
    // The owner writes into a slot that a thief is still copying.
    (
        "room_counted_from_head",
        "run_queue.rs",
        "let (stolen, _) = unpack(self.ring.heads.load(Acquire));\n        CAPACITY",
        "let (_, stolen) = unpack(self.ring.heads.load(Acquire));\n        CAPACITY",
    ),
    // A thief puts its loot where another is still copying.
    (
        "steals_without_room",
        "run_queue.rs",
        "if own.room() < CAPACITY / 2 {",
        "if own.room() > CAPACITY {",
    ),
    // An item is seen before it was written.
    (
        "published_too_early",
        "run_queue.rs",
        "self.ring.tail.store(tail.wrapping_add(1), Release);",
        "self.ring.tail.store(tail.wrapping_add(1), Relaxed);",
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
        "direction.wait(waker.clone(), place);",
        "direction.wait(waker.clone(), place);\n            return Poll::Pending;",
    ),
    // The event comes between the attempt and the note that nothing was there.
    (
        "clears_what_came_since",
        "registration.rs",
        ".compare_exchange(word, cleared, AcqRel, Acquire);",
        ".fetch_and(!(READY | CLOSED), AcqRel);\n        let _ = cleared;",
    ),
    // A timer is armed while the driver goes to sleep.
    (
        "sleeps_past_a_new_timer",
        "timer/mod.rs",
        "timers.asleep_until = next.unwrap_or(u64::MAX);",
        "timers.asleep_until = next.unwrap_or(0);",
    ),
];

pub const SHUTTLE: &[Mutant] = &[
    // A task is pushed between a worker's last look and its sleep.
    (
        "sleeps_without_looking_again",
        "executor/worker.rs",
        "if !self.shared.has_work() && !self.shared.stop.load(SeqCst) {",
        "if !self.shared.stop.load(SeqCst) {",
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
        "for task in owned.take_all() {",
        "for task in owned.take_all().into_iter().skip(1) {",
    ),
    // The queue is closed after the workers have left, so that a task slips in between.
    (
        "stops_before_it_closes",
        "executor/runtime.rs",
        "self.injector.close();\n        self.stop.store(true, SeqCst);",
        "self.stop.store(true, SeqCst);\n        crate::sync::thread::yield_now();\n        crate::sync::thread::yield_now();\n        self.injector.close();",
    ),
    // The task with the turn leaves, and the others believe that it still drives.
    (
        "interrupts_nobody",
        "executor/mod.rs",
        ".unpark(|| self.driver.interrupt());",
        ".unpark(|| {});",
    ),
];

pub type Mutant = (&'static str, &'static str, &'static str, &'static str);
