//! A future that cannot work here, and why.
//!
//! `cargo run -p ch10-final-runtime --example ch10_11_another_reactor`
//!
//! New here: a future that is tied to a reactor. Any executor can poll it, but a leaf has to be woken,
//! and whoever is to wake it has to run. tokio's sleep is an entry in the timer wheel of a tokio
//! runtime. There is none here, which it notices at its first poll.

use std::panic;
use std::time::Duration;

use ch10_final_runtime::{LocalRuntime, sleep, spawn};
use futures_util::future::join;

const MOMENT: Duration = Duration::from_millis(10);

fn main() -> anyhow::Result<()> {
    panic::set_hook(Box::new(|_| {})); // the panic is shown below, by whoever waits for the task
    LocalRuntime::new()?.block_on(async {
        let foreign = spawn(async { tokio::time::sleep(MOMENT).await });
        match foreign.await {
            Ok(()) => println!("tokio's sleep ended: is a runtime of tokio's running here?"),
            Err(error) => println!("tokio's sleep: {error}"),
        }

        // The same crate's channel waits for another task and not for a reactor …
        let (sender, receiver) = tokio::sync::oneshot::channel();
        let (sent, received) = join(async { sender.send("as good as any") }, receiver).await;
        println!("tokio's channel: {:?} {:?}", sent, received?);

        // … and a sleep of our own is one line.
        sleep(MOMENT).await;
        println!("our sleep: over");
        anyhow::Ok(())
    })?;
    println!();
    println!("  a future that waits for          is woken by           so it runs");
    println!("  another task: channels, locks    that task             on any runtime");
    println!("  a thread: a blocking pool        that thread           on any runtime");
    println!("  a socket, a clock                the reactor it knows  where that reactor runs");
    Ok(())
}
