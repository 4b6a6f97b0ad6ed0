lab::proof!(solution, "solution.rs");
lab::proof!(never_sleeps, "mutants/never_sleeps.rs", WAITS_IN_CIRCLES);
lab::proof!(reads_once, "mutants/reads_once.rs", ONE_READ_AN_EDGE);
lab::proof!(accepts_one, "mutants/accepts_one.rs", ACCEPTS_ONE_AN_EVENT);
lab::proof!(
    closes_at_half_close,
    "mutants/closes_at_half_close.rs",
    CLOSES_AT_HALF_CLOSE
);
lab::proof!(
    fails_with_a_client,
    "mutants/fails_with_a_client.rs",
    DIES_WITH_A_CLIENT
);
lab::proof!(
    insists_on_writing,
    "mutants/insists_on_writing.rs",
    ONE_HOLDS_UP_ALL
);
lab::proof!(
    reads_without_bound,
    "mutants/reads_without_bound.rs",
    BUFFERS_WITHOUT_BOUND
);
lab::proof!(
    trusts_events,
    "mutants/trusts_events.rs",
    TRUSTS_A_STALE_EVENT
);
