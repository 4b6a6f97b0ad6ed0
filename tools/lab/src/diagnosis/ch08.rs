//! Mistakes in chapter 8: wakers, sleep, turns, handles, the reactor.

table! {
    in "ch08-runtime";

    // Wakers.
    NEW_WAKER_EVERY_POLL = "new-waker-every-poll", see "Who wakes whom";
        "each poll brings another waker, so that will_wake is never true: make it of the task";
    POLL_FOR_EVERY_WAKE = "poll-for-every-wake", see "Who wakes whom";
        "wakes that come before a poll are one reason for it: queue a task that is not queued yet";
    LOSES_A_WAKE_IN_THE_POLL = "loses-a-wake-in-the-poll", see "Who wakes whom";
        "it was woken while it was polled, and was not polled again: take the mark back before the poll";
    RUNS_AFTER_THE_END = "runs-after-the-end", see "Who wakes whom";
        "a future that had ended was polled once more: a late wake is to find nothing";
    WAKES_THE_FORMER = "wakes-the-former", see "Who wakes whom";
        "the waker of an earlier poll was called: the one of the last poll counts";
    LOCKED_WHILE_WAKING = "locked-while-waking", see "Who wakes whom";
        "a lock is held while a waker is called, and who is woken needs it: collect, unlock, then wake";
    SPAWN_WAKES_NOBODY = "spawn-wakes-nobody", see "Who wakes whom";
        "a task that another thread has spawned does not run: queueing it has to end the sleep";

    // A thread that sleeps.
    LOSES_AN_EARLY_UNPARK = "loses-an-early-unpark", see "Sleeping without missing a wake-up";
        "an unpark came before the park, and nobody knows of it any more: keep it in a flag";
    SLEEPS_THROUGH_AN_UNPARK = "sleeps-through-an-unpark", see "Sleeping without missing a wake-up";
        "an unpark came between the look and the sleep: keep the lock from the one to the other";
    UNPARK_WAKES_NOBODY = "unpark-wakes-nobody", see "Sleeping without missing a wake-up";
        "it slept when the unpark came, and sleeps on: a flag wakes nobody, a notification does";
    TRUSTS_EVERY_AWAKENING = "trusts-every-awakening", see "Sleeping without missing a wake-up";
        "a wait may end though nobody has ended it: look at the flag again, in a loop";
    UNPARKS_ADD_UP = "unparks-add-up", see "Sleeping without missing a wake-up";
        "each unpark ended a park of its own: one look serves them all, so keep a flag and no count";
    STAYS_AWAKE = "stays-awake", see "Sleeping without missing a wake-up";
        "an unpark ended one park after the other: park takes back the flag that it has seen";

    // Whose turn it is.
    STARVES_A_TASK = "starves-a-task", see "One turn each";
        "one ran again and again while another was ready: take from the front, add at the back";
    STARVES_THE_REACTOR = "starves-the-reactor", see "One turn each";
        "tasks that wake themselves keep it from looking at events: look after so many in a row";
    LOOKS_AT_EVERY_TURN = "looks-at-every-turn", see "One turn each";
        "each look costs a system call: while tasks are ready, look only when the budget is used up";
    LOCKED_WHILE_RUNNING = "locked-while-running", see "One turn each";
        "a lock is held while a task runs, and what it wakes needs that: take one out, unlock, run it";
    SLEEPS_WITH_WORK = "sleeps-with-work", see "One turn each";
        "it sleeps, and tasks are ready: sleep when the queue is empty, and only look before";

    // Ends.
    JOINER_NOT_WOKEN = "joiner-not-woken", see "Ends: handles, panics, drops";
        "the result is there and nobody tells who waits for it: wake the handle's waker";
    PANIC_ESCAPES = "panic-escapes", see "Ends: handles, panics, drops";
        "a task panicked, and whoever ran it with it: catch it, and hand it to the handle";
    DETACHING_ENDS_IT = "detaching-ends-it", see "Ends: handles, panics, drops";
        "the handle was dropped, and the task with it: nobody waits, but it goes on";
    LEAVES_JOINERS_WAITING = "leaves-joiners-waiting", see "Ends: handles, panics, drops";
        "the task was dropped, and who waits for its result waits for ever: tell them it was aborted";
    ABORT_WAITS_FOR_A_WAKE = "abort-waits-for-a-wake", see "Ends: handles, panics, drops";
        "the task was aborted, and nobody polls it to see that: abort has to wake it";
    STAYS_REGISTERED = "stays-registered", see "Ends: handles, panics, drops";
        "a future was dropped, and its waker is still kept: what a future registers, its drop undoes";
    WAITS_FOR_EVERYBODY = "waits-for-everybody", see "Ends: handles, panics, drops";
        "block_on has its result and goes on running tasks: return as soon as its own future is ready";
    ONE_RUNTIME_A_PROCESS = "one-runtime-a-process", see "Ends: handles, panics, drops";
        "a second runtime cannot be made: keep nothing in statics, a runtime is a value";
    LEAVES_TASKS_BEHIND = "leaves-tasks-behind", see "Ends: handles, panics, drops";
        "the runtime was dropped, and its tasks were not: drop those too that nobody will ever wake";

    // The reactor.
    DIES_OF_A_SIGNAL = "dies-of-a-signal", see "Waiting for the kernel and the clock";
        "a signal has ended the reactor's wait, and with it the reactor: wait again";
    PANICS_WITHOUT_A_SERVER = "panics-without-a-server", see "Waiting for the kernel and the clock";
        "nobody listens there, and it panicked: that is an error like any other, hand it back";
    REGISTERS_AT_EVERY_POLL = "registers-at-every-poll", see "Waiting for the kernel and the clock";
        "each poll has left one entry more: keep one, and put the new waker in its place";
}
