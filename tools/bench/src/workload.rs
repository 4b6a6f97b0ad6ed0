//! What there is to say about something that is measured.

/// Something to be done by several peers.
pub(crate) trait Workload {
    /// `group/name`, by which it is chosen.
    fn name(&self) -> String;

    /// What is done, for the reader of the table.
    fn about(&self) -> String;

    /// Who does it. Ours comes first.
    fn peers(&self) -> &'static [&'static str];

    /// What is measured in each round.
    fn figures(&self) -> &'static [Figure];

    /// How many processes share a round, which is the mean of their turns.
    ///
    /// Where things happen to lie in a process's memory makes all that it does cheap or dear, by half
    /// as much again. Rounds of one process each would have a median that is one or the other.
    fn processes(&self) -> usize {
        1
    }

    /// Lets `peer` have a turn. Returns one number for each of [`figures`](Self::figures).
    ///
    /// # Errors
    /// Fails if the peer fails at what it has to do: then there is nothing to be measured.
    fn round(&self, peer: &str, quick: bool) -> anyhow::Result<Vec<f64>>;
}

/// A number that is measured.
pub(crate) struct Figure {
    pub(crate) name: &'static str,
    /// Digits after the point in the table.
    pub(crate) digits: usize,
    pub(crate) better: Better,
}

/// Which way a figure is to go.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Better {
    Lower,
    Higher,
    /// It is told without being compared.
    Neither,
}
