//! What the timeline tells of fibers. In a file of its own: there is one recording a process.

use std::time::Duration;

use ch05_fibers::{Builder, Scheduler, current, io, park, spawn, yield_now};
use timeline::{Cause, Kind, Lane, Recording};

#[test]
fn the_timeline_tells_of_turns_wakes_and_sleep() {
    let recording = Recording::start().unwrap();
    let thread = Lane::current_thread();
    let mut scheduler = Scheduler::new();
    let fibers = Builder::new().name("main").spawn_on(&scheduler, || {
        let me = current();
        let other = spawn(move || {
            yield_now();
            me.unpark();
            io::sleep(Duration::from_millis(5));
        });
        park();
        let id = other.fiber().id();
        other.join().unwrap();
        (current().id(), id)
    });
    scheduler.run().unwrap();
    let ids = fibers.unwrap().join().unwrap();
    let timeline = recording.stop();

    let lane = |id: ch05_fibers::FiberId| {
        let number = id.to_string();
        Lane::Fiber(number.strip_prefix("fiber ").unwrap().parse().unwrap())
    };
    let (main, other) = (lane(ids.0), lane(ids.1));
    let by = |lane| Some(Cause::Lane(lane));
    let events = timeline.events().iter();
    let told: Vec<_> = events
        .map(|event| (event.kind, event.lane, event.cause))
        .collect();
    let expected = [
        (Kind::Spawn, main, by(thread)),
        (Kind::Switch, main, by(thread)),
        (Kind::Spawn, other, by(main)),
        (Kind::Switch, other, by(main)),
        (Kind::Switch, other, by(other)),
        (Kind::Wake, main, by(other)),
        (Kind::Switch, main, by(other)),
        (Kind::Switch, thread, by(main)),
        (Kind::Park, thread, None),
        (Kind::Unpark, thread, None),
        (Kind::Wake, other, by(thread)),
        (Kind::Switch, other, by(thread)),
        (Kind::Wake, main, by(other)),
        (Kind::Done, other, None),
        (Kind::Switch, main, by(other)),
        (Kind::Done, main, None),
        (Kind::Switch, thread, by(main)),
    ];
    assert_eq!(told, expected, "{told:#?}");
}
