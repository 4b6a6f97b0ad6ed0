lab::proof!(solution, "solution.rs");
lab::proof!(trusts_the_wait, "mutants/trusts_the_wait.rs", WAKES_EARLY);
lab::proof!(
    fails_on_signals,
    "mutants/fails_on_signals.rs",
    DIES_OF_A_SIGNAL
);
lab::proof!(waits_on, "mutants/waits_on.rs", SLEEPS_PAST_A_DEADLINE);
lab::proof!(
    arms_at_every_poll,
    "mutants/arms_at_every_poll.rs",
    REGISTERS_AT_EVERY_POLL
);
lab::proof!(
    keeps_the_first_waker,
    "mutants/keeps_the_first_waker.rs",
    WAKES_THE_FORMER
);
lab::proof!(
    keeps_the_dropped,
    "mutants/keeps_the_dropped.rs",
    STAYS_REGISTERED
);
lab::proof!(
    wakes_with_the_lock,
    "mutants/wakes_with_the_lock.rs",
    LOCKED_WHILE_WAKING
);
