lab::proof!(solution, "solution.rs");
lab::proof!(one_big_lock, "mutants/one_big_lock.rs", ONE_AT_A_TIME);
lab::proof!(two_at_once, "mutants/two_at_once.rs", POLLS_ON_TWO_THREADS);
lab::proof!(
    waits_for_the_running,
    "mutants/waits_for_the_running.rs",
    QUEUES_THE_RUNNING
);
lab::proof!(
    loses_a_wake,
    "mutants/loses_a_wake.rs",
    LOSES_A_WAKE_IN_THE_POLL
);
lab::proof!(polls_everybody, "mutants/polls_everybody.rs", BUSY_POLLING);
lab::proof!(dies_of_panics, "mutants/dies_of_panics.rs", PANIC_ESCAPES);
lab::proof!(
    leaves_tasks_behind,
    "mutants/leaves_tasks_behind.rs",
    LEAVES_TASKS_BEHIND
);
lab::proof!(newest_first, "mutants/newest_first.rs", STARVES_A_TASK);
#[cfg(target_os = "linux")] // elsewhere threads are not seen to sleep
lab::proof!(spins, "mutants/spins.rs", SPINS_INSTEAD_OF_WAITING);
lab::proof!(
    keeps_its_threads,
    "mutants/keeps_its_threads.rs",
    LEAVES_THREADS_BEHIND
);
lab::proof!(
    drains_the_queue,
    "mutants/drains_the_queue.rs",
    RUNS_ON_WHEN_DROPPED
);
