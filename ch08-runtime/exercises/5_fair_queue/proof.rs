lab::proof!(solution, "solution.rs");
lab::proof!(newest_first, "mutants/newest_first.rs", STARVES_A_TASK);
lab::proof!(
    drains_the_queue,
    "mutants/drains_the_queue.rs",
    STARVES_THE_REACTOR
);
lab::proof!(
    looks_each_turn,
    "mutants/looks_each_turn.rs",
    LOOKS_AT_EVERY_TURN
);
lab::proof!(
    sleeps_on_its_budget,
    "mutants/sleeps_on_its_budget.rs",
    SLEEPS_WITH_WORK
);
lab::proof!(never_sleeps, "mutants/never_sleeps.rs", WAITS_IN_CIRCLES);
lab::proof!(
    pushes_in_silence,
    "mutants/pushes_in_silence.rs",
    SPAWN_WAKES_NOBODY
);
lab::proof!(
    runs_with_the_lock,
    "mutants/runs_with_the_lock.rs",
    LOCKED_WHILE_RUNNING
);
