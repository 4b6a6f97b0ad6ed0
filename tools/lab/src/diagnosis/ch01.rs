//! Mistakes in chapter 1: system calls, reading, threads.

table! {
    in "ch01-os-basics";

    // Mistakes that checks know: system calls and errors.
    IGNORES_ERRNO = "ignores-errno", see "The wall, and the doors in it";
        "a result from -4095 to -1 is an errno negated: return it as an error";
    KEEPS_THE_SIGN = "keeps-the-sign", see "The wall, and the doors in it";
        "the kernel negates an errno to mark it: take the minus away again";
    MAKES_UP_AN_ERROR = "makes-up-an-error", see "The wall, and the doors in it";
        "the error is not the one that the kernel reported: hand on its errno";
    THREAD_FOR_PROCESS = "thread-for-process", see "The wall, and the doors in it";
        "this is the number of the thread: the process has one of its own";

    // Reading from a non-blocking socket.
    SHORT_READ_FOR_ALL = "short-read-for-all", see "Three ways to wait";
        "a read returns what is there, not all that will come: read on until it returns 0";
    WOULD_BLOCK_FOR_THE_END = "would-block-for-the-end", see "Three ways to wait";
        "WouldBlock says \"nothing yet\", not \"nothing more\": wait, and read again";
    SIGNAL_FOR_AN_ERROR = "signal-for-an-error", see "Three ways to wait";
        "a call that a signal interrupted (EINTR) has not failed: make it again";
    SPINS_INSTEAD_OF_WAITING = "spins-instead-of-waiting", see "Three ways to wait";
        "it asks again at once when nothing is there: sleep until something may be";
    END_AS_WOULD_BLOCK = "end-as-would-block", see "Three ways to wait";
        "a read of 0 bytes is the end of the stream, not \"nothing yet\": stop there";

    // A pool of threads.
    RESULTS_OUT_OF_ORDER = "results-out-of-order", see "Threads, and what they cost";
        "results stand in the order in which they came: put each one at its job's place";
    ONE_AT_A_TIME = "one-at-a-time", see "Threads, and what they cost";
        "only one job runs at a time: is a lock held, or a thread joined, while a job runs?";
    THREAD_PER_JOB = "thread-per-job", see "Threads, and what they cost";
        "each job got a thread of its own: start a few, and let each take job after job";
    FIXED_SHARES = "fixed-shares", see "Threads, and what they cost";
        "jobs wait behind a slow one while a thread is idle: share them out one by one";
    CALLS_BACK_LATE = "calls-back-late", see "Threads, and what they cost";
        "a job has ended and its callback waits for others: call back as each one ends";
    CALLS_BACK_TWICE = "calls-back-twice", see "Threads, and what they cost";
        "a callback ran more than once for one request: take it out before you call it";
    LOSES_A_PANIC = "loses-a-panic", see "Threads, and what they cost";
        "a job panicked and nobody is told: whoever waits for its result waits for ever";
}
