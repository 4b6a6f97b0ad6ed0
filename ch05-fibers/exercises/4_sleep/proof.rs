lab::proof!(solution, "solution.rs");
lab::proof!(
    blocks_the_thread,
    "mutants/blocks_the_thread.rs",
    BLOCKS_THE_THREAD
);
lab::proof!(
    yields_until_due,
    "mutants/yields_until_due.rs",
    YIELDS_IN_CIRCLES
);
lab::proof!(
    first_come_first_woken,
    "mutants/first_come_first_woken.rs",
    SLEEPS_PAST_A_DEADLINE
);
lab::proof!(trusts_the_wait, "mutants/trusts_the_wait.rs", WAKES_EARLY);
lab::proof!(
    looks_when_idle,
    "mutants/looks_when_idle.rs",
    SLEEPERS_STARVE
);
lab::proof!(
    forgets_sleepers,
    "mutants/forgets_sleepers.rs",
    FORGETS_A_FIBER
);
lab::proof!(delegates, "mutants/delegates.rs", DELEGATES);
