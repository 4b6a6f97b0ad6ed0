//! All that can be measured, a module each.

pub(crate) mod delayserver;
mod events;
mod executors;
mod fibers;
mod requests;

use crate::workload::Workload;

pub(crate) fn all() -> Vec<Box<dyn Workload>> {
    [
        delayserver::workloads(),
        events::workloads(),
        executors::workloads(),
        fibers::workloads(),
        requests::workloads(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
