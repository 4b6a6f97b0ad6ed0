//! Many fibers: turns, waiting, waking, ending.

use std::cell::{Cell, RefCell};
use std::panic::{self, AssertUnwindSafe};
use std::rc::Rc;

use ch05_fibers::{
    Builder, Fiber, RunError, Scheduler, Stack, Waiting, current, park, spawn, suspend, yield_now,
};

type Log<T> = Rc<RefCell<Vec<T>>>;

#[test]
fn turns_are_first_in_first_out() {
    let mut scheduler = Scheduler::new();
    let log: Log<(usize, usize)> = Log::default();
    for fiber in 0..3 {
        let log = Rc::clone(&log);
        scheduler.spawn(move || {
            for turn in 0..3 {
                log.borrow_mut().push((turn, fiber));
                yield_now();
            }
        });
    }
    scheduler.run().unwrap();
    let expected: Vec<_> = (0..9).map(|n| (n / 3, n % 3)).collect();
    assert_eq!(*log.borrow(), expected);
}

#[test]
fn f03_siblings_of_a_fiber_that_panics_go_on() {
    let mut scheduler = Scheduler::new();
    let before = scheduler.spawn(|| {
        yield_now();
        1
    });
    let bad = scheduler.spawn(|| -> u8 { panic::resume_unwind(Box::new("on purpose")) });
    let after = scheduler.spawn(|| {
        yield_now();
        2
    });
    scheduler.run().unwrap();
    assert_eq!(
        *bad.join().unwrap_err().downcast::<&str>().unwrap(),
        "on purpose"
    );
    assert_eq!((before.join().unwrap(), after.join().unwrap()), (1, 2));
}

#[test]
fn f04_a_dropped_scheduler_unwinds_its_fibers_once() {
    struct Counted(Rc<Cell<u32>>);
    impl Drop for Counted {
        fn drop(&mut self) {
            yield_now(); // what it may well do: it only cannot wait any more
            self.0.set(self.0.get() + 1);
        }
    }
    let drops = Rc::new(Cell::new(0));
    let mut scheduler = Scheduler::new();
    let wait: [fn(); 3] = [park, yield_now, || drop(spawn(park).join())];
    for wait in wait {
        let counted = Counted(Rc::clone(&drops));
        scheduler.spawn(move || {
            let _counted = counted;
            wait();
            unreachable!("nobody wakes it");
        });
    }
    scheduler.block_on(|| ()).unwrap(); // one turn each
    let waits = scheduler.spawn(park);
    assert_eq!(drops.get(), 0);
    drop(scheduler);
    assert_eq!(drops.get(), 3);
    assert!(waits.join().is_err());
}

#[test]
fn a_fiber_that_is_woken_twice_is_queued_once() {
    let mut scheduler = Scheduler::new();
    let log: Log<&str> = Log::default();
    let (first_log, second_log) = (Rc::clone(&log), Rc::clone(&log));
    let woken = scheduler.spawn(move || {
        for _ in 0..2 {
            park();
            first_log.borrow_mut().push("woken");
        }
    });
    let fiber = woken.fiber().clone();
    scheduler.spawn(move || {
        for _ in 0..3 {
            fiber.unpark();
        }
        second_log.borrow_mut().push("after three wakes");
        for _ in 0..3 {
            yield_now();
        }
        second_log.borrow_mut().push("later");
        fiber.unpark();
    });
    scheduler.run().unwrap();
    assert_eq!(
        *log.borrow(),
        ["after three wakes", "woken", "later", "woken"]
    );
}

#[test]
fn a_fiber_that_is_unparked_before_it_parks_does_not_wait() {
    let mut scheduler = Scheduler::new();
    let done = scheduler.block_on(|| {
        current().unpark();
        park();
        true
    });
    assert!(done.unwrap());
}

#[test]
fn a_join_waits_for_the_value() {
    let mut scheduler = Scheduler::new();
    let sum = scheduler.block_on(|| {
        let slow = spawn(|| {
            (0..100).for_each(|_| yield_now());
            vec![1, 2, 3]
        });
        let quick = spawn(|| 4);
        slow.join().unwrap().iter().sum::<i32>() + quick.join().unwrap()
    });
    assert_eq!(sum.unwrap(), 10);
}

#[test]
fn f13_a_deadlock_is_an_error_that_names_who_waits() {
    let mut scheduler = Scheduler::new();
    let parked = Builder::new()
        .name("parked")
        .spawn_on(&scheduler, park)
        .unwrap();
    let id = parked.fiber().id();
    let handle = parked.fiber().clone();
    let joins = scheduler.spawn(move || parked.join());
    let Err(RunError::Deadlock(blocked)) = scheduler.run() else {
        panic!("a deadlock went unnoticed");
    };
    let waiting: Vec<_> = blocked.iter().map(|blocked| blocked.waiting).collect();
    assert_eq!(waiting, [Waiting::Parked, Waiting::Joins(id)]);
    assert_eq!(blocked[0].name.as_deref(), Some("parked"));
    assert_eq!(blocked[1].fiber, joins.fiber().id());

    handle.unpark(); // from outside, and all is well
    scheduler.run().unwrap();
    assert!(joins.join().unwrap().is_ok());
}

