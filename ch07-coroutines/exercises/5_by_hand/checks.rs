//! What a right answer to exercise 5 does: whatever a real `async fn` does.

#[path = "../watched.rs"]
mod watched;
#[path = "world.rs"]
mod world;

use std::future::Future as StdFuture;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use ch07_coroutines::{Future, PollState};
use lab::{Check, Mistake, diagnosis, expect, fail, vary, waiting_for};

use super::answer::{self, Side};
use world::{Event, Kind, Lost, Script, Station, World};

pub const FORBIDDEN: &[&str] = &["async", "coroutine", "std::mem::forget", "std::thread"];

pub const CHECKS: &[Check] = &[
    Check {
        name: "takes the steps that the function takes",
        points: 5,
        run: takes_its_steps,
    },
    Check {
        name: "drops what the function drops, and when it does",
        points: 4,
        run: drops_in_time,
    },
    Check {
        name: "dropped midway, lets go in the same order",
        points: 4,
        run: drops_in_order,
    },
    Check {
        name: "panics when it is polled after it was ready",
        points: 2,
        run: ends_once,
    },
];

/// The function itself.
async fn relay(from: Station, to: Station) -> Result<usize, Lost> {
    let _line = to.open();
    let mut count = 0;
    while let Some(parcel) = from.receive().await? {
        to.send(&parcel).await?;
        count += 1;
    }
    Ok(count)
}

/// No run takes as many polls.
const MANY_POLLS: u32 = 100;

/// All that can happen with few parcels.
fn scripts() -> impl Iterator<Item = Script> {
    let long = ["receive", "send"].map(|what| 2 + vary(what, 0..5) as u32);
    let waits = [(0, 0), (1, 0), (0, 1), long.into()];
    (0..=2).flat_map(move |parcels| {
        waits.into_iter().flat_map(move |waits| {
            let children = 2 * parcels + 1;
            (0..=children).map(move |n| Script {
                parcels,
                waits,
                fails_at: (n < children).then_some(n),
            })
        })
    })
}

/// What happens when `machine` is polled to its end, or dropped after as many polls as `drop_after`
/// says.
fn trace_of<P>(
    script: Script,
    drop_after: u32,
    machine: impl FnOnce(Station, Station) -> P,
) -> Vec<Event>
where
    P: FnMut() -> PollState<Result<usize, Lost>>,
{
    let world = World::new(script);
    let (from, to) = (Station::new(&world, "from"), Station::new(&world, "to"));
    let mut poll = machine(from, to);
    for _ in 0..drop_after {
        world.begin_poll();
        if let PollState::Ready(result) = poll() {
            world.note(Kind::End, format!("the end, with {result:?}"));
            break;
        }
        world.expect_a_reason();
    }
    drop(poll);
    expect(Rc::strong_count(&world) == 1, "something was never dropped");
    world.trace()
}

fn trace_of_answer(script: Script, drop_after: u32) -> Vec<Event> {
    trace_of(script, drop_after, |from, to| {
        let mut machine = answer::relay(from, to);
        move || machine.poll()
    })
}

fn trace_of_function(script: Script, drop_after: u32) -> Vec<Event> {
    trace_of(script, drop_after, |from, to| {
        let mut machine = Box::pin(relay(from, to));
        move || {
            let mut context = Context::from_waker(Waker::noop());
            match machine.as_mut().poll(&mut context) {
                Poll::Ready(result) => PollState::Ready(result),
                Poll::Pending => PollState::NotReady,
            }
        }
    })
}

/// Where two traces part: what came before, what the function does, what the answer does.
fn parting(function: &[Event], answer: &[Event]) -> Option<[Option<Event>; 3]> {
    let longer = function.len().max(answer.len());
    let at = (0..longer).find(|&at| function.get(at) != answer.get(at))?;
    let before = at.checked_sub(1).and_then(|before| function.get(before));
    Some([before, function.get(at), answer.get(at)].map(Option::<&Event>::cloned))
}

fn words_for(run: &str, [before, function, answer]: &[Option<Event>; 3]) -> String {
    let text = |event: &Option<Event>, none| match event {
        Some(event) => format!("\"{}\"", event.text),
        None => String::from(none),
    };
    let before = text(before, "the start");
    let (function, answer) = (text(function, "nothing"), text(answer, "nothing"));
    format!("{run}: after {before} the function has {function}, the answer {answer}")
}

fn takes_its_steps() {
    waiting_for("the steps of the function, whatever the children do");
    for script in scripts() {
        let steps = |trace: Vec<Event>| -> Vec<Event> {
            let is_step = |event: &Event| event.kind != Kind::Drop;
            trace.into_iter().filter(is_step).collect()
        };
        let function = steps(trace_of_function(script, MANY_POLLS));
        let answer = steps(trace_of_answer(script, MANY_POLLS));
        if let Some(parting) = parting(&function, &answer) {
            let words = words_for(&script.to_string(), &parting);
            let [_, function, answer] = parting.map(|event| event.map(|event| event.kind));
            fail(match (function, answer) {
                (Some(Kind::Poll), Some(Kind::Begin)) => (&diagnosis::BEGINS_AGAIN, words),
                (Some(Kind::End), Some(Kind::End)) => (&diagnosis::LOSES_ITS_STATE, words),
                _ => (&diagnosis::TAKES_OTHER_STEPS, words),
            });
        }
    }
}

fn drops_in_time() {
    waiting_for("each value to be dropped where the function drops it");
    for script in scripts() {
        let function = trace_of_function(script, MANY_POLLS);
        let answer = trace_of_answer(script, MANY_POLLS);
        if let Some(parting) = parting(&function, &answer) {
            let words = words_for(&script.to_string(), &parting);
            fail((&diagnosis::DROPS_AT_ANOTHER_TIME, words));
        }
    }
}

fn drops_in_order() {
    waiting_for("what is left of the function when it is dropped after some polls");
    for script in scripts() {
        let polls = trace_of_function(script, MANY_POLLS)
            .iter()
            .filter(|event| event.text.starts_with("poll "))
            .count();
        for drop_after in 0..polls as u32 {
            let function = trace_of_function(script, drop_after);
            let answer = trace_of_answer(script, drop_after);
            if let Some(parting) = parting(&function, &answer) {
                let run = format!("{script}, dropped after {drop_after} polls");
                let mistake: Mistake =
                    (&diagnosis::DROPS_OUT_OF_ORDER, words_for(&run, &parting)).into();
                fail(mistake);
            }
        }
    }
}

fn ends_once() {
    let world = World::new(Script {
        parcels: 0,
        waits: (0, 0),
        fails_at: None,
    });
    let (from, to) = (Station::new(&world, "from"), Station::new(&world, "to"));
    let mut machine = answer::relay(from, to);
    waiting_for("the end at the first poll, and a panic at the second");
    world.begin_poll();
    let is_ready = machine.poll().is_ready();
    expect(is_ready, "there was nothing to wait for");
    world.begin_poll();
    watched::expect_end(&mut machine);
}
