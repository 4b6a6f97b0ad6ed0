//! One fiber at a time: entering, leaving, ending.

use std::backtrace::Backtrace;
use std::cell::{Cell, RefCell};
use std::panic::{self, AssertUnwindSafe};
use std::rc::Rc;

use ch05_fibers::{Fiber, ResumeError, Resumed, Scheduler, Stack, StackPool, suspend};

fn stack() -> Stack {
    Stack::new(Stack::DEFAULT_SIZE).unwrap()
}

/// Counts its drops.
struct Counted(Rc<Cell<u32>>);

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.set(self.0.get() + 1);
    }
}

#[test]
fn a_fiber_goes_on_where_it_suspended_itself() {
    let log = Rc::new(RefCell::new(Vec::new()));
    let fiber_log = Rc::clone(&log);
    let fiber = Fiber::new(stack(), move || {
        for step in ["one", "two"] {
            fiber_log.borrow_mut().push(step);
            suspend();
        }
        "three"
    });
    for before in ["a", "b"] {
        log.borrow_mut().push(before);
        assert!(matches!(fiber.resume(), Ok(Resumed::Suspended)));
    }
    assert!(matches!(fiber.resume(), Ok(Resumed::Returned("three"))));
    assert_eq!(*log.borrow(), ["a", "one", "b", "two"]);
}

#[test]
fn f03_a_panic_ends_the_fiber_and_its_payload_is_handed_over() {
    let fiber = Fiber::new(stack(), || {
        suspend();
        panic::resume_unwind(Box::new(7_u8));
    });
    assert!(matches!(fiber.resume(), Ok(Resumed::Suspended)));
    let Ok(Resumed::Panicked(payload)) = fiber.resume() else {
        panic!("the panic was not reported");
    };
    assert_eq!(*payload.downcast::<u8>().unwrap(), 7);
    assert!(fiber.is_finished());
}

#[test]
fn f04_destructors_of_a_dropped_fiber_run_once() {
    let drops = Rc::new(Cell::new(0));
    let (captured, local) = (Counted(Rc::clone(&drops)), Counted(Rc::clone(&drops)));
    let fiber = Fiber::new(stack(), move || {
        let _captured = captured;
        let _local = local;
        suspend();
        unreachable!("it is dropped before it is resumed");
    });
    assert!(matches!(fiber.resume(), Ok(Resumed::Suspended)));
    assert_eq!(drops.get(), 0);
    drop(fiber);
    assert_eq!(drops.get(), 2);
}

#[test]
fn f04_a_fiber_that_never_ran_drops_its_closure_unrun() {
    let drops = Rc::new(Cell::new(0));
    let captured = Counted(Rc::clone(&drops));
    drop(Fiber::new(stack(), move || {
        let _captured = &captured;
        unreachable!("it is dropped before it is resumed");
    }));
    assert_eq!(drops.get(), 1);
}

#[test]
fn f04_a_result_that_nobody_asked_for_is_dropped_once() {
    let drops = Rc::new(Cell::new(0));
    let result = Counted(Rc::clone(&drops));
    let catches = Fiber::new(stack(), move || {
        // Goes on although it is dropped.
        let _ = panic::catch_unwind(suspend);
        result
    });
    assert!(matches!(catches.resume(), Ok(Resumed::Suspended)));
    drop(catches);
    assert_eq!(drops.get(), 1);
}

#[test]
fn f04_who_catches_the_unwinding_is_unwound_again() {
    let suspensions = Rc::new(Cell::new(0));
    let count = Rc::clone(&suspensions);
    let fiber = Fiber::new(stack(), move || {
        for _ in 0..3 {
            let _ = panic::catch_unwind(AssertUnwindSafe(|| {
                suspend();
                count.set(count.get() + 100);
            }));
            count.set(count.get() + 1);
        }
    });
    assert!(matches!(fiber.resume(), Ok(Resumed::Suspended)));
    drop(fiber);
    assert_eq!(suspensions.get(), 3);
}

#[test]
fn f04_destructors_may_suspend_a_fiber_that_is_being_dropped() {
    struct Suspends(Rc<Cell<u32>>);
    impl Drop for Suspends {
        fn drop(&mut self) {
            suspend();
            self.0.set(self.0.get() + 1);
        }
    }
    let drops = Rc::new(Cell::new(0));
    let (first, second) = (Suspends(Rc::clone(&drops)), Suspends(Rc::clone(&drops)));
    let fiber = Fiber::new(stack(), move || {
        let _both = (first, second);
        suspend();
    });
    assert!(matches!(fiber.resume(), Ok(Resumed::Suspended)));
    drop(fiber);
    assert_eq!(drops.get(), 2);
}

#[test]
fn f04_a_fiber_may_be_dropped_while_its_owner_unwinds() {
    let drops = Rc::new(Cell::new(0));
    let local = Counted(Rc::clone(&drops));
    let fiber = Fiber::new(stack(), move || {
        let _local = local;
        suspend();
    });
    assert!(matches!(fiber.resume(), Ok(Resumed::Suspended)));
    let unwound = panic::catch_unwind(AssertUnwindSafe(move || {
        let _fiber = fiber;
        panic::resume_unwind(Box::new(()));
    }));
    assert!(unwound.is_err());
    assert_eq!(drops.get(), 1);
}

#[test]
fn f05_a_fiber_that_has_ended_cannot_be_resumed() {
    let fiber = Fiber::new(stack(), || ());
    assert!(matches!(fiber.resume(), Ok(Resumed::Returned(()))));
    assert_eq!(fiber.resume().unwrap_err(), ResumeError::Finished);
}

