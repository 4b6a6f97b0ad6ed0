//! What a fiber keeps at the top of its stack, and the two switches: in and out.
//!
//! ```text
//!   top ─▶ ┌─────────────────────────┐
//!          │ closure (until started) │ ┐
//!          │ result (when ended)     │ ├ Body = Record + closure
//!          │ Head                    │ ┘ ◀─ Fiber::record, and RUNNING while it runs
//!          ├─────────────────────────┤
//!          │ frames                  │
//! ```

use std::cell::{Cell, OnceCell};
use std::mem::ManuallyDrop;
use std::panic::{self, AssertUnwindSafe};
use std::ptr::NonNull;
use std::rc::Rc;
use std::thread;

use crate::arch::ControlWords;
use crate::context::{Context, switch};
use crate::{FloatControl, Stack};

thread_local! {
    /// The fiber that runs on this thread; none on the thread's own stack. Needs neither a
    /// constructor nor a destructor, so that a signal handler may look at it.
    static RUNNING: Cell<Option<NonNull<Head>>> = const { Cell::new(None) };

    /// Where the resumer of that fiber stands.
    // Why not in the head? Here it is found without knowing the fiber. A round trip is a chain of
    // loads, each of which needs the result of the one before it, and this one is a link less.
    static RESUMER: Cell<Context> = const { Cell::new(Context::empty()) };
}

/// Returns the fiber that runs on this thread.
#[inline]
pub(crate) fn running() -> Option<NonNull<Head>> {
    RUNNING.get()
}

/// Returns the number of the fiber that runs on this thread.
#[inline]
pub(crate) fn running_number() -> Option<u64> {
    // SAFETY: the running fiber's stack is this one, and its head lies there.
    running().map(|head| unsafe { head.as_ref() }.number.get())
}

/// The part that is alike for all fibers.
pub(crate) struct Head {
    /// Where it stands. Empty while it runs, and when it has ended.
    context: Cell<Context>,
    pub(super) ended: Cell<bool>,
    /// Its owner has dropped it: it is to unwind instead of going on.
    pub(super) dropped: Cell<bool>,
    pub(super) float_control: Cell<FloatControl>,
    /// The floating-point settings of the other side. A fiber that has not started has none, and
    /// begins with those that it finds.
    settings: Cell<Option<ControlWords>>,
    /// For people: its number in a scheduler. 0 is none.
    pub(crate) number: Cell<u64>,
    pub(crate) name: OnceCell<Rc<str>>,
    /// What it runs on, and where this stands itself.
    pub(crate) stack: ManuallyDrop<Stack>,
}

/// A head and a place for the result.
#[repr(C)]
pub(super) struct Record<T> {
    pub(super) head: Head,
    /// There from the end to the look at it.
    pub(super) result: Cell<Option<thread::Result<T>>>,
}

/// A record and the closure. Starts with the record, so that a pointer to it is one to that.
#[repr(C)]
pub(super) struct Body<F, T> {
    record: Record<T>,
    /// There until the fiber starts, which is when it is moved to the frames below.
    closure: ManuallyDrop<F>,
}

impl<F: FnOnce() -> T + 'static, T: 'static> Body<F, T> {
    /// Writes a body to the top of a stack, and the first frame below it.
    #[inline]
    pub(super) fn place(stack: Stack, closure: F) -> NonNull<Record<T>> {
        let align = align_of::<Self>().max(16);
        assert!(
            size_of::<Self>() + align <= stack.size() / 2,
            "the closure and its result take more than half of the fiber's stack: \
             use a larger one, or a Box"
        );
        let end = stack.top().wrapping_sub(size_of::<Self>());
        let body = end.wrapping_sub(end.addr() % align);
        let argument = body.cast();
        // SAFETY: the fiber owns the stack for as long as it lives. `start` catches panics. `body` is
        // aligned to 16 and in the upper half.
        let context = unsafe { Context::below(body, &stack, Self::start, argument) };
        let head = Head {
            context: Cell::new(context),
            ended: Cell::new(false),
            dropped: Cell::new(false),
            float_control: Cell::new(FloatControl::Keep),
            settings: Cell::new(None),
            number: Cell::new(0),
            name: OnceCell::new(),
            stack: ManuallyDrop::new(stack),
        };
        let record = Record {
            head,
            result: Cell::new(None),
        };
        let closure = ManuallyDrop::new(closure);
        let place: *mut Self = body.cast();
        // SAFETY: these bytes lie in the stack, above its first frame, and are aligned.
        unsafe { place.write(Body { record, closure }) };
        // SAFETY: derived from a mapping, so not null.
        unsafe { NonNull::new_unchecked(body.cast()) }
    }

