lab::proof!(solution, "solution.rs");
lab::proof!(
    another_waker,
    "mutants/another_waker.rs",
    NEW_WAKER_EVERY_POLL
);
lab::proof!(
    queues_each_wake,
    "mutants/queues_each_wake.rs",
    POLL_FOR_EVERY_WAKE
);
lab::proof!(
    marks_late,
    "mutants/marks_late.rs",
    LOSES_A_WAKE_IN_THE_POLL
);
lab::proof!(polls_everybody, "mutants/polls_everybody.rs", BUSY_POLLING);
lab::proof!(keeps_futures, "mutants/keeps_futures.rs", KEEPS_THE_ENDED);
lab::proof!(
    polls_the_ended,
    "mutants/polls_the_ended.rs",
    RUNS_AFTER_THE_END
);
