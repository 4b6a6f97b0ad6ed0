//! Waiting for the clock: sleeps, ticks, and giving up.
//!
//! `cargo run -p ch10-final-runtime --example ch10_07_timers`
//!
//! New here: time. A sleep is an entry in a table, and its deadline ends the wait for sockets too. What
//! is due already is ready at its first poll, and ticks that were missed are left out.

use std::time::{Duration, Instant};

use ch10_final_runtime::http::Client;
use ch10_final_runtime::{LocalRuntime, interval, sleep, sleep_until, spawn, timeout};
use futures_util::FutureExt;

const MS: Duration = Duration::from_millis(1);

fn main() -> anyhow::Result<()> {
    let lab = lab::Program::start("Sleeps, ticks, and gives up.", 1)?;
    let host = lab.server().to_string();
    LocalRuntime::new()?.block_on(async {
        println!("Alarms, the longest set first:");
        let [for_ever, long, short] = [Duration::MAX, 60 * MS, 30 * MS].map(|it| spawn(alarm(it)));
        long.await?;
        println!(
            "  the first to be set has ended: {}",
            for_ever.is_finished()
        );
        short.await?;

        let over = sleep_until(Instant::now()).now_or_never();
        println!(
            "A sleep that is over is ready at its first poll: {}",
            over.is_some()
        );

        println!("Ticks, with a pause after the second:");
        let mut ticks = interval(20 * MS);
        let first = ticks.tick().await;
        for n in 1..5 {
            println!("  one that was due after {:?}", ticks.tick().await - first);
            if n == 1 {
                sleep(50 * MS).await;
            }
        }

        println!("Asking for what takes 150 ms:");
        let (client, mut patience) = (Client::new(), 50 * MS);
        let answer = loop {
            match timeout(patience, client.get(&host, "/150/patience")).await {
                Ok(answer) => break answer?,
                Err(_) => println!("  no answer in {patience:?}"),
            }
            patience *= 2;
        };
        println!("  the answer in time is {:?}", answer.body_text()?);
        anyhow::Ok(())
    })?;
    Ok(lab.finish()?)
}

async fn alarm(after: Duration) {
    let start = Instant::now();
    sleep(after).await;
    assert!(start.elapsed() >= after, "a sleep is never early");
    println!("  the alarm of {after:?}");
}
