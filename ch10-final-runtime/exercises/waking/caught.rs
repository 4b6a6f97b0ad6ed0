//! Catches what an answer panics with.

use std::any::Any;
use std::panic::{self, AssertUnwindSafe};

/// What `step` returns, or the words of its panic. What is not written yet still ends the check, and
/// so does what the check has found meanwhile.
pub(in super::super) fn caught<T>(step: impl FnOnce() -> T) -> Result<T, String> {
    panic::catch_unwind(AssertUnwindSafe(step)).map_err(|payload| match text(&*payload) {
        Some(text) if !text.starts_with("not yet implemented") => text.to_owned(),
        _ => panic::resume_unwind(payload),
    })
}

fn text(payload: &(dyn Any + Send)) -> Option<&str> {
    let text = payload.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| payload.downcast_ref().copied())
}
