lab::proof!(solution, "solution.rs");
lab::proof!(reads_once, "mutants/reads_once.rs", SHORT_READ_FOR_ALL);
lab::proof!(spins, "mutants/spins.rs", SPINS_INSTEAD_OF_WAITING);
lab::proof!(gives_up, "mutants/gives_up.rs", WOULD_BLOCK_FOR_THE_END);
lab::proof!(
    fails_on_signals,
    "mutants/fails_on_signals.rs",
    SIGNAL_FOR_AN_ERROR
);
lab::proof!(
    reads_past_the_end,
    "mutants/reads_past_the_end.rs",
    END_AS_WOULD_BLOCK
);
