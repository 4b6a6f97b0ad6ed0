//! Things by token, where no token is ever taken for an earlier one.
//!
//! Slots are used again, and an event or an alarm may be on its way while its connection goes and
//! another takes the place. So a token names the slot *and* how often it has been used: one that
//! is out of date finds nothing. Boxed contents, because the slots themselves are never given
//! back: a crowd leaves a few bytes a head behind.

use mio::Token;

/// A token's lower half is the slot, its upper half the generation.
const HALF: u32 = usize::BITS / 2;
const LOWER: usize = (1 << HALF) - 1;

/// A table that hands out tokens.
#[derive(Debug)]
pub(crate) struct Slots<T> {
    slots: Vec<Slot<T>>,
    /// Slots that hold nothing, the last one left on top.
    free: Vec<usize>,
}

#[derive(Debug)]
struct Slot<T> {
    /// How often the slot has been left.
    generation: usize,
    content: Option<Box<T>>,
}

impl<T> Slots<T> {
    /// Fewer than the lower half could name: its last few stand for what is no connection.
    pub(crate) const MAX_LEN: usize = LOWER - 8;

    pub(crate) fn new() -> Slots<T> {
        Slots {
            slots: Vec::new(),
            free: Vec::new(),
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.slots.len() - self.free.len()
    }

    /// The token that the next [`insert`](Self::insert) returns.
    pub(crate) fn next_token(&self) -> Token {
        let slot = self.free.last().copied().unwrap_or(self.slots.len());
        let generation = self.slots.get(slot).map_or(0, |slot| slot.generation);
        Token(generation << HALF | slot)
    }

    pub(crate) fn insert(&mut self, content: T) -> Token {
        let token = self.next_token();
        if self.free.pop().is_none() {
            self.slots.push(Slot {
                generation: 0,
                content: None,
            });
        }
        self.slots[token.0 & LOWER].content = Some(Box::new(content));
        token
    }

    /// What this token stands for, unless it has gone.
    pub(crate) fn get_mut(&mut self, token: Token) -> Option<&mut T> {
        self.slot(token)?.content.as_deref_mut()
    }

    pub(crate) fn remove(&mut self, token: Token) -> Option<Box<T>> {
        let slot = self.slot(token)?;
        let content = slot.content.take()?;
        slot.generation = (slot.generation + 1) & LOWER;
        self.free.push(token.0 & LOWER);
        Some(content)
    }

    /// The tokens of everything that is held now.
    pub(crate) fn tokens(&self) -> Vec<Token> {
        let held = self
            .slots
            .iter()
            .enumerate()
            .filter(|(_, slot)| slot.content.is_some());
        held.map(|(at, slot)| Token(slot.generation << HALF | at))
            .collect()
    }

    fn slot(&mut self, token: Token) -> Option<&mut Slot<T>> {
        let slot = self.slots.get_mut(token.0 & LOWER)?;
        (slot.generation == token.0 >> HALF).then_some(slot)
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
        slots.remove(token);
        assert_eq!(slots.get_mut(token), None);
        assert_eq!(slots.tokens(), []);
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
}
