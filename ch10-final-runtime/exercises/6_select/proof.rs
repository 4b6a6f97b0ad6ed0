lab::proof!(solution, "solution.rs");
lab::proof!(
    favours_the_left,
    "mutants/favours_the_left.rs",
    STARVES_A_SIDE
);
lab::proof!(polls_both, "mutants/polls_both.rs", LOSES_A_RESULT);
lab::proof!(
    keeps_the_loser,
    "mutants/keeps_the_loser.rs",
    KEEPS_THE_LOSER
);
lab::proof!(
    waits_after_the_end,
    "mutants/waits_after_the_end.rs",
    NO_END_STATE
);
lab::proof!(moves_them, "mutants/moves_them.rs", MOVES_THE_PINNED);
lab::proof!(
    one_after_the_other,
    "mutants/one_after_the_other.rs",
    ONE_AFTER_THE_OTHER
);
lab::proof!(alarm_first, "mutants/alarm_first.rs", LOSES_A_RESULT);
lab::proof!(
    tosses_for_the_alarm,
    "mutants/tosses_for_the_alarm.rs",
    LOSES_A_RESULT
);
