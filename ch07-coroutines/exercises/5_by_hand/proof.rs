lab::proof!(solution, "solution.rs");
lab::proof!(insists, "mutants/insists.rs", WAITS_INSIDE_A_POLL);
lab::proof!(sends_again, "mutants/sends_again.rs", BEGINS_AGAIN);
lab::proof!(
    forgets_the_count,
    "mutants/forgets_the_count.rs",
    LOSES_ITS_STATE
);
lab::proof!(
    passes_over_errors,
    "mutants/passes_over_errors.rs",
    TAKES_OTHER_STEPS
);
lab::proof!(
    keeps_the_child,
    "mutants/keeps_the_child.rs",
    DROPS_AT_ANOTHER_TIME
);
lab::proof!(
    drops_arguments_first,
    "mutants/drops_arguments_first.rs",
    DROPS_OUT_OF_ORDER
);
