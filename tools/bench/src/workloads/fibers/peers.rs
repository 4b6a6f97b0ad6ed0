//! The same work in each library's words.
#![expect(
    unsafe_code,
    reason = "context's switch, and a promise that corosensei asks for"
)]

use anyhow::bail;
use context::stack::{FixedSizeStack, ProtectedFixedSizeStack};
use context::{Context, Transfer};
use corosensei::Coroutine;
use corosensei::stack::DefaultStack;
use generator::Gn;

use super::{BARE, BATCH, Clock, KEPT, LEFT, STACK_SIZE};
use ch05_fibers::{Fiber, FloatControl, Stack, StackPool};

/// There and back, `count` fibers in turn.
pub(super) fn switch(peer: &str, count: usize, clock: Clock) -> anyhow::Result<f64> {
    match peer {
        LEFT => ours(count, FloatControl::Leave, clock),
        KEPT => ours(count, FloatControl::Keep, clock),
        BARE => bare(count, clock),
        "corosensei" => on_corosensei(count, clock),
        "context" => on_context(count, clock),
        "generator" => Ok(on_generator(count, clock)),
        "may" => on_may(count, clock),
        _ => bail!("{peer} is not known"),
    }
}

fn ours(count: usize, float: FloatControl, clock: Clock) -> anyhow::Result<f64> {
    let mut pool = StackPool::new(STACK_SIZE);
    let fiber = |_| -> anyhow::Result<_> {
        Ok(Fiber::<()>::new(pool.take()?, || {
            loop {
                ch05_fibers::suspend();
            }
        })
        .float_control(float))
    };
    let fibers = (0..count).map(fiber).collect::<Result<Vec<_>, _>>()?;
    Ok(clock.time(BATCH, || {
        for _ in 0..BATCH / count {
            for fiber in &fibers {
                let _ = fiber.resume();
            }
        }
    }))
}

/// The two sides of a bare switch.
struct Sides {
    there: ch05_fibers::Context,
    back: ch05_fibers::Context,
}

fn bare(count: usize, clock: Clock) -> anyhow::Result<f64> {
    unsafe extern "C" fn body(sides: *mut ()) -> ! {
        let sides: *mut Sides = sides.cast();
        loop {
            // SAFETY: the sides outlive this stack.
            let back = unsafe { (*sides).back };
            // SAFETY: as above.
            let there = unsafe { &raw mut (*sides).there };
            // SAFETY: whoever switched here was saved there.
            unsafe { ch05_fibers::switch(there, back) };
        }
    }
    let mut pool = StackPool::new(STACK_SIZE);
    let stack = |_| pool.take();
    let stacks = (0..count).map(stack).collect::<Result<Vec<_>, _>>()?;
    let mut all: Vec<Sides> = Vec::with_capacity(count);
    for (at, stack) in stacks.iter().enumerate() {
        let sides = all.as_mut_ptr().wrapping_add(at);
        // SAFETY: the stack outlives the measurement. `body` does not unwind.
        let there = unsafe { ch05_fibers::Context::new(stack, body, sides.cast()) };
        let back = ch05_fibers::Context::empty();
        all.push(Sides { there, back }); // there was room for it: it does not move again
    }
    Ok(clock.time(BATCH, || {
        for _ in 0..BATCH / count {
            for sides in &mut all {
                let sides: *mut Sides = sides;
                // SAFETY: `sides` is valid.
                let there = unsafe { (*sides).there };
                // SAFETY: as above.
                let back = unsafe { &raw mut (*sides).back };
                // SAFETY: it was prepared above, or saved by `body`.
                unsafe { ch05_fibers::switch(back, there) };
            }
        }
    }))
}

fn on_corosensei(count: usize, clock: Clock) -> anyhow::Result<f64> {
    let coroutine = |_| -> anyhow::Result<_> {
        let stack = DefaultStack::new(STACK_SIZE)?;
        Ok(Coroutine::<(), (), ()>::with_stack(stack, |yielder, ()| {
            loop {
                yielder.suspend(());
            }
        }))
    };
    let mut coroutines = (0..count).map(coroutine).collect::<Result<Vec<_>, _>>()?;
    let ns = clock.time(BATCH, || {
        for _ in 0..BATCH / count {
            for coroutine in &mut coroutines {
                coroutine.resume(());
            }
        }
    });
    // Each would be unwound for its destructors otherwise. There are none.
    for coroutine in &mut coroutines {
        // SAFETY: nothing on that stack is waited for or borrowed by anyone.
        unsafe { coroutine.force_reset() };
    }
    Ok(ns)
}

