lab::proof!(solution, "solution.rs");
lab::proof!(polls_on, "mutants/polls_on.rs", BUSY_POLLING);
#[cfg(target_os = "linux")] // elsewhere nobody can tell whether a thread sleeps
lab::proof!(
    spins_on_the_flag,
    "mutants/spins_on_the_flag.rs",
    SPINS_INSTEAD_OF_WAITING
);
lab::proof!(
    takes_back_late,
    "mutants/takes_back_late.rs",
    LOSES_A_WAKE_IN_THE_POLL
);
lab::proof!(
    another_waker,
    "mutants/another_waker.rs",
    NEW_WAKER_EVERY_POLL
);
lab::proof!(
    trusts_the_unpark,
    "mutants/trusts_the_unpark.rs",
    UNPARK_TAKEN_AWAY
);
lab::proof!(
    leaks_the_future,
    "mutants/leaks_the_future.rs",
    KEEPS_THE_ENDED
);
