//! Mistakes in chapter 10: std's wakers, what two tasks share; select, timer wheels, executors,
//! crawlers.

table! {
    in "ch10-final-runtime";

    // An executor and its wakers.
    UNPARK_TAKEN_AWAY = "unpark-taken-away", see "Who wakes whom";
        "it was woken and sleeps: a thread has one unpark, which others may take, so set a flag too";
    QUEUES_THE_RUNNING = "queues-the-running", see "Who wakes whom";
        "a second thread waits for a task that runs: note the wake, and queue it after the poll";

    // Channels, locks, semaphores: both sides may go at any time.
    GOES_IN_SILENCE = "goes-in-silence", see "Cancellation";
        "one side is gone, and who waits for it waits for ever: whoever goes or closes wakes them";
    PANICS_WHEN_CLOSED = "panics-when-closed", see "Cancellation";
        "the other side is gone, and it panicked: that happens, so return it, or do nothing";
    LOSES_A_TURN = "loses-a-turn", see "Cancellation";
        "a waiter was dropped when it was its turn, and nobody else gets on: its drop wakes the next";
    WAKES_ONE_FOR_MANY = "wakes-one-for-many", see "Who wakes whom";
        "there is enough for several, and one was woken: go on to the first for whom it is too little";
    DROPS_TWICE = "drops-twice", see "Cancellation";
        "a value was dropped twice: whoever takes it out leaves word that it is gone";
    NEVER_DROPS = "never-drops", see "Cancellation";
        "nobody took the value, and it was never dropped: a place made by hand drops what is in it";

    // Select and timeout.
    STARVES_A_SIDE = "starves-a-side", see "Cancellation";
        "when both are ready, the same one wins each time: take turns at who is polled first";
    MOVES_THE_PINNED = "moves-the-pinned", see "Why Pin";
        "a future was moved after its first poll: pin it once, and poll it where it stands";

    // A timer wheel.
    FIRES_A_ROUND_EARLY = "fires-a-round-early", see "The runtime";
        "a timer fired before its time: a slot is for all rounds of the wheel, so look at the deadline";
    LOSES_A_TIMER = "loses-a-timer", see "The runtime";
        "the hand is past a timer that has not fired: what is due goes where the hand comes next";
    SKIPS_SLOTS = "skips-slots", see "The runtime";
        "the hand jumped, and timers in between did not fire: visit each slot that it passes";
    FORGETS_THE_FAR = "forgets-the-far", see "The runtime";
        "a timer of a coarse wheel is due and has not fired: hand it down when the hand comes to its slot";
    CANCELS_ANOTHERS = "cancels-anothers", see "The runtime";
        "a key of one who is gone cancelled another's timer: number those who use the same place";
    WALKS_EVERY_TICK = "walks-every-tick", see "The runtime";
        "the way to a far time goes through each tick: jump to the next slot that holds something";
    LOOKS_AT_ALL_TIMERS = "looks-at-all-timers", see "The runtime";
        "each step looks at all timers there are: let the deadline and the key say where one is";

    // An executor with several threads.
    POLLS_ON_TWO_THREADS = "polls-on-two-threads", see "The runtime";
        "two threads polled one task at the same time: a task that is being polled is in no queue";
    LEAVES_THREADS_BEHIND = "leaves-threads-behind", see "The runtime";
        "the executor was dropped, and its threads live on: tell them to end, wake them, and join them";
    RUNS_ON_WHEN_DROPPED = "runs-on-when-dropped", see "The runtime";
        "the executor is being dropped and runs on: look for the end before each poll, not after all";

    // A crawler within limits.
    TOO_MANY_IN_FLIGHT = "too-many-in-flight", see "Limits";
        "more requests are under way than may be: begin one only when another has ended";
    TOO_MANY_IN_AN_INTERVAL = "too-many-in-an-interval", see "Limits";
        "more requests begin in one interval than may: look back over it from each, a retry included";
    NO_BACK_OFF = "no-back-off", see "Limits";
        "it tries again too soon: wait before each retry, and twice as long before the next";
    RETRIES_FOR_EVER = "retries-for-ever", see "Limits";
        "it tries again more often than it may: count the attempts, and hand back the last error";
    WAITS_FOR_THE_STALLED = "waits-for-the-stalled", see "Limits";
        "an answer that never comes is waited for: drop the request when patience is over";
    DROPS_THE_RUNNING = "drops-the-running", see "Cancellation";
        "it was shut down, and requests under way were dropped: begin no more, and wait for those";
    BEGINS_WHEN_SHUT_DOWN = "begins-when-shut-down", see "Cancellation";
        "it was shut down, and began one more: look at that before each request, a retry included";
    LOSES_WHAT_WAS_DONE = "loses-what-was-done", see "Cancellation";
        "it was shut down, and answers that were there are gone: return each at its place";
    NAPS_THROUGH_THE_SHUTDOWN = "naps-through-the-shutdown", see "Cancellation";
        "it was shut down, and waits on for a time: whoever waits for that has to be woken too";
}
