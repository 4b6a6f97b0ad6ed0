//! Memory for a fiber to run on: mapped, guarded, reused.
//!
//! Knows nothing of what runs there. The operating system's part stands in `unix.rs` and
//! `windows.rs`. Each provides `page_size`, `map` (reserves readable and writable pages that cost
//! memory only once they are touched), `protect` (makes a page fault on any access) and `unmap`.
#![expect(unsafe_code, reason = "memory is mapped and unmapped by hand")]

mod pool;
mod valgrind;

#[cfg(unix)]
#[path = "unix.rs"]
mod sys;
#[cfg(windows)]
#[path = "windows.rs"]
mod sys;

use std::fmt;
use std::io;
use std::ops::Range;
use std::ptr::NonNull;

pub use pool::StackPool;

/// A stack, unmapped when it is dropped.
///
/// ```text
///   ◀────────────────── one mapping ───────────────────▶
///   ┌───────┬───────────────────────────────────┬──────┐
///   │ guard │ usable         ◀── grows this way │ plan │
///   └───────┴───────────────────────────────────┴──────┘
///           ▲ bottom                            ▲ top
/// ```
///
/// What there is to know of the mapping stands in it, as its plan. So this is one pointer, and quick
/// to pass around.
///
/// The guard page faults when it is touched, so an overflow ends the program instead of writing
/// over whatever lies below. No frame can jump over it: the compiler makes functions whose frame is
/// larger than a page touch each page of it in turn. [`overflow`](crate::overflow) turns the fault
/// into words.
///
/// ```
/// use ch05_fibers::Stack;
///
/// let stack = Stack::new(1)?;
/// assert!(stack.size() >= Stack::MIN_SIZE);
/// assert_eq!(stack.top() as usize - stack.bottom() as usize, stack.size());
/// assert_eq!(stack.guard().end, stack.bottom() as usize);
/// assert!(Stack::new(usize::MAX).is_err());
/// # Ok::<(), std::io::Error>(())
/// ```
pub struct Stack {
    plan: NonNull<Plan>,
}

/// A mapping, described at its end.
#[repr(align(16))]
struct Plan {
    start: NonNull<u8>,
    /// The length of the mapping, in bytes.
    mapped: usize,
    /// How much of it, from the start, is the guard.
    guard: usize,
    known_to_valgrind: valgrind::Registration,
}

impl Stack {
    /// The smallest stack, in bytes. It is enough to print and to panic on, in a debug build too.
    pub const MIN_SIZE: usize = 16 * 1024;

    /// The size of a stack unless another one is asked for, in bytes. Only pages that were touched
    /// take memory, so it can be generous.
    pub const DEFAULT_SIZE: usize = 256 * 1024;

    /// Maps a stack of at least `size` bytes and a guard page below it.
    ///
    /// The size is rounded up to [`MIN_SIZE`](Stack::MIN_SIZE), then to whole pages.
    ///
    /// # Errors
    /// - `InvalidInput`: so many bytes have no address.
    /// - `OutOfMemory`: there is no room for them, or the process has as many mappings as it may.
    ///   A guarded stack takes two of them, and Linux allows 65,530 (`vm.max_map_count`). Without
    ///   guards neighbouring stacks count as one mapping.
    pub fn new(size: usize) -> io::Result<Stack> {
        Stack::map(size, sys::page_size(), 0)
    }

    /// Maps a stack without a guard page.
    ///
    /// # Errors
    /// As for [`new`](Stack::new).
    ///
    /// # Safety
    /// - whatever runs on it gets by with its size: an overflow writes over what lies below, often
    ///   another stack.
    pub unsafe fn without_guard(size: usize) -> io::Result<Stack> {
        Stack::map(size, 0, 0)
    }

    /// Leaves the last `unused` bytes of the mapping alone, a multiple of 16.
    fn map(size: usize, guard: usize, unused: usize) -> io::Result<Stack> {
        let mapped = size
            .max(Stack::MIN_SIZE)
            .checked_add(size_of::<Plan>() + unused + guard)
            .and_then(|bytes| bytes.checked_next_multiple_of(sys::page_size()))
            .filter(|mapped| *mapped <= isize::MAX as usize)
            .ok_or_else(|| too_large(size))?;
        let start = sys::map(mapped).map_err(|error| explained(&error, size))?;
        let plan = Plan {
            start,
            mapped,
            guard,
            known_to_valgrind: valgrind::Registration::NONE,
        };
        let top = mapped - unused - size_of::<Plan>();
        // SAFETY: an offset within the mapping.
        let place = unsafe { start.add(top) }.cast::<Plan>();
        // SAFETY: the mapping is ours, and all these numbers are multiples of 16.
        unsafe { place.write(plan) };
        let mut stack = Stack { plan: place };
        if guard > 0 {
            // SAFETY: the guard is the first page, which nobody uses.
            unsafe { sys::protect(start, guard) }.map_err(|error| explained(&error, size))?;
        }
        let known = valgrind::Registration::new(stack.bottom(), stack.top());
        // SAFETY: written above, and only this stack has it.
        unsafe { stack.plan.as_mut() }.known_to_valgrind = known;
        Ok(stack)
    }

