//! Catches what an answer panics with. The exercises share this.

use std::any::Any;
use std::panic::{self, AssertUnwindSafe};

/// What `step` returns, or `None` if it panics. What is not written yet still ends the check.
pub(super) fn caught<T>(step: impl FnOnce() -> T) -> Option<T> {
    match panic::catch_unwind(AssertUnwindSafe(step)) {
        Ok(value) => Some(value),
        Err(payload) if is_todo(&*payload) => panic::resume_unwind(payload),
        Err(_) => None,
    }
}

/// Whether `todo!` has said this.
fn is_todo(payload: &(dyn Any + Send)) -> bool {
    let text = payload.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| payload.downcast_ref::<&str>().copied());
    text.is_some_and(|text| text.starts_with("not yet implemented"))
}
