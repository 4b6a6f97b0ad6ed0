//! Two fibers by hand: main and two counters pass the turn around a ring.
//!
//! `cargo run -p ch05-fibers --example ch05_03_two_fibers`
//!
//! New here: more than two sides, so that there has to be an order. This is a scheduler in one
//! line, and it shows what one is for: a fiber that is done stays in the ring for ever.
#![expect(unsafe_code, reason = "switches contexts by hand")]

use std::cell::Cell;
use std::io;
use std::ptr;

use ch05_fibers::{Context, Stack, switch};

/// Main is number 0, the counters are 1 and 2.
struct Ring {
    /// Where each of them goes on. The one of whoever runs is stale.
    contexts: [Cell<Context>; 3],
    counting: Cell<usize>,
}

impl Ring {
    /// Gives the turn away; returns when it has come round again.
    fn pass(&self, me: usize) {
        let next = (me + 1) % self.contexts.len();
        // SAFETY: all contexts but that of whoever runs are fresh: a turn begins by using up its own
        // and ends by saving it anew. Main drops the stacks when it gives no more turns away.
        unsafe { switch(self.contexts[me].as_ptr(), self.contexts[next].get()) }
    }
}

/// What a counter is told.
struct Counter<'a> {
    ring: &'a Ring,
    me: usize,
    up_to: usize,
}

unsafe extern "C" fn count(counter: *mut ()) -> ! {
    // SAFETY: main passes a `Counter` that lives as long as the ring goes round.
    let Counter { ring, me, up_to } = *unsafe { &*counter.cast::<Counter>() };
    for number in 1..=up_to {
        println!("{:indent$}counter {me}: {number}", "", indent = me * 2);
        ring.pass(me);
    }
    ring.counting.set(ring.counting.get() - 1);
    // There is nowhere to return to. What still stands on this stack will never be dropped.
    loop {
        ring.pass(me);
    }
}

fn main() -> io::Result<()> {
    let ring = Ring {
        contexts: [const { Cell::new(Context::empty()) }; 3],
        counting: Cell::new(2),
    };
    let counters = [(1, 3), (2, 5)].map(|(me, up_to)| Counter {
        ring: &ring,
        me,
        up_to,
    });
    let stacks = [
        Stack::new(Stack::DEFAULT_SIZE)?,
        Stack::new(Stack::DEFAULT_SIZE)?,
    ];
    for (counter, stack) in counters.iter().zip(&stacks) {
        let argument = ptr::from_ref(counter).cast_mut().cast();
        // SAFETY: the stack is this counter's alone and outlives it; `count` does not unwind.
        let context = unsafe { Context::new(stack, count, argument) };
        ring.contexts[counter.me].set(context);
    }
    while ring.counting.get() > 0 {
        println!("main");
        ring.pass(0);
    }
    println!("main: both are done, and I keep the turn");
    Ok(())
}
