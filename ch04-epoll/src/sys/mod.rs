//! What this crate asks of an operating system. Everything outside this folder is portable.
//!
//! A system provides:
//! - **`Selector`**, the kernel's queue. `register`, `reregister` and `deregister` may be called
//!   from any thread, also while another waits. A registration is edge-triggered and lives until
//!   it is deregistered or its source is closed. `wait` blocks for at most the given time, rounded
//!   up to the clock's next tick, and replaces the content of an `EventList`; it may end early, on a
//!   signal, with `Interrupted`, or with nothing to tell.
//! - **`EventList`**, the buffer that `wait` fills, read as portable [`Event`](crate::Event)s.
//! - **`Source`**, what can be registered, borrowed for the call.
//! - **`Waker`**, which ends a wait from any thread, now or the next one.
//! - **`TcpListener`**, std's or one like it, and **`accept`** from it, without waiting.
//! - **`TcpStream`** and **`connect`**: a socket with std's methods that never blocks; connecting
//!   is begun, not awaited.
//!
//! Linux has epoll. Elsewhere mio stands in, over kqueue and the like, so that later chapters
//! build there; only the types of [`net`](crate::net) can be registered then.

#[cfg(target_os = "linux")]
mod epoll;
#[cfg(target_os = "linux")]
mod eventfd;
#[cfg(target_os = "linux")]
mod tcp;
#[cfg(target_os = "linux")]
pub(crate) use self::{
    epoll::{EventList, Selector, Source},
    eventfd::Waker,
    tcp::{TcpListener, TcpStream, accept, connect, listen},
};

#[cfg(not(target_os = "linux"))]
mod over_mio;
#[cfg(not(target_os = "linux"))]
pub(crate) use self::over_mio::{
    EventList, Selector, Source, TcpListener, TcpStream, Waker, accept, connect, listen,
};
