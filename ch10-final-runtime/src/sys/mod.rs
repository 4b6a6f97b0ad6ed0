//! What differs between systems: an alarm that ends the driver's wait at a given time.
//!
//! An implementation has
//! - `Alarm::new(registry, token)`, which may register something under the token, and
//! - `set(&mut self, timeout)`, which sees to it that a wait begun now ends after the timeout, and
//!   returns with what timeout that wait is to be called. `None` is for ever; zero is not to wait.
//!
//! Miri, which checks the unsafe code of the other modules, knows epoll and no timerfd.

#[cfg(all(target_os = "linux", not(miri)))]
mod timerfd;
#[cfg(all(target_os = "linux", not(miri)))]
pub(crate) use timerfd::Alarm;

#[cfg(any(miri, not(target_os = "linux")))]
mod milliseconds;
#[cfg(any(miri, not(target_os = "linux")))]
pub(crate) use milliseconds::Alarm;
