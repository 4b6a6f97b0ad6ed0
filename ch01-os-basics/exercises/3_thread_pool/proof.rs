lab::proof!(solution, "solution.rs");
lab::proof!(
    in_order_of_ends,
    "mutants/in_order_of_ends.rs",
    RESULTS_OUT_OF_ORDER
);
lab::proof!(holds_the_lock, "mutants/holds_the_lock.rs", ONE_AT_A_TIME);
lab::proof!(thread_per_job, "mutants/thread_per_job.rs", THREAD_PER_JOB);
lab::proof!(fixed_shares, "mutants/fixed_shares.rs", FIXED_SHARES);
lab::proof!(
    calls_back_late,
    "mutants/calls_back_late.rs",
    CALLS_BACK_LATE
);
lab::proof!(loses_a_panic, "mutants/loses_a_panic.rs", LOSES_A_PANIC);
