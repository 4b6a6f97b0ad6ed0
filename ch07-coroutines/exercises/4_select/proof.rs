lab::proof!(solution, "solution.rs");
lab::proof!(
    favours_the_first,
    "mutants/favours_the_first.rs",
    ONE_AFTER_THE_OTHER
);
lab::proof!(
    waits_for_both,
    "mutants/waits_for_both.rs",
    WAITS_FOR_THE_LOSER
);
lab::proof!(
    keeps_the_loser,
    "mutants/keeps_the_loser.rs",
    KEEPS_THE_LOSER
);
lab::proof!(
    polls_the_loser,
    "mutants/polls_the_loser.rs",
    LOSES_A_RESULT
);
lab::proof!(insists, "mutants/insists.rs", WAITS_INSIDE_A_POLL);
