lab::proof!(solution, "solution.rs");
lab::proof!(fires_early, "mutants/fires_early.rs", FIRES_A_ROUND_EARLY);
lab::proof!(
    forgets_the_carry,
    "mutants/forgets_the_carry.rs",
    LOSES_A_TIMER
);
lab::proof!(
    looks_where_it_lands,
    "mutants/looks_where_it_lands.rs",
    SKIPS_SLOTS
);
lab::proof!(
    never_hands_down,
    "mutants/never_hands_down.rs",
    FORGETS_THE_FAR
);
lab::proof!(
    trusts_an_index,
    "mutants/trusts_an_index.rs",
    CANCELS_ANOTHERS
);
lab::proof!(
    leaves_the_cancelled,
    "mutants/leaves_the_cancelled.rs",
    FIRES_THE_CANCELLED
);
lab::proof!(walks, "mutants/walks.rs", WALKS_EVERY_TICK);
lab::proof!(searches, "mutants/searches.rs", LOOKS_AT_ALL_TIMERS);
