//! All interleavings of a few steps of each part, and the mutants in which a mistake has to be
//! found. See the crate's documentation.
#![allow(
    dead_code,
    unused_imports,
    reason = "the modules are here in full; each model uses a part"
)]

/// loom's macro does not know `const`.
macro_rules! thread_local_of_loom {
    (static $name:ident: $t:ty = const { $init:expr };) => {
        loom::thread_local! { static $name: $t = $init; }
    };
}

/// What stands under the library.
mod sync {
    pub(crate) use loom::sync::{Arc, Mutex, atomic, atomic::fence};
    pub(crate) use loom::thread::{self, Thread};
    pub(crate) use thread_local_of_loom as thread_local;

    #[derive(Debug)]
    pub(crate) struct UnsafeCell<T> {
        cell: loom::cell::UnsafeCell<T>,
        /// Loom changes threads at atomics only. This one lets it do so before an access, too.
        before: atomic::AtomicUsize,
    }

    impl<T> UnsafeCell<T> {
        pub(crate) fn new(value: T) -> Self {
            let cell = loom::cell::UnsafeCell::new(value);
            let before = atomic::AtomicUsize::new(0);
            Self { cell, before }
        }

        pub(crate) fn with_mut<R>(&self, access: impl FnOnce(*mut T) -> R) -> R {
            self.before.load(atomic::Ordering::Relaxed);
            self.cell.with_mut(access)
        }
    }
}

include!(concat!(env!("OUT_DIR"), "/loom.rs"));

/// Tries everything that up to `preemptions` forced changes of thread can lead to.
fn check(preemptions: usize, model: fn()) {
    let mut builder = loom::model::Builder::new();
    builder.preemption_bound = Some(preemptions);
    builder.check(model);
}

macro_rules! holds {
    ($($model:ident, $preemptions:literal;)*) => { $(
        #[test]
        fn $model() {
            check($preemptions, original::models::$model);
        }
    )* };
}

holds! {
    a_wake_is_never_lost, 3;
    an_abort_is_never_lost, 3;
    an_output_reaches_its_handle, 3;
    an_output_is_dropped_once, 3;
    every_item_is_taken_once, 3;
    a_queue_that_holds_a_task_is_not_empty, 3;
    a_notification_ends_the_sleep, 3;
    an_event_is_never_lost, 3;
    an_event_during_an_attempt_is_never_lost, 3;
    who_knows_less_takes_nothing_from_others, 3;
    a_timer_is_never_slept_past, 3;
}

macro_rules! mutant {
    ($($mutant:ident: $model:ident;)*) => {
        mod mutant { $(
            #[test]
            #[should_panic]
            fn $mutant() {
                crate::check(3, crate::$mutant::models::$model);
            }
        )* }
    };
}

mutant! {
    run_begins_with_a_store: a_wake_is_never_lost;
    idle_without_looking: a_wake_is_never_lost;
    waits_without_looking_again: an_output_reaches_its_handle;
    detaches_by_a_store: an_output_is_dropped_once;
    looks_relaxed: an_output_reaches_its_handle;
    believes_the_length: every_item_is_taken_once;
    counts_after_unlocking: a_queue_that_holds_a_task_is_not_empty;
    parks_over_a_notification: a_notification_ends_the_sleep;
    waits_for_an_event_that_was: an_event_is_never_lost;
    wakes_before_it_notes: an_event_is_never_lost;
    forgets_what_it_does_not_know: an_event_during_an_attempt_is_never_lost;
    counts_no_events: who_knows_less_takes_nothing_from_others;
    sleeps_past_a_new_timer: a_timer_is_never_slept_past;
}
