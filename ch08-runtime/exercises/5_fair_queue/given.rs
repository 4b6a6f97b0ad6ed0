//! What the executor of exercise 5 has around it. The checks play all three.
#![allow(dead_code, reason = "the answer uses it")]

use std::sync::Arc;

/// Something that can be run when it is its turn.
pub trait Task: Send + Sync {
    /// Has one turn. May push itself or others.
    fn run(self: Arc<Self>);
}

/// What is outside: the reactor, seen from the thread that runs tasks.
pub trait World {
    /// Has those pushed for whom something has come, and returns at once. It costs a system call.
    fn look(&mut self);

    /// The same, but sleeps until something comes or the bell rings. `false`: nothing ever will.
    fn sleep(&mut self) -> bool;
}

/// Ends the world's sleep, or else the next one.
pub trait Bell: Send + Sync {
    /// Any thread may call it.
    fn ring(&self);
}