    #[inline]
    fn plan(&self) -> &Plan {
        // SAFETY: `map` wrote it, and nobody else knows of it.
        unsafe { self.plan.as_ref() }
    }

    /// One past the highest usable byte: where the stack begins. Aligned to 16.
    #[inline]
    pub fn top(&self) -> *mut u8 {
        self.plan.as_ptr().cast()
    }

    /// The lowest usable byte: where the stack is full.
    #[inline]
    pub fn bottom(&self) -> *mut u8 {
        let plan = self.plan();
        plan.start.as_ptr().wrapping_add(plan.guard)
    }

    /// The bytes between [`bottom`](Stack::bottom) and [`top`](Stack::top).
    #[inline]
    pub fn size(&self) -> usize {
        self.top().addr() - self.bottom().addr()
    }

    /// The addresses that fault, just below the bottom. Empty if there is no guard.
    #[inline]
    pub fn guard(&self) -> Range<usize> {
        let start = self.plan().start.as_ptr().addr();
        start..start + self.plan().guard
    }
}

impl Drop for Stack {
    fn drop(&mut self) {
        #[cfg(asan)]
        crate::asan::clear(self);
        // SAFETY: only this stack has it, and goes.
        let plan = unsafe { self.plan.read() };
        plan.known_to_valgrind.end();
        // SAFETY: it was mapped with this length, and whoever used it had to own or borrow it.
        unsafe { sys::unmap(plan.start, plan.mapped) };
    }
}

impl fmt::Debug for Stack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stack")
            .field("top", &self.top())
            .field("bottom", &self.bottom())
            .field("guard", &self.guard())
            .finish()
    }
}

fn too_large(size: usize) -> io::Error {
    let message = format!("a stack of {size} bytes does not fit into the address space");
    io::Error::new(io::ErrorKind::InvalidInput, message)
}

/// Adds what was attempted and what to do about it.
fn explained(error: &io::Error, size: usize) -> io::Error {
    let advice = if error.kind() == io::ErrorKind::OutOfMemory {
        ": use fewer or smaller stacks, or stacks without guards (each guard takes a mapping)"
    } else {
        ""
    };
    let message = format!("cannot map a stack of {size} bytes: {error}{advice}");
    io::Error::new(error.kind(), message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_rounded_up_to_pages() {
        let page = sys::page_size();
        let stack = Stack::new(Stack::MIN_SIZE + 1).unwrap();
        assert!(stack.size() > Stack::MIN_SIZE && stack.size() <= Stack::MIN_SIZE + page);
        assert_eq!(stack.bottom().addr() % page, 0);
        assert_eq!(stack.top().addr() % 16, 0);
    }

    #[test]
    fn all_of_it_can_be_written() {
        // SAFETY: nothing runs on it.
        let bare = unsafe { Stack::without_guard(0) };
        for stack in [Stack::new(0), bare] {
            let stack = stack.unwrap();
            // SAFETY: these bytes are mapped, and nobody else uses them.
            unsafe { stack.bottom().write_bytes(0xa5, stack.size()) };
            // SAFETY: as above.
            let last = unsafe { stack.top().wrapping_sub(1).read() };
            assert_eq!(last, 0xa5);
        }
    }

    #[test]
    fn the_guard_lies_just_below() {
        let stack = Stack::new(0).unwrap();
        assert_eq!(stack.guard().len(), sys::page_size());
        assert_eq!(stack.guard().end, stack.bottom().addr());
        // SAFETY: nothing runs on it.
        let bare = unsafe { Stack::without_guard(0) };
        assert!(bare.unwrap().guard().is_empty());
    }

    #[test]
    fn what_fails_says_what_was_asked_for() {
        for size in [usize::MAX, usize::MAX / 2, usize::MAX / 4] {
            let error = Stack::new(size).unwrap_err().to_string();
            assert!(error.contains(&size.to_string()), "{error}");
        }
    }
}
