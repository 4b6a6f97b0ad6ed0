//! All that can be measured, a module each.

pub(crate) mod delayserver;
mod events;

use crate::workload::Workload;

pub(crate) fn all() -> Vec<Box<dyn Workload>> {
    [delayserver::workloads(), events::workloads()]
        .into_iter()
        .flatten()
        .collect()
}
