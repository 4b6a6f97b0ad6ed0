lab::proof!(solution, "solution.rs");
lab::proof!(
    one_after_the_other,
    "mutants/one_after_the_other.rs",
    ONE_AFTER_THE_OTHER
);
lab::proof!(
    polls_both_each_time,
    "mutants/polls_both_each_time.rs",
    POLLS_THE_ENDED
);
lab::proof!(
    keeps_the_ended,
    "mutants/keeps_the_ended.rs",
    KEEPS_THE_ENDED
);
lab::proof!(insists, "mutants/insists.rs", WAITS_INSIDE_A_POLL);
