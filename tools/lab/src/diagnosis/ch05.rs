//! Mistakes in chapter 5: a switch, turns, fibers that wait.

table! {
    in "ch05-fibers";

    // A switch between stacks.
    FORGETS_A_REGISTER = "forgets-a-register", see "What a switch has to keep";
        "a register that a call keeps came back changed: put it on the stack, and take it off again";
    MIXES_UP_REGISTERS = "mixes-up-registers", see "What a switch has to keep";
        "registers came back exchanged: what is put on last is taken off first";
    MISALIGNS_THE_STACK = "misaligns-the-stack", see "Questions that come up";
        "a function counts on a stack pointer as after a call: a multiple of 16, on x86-64 less 8";
    WRITES_OUTSIDE_ITS_STACK = "writes-outside-its-stack", see "What a switch has to keep";
        "memory that is somebody else's was written: a stack's top is one past its last byte";
    RETURNS_ASTRAY = "returns-astray", see "What a switch has to keep";
        "`ret` took another word for the return address: count what is put on and what is taken off";
    FORGETS_ITS_PLACE = "forgets-its-place", see "What a switch has to keep";
        "nobody can come back to where it left: store the stack pointer before you take the other";
    MOVES_THE_STACK = "moves-the-stack", see "What a switch has to keep";
        "the stack pointer came back as another: take off as much as you put on";

    // A scheduler of fibers.
    UNFAIR_QUEUE = "unfair-queue", see "Turns";
        "one had a turn before those who were ready earlier: take from the front, add at the back";
    FORGETS_A_FIBER = "forgets-a-fiber", see "Turns";
        "it returned, and a fiber had not come to its end: go on until none is left";
    FREES_A_STACK_IN_USE = "frees-a-stack-in-use", see "Turns";
        "a stack is gone that somebody stands on or is to go back to: free it from another stack, at the end";
    KEEPS_DEAD_STACKS = "keeps-dead-stacks", see "Turns";
        "stacks of fibers that have ended pile up: who keeps them, and what is left on them undropped?";
    BORROWS_TWICE = "borrows-twice", see "Threads and fibers";
        "a RefCell is still borrowed where somebody needs it: end a borrow before you switch or call";

    // Fibers that wait for each other, and for time.
    FORGETS_TO_UNPARK = "forgets-to-unpark", see "Turns";
        "a fiber is parked and what it waits for has come: whoever brings it has to unpark it";
    LEAVES_PARKED_AT_THE_END = "leaves-parked-at-the-end", see "Turns";
        "a fiber waits for somebody who is gone: whoever goes has to unpark those who wait";
    TRUSTS_AN_UNPARK = "trusts-an-unpark", see "Turns";
        "an unpark is a hint, and others may have been faster: look again, in a loop";
    YIELDS_IN_CIRCLES = "yields-in-circles", see "Turns";
        "a fiber that waits has turn after turn for nothing: take it off the queue until it can go on";
    EXCEEDS_THE_CAPACITY = "exceeds-the-capacity", see "Exercises";
        "more is on its way than there is room for: wait for room before you take the next one";
    BLOCKS_THE_THREAD = "blocks-the-thread", see "Threads and fibers";
        "the thread slept while fibers were ready: only who waits is to wait";
    SLEEPERS_STARVE = "sleepers-starve", see "Turns";
        "a sleeper is due, and others have turn after turn: look at the clock in each round";
    WAKES_EARLY = "wakes-early", see "Turns";
        "a sleeper went on before its time: a wait may end early, so look who is due";

    // A pipeline of fibers.
    IDLE_WORKERS = "idle-workers", see "Exercises";
        "lines wait, and a worker does nothing: let each take the next line when it is free";
    TOO_MANY_AT_ONCE = "too-many-at-once", see "Exercises";
        "more run at the same time than there are workers: start a few fibers, and share the lines out";
    LOSES_THE_TAIL = "loses-the-tail", see "Exercises";
        "the end came, and what was still on its way is lost: write it all before you return";
    LEAVES_FIBERS_BEHIND = "leaves-fibers-behind", see "Exercises";
        "it returned, and fibers that it had started still live: wait for their ends";
}
