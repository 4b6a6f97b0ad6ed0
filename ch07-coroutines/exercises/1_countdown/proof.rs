lab::proof!(solution, "solution.rs");
lab::proof!(starts_anew, "mutants/starts_anew.rs", LOSES_ITS_STATE);
lab::proof!(
    counts_at_once,
    "mutants/counts_at_once.rs",
    WAITS_INSIDE_A_POLL
);
lab::proof!(
    counts_together,
    "mutants/counts_together.rs",
    SHARES_ITS_STATE
);
lab::proof!(lifts_off_again, "mutants/lifts_off_again.rs", NO_END_STATE);