fn on_context(count: usize, clock: Clock) -> anyhow::Result<f64> {
    extern "C" fn body(mut transfer: Transfer) -> ! {
        loop {
            // SAFETY: whoever resumed this has left its context here.
            transfer = unsafe { transfer.context.resume(0) };
        }
    }
    let stack = |_| FixedSizeStack::new(STACK_SIZE);
    let stacks = (0..count).map(stack).collect::<Result<Vec<_>, _>>()?;
    let start = |stack: &FixedSizeStack| {
        // SAFETY: the stack outlives the contexts, which are dropped at the end of this function.
        Some(unsafe { Context::new(stack, body) })
    };
    let mut contexts: Vec<_> = stacks.iter().map(start).collect();
    Ok(clock.time(BATCH, || {
        for _ in 0..BATCH / count {
            for context in &mut contexts {
                let there = context.take().expect("put back below");
                // SAFETY: it is suspended, and its stack is live.
                *context = Some(unsafe { there.resume(0) }.context);
            }
        }
    }))
}

fn on_generator(count: usize, clock: Clock) -> f64 {
    let generator = |_| {
        Gn::<()>::new_scoped_opt(STACK_SIZE / size_of::<usize>(), |mut scope| {
            loop {
                scope.yield_(());
            }
        })
    };
    let mut generators: Vec<_> = (0..count).map(generator).collect();
    clock.time(BATCH, || {
        for _ in 0..BATCH / count {
            for generator in &mut generators {
                generator.resume();
            }
        }
    })
}

/// By its scheduler, on one worker: it has no other way.
fn on_may(count: usize, clock: Clock) -> anyhow::Result<f64> {
    may::config().set_workers(1).set_stack_size(STACK_SIZE);
    // Enough turns each that starting them does not count.
    let turns = (10 * BATCH / count).max(1000);
    Ok(clock.time(turns * count, || {
        may::coroutine::scope(|scope| {
            for _ in 0..count {
                may::go!(scope, move || {
                    for _ in 0..turns {
                        may::coroutine::yield_now();
                    }
                });
            }
        });
    }))
}

/// One after the other, each on the stack of the one before.
pub(super) fn spawn_pooled(peer: &str, clock: Clock) -> anyhow::Result<f64> {
    match peer {
        LEFT | KEPT => {
            let float = match peer {
                KEPT => FloatControl::Keep,
                _ => FloatControl::Leave,
            };
            let mut pool = StackPool::new(STACK_SIZE);
            pool.put(Stack::new(STACK_SIZE)?);
            Ok(clock.time(BATCH, || {
                for step in 0..BATCH {
                    let stack = pool.take().expect("one is in there");
                    let fiber = Fiber::new(stack, move || step).float_control(float);
                    let _ = std::hint::black_box(fiber.resume());
                    pool.put(fiber.into_stack().expect("it has finished"));
                }
            }))
        }
        "corosensei" => {
            let mut pool = vec![DefaultStack::new(STACK_SIZE)?];
            Ok(clock.time(BATCH, || {
                for step in 0..BATCH {
                    let stack = pool.pop().expect("one is in there");
                    let mut coroutine =
                        Coroutine::<(), (), usize>::with_stack(stack, move |_, ()| step);
                    std::hint::black_box(coroutine.resume(()));
                    pool.push(coroutine.into_stack());
                }
            }))
        }
        "may" => {
            may::config().set_workers(1).set_stack_size(STACK_SIZE);
            Ok(clock.time(BATCH, || {
                // In batches that its own pool has stacks for.
                for _ in 0..BATCH / 100 {
                    may::coroutine::scope(|scope| {
                        for step in 0..100 {
                            may::go!(scope, move || std::hint::black_box(step));
                        }
                    });
                }
            }))
        }
        _ => bail!("{peer} is not known"),
    }
}

/// One after the other, each on a stack of its own with a guard page.
pub(super) fn spawn_fresh(peer: &str, clock: Clock) -> anyhow::Result<f64> {
    const STEPS: usize = 1000;
    extern "C" fn body(transfer: Transfer) -> ! {
        // SAFETY: whoever resumed this has left its context here. Nobody comes back.
        unsafe { transfer.context.resume(0) };
        unreachable!("it was resumed after its end");
    }
    let start: fn() = match peer {
        KEPT => || {
            let stack = Stack::new(STACK_SIZE).expect("there is memory");
            let _ = std::hint::black_box(Fiber::new(stack, || 1).resume());
        },
        "corosensei" => || {
            let stack = DefaultStack::new(STACK_SIZE).expect("there is memory");
            let mut coroutine = Coroutine::<(), (), i32>::with_stack(stack, |_, ()| 1);
            std::hint::black_box(coroutine.resume(()));
        },
        "context" => || {
            let stack = ProtectedFixedSizeStack::new(STACK_SIZE).expect("there is memory");
            // SAFETY: the stack outlives the context.
            let context = unsafe { Context::new(&stack, body) };
            // SAFETY: it has just been made, on a stack that is live.
            std::hint::black_box(unsafe { context.resume(0) });
        },
        "generator" => || {
            let words = STACK_SIZE / size_of::<usize>();
            let mut generator = Gn::<()>::new_scoped_opt(words, |_| 1);
            std::hint::black_box(generator.resume());
        },
        _ => bail!("{peer} is not known"),
    };
    Ok(clock.time(STEPS, || {
        for _ in 0..STEPS {
            start();
        }
    }))
}