    /// The first function on a stack, and its last frame but the entry's.
    unsafe extern "C" fn start(body: *mut ()) -> ! {
        let body: *mut Self = body.cast();
        // SAFETY: `place` wrote it, and it stays until this fiber has ended. All but the closure is
        // only read or in cells.
        let record = unsafe { &(*body).record };
        // SAFETY: as above.
        let closure = unsafe { &raw const (*body).closure };
        // SAFETY: a fiber starts once, and nobody else touches the closure.
        let closure = ManuallyDrop::into_inner(unsafe { closure.read() });
        let run = || {
            if record.head.dropped.get() {
                drop(closure); // a fiber that never ran is started for this alone
                return None;
            }
            Some(closure())
        };
        // The result is not looked at where the panic left things half-done: the fiber has ended.
        let result = panic::catch_unwind(AssertUnwindSafe(run));
        record.result.set(result.transpose());
        record.head.leave_for_good()
    }
}

impl Head {
    /// Goes to the fiber and says so. Returns when it has suspended itself again, or has ended. If
    /// it is not suspended, this returns false at once.
    #[inline]
    pub(super) fn enter(&self) -> bool {
        let context = self.context.replace(Context::empty());
        if context.is_empty() {
            return false;
        }
        self.switch_settings();
        match RUNNING.replace(Some(NonNull::from(self))) {
            None => {
                // SAFETY: the fiber's context was saved when it left, or prepared by `place`, and
                // its stack is there for as long as it is. Both sides are on this thread, as a
                // fiber is not `Send`.
                unsafe { switch(RESUMER.with(Cell::as_ptr), context) };
                RUNNING.set(None);
            }
            Some(outer) => self.enter_from(outer, context),
        }
        true
    }

    /// Goes to the fiber from within another one, which has a resumer of its own.
    // Why apart? A value that is read, kept on the stack and put back at each turn makes each turn
    // wait for the one before it. Where there is no outer fiber, nothing has to be kept.
    #[cold]
    fn enter_from(&self, outer: NonNull<Head>, context: Context) {
        let outer_resumer = RESUMER.get();
        // SAFETY: as in `enter`.
        unsafe { switch(RESUMER.with(Cell::as_ptr), context) };
        RESUMER.set(outer_resumer);
        RUNNING.set(Some(outer));
    }

    /// Goes from the fiber, which runs, to its resumer. Returns when it is resumed.
    #[inline]
    pub(super) fn leave(&self) {
        self.switch_settings();
        // SAFETY: the resumer's context was saved when it entered this fiber. It waits there.
        unsafe { switch(self.context.as_ptr(), RESUMER.get()) };
    }

    fn leave_for_good(&self) -> ! {
        self.ended.set(true);
        self.switch_settings();
        #[cfg(asan)]
        crate::asan::ending();
        let mut nobody = Context::empty();
        // SAFETY: as in `leave`. Nobody goes back to what is saved here.
        unsafe { switch(&mut nobody, RESUMER.get()) };
        unreachable!("a fiber that has ended is not resumed");
    }

    /// Whether it can be resumed.
    #[inline]
    pub(super) fn is_suspended(&self) -> bool {
        !self.context.get().is_empty()
    }

    /// Unwinds a suspended fiber, and says whether that was possible.
    #[cold]
    pub(super) fn finish(&self) -> bool {
        if cfg!(panic = "abort") {
            return false;
        }
        self.dropped.set(true);
        // A destructor that suspends the fiber goes on at once.
        while self.enter() {}
        true
    }

    /// Puts the other side's floating-point settings into force. Reads once, and loads only what
    /// differs: hardly ever anything.
    #[inline(always)]
    fn switch_settings(&self) {
        if self.float_control.get() == FloatControl::Leave {
            return;
        }
        let mine = ControlWords::read();
        if let Some(others) = self.settings.replace(Some(mine))
            && others != mine
        {
            others.load();
        }
    }
}
