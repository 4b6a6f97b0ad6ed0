lab::proof!(solution, "solution.rs");
lab::proof!(
    last_comes_first,
    "mutants/last_comes_first.rs",
    UNFAIR_QUEUE
);
lab::proof!(
    frees_its_own_stack,
    "mutants/frees_its_own_stack.rs",
    FREES_A_STACK_IN_USE
);
lab::proof!(
    keeps_dead_stacks,
    "mutants/keeps_dead_stacks.rs",
    KEEPS_DEAD_STACKS
);
lab::proof!(holds_the_queue, "mutants/holds_the_queue.rs", BORROWS_TWICE);
lab::proof!(
    ends_with_the_first,
    "mutants/ends_with_the_first.rs",
    FORGETS_A_FIBER
);
