lab::proof!(solution, "solution.rs");
lab::proof!(
    last_comes_first,
    "mutants/last_comes_first.rs",
    TIES_OUT_OF_ORDER
);
lab::proof!(rounds_down, "mutants/rounds_down.rs", ROUNDS_DOWN);
lab::proof!(
    keeps_its_wait,
    "mutants/keeps_its_wait.rs",
    SLEEPS_PAST_A_DEADLINE
);
lab::proof!(
    fires_the_cancelled,
    "mutants/fires_the_cancelled.rs",
    FIRES_THE_CANCELLED
);
lab::proof!(
    adds_without_care,
    "mutants/adds_without_care.rs",
    OVERFLOWS_THE_CLOCK
);
