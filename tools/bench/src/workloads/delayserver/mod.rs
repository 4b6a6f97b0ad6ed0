//! `GET /{delay_ms}/{message}`, served by ours and by the same few lines on hyper, axum and
//! actix-web.

mod client;
mod crowd;
mod keep_alive;
mod servers;

pub(crate) use client::connect_from;
pub(crate) use servers::serve;

use crate::workload::Workload;

pub(crate) fn workloads() -> Vec<Box<dyn Workload>> {
    vec![
        Box::new(keep_alive::THROUGHPUT),
        Box::new(keep_alive::CPU),
        Box::new(crowd::Crowd),
    ]
}
