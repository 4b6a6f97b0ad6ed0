lab::proof!(solution, "solution.rs");
lab::proof!(
    in_order_of_ends,
    "mutants/in_order_of_ends.rs",
    RESULTS_OUT_OF_ORDER
);
lab::proof!(one_at_a_time, "mutants/one_at_a_time.rs", IDLE_WORKERS);
lab::proof!(
    fiber_per_line,
    "mutants/fiber_per_line.rs",
    TOO_MANY_AT_ONCE
);
lab::proof!(reads_ahead, "mutants/reads_ahead.rs", EXCEEDS_THE_CAPACITY);
lab::proof!(drops_the_tail, "mutants/drops_the_tail.rs", LOSES_THE_TAIL);
lab::proof!(
    fails_without_a_word,
    "mutants/fails_without_a_word.rs",
    LEAVES_PARKED_AT_THE_END
);
lab::proof!(
    joins_nobody,
    "mutants/joins_nobody.rs",
    LEAVES_FIBERS_BEHIND
);
