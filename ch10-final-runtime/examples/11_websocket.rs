//! A WebSocket echo: a protocol from another crate, on the traits that all agree on.
//!
//! `cargo run -p ch10-final-runtime --example ch10_11_websocket`
//!
//! New here: the feature `futures-io`. With it our `TcpStream` has the traits of the crate of that
//! name, which belong to no runtime. async-tungstenite asks for no more, so there is no adapter.

use anyhow::Context;
use async_tungstenite::tungstenite::Message;
use async_tungstenite::{accept_async, client_async};
use ch10_final_runtime::net::{TcpListener, TcpStream};
use ch10_final_runtime::{Runtime, spawn};
use futures_util::StreamExt;

/// Sends back what comes, until the client closes.
async fn echo(stream: TcpStream) -> anyhow::Result<usize> {
    let mut socket = accept_async(stream).await?;
    let mut messages = 0;
    while let Some(message) = socket.next().await {
        let message = message?;
        if message.is_text() || message.is_binary() {
            socket.send(message).await?;
            messages += 1;
        }
    }
    Ok(messages)
}

fn main() -> anyhow::Result<()> {
    Runtime::new()?.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let server = spawn(async move { echo(listener.accept().await?.0).await });

        let stream = TcpStream::connect(address).await?;
        let (mut socket, response) = client_async(format!("ws://{address}/"), stream).await?;
        println!("the server answers {}", response.status());
        for text in ["hello", "is anybody there?"] {
            socket.send(Message::text(text)).await?;
            let answer = socket.next().await.context("the server closed")??;
            println!("echo: {:?}", answer.to_text()?);
        }
        let megabyte = vec![7; 1 << 20];
        socket.send(Message::binary(megabyte.clone())).await?;
        let answer = socket.next().await.context("the server closed")??;
        println!(
            "a megabyte came back whole: {}",
            answer.into_data() == megabyte
        );

        socket.close(None).await?;
        while socket.next().await.is_some() {} // the server's close, and the end
        println!("closed after {} messages", server.await??);
        anyhow::Ok(())
    })
}
