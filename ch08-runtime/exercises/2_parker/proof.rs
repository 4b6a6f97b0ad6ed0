lab::proof!(solution, "solution.rs");
lab::proof!(
    keeps_no_flag,
    "mutants/keeps_no_flag.rs",
    LOSES_AN_EARLY_UNPARK
);
lab::proof!(
    forgets_to_notify,
    "mutants/forgets_to_notify.rs",
    UNPARK_WAKES_NOBODY
);
lab::proof!(keeps_the_flag, "mutants/keeps_the_flag.rs", STAYS_AWAKE);
lab::proof!(counts_unparks, "mutants/counts_unparks.rs", UNPARKS_ADD_UP);
lab::proof!(looks_once, "mutants/looks_once.rs", TRUSTS_EVERY_AWAKENING);
lab::proof!(
    unlocks_before_it_sleeps,
    "mutants/unlocks_before_it_sleeps.rs",
    SLEEPS_THROUGH_AN_UNPARK
);
lab::proof!(spins, "mutants/spins.rs", SPINS_INSTEAD_OF_WAITING);
lab::proof!(parks_its_thread, "mutants/parks_its_thread.rs", DELEGATES);
