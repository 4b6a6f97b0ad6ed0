//! Stacks to be used again: mapping one costs microseconds, taking one from here nanoseconds.

use std::io;

use super::{Stack, sys};

/// Stacks of one size. It hands out those that were put back, the last one first, whose memory is
/// still in the cache, and maps new ones when it has none.
///
/// New stacks get staggered tops. All of them are aligned to pages, so without that the parts in
/// use, at the top of each, would have the same offset in their page. A first-level cache finds a
/// line by exactly that offset: 64 sets of 8 lines, say, of which all fibers would crowd the same
/// few, and drive each other out long before the cache is full.
///
/// What is put back stays: a pool is as large as the most stacks that were in use at a time.
///
/// ```
/// use ch05_fibers::{Stack, StackPool};
///
/// let mut pool = StackPool::new(Stack::DEFAULT_SIZE);
/// let stack = pool.take()?;
/// let top = stack.top();
/// pool.put(stack);
/// assert_eq!(pool.take()?.top(), top);
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct StackPool {
    size: usize,
    guarded: bool,
    free: Vec<Stack>,
    /// Stacks mapped so far.
    made: usize,
}

impl StackPool {
    /// Tops differ by a cache line.
    const STAGGER: usize = 64;
    /// Less than a page, so that a fiber with little on its stack still touches only one.
    const SPREAD: usize = 3072;

    /// A pool of stacks of at least `size` bytes, each with a guard page. It is empty at first.
    pub const fn new(size: usize) -> StackPool {
        StackPool {
            size,
            guarded: true,
            free: Vec::new(),
            made: 0,
        }
    }

    /// A pool of stacks without guard pages.
    ///
    /// # Safety
    /// - as for [`Stack::without_guard`], for every stack that is taken from it.
    #[expect(
        unsafe_code,
        reason = "nothing but the caller keeps an overflow harmless"
    )]
    pub const unsafe fn without_guards(size: usize) -> StackPool {
        let mut pool = StackPool::new(size);
        pool.guarded = false;
        pool
    }

    /// The size that was asked for, in bytes.
    pub fn size(&self) -> usize {
        self.size
    }

    /// Takes a stack, or maps one.
    ///
    /// # Errors
    /// As for [`Stack::new`].
    #[inline]
    pub fn take(&mut self) -> io::Result<Stack> {
        match self.free.pop() {
            Some(stack) => Ok(stack),
            None => self.map(),
        }
    }

    /// Puts a stack back. Any stack will do, of this pool or not, that is as large and guarded.
    ///
    /// # Panics
    /// If it is smaller than what the pool promises, or lacks the guard page.
    #[inline]
    pub fn put(&mut self, stack: Stack) {
        assert!(
            stack.size() >= self.size && (!self.guarded || !stack.guard().is_empty()),
            "a stack of another kind was put into a pool"
        );
        self.free.push(stack);
    }

    #[cold]
    fn map(&mut self) -> io::Result<Stack> {
        let guard = if self.guarded { sys::page_size() } else { 0 };
        let unused = self.made * Self::STAGGER % Self::SPREAD;
        let stack = Stack::map(self.size, guard, unused)?;
        self.made += 1;
        Ok(stack)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn tops_of_new_stacks_differ_in_their_page() {
        let mut pool = StackPool::new(0);
        let stacks: Vec<Stack> = (0..40).map(|_| pool.take().unwrap()).collect();
        let offsets: HashSet<usize> = stacks.iter().map(|s| s.top().addr() % 4096).collect();
        assert_eq!(offsets.len(), stacks.len());
        for stack in stacks {
            assert_eq!(stack.top().addr() % 16, 0);
            assert!(stack.size() >= Stack::MIN_SIZE);
        }
    }

    #[test]
    fn a_stack_that_was_put_back_is_the_next_one() {
        let mut pool = StackPool::new(0);
        let (first, second) = (pool.take().unwrap(), pool.take().unwrap());
        let tops = [first.top(), second.top()];
        pool.put(first);
        pool.put(second);
        let again = [pool.take().unwrap(), pool.take().unwrap()];
        assert_eq!([again[1].top(), again[0].top()], tops);
    }

    #[test]
    #[should_panic = "of another kind"]
    fn a_stack_without_a_guard_is_none_of_a_guarded_pool() {
        #[expect(unsafe_code, reason = "a stack without a guard")]
        // SAFETY: nothing runs on it.
        let bare = unsafe { Stack::without_guard(0) };
        StackPool::new(0).put(bare.unwrap());
    }
}
