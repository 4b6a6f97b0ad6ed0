//! Foreign futures, as they are: a channel of one crate, combinators of another.
//!
//! `cargo run -p ch10-final-runtime --example ch10_11_channels`
//!
//! New here: code that has never heard of this runtime. All that async-channel and futures-util know
//! is std's `Future` and `Waker`, and that is enough for whatever waits for other tasks. There is no
//! adapter here, and no line that says whose runtime it is but the one that starts it.

use std::time::Duration;

use ch10_final_runtime::{Runtime, http::Client, sleep, spawn};
use futures_util::future::{Either, join_all, select};
use futures_util::stream::{FuturesUnordered, StreamExt};

fn main() -> anyhow::Result<()> {
    let lab = lab::Program::start("Runs futures of other crates.", 5)?;
    let (host, requests) = (lab.server().to_string(), lab.requests());
    Runtime::new()?.block_on(async {
        // A bounded channel: senders wait for room, the receiver for words.
        let (sender, receiver) = async_channel::bounded(2);
        let senders = ["one", "two", "three"].map(|word| {
            let sender = sender.clone();
            spawn(async move { sender.send(word).await.expect("the receiver is there") })
        });
        drop(sender); // the last one to be dropped closes the channel
        let mut words: Vec<_> = receiver.collect().await; // a Stream, so futures-util knows it too
        words.sort();
        println!("through a channel: {words:?}");
        for result in join_all(senders).await {
            result?;
        }

        // All at once; `join_all` keeps their order, `FuturesUnordered` that of their ends.
        let client = Client::new();
        let ask = |n| {
            let path = format!("/{}/{n}", (requests - n) * 50);
            let (client, host) = (&client, &host);
            async move { anyhow::Ok(client.get(host, &path).await?.body_text()?.to_owned()) }
        };
        let answers: Vec<_> = join_all((0..requests).map(ask)).await;
        println!(
            "join_all: {:?}",
            answers.into_iter().collect::<Result<Vec<_>, _>>()?
        );
        let mut answers: FuturesUnordered<_> = (0..requests).map(ask).collect();
        print!("FuturesUnordered:");
        while let Some(answer) = answers.next().await {
            print!(" {:?}", answer?);
        }
        println!();

        // The first of two; what is left of the other comes back, to be dropped or waited for.
        let request = Box::pin(client.get(&host, "/60000/nobody-waits-so-long"));
        match select(request, sleep(Duration::from_millis(50))).await {
            Either::Left(_) => println!("select: the answer"),
            Either::Right(((), _request)) => println!("select: the clock"),
        }
        anyhow::Ok(())
    })?;
    Ok(lab.finish()?)
}
