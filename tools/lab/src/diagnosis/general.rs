//! What any answer may do wrong: how a check ended, and what its timeline shows.

use crate::signs;

table! {
    in "tools/lab";

    // How a check ended: the harness sees it.
    NOT_WRITTEN = "not-written", see "How a check ends";
        "a `todo!` still stands where the answer goes";
    DELEGATES = "delegates", see "How a check ends";
        "this name is what the exercise has you build, or reaches around it: do without";
    BLOCKS_FOR_EVER = "blocks-for-ever", see "How a check ends";
        "it sleeps and nothing will wake it: find who was to";
    SPINS = "spins", see "How a check ends";
        "it runs in circles: nothing that it asks for will change, or it should have slept";
    ENDS_EARLY = "ends-early", see "How a check ends";
        "the process ended before the check's last step: return, do not exit";
    PANICS = "panics", see "How a check ends";
        "the answer panicked where it was to return: an error is a value to hand back";
    PANICS_ON_A_THREAD = "panics-on-a-thread", see "How a check ends";
        "a thread of the answer's panicked, and somebody still waits for it";
    CRASHES = "crashes", see "How a check ends";
        "the process broke and was ended from outside: the fault is in unsafe code or an abort";
    OVERFLOWS_THE_STACK = "overflows-the-stack", see "How a check ends";
        "calls went deeper than the stack: look for a function that calls itself without end";
    FLOODS_OUTPUT = "floods-output", see "How a check ends";
        "it prints without end: take the print out of the loop";
    LEAVES_A_CHILD = "leaves-a-child", see "How a check ends";
        "it started a process and left it behind: wait for what you start";
    STOPS_ITSELF = "stops-itself", see "How a check ends";
        "the process was stopped and nobody was there to continue it";

    // Mistakes that show on the timeline.
    LOST_WAKE_UP = "lost-wake-up", see "Signs on the timeline", sign signs::never_woken;
        "a task returned Pending and nobody wakes it: keep its waker, and wake it when it can go on";
    BUSY_POLLING = "busy-polling", see "Signs on the timeline", sign signs::unasked_polls;
        "tasks are polled again and again without a wake: poll a task when it was woken";
    BLOCKS_IN_A_POLL = "blocks-in-a-poll", see "Signs on the timeline", sign signs::open_poll;
        "a poll does not return, and its thread is lost to all other tasks: return Pending";
}
