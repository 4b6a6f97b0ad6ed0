//! What a server grants its clients.

use std::time::Duration;

use crate::DelayServer;
use crate::slots::Slots;

/// Set before the server runs, the same for all connections.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rules {
    /// How many connections are held at a time.
    pub(crate) max_connections: usize,
    /// How long a client may keep the server waiting.
    pub(crate) idle_limit: Duration,
    /// Whether answers go wrong on request.
    pub(crate) faults: bool,
}

impl Rules {
    /// So long that nobody sees its end, and not too long for the clock.
    pub(crate) const LONGEST_IDLE_LIMIT: Duration = Duration::from_secs(365 * 24 * 60 * 60);
}

impl Default for Rules {
    fn default() -> Self {
        Rules {
            max_connections: Slots::<()>::MAX_LEN,
            idle_limit: DelayServer::IDLE_LIMIT,
            faults: false,
        }
    }
}
