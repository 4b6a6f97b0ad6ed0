lab::proof!(solution, "solution.rs");
lab::proof!(ignores_errno, "mutants/ignores_errno.rs", IGNORES_ERRNO);
lab::proof!(keeps_the_sign, "mutants/keeps_the_sign.rs", KEEPS_THE_SIGN);
lab::proof!(
    one_error_for_all,
    "mutants/one_error_for_all.rs",
    MAKES_UP_AN_ERROR
);
lab::proof!(
    asks_for_the_thread,
    "mutants/asks_for_the_thread.rs",
    THREAD_FOR_PROCESS
);
lab::proof!(delegates, "mutants/delegates.rs", DELEGATES);
