//! Mistakes in chapter 7: state machines, and futures made of futures.

table! {
    in "ch07-coroutines";

    // A state machine by hand.
    WAITS_INSIDE_A_POLL = "waits-inside-a-poll", see "A poll goes as far as it gets";
        "it waits inside its poll, and everybody with it: return NotReady, and go on at the next poll";
    STOPS_WITHOUT_A_REASON = "stops-without-a-reason", see "A poll goes as far as it gets";
        "it returned NotReady and could have gone on: nobody has a reason to poll it again";
    RUNS_UNPOLLED = "runs-unpolled", see "A poll goes as far as it gets";
        "it began before it was polled: making a future does nothing, its first poll does";
    NO_END_STATE = "no-end-state", see "A poll goes as far as it gets";
        "a poll after Ready has to panic and say so: keep a state for having ended";
    LOSES_ITS_STATE = "loses-its-state", see "A function, cut at its waits";
        "what it knew is gone at the next poll: keep it in the future, not in a variable of poll's";
    SHARES_ITS_STATE = "shares-its-state", see "A function, cut at its waits";
        "polls of one future count for another: each keeps its state in itself";
    BEGINS_AGAIN = "begins-again", see "A function, cut at its waits";
        "what was begun is begun once more: keep it in the state, and go on where the last poll ended";
    TAKES_OTHER_STEPS = "takes-other-steps", see "A function, cut at its waits";
        "its steps are not those of the function: follow it line by line, errors included";

    // Futures made of futures.
    ONE_AFTER_THE_OTHER = "one-after-the-other", see "Several at once";
        "one stands still while the other waits: poll both at each poll";
    POLLS_THE_ENDED = "polls-the-ended", see "Several at once";
        "a child that was Ready was polled once more: put its result in its place";
    LOSES_A_RESULT = "loses-a-result", see "Several at once";
        "a result was there and was thrown away: look at the second only if the first has none";
    WAITS_FOR_THE_LOSER = "waits-for-the-loser", see "Several at once";
        "one has ended and it waits on: the first result is the result";
    KEEPS_THE_ENDED = "keeps-the-ended", see "What is dropped, and when";
        "a child has ended and is still held, with its socket or its lock: drop it at once";
    KEEPS_THE_LOSER = "keeps-the-loser", see "What is dropped, and when";
        "the race is over and the loser still lives: drop it before you return the result";
    DROPS_AT_ANOTHER_TIME = "drops-at-another-time", see "What is dropped, and when";
        "a value is dropped too early or too late: drop it where its scope in the function ends";
    DROPS_OUT_OF_ORDER = "drops-out-of-order", see "What is dropped, and when";
        "dropped midway it lets go in another order: fields drop from top to bottom";
}
