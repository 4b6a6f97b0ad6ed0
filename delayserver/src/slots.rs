//! Things by token, where no token is ever taken for an earlier one.
//!
//! Slots are used again, and an event or an alarm may be on its way while its connection goes and
//! another takes the place. So a token names the slot *and* the generation that it was given out
//! in: one that is out of date finds nothing. Boxed contents, because an empty slot keeps its place
//! as long as any other is taken: a crowd leaves a few bytes a head behind until all have gone.

use mio::Token;

use crate::sys;

/// A token's lower half is the slot, its upper half the generation.
const HALF: u32 = usize::BITS / 2;
const LOWER: usize = (1 << HALF) - 1;

/// Once there have been so many, what they leave behind is worth a system call or two.
const CROWD: usize = 1024;

/// A table that hands out tokens.
#[derive(Debug)]
pub(crate) struct Slots<T> {
    slots: Vec<Option<Entry<T>>>,
    /// Slots that hold nothing, the last one left on top.
    free: Vec<usize>,
    /// Of the next token. Each has its own, and outlives the table's memory.
    generation: usize,
}

#[derive(Debug)]
struct Entry<T> {
    generation: usize,
    content: Box<T>,
}

impl<T> Slots<T> {
    /// Fewer than the lower half could name: its last few stand for what is no connection.
    pub(crate) const MAX_LEN: usize = LOWER - 8;

    pub(crate) fn new() -> Slots<T> {
        Slots {
            slots: Vec::new(),
            free: Vec::new(),
            generation: 0,
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.slots.len() - self.free.len()
    }

    /// The token that the next [`insert`](Self::insert) returns.
    pub(crate) fn next_token(&self) -> Token {
        let slot = self.free.last().copied().unwrap_or(self.slots.len());
        Token(self.generation << HALF | slot)
    }

    pub(crate) fn insert(&mut self, content: T) -> Token {
        let (token, generation) = (self.next_token(), self.generation);
        if self.free.pop().is_none() {
            self.slots.push(None);
        }
        self.slots[token.0 & LOWER] = Some(Entry {
            generation,
            content: Box::new(content),
        });
        self.generation = (generation + 1) & LOWER;
        token
    }

    /// What this token stands for, unless it has gone.
    pub(crate) fn get_mut(&mut self, token: Token) -> Option<&mut T> {
        let entry = self.slots.get_mut(token.0 & LOWER)?.as_mut()?;
        (entry.generation == token.0 >> HALF).then_some(&mut entry.content)
    }

    pub(crate) fn remove(&mut self, token: Token) -> Option<Box<T>> {
        self.get_mut(token)?;
        let slot = token.0 & LOWER;
        let entry = self.slots[slot].take()?;
        self.free.push(slot);
        if self.len() == 0 {
            let crowd = self.slots.len() >= CROWD;
            (self.slots, self.free) = (Vec::new(), Vec::new());
            if crowd {
                sys::return_memory();
            }
        }
        Some(entry.content)
    }

    /// The tokens of everything that is held now.
    pub(crate) fn tokens(&self) -> Vec<Token> {
        let slots = self.slots.iter().enumerate();
        let held = slots.filter_map(|(slot, entry)| Some((slot, entry.as_ref()?)));
        held.map(|(slot, entry)| Token(entry.generation << HALF | slot))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_token_does_not_find_the_slots_new_owner() {
        let mut slots = Slots::new();
        let old = slots.insert("old");
        slots.insert("neighbour");
        slots.remove(old);
        let new = slots.insert("new");
        assert_eq!(old.0 & LOWER, new.0 & LOWER, "the slot is used again");
        assert_eq!(slots.get_mut(old), None);
        assert_eq!(slots.remove(old), None);
        assert_eq!(slots.get_mut(new), Some(&mut "new"));
        assert_eq!(slots.len(), 2);
    }

    #[test]
    fn an_old_token_does_not_find_an_empty_slot() {
        let mut slots = Slots::new();
        let token = slots.insert("gone");
        slots.insert("neighbour");
        slots.remove(token);
        assert_eq!(slots.get_mut(token), None);
        assert_eq!(slots.tokens().len(), 1);
    }

    #[test]
    fn the_next_token_is_known_beforehand() {
        let mut slots = Slots::new();
        for _ in 0..3 {
            assert_eq!(slots.next_token(), slots.insert(()));
        }
        let token = slots.tokens()[1];
        slots.remove(token);
        assert_eq!(slots.next_token(), slots.insert(()));
    }

    #[test]
    fn an_old_token_does_not_outlive_the_whole_table() {
        let mut slots = Slots::new();
        let old = slots.insert("old");
        slots.remove(old);
        assert_eq!((slots.len(), slots.slots.capacity()), (0, 0));
        slots.insert("new");
        assert_eq!(slots.get_mut(old), None);
    }
}
