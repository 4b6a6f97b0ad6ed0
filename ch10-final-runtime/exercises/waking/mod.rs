//! What the checks of several exercises need: wakers that know what is done to them, futures that say
//! when they are ready, and threads of which one knows whether they sleep.
#![allow(
    dead_code,
    unused_imports,
    reason = "not every exercise needs all of it"
)]

mod alarm;
mod caught;
mod hooked;
mod threads;
mod waiter;
mod watched;

pub(super) use alarm::{Alarm, expect_end};
pub(super) use caught::caught;
pub(super) use threads::{Known, elsewhere};
pub(super) use waiter::Waiter;
pub(super) use watched::Watched;
