lab::proof!(solution, "solution.rs");
lab::proof!(drains_once, "mutants/drains_once.rs", ONE_READ_AN_EDGE);
lab::proof!(
    stops_when_short,
    "mutants/stops_when_short.rs",
    STOPS_AT_A_SHORT_READ
);
lab::proof!(
    misses_the_end,
    "mutants/misses_the_end.rs",
    END_AS_WOULD_BLOCK
);
lab::proof!(
    fails_on_signals,
    "mutants/fails_on_signals.rs",
    SIGNAL_FOR_AN_ERROR
);
lab::proof!(collects_first, "mutants/collects_first.rs", LOSES_WHAT_CAME);
lab::proof!(never_sleeps, "mutants/never_sleeps.rs", WAITS_IN_CIRCLES);
