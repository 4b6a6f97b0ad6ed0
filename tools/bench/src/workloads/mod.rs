//! All that can be measured, a module each.

pub(crate) mod delayserver;
mod echo;
mod events;
mod executors;
mod fibers;
mod requests;
mod sizes;
mod timers;
mod wake;

use crate::workload::Workload;

pub(crate) fn all() -> Vec<Box<dyn Workload>> {
    [
        delayserver::workloads(),
        events::workloads(),
        executors::workloads(),
        fibers::workloads(),
        wake::workloads(),
        timers::workloads(),
        echo::workloads(),
        requests::workloads(),
        sizes::workloads(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Serves in a process that was started for that, until its parent ends.
pub(crate) fn serve(role: &str) -> anyhow::Result<()> {
    match role.strip_prefix(echo::ROLE) {
        Some(peer) => echo::serve(peer),
        None => delayserver::serve(role),
    }
}
