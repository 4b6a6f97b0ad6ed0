lab::proof!(solution, "solution.rs");
lab::proof!(
    goes_in_silence,
    "mutants/goes_in_silence.rs",
    GOES_IN_SILENCE
);
lab::proof!(
    insists_on_a_receiver,
    "mutants/insists_on_a_receiver.rs",
    PANICS_WHEN_CLOSED
);
lab::proof!(
    keeps_its_waker_late,
    "mutants/keeps_its_waker_late.rs",
    LOST_WAKE_UP
);
lab::proof!(leaves_a_copy, "mutants/leaves_a_copy.rs", DROPS_TWICE);
lab::proof!(
    forgets_the_value,
    "mutants/forgets_the_value.rs",
    NEVER_DROPS
);
lab::proof!(
    wakes_with_the_lock,
    "mutants/wakes_with_the_lock.rs",
    LOCKED_WHILE_WAKING
);
lab::proof!(is_ready_again, "mutants/is_ready_again.rs", NO_END_STATE);
