lab::proof!(solution, "solution.rs");
lab::proof!(
    asks_before_it_is_polled,
    "mutants/asks_before_it_is_polled.rs",
    RUNS_UNPOLLED
);
lab::proof!(asks_again, "mutants/asks_again.rs", BEGINS_AGAIN);
lab::proof!(
    stops_between,
    "mutants/stops_between.rs",
    STOPS_WITHOUT_A_REASON
);
lab::proof!(insists, "mutants/insists.rs", WAITS_INSIDE_A_POLL);
lab::proof!(
    begins_a_second_time,
    "mutants/begins_a_second_time.rs",
    NO_END_STATE
);