#[test]
fn f05_a_fiber_can_resume_neither_itself_nor_its_resumer() {
    type Shared = Rc<RefCell<Vec<Rc<Fiber<Vec<ResumeError>>>>>>;
    let fibers: Shared = Rc::default();
    let tries = |fibers: &Shared| {
        let fibers = fibers.borrow().clone();
        let errors = fibers.iter().map(|fiber| fiber.resume().unwrap_err());
        errors.collect::<Vec<_>>()
    };
    let known = Rc::clone(&fibers);
    let inner = Rc::new(Fiber::new(stack(), move || tries(&known)));
    let known = Rc::clone(&inner);
    let outer = Rc::new(Fiber::new(stack(), move || match known.resume().unwrap() {
        Resumed::Returned(errors) => errors,
        other => unreachable!("{other:?}"),
    }));
    fibers
        .borrow_mut()
        .extend([Rc::clone(&inner), Rc::clone(&outer)]);
    let Ok(Resumed::Returned(errors)) = outer.resume() else {
        panic!("the outer fiber did not end");
    };
    fibers.borrow_mut().clear();
    assert_eq!(errors, [ResumeError::Running, ResumeError::Running]);
}

#[test]
fn fibers_in_fibers_suspend_to_their_own_resumers() {
    let outer = Fiber::new(stack(), || {
        let inner = Fiber::new(stack(), || {
            suspend();
            1
        });
        assert!(matches!(inner.resume(), Ok(Resumed::Suspended)));
        suspend();
        match inner.resume() {
            Ok(Resumed::Returned(value)) => value + 1,
            other => unreachable!("{other:?}"),
        }
    });
    assert!(matches!(outer.resume(), Ok(Resumed::Suspended)));
    assert!(matches!(outer.resume(), Ok(Resumed::Returned(2))));
}

#[test]
fn a_suspension_outside_of_a_fiber_is_a_panic_that_says_so() {
    let payload = panic::catch_unwind(suspend).unwrap_err();
    let text = payload.downcast::<&str>().unwrap();
    assert!(text.contains("outside of a fiber"), "{text}");
}

#[test]
fn f10_stacks_of_size_0_and_1_are_large_enough_to_panic_on() {
    for size in [0, 1] {
        let fiber = Fiber::new(Stack::new(size).unwrap(), || {
            assert_eq!(format!("{:?}", [1.5; 8]).len(), 40);
            panic!("on a small stack, on purpose");
        });
        assert!(matches!(fiber.resume(), Ok(Resumed::<()>::Panicked(_))));
    }
}

#[test]
#[expect(unsafe_code, reason = "a stack without a guard")]
fn f10_the_largest_size_is_an_error() {
    assert!(Stack::new(usize::MAX).is_err());
    // SAFETY: nothing runs on it, if there is one.
    assert!(unsafe { Stack::without_guard(usize::MAX) }.is_err());
    assert!(StackPool::new(usize::MAX).take().is_err());
}

#[test]
fn f11_a_mapping_that_fails_is_an_error() {
    let error = Stack::new(1 << 60).unwrap_err(); // more than any processor addresses
    let text = error.to_string();
    assert!(
        text.starts_with("cannot map a stack of 1152921504606846976 bytes"),
        "{text}"
    );
    let mut scheduler = Scheduler::new();
    let builder = || ch05_fibers::Builder::new().stack_size(1 << 60);
    assert!(builder().spawn_on(&scheduler, || ()).is_err());
    let inside = scheduler.block_on(move || builder().spawn(|| ()).is_err());
    assert!(inside.unwrap(), "and the scheduler goes on");
}

#[test]
#[should_panic = "more than half of the fiber's stack"]
fn a_closure_that_does_not_fit_is_refused() {
    let large = [0_u8; 20_000];
    Fiber::new(Stack::new(0).unwrap(), move || large.len());
}

#[test]
fn a_closure_may_be_aligned_to_more_than_a_stack_is() {
    #[repr(align(256))]
    struct Aligned(u8);
    let aligned = Aligned(5);
    let fiber = Fiber::new(stack(), move || {
        let aligned = aligned;
        ((&raw const aligned).addr() % 256, aligned.0)
    });
    assert!(matches!(fiber.resume(), Ok(Resumed::Returned((0, 5)))));
}

#[test]
fn f12_a_backtrace_in_a_fiber_ends_at_its_first_function() {
    #[inline(never)]
    fn inside_the_fiber() -> String {
        Backtrace::force_capture().to_string()
    }
    #[inline(never)]
    fn outside_of_the_fiber() -> String {
        let fiber = Fiber::new(stack(), || std::hint::black_box(inside_the_fiber()));
        match fiber.resume() {
            Ok(Resumed::Returned(trace)) => trace,
            other => unreachable!("{other:?}"),
        }
    }
    let trace = std::hint::black_box(outside_of_the_fiber());
    assert!(trace.contains("inside_the_fiber"), "{trace}");
    assert!(!trace.contains("outside_of_the_fiber\n"), "{trace}");
    let last = trace
        .lines()
        .rfind(|line| !line.trim_start().starts_with("at "));
    assert!(
        last.unwrap().contains("first_call") || last.unwrap().contains("start"),
        "{trace}"
    );
}

#[test]
fn a_stack_is_used_again() {
    let mut pool = StackPool::new(0);
    for round in 0..3 {
        let fiber = Fiber::new(pool.take().unwrap(), move || round);
        let fiber = fiber.into_stack().expect_err("it has not ended");
        assert!(matches!(fiber.resume(), Ok(Resumed::Returned(n)) if n == round));
        pool.put(fiber.into_stack().unwrap());
    }
}
