lab::proof!(solution, "solution.rs");
lab::proof!(
    remembers_one_sender,
    "mutants/remembers_one_sender.rs",
    FORGETS_TO_UNPARK
);
lab::proof!(
    forgets_the_end,
    "mutants/forgets_the_end.rs",
    LEAVES_PARKED_AT_THE_END
);
lab::proof!(
    trusts_an_unpark,
    "mutants/trusts_an_unpark.rs",
    TRUSTS_AN_UNPARK
);
lab::proof!(
    yields_in_circles,
    "mutants/yields_in_circles.rs",
    YIELDS_IN_CIRCLES
);
lab::proof!(never_waits, "mutants/never_waits.rs", EXCEEDS_THE_CAPACITY);
lab::proof!(
    parks_with_a_borrow,
    "mutants/parks_with_a_borrow.rs",
    BORROWS_TWICE
);
