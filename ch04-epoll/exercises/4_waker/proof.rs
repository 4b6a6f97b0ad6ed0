lab::proof!(solution, "solution.rs");
lab::proof!(drains_late, "mutants/drains_late.rs", LOSES_A_WAKE);
lab::proof!(blocks_when_full, "mutants/blocks_when_full.rs", WAKE_BLOCKS);
lab::proof!(one_look_a_wake, "mutants/one_look_a_wake.rs", WAKES_PILE_UP);
lab::proof!(closes, "mutants/closes.rs", WAKES_ONLY_ONCE);
lab::proof!(asks_the_flag, "mutants/asks_the_flag.rs", WAITS_IN_CIRCLES);
lab::proof!(delegates, "mutants/delegates.rs", DELEGATES);
