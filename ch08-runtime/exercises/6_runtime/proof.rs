lab::proof!(solution, "solution.rs");
lab::proof!(
    waits_for_everybody,
    "mutants/waits_for_everybody.rs",
    WAITS_FOR_EVERYBODY
);
lab::proof!(newest_first, "mutants/newest_first.rs", STARVES_A_TASK);
lab::proof!(
    queues_by_thread,
    "mutants/queues_by_thread.rs",
    SPAWN_WAKES_NOBODY
);
lab::proof!(
    keeps_itself_in_a_static,
    "mutants/keeps_itself_in_a_static.rs",
    ONE_RUNTIME_A_PROCESS
);
lab::proof!(
    leaves_tasks_behind,
    "mutants/leaves_tasks_behind.rs",
    LEAVES_TASKS_BEHIND
);
#[cfg(target_os = "linux")] // elsewhere no queue of connections can be made so short
lab::proof!(
    blocks_to_connect,
    "mutants/blocks_to_connect.rs",
    BLOCKS_IN_A_POLL
);
lab::proof!(
    insists_on_a_server,
    "mutants/insists_on_a_server.rs",
    PANICS_WITHOUT_A_SERVER
);
lab::proof!(
    keeps_the_dropped,
    "mutants/keeps_the_dropped.rs",
    STAYS_REGISTERED
);