#[test]
fn f13_a_fiber_that_joins_itself_is_a_deadlock() {
    let mut scheduler = Scheduler::new();
    let own: Rc<Cell<Option<ch05_fibers::JoinHandle<()>>>> = Rc::default();
    let taken = Rc::clone(&own);
    own.set(Some(
        scheduler.spawn(move || taken.take().unwrap().join().unwrap()),
    ));
    let error = scheduler.run().unwrap_err().to_string();
    assert!(error.starts_with("deadlock"), "{error}");
}

#[test]
fn schedulers_may_run_in_each_other() {
    let mut outer = Scheduler::new();
    let log: Log<&str> = Log::default();
    let inner_log = Rc::clone(&log);
    outer.spawn(move || {
        let mut inner = Scheduler::new();
        let spawned_log = Rc::clone(&inner_log);
        inner.spawn(move || {
            yield_now();
            spawned_log.borrow_mut().push("inner");
        });
        inner.run().unwrap();
        let log = Rc::clone(&inner_log);
        spawn(move || log.borrow_mut().push("outer"));
    });
    outer.run().unwrap();
    assert_eq!(*log.borrow(), ["inner", "outer"]);
}

#[test]
fn a_scheduler_may_be_moved_between_runs() {
    let mut scheduler = Scheduler::new();
    let parked = scheduler.spawn(park);
    assert!(scheduler.run().is_err());
    let mut moved = Box::new(scheduler);
    parked.fiber().unpark();
    moved.run().unwrap();
    assert!(parked.is_finished());
}

#[test]
fn a_panic_of_the_main_fiber_comes_out_of_block_on() {
    let mut scheduler = Scheduler::new();
    let main = || scheduler.block_on(|| panic::resume_unwind(Box::new(3_u8)));
    let payload = panic::catch_unwind(AssertUnwindSafe(main)).unwrap_err();
    assert_eq!(*payload.downcast::<u8>().unwrap(), 3);
    assert_eq!(
        scheduler.block_on(|| 4).unwrap(),
        4,
        "and the scheduler goes on"
    );
}

#[test]
fn block_on_leaves_the_others_where_they_are() {
    let mut scheduler = Scheduler::new();
    let other = scheduler.spawn(|| (0..10).for_each(|_| yield_now()));
    scheduler.block_on(|| ()).unwrap();
    assert!(!other.is_finished());
    scheduler.run().unwrap();
    assert!(other.is_finished());
}

#[test]
fn a_bare_suspend_is_a_turn_for_the_others() {
    let mut scheduler = Scheduler::new();
    let value = scheduler.block_on(|| {
        let other = spawn(|| 5);
        suspend();
        assert!(other.is_finished());
        other.join().unwrap()
    });
    assert_eq!(value.unwrap(), 5);
}

#[test]
fn a_fiber_in_a_fiber_is_told_that_the_scheduler_does_not_know_it() {
    let mut scheduler = Scheduler::new();
    let resumed = scheduler.block_on(|| {
        let inner = Fiber::new(Stack::new(Stack::DEFAULT_SIZE).unwrap(), yield_now);
        format!("{:?}", inner.resume().unwrap())
    });
    assert!(resumed.unwrap().starts_with("Panicked"));
}

#[test]
fn calls_outside_of_a_scheduler_are_panics_that_say_so() {
    let calls: [fn(); 4] = [yield_now, park, || drop(current()), || drop(spawn(|| ()))];
    for call in calls {
        let text = panic::catch_unwind(call)
            .unwrap_err()
            .downcast::<String>()
            .unwrap();
        assert!(text.contains("outside of a running scheduler"), "{text}");
    }
}

#[test]
fn a_closure_larger_than_half_of_its_stack_is_run() {
    let mut scheduler = Scheduler::new();
    let large = [3_u8; 40_000];
    let roomy = Builder::new().stack_size(70_000);
    let fiber = roomy.spawn_on(&scheduler, move || {
        large.iter().map(|n| u32::from(*n)).sum::<u32>()
    });
    scheduler.run().unwrap();
    assert_eq!(fiber.unwrap().join().unwrap(), 120_000);
}

#[test]
fn ten_thousand_fibers_take_turns() {
    let mut scheduler = Scheduler::new();
    let turns = Rc::new(Cell::new(0));
    for _ in 0..10_000 {
        let turns = Rc::clone(&turns);
        scheduler.spawn(move || {
            for _ in 0..3 {
                turns.set(turns.get() + 1);
                yield_now();
            }
        });
    }
    scheduler.run().unwrap();
    assert_eq!(turns.get(), 30_000);
}
