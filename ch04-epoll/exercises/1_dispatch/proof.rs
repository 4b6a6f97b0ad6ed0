lab::proof!(solution, "solution.rs");
lab::proof!(counts_events, "mutants/counts_events.rs", COUNTS_EVENTS);
lab::proof!(
    believes_events,
    "mutants/believes_events.rs",
    EVENT_FOR_A_PROMISE
);
lab::proof!(
    one_token_for_all,
    "mutants/one_token_for_all.rs",
    ANOTHERS_EVENT
);
lab::proof!(
    counts_ends_twice,
    "mutants/counts_ends_twice.rs",
    CALLS_THE_FINISHED
);
lab::proof!(
    leaves_all_registered,
    "mutants/leaves_all_registered.rs",
    LEAVES_REGISTERED
);
lab::proof!(never_sleeps, "mutants/never_sleeps.rs", WAITS_IN_CIRCLES);
