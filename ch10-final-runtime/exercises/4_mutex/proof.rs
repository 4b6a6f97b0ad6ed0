lab::proof!(solution, "solution.rs");
lab::proof!(
    keeps_the_first_waker,
    "mutants/keeps_the_first_waker.rs",
    WAKES_THE_FORMER
);
lab::proof!(newest_first, "mutants/newest_first.rs", UNFAIR_QUEUE);
lab::proof!(loses_its_place, "mutants/loses_its_place.rs", UNFAIR_QUEUE);
lab::proof!(
    keeps_its_waker_late,
    "mutants/keeps_its_waker_late.rs",
    LOST_WAKE_UP
);
lab::proof!(
    keeps_the_dropped,
    "mutants/keeps_the_dropped.rs",
    STAYS_REGISTERED
);
lab::proof!(
    goes_with_its_turn,
    "mutants/goes_with_its_turn.rs",
    LOSES_A_TURN
);
lab::proof!(
    wakes_with_the_lock,
    "mutants/wakes_with_the_lock.rs",
    LOCKED_WHILE_WAKING
);
