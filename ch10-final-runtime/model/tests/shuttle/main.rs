//! Random interleavings of the whole runtime, and mutants in which a mistake has to be found. See
//! the crate's documentation.
#![allow(
    dead_code,
    unused_imports,
    reason = "the modules are here in full; the models use a part"
)]

/// As the library uses it: with `const`.
macro_rules! thread_local_of_shuttle {
    (static $name:ident: $t:ty = const { $init:expr };) => {
        shuttle::thread_local! { static $name: $t = $init; }
    };
}

/// What stands under the library.
mod sync {
    pub(crate) use shuttle::sync::{Arc, Mutex, atomic, atomic::fence};
    pub(crate) use shuttle::thread::Thread;
    pub(crate) use thread_local_of_shuttle as thread_local;

    /// It is left to the model when others come.
    pub(crate) fn linger(_: impl Fn() -> bool) {}

    /// Shuttle's threads, with what they lack: nobody can see whether one has finished.
    pub(crate) mod thread {
        pub(crate) use shuttle::thread::{current, park, sleep};

        pub(crate) struct JoinHandle<T>(shuttle::thread::JoinHandle<T>);

        impl<T> JoinHandle<T> {
            pub(crate) fn is_finished(&self) -> bool {
                false
            }

            pub(crate) fn thread(&self) -> &shuttle::thread::Thread {
                self.0.thread()
            }

            pub(crate) fn join(self) -> std::thread::Result<T> {
                self.0.join()
            }
        }

        pub(crate) struct Builder(shuttle::thread::Builder);

        impl Builder {
            pub(crate) fn new() -> Builder {
                Builder(shuttle::thread::Builder::new())
            }

            pub(crate) fn name(self, name: String) -> Builder {
                Builder(self.0.name(name))
            }

            pub(crate) fn spawn<T: Send + 'static>(
                self,
                run: impl FnOnce() -> T + Send + 'static,
            ) -> std::io::Result<JoinHandle<T>> {
                self.0.spawn(run).map(JoinHandle)
            }
        }
    }

    pub(crate) fn available_parallelism() -> std::io::Result<std::num::NonZero<usize>> {
        Ok(std::num::NonZero::<usize>::MIN)
    }

    #[derive(Debug)]
    pub(crate) struct UnsafeCell<T>(std::cell::UnsafeCell<T>);

    impl<T> UnsafeCell<T> {
        pub(crate) fn new(value: T) -> Self {
            Self(std::cell::UnsafeCell::new(value))
        }

        pub(crate) fn with_mut<R>(&self, access: impl FnOnce(*mut T) -> R) -> R {
            access(self.0.get())
        }
    }
}

include!(concat!(env!("OUT_DIR"), "/shuttle.rs"));

/// Interleavings a model, half of them with few changes of thread at the worst places.
const RUNS: usize = 4_000;

fn check(model: fn()) {
    shuttle::check_random(model, RUNS);
    shuttle::check_pct(model, RUNS, 3);
}

macro_rules! holds {
    ($($model:ident;)*) => { $(
        #[test]
        fn $model() {
            check(original::models::$model);
        }
    )* };
}

holds! {
    tasks_on_two_workers_end;
    a_wake_from_elsewhere_reaches_a_sleeping_worker;
    a_wake_from_elsewhere_reaches_a_local_runtime;
    a_runtime_may_be_dropped_while_tasks_are_woken;
    a_runtime_may_be_dropped_while_others_spawn;
    an_abort_reaches_its_task;
}

macro_rules! mutant {
    ($($mutant:ident: $model:ident;)*) => {
        mod mutant { $(
            #[test]
            #[should_panic]
            fn $mutant() {
                crate::check(crate::$mutant::models::$model);
            }
        )* }
    };
}

mutant! {
    sleeps_without_looking_again: a_wake_from_elsewhere_reaches_a_sleeping_worker;
    injects_without_notifying: a_wake_from_elsewhere_reaches_a_sleeping_worker;
    stays_roused: a_wake_from_elsewhere_reaches_a_sleeping_worker;
    notes_another_than_it_wakes: a_wake_from_elsewhere_reaches_a_sleeping_worker;
    interrupts_nobody: a_wake_from_elsewhere_reaches_a_local_runtime;
    forgets_the_waiting: a_runtime_may_be_dropped_while_tasks_are_woken;
    asks_before_the_lock: a_runtime_may_be_dropped_while_others_spawn;
}
