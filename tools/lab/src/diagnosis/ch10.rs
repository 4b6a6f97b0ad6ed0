//! Mistakes in chapter 10: std's wakers, and what two tasks share.

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
}
