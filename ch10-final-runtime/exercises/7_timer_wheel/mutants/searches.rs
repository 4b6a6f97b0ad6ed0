//! Wrong: looks through all timers for the one to cancel.

use std::mem;

/// Bits of a deadline that name a slot of one wheel.
const BITS: u32 = 6;
const SLOTS: usize = 1 << BITS;
/// So many wheels reach as far as a `u64`.
const WHEELS: usize = u64::BITS.div_ceil(BITS) as usize;

/// Keeps values until their ticks have come.
pub struct Wheel<T> {
    hand: u64,
    /// Indices of timers. A timer is in the wheel of the highest bits in which its deadline differs
    /// from the hand: so all in one wheel are sooner than all in the next, and ahead of the hand.
    slots: Vec<Vec<usize>>,
    /// For each wheel, a bit for each slot that is not empty.
    occupied: [u64; WHEELS],
    timers: Vec<Timer<T>>,
    free: Vec<usize>,
    /// How many there have ever been.
    count: u64,
}

struct Timer<T> {
    number: u64,
    deadline: u64,
    slot: usize,
    /// Within the slot.
    position: usize,
    /// `None`: the place is free.
    value: Option<T>,
}

/// Names a timer. Its timer gone, it names none, whoever has taken that one's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimerKey {
    index: usize,
    number: u64,
}

impl<T> Wheel<T> {
    /// No timers, and the hand at tick 0.
    pub fn new() -> Wheel<T> {
        Wheel {
            hand: 0,
            slots: vec![Vec::new(); WHEELS * SLOTS],
            occupied: [0; WHEELS],
            timers: Vec::new(),
            free: Vec::new(),
            count: 0,
        }
    }

    /// Has `value` fire at `deadline`, or with the next `advance` if that is past.
    pub fn insert(&mut self, deadline: u64, value: T) -> TimerKey {
        self.count += 1;
        let number = self.count;
        let timer = Timer {
            number,
            deadline: deadline.max(self.hand),
            slot: 0,
            position: 0,
            value: Some(value),
        };
        let index = self.free.pop().unwrap_or(self.timers.len());
        match self.timers.get_mut(index) {
            Some(place) => *place = timer,
            None => self.timers.push(timer),
        }
        self.put(index);
        TimerKey { index, number }
    }

    /// Takes back a timer that has not fired.
    pub fn cancel(&mut self, key: TimerKey) -> Option<T> {
        let mut timers = self.timers.iter();
        let index = timers.position(|timer| timer.number == key.number && timer.value.is_some())?;
        let timer = &self.timers[index];
        let (slot, position) = (timer.slot, timer.position);
        self.slots[slot].swap_remove(position);
        match self.slots[slot].get(position) {
            Some(moved) => self.timers[*moved].position = position,
            None if self.slots[slot].is_empty() => self.clear(slot),
            None => {}
        }
        self.release(key.index)
    }

    /// Moves the hand to `now`, which is never less than before, and returns what is due: the earlier
    /// deadline first.
    pub fn advance(&mut self, now: u64) -> Vec<T> {
        let mut due = Vec::new();
        while let Some((begin, slot)) = self.next_slot()
            && begin <= now
        {
            self.hand = begin;
            self.clear(slot);
            for index in mem::take(&mut self.slots[slot]) {
                if self.timers[index].deadline <= self.hand {
                    due.extend(self.release(index));
                } else {
                    self.put(index); // into a finer wheel
                }
            }
        }
        self.hand = now;
        due
    }

    /// The tick at which to call `advance` again. `None` if there are no timers.
    pub fn next_deadline(&self) -> Option<u64> {
        let (begin, _) = self.next_slot()?;
        Some(begin)
    }

    fn put(&mut self, index: usize) {
        let timer = &mut self.timers[index];
        let differing = timer.deadline ^ self.hand;
        let wheel = differing.checked_ilog2().unwrap_or(0) / BITS;
        let in_wheel = (timer.deadline >> (wheel * BITS)) as usize % SLOTS;
        timer.slot = wheel as usize * SLOTS + in_wheel;
        timer.position = self.slots[timer.slot].len();
        self.slots[timer.slot].push(index);
        self.occupied[wheel as usize] |= 1 << in_wheel;
    }

    /// The next slot with something in it, and the tick at which it begins.
    fn next_slot(&self) -> Option<(u64, usize)> {
        let wheel = self.occupied.iter().position(|slots| *slots != 0)?;
        let in_wheel = self.occupied[wheel].trailing_zeros();
        let shift = wheel as u32 * BITS;
        let passed = u64::MAX.checked_shl(shift + BITS).unwrap_or(0);
        let begin = self.hand & passed | u64::from(in_wheel) << shift;
        Some((begin, wheel * SLOTS + in_wheel as usize))
    }

    fn clear(&mut self, slot: usize) {
        self.occupied[slot / SLOTS] &= !(1 << (slot % SLOTS));
    }

    fn release(&mut self, index: usize) -> Option<T> {
        self.free.push(index);
        self.timers[index].value.take()
    }
}
