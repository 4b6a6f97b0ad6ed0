//! What the timeline tells of sockets. In a file of its own: there is one recording a process.

use std::io::{Read, Write};

use ch05_fibers::{Scheduler, current, io, spawn};
use timeline::{Kind, Lane, Recording};

/// Without its wake, a picture would draw the arrow to a fiber from some earlier event of its socket.
#[test]
fn an_event_that_a_fiber_waits_for_is_followed_by_its_wake() {
    let recording = Recording::start().unwrap();
    let mut scheduler = Scheduler::new();
    let reader = scheduler.block_on(|| {
        let listener = io::TcpListener::bind("127.0.0.1:0".parse().unwrap()).unwrap();
        let addr = listener.local_addr().unwrap();
        spawn(move || listener.accept().unwrap().0.write_all(b"x").unwrap());
        let mut stream = io::TcpStream::connect(addr).unwrap();
        stream.read_exact(&mut [0]).unwrap(); // nobody but the event queue wakes it from this
        current().id().to_string()
    });
    let timeline = recording.stop();

    let number = reader.unwrap();
    let reader = Lane::Fiber(number.strip_prefix("fiber ").unwrap().parse().unwrap());
    let events = timeline.events().iter();
    let told: Vec<_> = events.map(|event| (event.kind, event.lane)).collect();
    let woken = told.iter().rposition(|told| *told == (Kind::Wake, reader));
    let woken = woken.expect("the reader was woken");
    let ready = |told: &&(Kind, Lane)| told.0 == Kind::Ready;
    assert!(told[..woken].iter().any(|t| ready(&t)), "{told:#?}");
}
