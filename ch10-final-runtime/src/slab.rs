//! Values under small numbers that are used again. Inserting and removing allocate nothing once
//! the table has grown.

/// A table of values; each has a key that stays the same until it is removed.
pub(crate) struct Slab<T> {
    entries: Vec<Entry<T>>,
    /// The first free entry; the length if there is none.
    free: usize,
    len: usize,
}

enum Entry<T> {
    Taken(T),
    /// Holds the next free entry.
    Free(usize),
}

impl<T> Slab<T> {
    pub(crate) const fn new() -> Slab<T> {
        Slab {
            entries: Vec::new(),
            free: 0,
            len: 0,
        }
    }

    pub(crate) fn insert(&mut self, value: T) -> usize {
        self.insert_with(|_| value)
    }

    /// Inserts a value that is told its key.
    pub(crate) fn insert_with(&mut self, value: impl FnOnce(usize) -> T) -> usize {
        let key = self.free;
        let value = Entry::Taken(value(key));
        match self.entries.get_mut(key) {
            None => {
                self.entries.push(value);
                self.free = self.entries.len();
            }
            Some(entry) => match std::mem::replace(entry, value) {
                Entry::Free(next) => self.free = next,
                Entry::Taken(_) => unreachable!("the free list holds free entries"),
            },
        }
        self.len += 1;
        key
    }

    pub(crate) fn get(&self, key: usize) -> Option<&T> {
        match self.entries.get(key) {
            Some(Entry::Taken(value)) => Some(value),
            _ => None,
        }
    }

    pub(crate) fn get_mut(&mut self, key: usize) -> Option<&mut T> {
        match self.entries.get_mut(key) {
            Some(Entry::Taken(value)) => Some(value),
            _ => None,
        }
    }

    pub(crate) fn values_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.entries.iter_mut().filter_map(|entry| match entry {
            Entry::Taken(value) => Some(value),
            Entry::Free(_) => None,
        })
    }

    /// Takes the value out, if there is one under this key.
    pub(crate) fn remove(&mut self, key: usize) -> Option<T> {
        let entry = self.entries.get_mut(key)?;
        if let Entry::Free(_) = entry {
            return None;
        }
        let Entry::Taken(value) = std::mem::replace(entry, Entry::Free(self.free)) else {
            unreachable!("looked at above");
        };
        self.free = key;
        self.len -= 1;
        Some(value)
    }

    /// Takes everything out and leaves an empty table.
    pub(crate) fn take_all(&mut self) -> impl Iterator<Item = T> + use<T> {
        let taken = std::mem::replace(self, Slab::new());
        taken.entries.into_iter().filter_map(|entry| match entry {
            Entry::Taken(value) => Some(value),
            Entry::Free(_) => None,
        })
    }

    pub(crate) fn len(&self) -> usize {
        self.len
    }
}
