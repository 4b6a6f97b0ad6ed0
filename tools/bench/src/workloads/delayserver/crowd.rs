//! As many connections as two processes can hold, all waiting at the same time.

use std::time::Duration;

use super::client::Client;
use super::servers::PEERS;
use crate::process::Server;
use crate::workload::{Better, Figure, Workload};

/// Below the usual hard limit of 20,000 files, with some to spare.
const CONNECTIONS: usize = 19_000;

/// What each asks for, in milliseconds.
const DELAY: u64 = 5_000;

pub(crate) struct Crowd;

impl Workload for Crowd {
    fn name(&self) -> String {
        "delayserver/crowd".to_owned()
    }

    fn about(&self) -> String {
        format!(
            "19,000 connections, all asked on as fast as the client can, answered after {DELAY} \
             ms. Every answer has come, or there would be no figure."
        )
    }

    fn peers(&self) -> &'static [&'static str] {
        PEERS
    }

    fn figures(&self) -> &'static [Figure] {
        const fn figure(name: &'static str, digits: usize, better: Better) -> Figure {
            Figure {
                name,
                digits,
                better,
            }
        }
        const FIGURES: [Figure; 6] = [
            figure("late by, p50, ms", 1, Better::Lower),
            figure("p99, ms", 1, Better::Lower),
            figure("bytes a held connection", 0, Better::Lower),
            figure("memory before, MB", 1, Better::Neither),
            figure("after, MB", 1, Better::Neither),
            figure("files left open", 0, Better::Neither),
        ];
        &FIGURES
    }

    fn round(&self, peer: &str, quick: bool) -> anyhow::Result<Vec<f64>> {
        let (count, delay) = if quick {
            (CONNECTIONS / 4, DELAY / 2)
        } else {
            (CONNECTIONS, DELAY)
        };
        let server = Server::start(peer)?;
        let files = server.open_files()?;
        // Sets up what comes with the first request.
        drop(Client::connect(server.addr, 1, 0)?);
        let files = files + server.files_left(files)?;
        let before = server.resident()?;

        let mut client = Client::connect(server.addr, count, delay)?;
        client.ask_on_all()?;
        std::thread::sleep(Duration::from_millis(delay / 2));
        let held = (server.resident()? - before) / count as f64;
        let mut took = client.answers(count, false)?;
        drop(client);
        let left = server.files_left(files)?;
        let after = server.resident()?;

        took.sort();
        let late = |part: usize| {
            let took = took[took.len() * part / 100];
            (took.as_secs_f64() - delay as f64 / 1000.0) * 1000.0
        };
        let mb = 1024.0 * 1024.0;
        Ok(vec![
            late(50),
            late(99),
            held,
            before / mb,
            after / mb,
            left as f64,
        ])
    }
}
