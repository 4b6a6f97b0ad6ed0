//! Permits, as the checks of exercise 5 get and count them.

use lab::diagnosis::Diagnosis;
use lab::{diagnosis, expect, fail};

use super::super::answer::{Closed, Permit, Semaphore};
use super::waking::Waiter;

/// The permit of one whose turn it is.
pub(super) fn permit<'a, F>(waiter: Waiter<F>, otherwise: &'static Diagnosis) -> Permit<'a>
where
    F: Future<Output = Result<Permit<'a>, Closed>>,
{
    let permit = waiter.served(otherwise);
    permit.unwrap_or_else(|Closed| fail("it is open, and `acquire` says `Closed`"))
}

/// `count` permits, which are there.
pub(super) fn taken(semaphore: &Semaphore, count: usize) -> Permit<'_> {
    let permit = semaphore.try_acquire(count);
    permit.unwrap_or_else(|| fail("there is enough, and `try_acquire` took nothing"))
}

/// Goes on if so many permits are nobody's.
pub(super) fn expect_available(semaphore: &Semaphore, right: usize) {
    let available = semaphore.available();
    let words = format!("{available} permits are available, and {right} are to be");
    expect(available == right, words);
}

/// What `step` returned, which a closed semaphore is no reason to panic in.
pub(super) fn expect_no_panic<T>(step: Result<T, String>) -> T {
    step.unwrap_or_else(|words| fail((&diagnosis::PANICS_WHEN_CLOSED, words)))
}
