//! Wrong: returns when the first fiber has ended.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use super::checks::given::{Context, Stack, switch};

struct Fiber {
    context: Context,
    /// Taken when it begins.
    main: Cell<Option<Box<dyn FnOnce()>>>,
    has_ended: Cell<bool>,
    /// Freed by the loop, which runs on another one.
    _stack: Stack,
}

thread_local! {
    /// First in, first out.
    static READY: RefCell<VecDeque<Rc<Fiber>>> = const { RefCell::new(VecDeque::new()) };
    static CURRENT: RefCell<Option<Rc<Fiber>>> = const { RefCell::new(None) };
    /// Where `run` goes on when a fiber leaves.
    static LOOP: Context = const { Context::running() };
}

/// Runs `first` as a fiber, and every fiber that is spawned meanwhile. Returns when all have ended.
pub fn run(first: impl FnOnce() + 'static) {
    spawn(first);
    let mut first = None;
    // The borrow ends before the switch: whoever runs then needs the queue.
    while let Some(fiber) = READY.with_borrow_mut(VecDeque::pop_front) {
        CURRENT.set(Some(Rc::clone(&fiber)));
        // SAFETY: `LOOP` is of whoever calls `run`, which is us.
        LOOP.with(|here| unsafe { switch(here, &fiber.context) });
        CURRENT.set(None);
        let is_first = Rc::ptr_eq(first.get_or_insert_with(|| Rc::clone(&fiber)), &fiber);
        if is_first && fiber.has_ended.get() {
            return READY.with_borrow_mut(VecDeque::clear);
        }
        if !fiber.has_ended.get() {
            READY.with_borrow_mut(|ready| ready.push_back(fiber));
        }
    }
}

/// Adds a fiber, which has its turn after all that are ready now. The caller goes on.
pub fn spawn(main: impl FnOnce() + 'static) {
    let stack = Stack::new();
    let fiber = Rc::new(Fiber {
        context: Context::new(&stack, begin),
        main: Cell::new(Some(Box::new(main))),
        has_ended: Cell::new(false),
        _stack: stack,
    });
    READY.with_borrow_mut(|ready| ready.push_back(fiber));
}

/// Lets all others that are ready have their turn. Returns when it is the caller's again.
pub fn yield_now() {
    let fiber = current();
    // SAFETY: the current fiber is the one whose stack we are on.
    LOOP.with(|there| unsafe { switch(&fiber.context, there) });
}

fn current() -> Rc<Fiber> {
    let current = CURRENT.with_borrow(Option::clone);
    current.expect("called inside of `run`")
}

/// What every fiber begins with.
extern "C" fn begin() -> ! {
    let fiber = current();
    let main = fiber.main.take().expect("a fiber begins once");
    main();
    fiber.has_ended.set(true);
    // Nobody comes back to this stack, so what stands on it is never dropped. This has to be.
    drop(fiber);
    // SAFETY: nobody will go on from this context.
    LOOP.with(|there| unsafe { switch(&Context::running(), there) });
    unreachable!("a fiber that has ended was switched to")
}
