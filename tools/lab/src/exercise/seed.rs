//! Data that differ from one seed to another, so that an answer cannot know them by heart.

use std::env;
use std::ops::Range;

use super::fnv1a;

/// Gives checks other data; 0 is meant if it is not set.
const SEED: &str = "LAB_SEED";

/// A number in `range` to draw the data of a check from. It depends on the environment variable
/// `LAB_SEED`, a number below 2⁶⁴, and on `what` it is for. Without a seed, or with seed 0, it is
/// the first in `range`.
///
/// A right answer passes with every seed: what is drawn is which data there are, never how many
/// seconds something takes or how much there is to do.
///
/// # Panics
/// If `range` is empty, or `LAB_SEED` is no such number.
///
/// ```
/// let first = lab::vary("the number of the first line", 1..1000);
/// # assert!((1..1000).contains(&first));
/// ```
pub fn vary(what: &str, range: Range<usize>) -> usize {
    let seed = env::var(SEED).ok();
    let seed = seed.map(|seed| seed.parse().expect("LAB_SEED is a number below 2^64"));
    pick(seed.unwrap_or(0), what, range)
}

fn pick(seed: u64, what: &str, range: Range<usize>) -> usize {
    let length = range.len() as u64;
    assert!(length > 0, "{what}: there is nothing to choose from");
    let hash = match seed {
        0 => 0,
        // The lowest bits of such a hash know only the lowest bits of what was hashed.
        seed => fnv1a(format!("{seed} {what}").as_bytes()) >> 32,
    };
    range.start + (hash % length) as usize
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::pick;

    #[test]
    fn without_a_seed_it_is_the_first() {
        assert_eq!(pick(0, "a", 3..9), 3);
    }

    #[test]
    fn seeds_choose_everything_in_the_range_and_nothing_else() {
        for what in ["a", "b"] {
            let chosen: HashSet<_> = (0..100).map(|seed| pick(seed, what, 3..9)).collect();
            assert_eq!(chosen, (3..9).collect());
        }
        let differs = |seed| pick(seed, "a", 0..1000) != pick(seed, "b", 0..1000);
        assert!((1..100).filter(|seed| differs(*seed)).count() > 90);
    }
}
