//! A chat server, and two guests who talk there.
//!
//! `cargo run -p ch10-final-runtime --example ch10_12_chat`
//!
//! New here: a whole program, of the kind that people build. The room is a task, and owns the list of
//! who is there. Each guest has a task that reads and one that writes, with a channel to it: who does
//! not read fills that channel and gets no more, and nobody waits for them.

mod chat;

use std::collections::HashMap;
use std::io;

use async_channel::{Receiver, Sender, bounded};
use ch10_final_runtime::net::{TcpListener, TcpStream};
use ch10_final_runtime::{Runtime, spawn};
use chat::{Guest, Lines};

enum Event {
    Came(String, Sender<String>),
    Said(String),
    Left(String),
}

async fn room(events: Receiver<Event>) {
    let mut guests: HashMap<String, Sender<String>> = HashMap::new();
    while let Ok(event) = events.recv().await {
        match event {
            Event::Came(name, to_guest) => drop(guests.insert(name, to_guest)),
            Event::Left(name) => drop(guests.remove(&name)),
            Event::Said(line) => guests.retain(|_, to| to.try_send(line.clone()).is_ok()),
        }
    }
}

/// What the server does for a guest, whose first line is their name.
async fn host(stream: TcpStream, room: Sender<Event>) -> io::Result<()> {
    let (reader, writer) = stream.split();
    let mut lines = Lines::new(reader);
    let name = lines.next().await?;
    let (to_guest, for_guest) = bounded(100);
    drop(spawn(async move {
        while let Ok(line) = for_guest.recv().await {
            writer.write_all(String::as_bytes(&line)).await?;
        }
        io::Result::Ok(())
    }));
    let tell = async |event| room.send(event).await.map_err(io::Error::other);
    tell(Event::Came(name.clone(), to_guest)).await?;
    tell(Event::Said(format!("{name} came\n"))).await?;
    while let Ok(text) = lines.next().await {
        tell(Event::Said(format!("{name}: {text}\n"))).await?;
    }
    tell(Event::Left(name.clone())).await?;
    tell(Event::Said(format!("{name} left\n"))).await
}

async fn serve(listener: TcpListener) -> io::Result<()> {
    let (events, for_room) = bounded(100);
    drop(spawn(room(for_room)));
    loop {
        let (stream, _) = listener.accept().await?;
        drop(spawn(host(stream, events.clone())));
    }
}

fn main() -> anyhow::Result<()> {
    Runtime::new()?.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let server = listener.local_addr()?;
        drop(spawn(serve(listener)));
        let mut cat = Guest::enter(server, "cat").await?;
        let mut owl = Guest::enter(server, "owl").await?;
        cat.say("is anybody there?").await?;
        owl.say("who?").await?;
        drop(owl);
        cat.read_until("owl left").await?;
        anyhow::Ok(())
    })
}
