//! Exercise 7: a timer wheel. The task and its hints are in README.md.

/// Keeps values until their ticks have come.
pub struct Wheel<T> {
    timers: Vec<T>, // whatever you need
}

/// Names a timer. Its timer gone, it names none, whoever has taken that one's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimerKey {
    index: usize, // whatever you need
}

impl<T> Wheel<T> {
    /// No timers, and the hand at tick 0.
    pub fn new() -> Wheel<T> {
        todo!("slots that are empty")
    }

    /// Has `value` fire at `deadline`, or with the next `advance` if that is past.
    pub fn insert(&mut self, deadline: u64, value: T) -> TimerKey {
        todo!("which wheel, which slot?")
    }

    /// Takes back a timer that has not fired.
    pub fn cancel(&mut self, key: TimerKey) -> Option<T> {
        todo!("where is it, and is it still the same?")
    }

    /// Moves the hand to `now`, which is never less than before, and returns what is due: the earlier
    /// deadline first.
    pub fn advance(&mut self, now: u64) -> Vec<T> {
        todo!("from slot to slot; what is not due in a coarse one goes to a finer one")
    }

    /// The tick at which to call `advance` again. `None` if there are no timers.
    pub fn next_deadline(&self) -> Option<u64> {
        todo!("the next slot with something in it")
    }
}
