//! What a right answer to exercise 3 does.

#[path = "counted.rs"]
mod counted;
#[path = "../waking/mod.rs"]
mod waking;

use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex};
use std::task::Poll;
use std::thread;

use lab::diagnosis::Diagnosis;
use lab::{Check, diagnosis, expect, fail, waiting_for};

use super::answer::{Canceled, Receiver, Sender, channel};
use counted::{Count, Counted};
use waking::{Alarm, caught, expect_end};

pub const FORBIDDEN: &[&str] = &["ch10_final_runtime"];

pub const CHECKS: &[Check] = &[
    Check {
        name: "hands over a value",
        points: 1,
        run: hands_over,
    },
    Check {
        name: "wakes the receiver, by the waker of its last poll",
        points: 2,
        run: wakes_the_receiver,
    },
    Check {
        name: "tells the receiver that the sender is gone",
        points: 2,
        run: cancels,
    },
    Check {
        name: "gives the value back when the receiver is gone",
        points: 2,
        run: gives_back,
    },
    Check {
        name: "misses no value that comes during a poll",
        points: 2,
        run: misses_none,
    },
    Check {
        name: "drops each value once",
        points: 2,
        run: drops_once,
    },
    Check {
        name: "wakes with nothing locked",
        points: 2,
        run: wakes_unlocked,
    },
    Check {
        name: "panics when it is polled after it was ready",
        points: 1,
        run: ends_once,
    },
];

type Received = Result<i32, Canceled>;

fn expect_pending(alarm: &Arc<Alarm>, receiver: Pin<&mut Receiver<i32>>) {
    let words = "nothing was sent, the sender is there, and the receiver was ready";
    expect(alarm.poll(receiver).is_pending(), words);
}

fn expect_received(polled: Poll<Received>, right: Received, otherwise: &'static Diagnosis) {
    match polled {
        Poll::Pending => fail((otherwise, "the receiver was not ready")),
        Poll::Ready(found) if found == right => {}
        Poll::Ready(found) => fail(format!("the receiver got {found:?}, not {right:?}")),
    }
}

fn expect_sent(sent: Result<(), i32>) {
    expect(
        sent.is_ok(),
        "the receiver is there, and `send` gave the value back",
    );
}

fn hands_over() {
    let alarm = Alarm::new();
    waiting_for("a value that was sent before the first poll");
    let (sender, receiver) = channel();
    expect_sent(sender.send(7));
    let polled = alarm.poll(pin!(receiver));
    expect_received(polled, Ok(7), &diagnosis::LOST_WAKE_UP);
    waiting_for("a value that was sent after the first poll");
    let (sender, receiver) = channel();
    let mut receiver = pin!(receiver);
    expect_pending(&alarm, receiver.as_mut());
    expect_sent(sender.send(7));
    let polled = alarm.poll(receiver);
    expect_received(polled, Ok(7), &diagnosis::LOST_WAKE_UP);
}

fn wakes_the_receiver() {
    let (former, latest) = (Alarm::new(), Alarm::new());
    let (sender, receiver) = channel();
    let mut receiver = pin!(receiver);
    waiting_for("the waker of the last of three polls");
    expect_pending(&former, receiver.as_mut());
    expect_pending(&latest, receiver.as_mut());
    expect_pending(&latest, receiver.as_mut());
    expect_sent(sender.send(7));
    let is_former = former.wakes() > 0 && latest.wakes() == 0;
    expect(!is_former, &diagnosis::WAKES_THE_FORMER);
    let words = "the value was sent, and the receiver was not woken";
    expect(latest.wakes() > 0, (&diagnosis::LOST_WAKE_UP, words));
}

fn cancels() {
    let alarm = Alarm::new();
    waiting_for("the receiver, whose sender was dropped after its poll");
    let (sender, receiver) = channel();
    let mut receiver = pin!(receiver);
    expect_pending(&alarm, receiver.as_mut());
    drop(sender);
    let words = "the sender was dropped, and the receiver was not woken";
    expect(alarm.wakes() > 0, (&diagnosis::GOES_IN_SILENCE, words));
    let polled = alarm.poll(receiver);
    expect_received(polled, Err(Canceled), &diagnosis::GOES_IN_SILENCE);
    waiting_for("the receiver, whose sender was dropped before its poll");
    let (sender, receiver) = channel();
    drop(sender);
    let polled = alarm.poll(pin!(receiver));
    expect_received(polled, Err(Canceled), &diagnosis::GOES_IN_SILENCE);
}

fn gives_back() {
    for is_polled in [false, true] {
        let alarm = Alarm::new();
        let (sender, receiver) = channel();
        waiting_for("the value itself, for the receiver was dropped");
        let mut receiver = Box::pin(receiver);
        if is_polled {
            expect_pending(&alarm, receiver.as_mut());
        }
        drop(receiver);
        let kept = alarm.wakers();
        let words = "the receiver was dropped, and its waker is kept";
        expect(kept == 0, (&diagnosis::STAYS_REGISTERED, words));
        match caught(|| sender.send(7)) {
            Ok(sent) => expect(sent == Err(7), format!("`send` returned {sent:?}")),
            Err(words) => fail((&diagnosis::PANICS_WHEN_CLOSED, words)),
        }
    }
}

fn misses_none() {
    waiting_for("a value that is sent when the receiver keeps its waker");
    during_a_poll(|sender| expect_sent(sender.send(7)), Ok(7));
    waiting_for("the end of a sender, which comes when the receiver keeps its waker");
    during_a_poll(drop, Err(Canceled));
    waiting_for("1,000 values, each sent while the receiver is polled")
        .blocking_means(&diagnosis::LOST_WAKE_UP);
    for _ in 0..1_000 {
        let (sender, receiver) = channel();
        let mut receiver = pin!(receiver);
        let this = thread::current();
        let alarm = Alarm::with(move || this.unpark());
        let sending = thread::spawn(move || expect_sent(sender.send(7)));
        let mut polled = alarm.poll(receiver.as_mut());
        while polled.is_pending() {
            while alarm.wakes() == 0 {
                thread::park();
            }
            polled = alarm.poll(receiver.as_mut());
        }
        expect_received(polled, Ok(7), &diagnosis::LOST_WAKE_UP);
        let _ = sending.join(); // what it panicked with has been told
    }
}

/// The other end makes `step` between the receiver's look and the end of its poll.
fn during_a_poll(step: impl FnOnce(Sender<i32>) + Send + 'static, right: Received) {
    let alarm = Alarm::new();
    let (sender, receiver) = channel();
    let mut receiver = pin!(receiver);
    let mut polled = alarm.poll_during(receiver.as_mut(), move || step(sender));
    if polled.is_pending() {
        let words = "what it waits for came after it had looked and before its waker was there";
        expect(alarm.wakes() > 0, (&diagnosis::LOST_WAKE_UP, words));
        polled = alarm.poll(receiver);
    }
    expect_received(polled, right, &diagnosis::LOST_WAKE_UP);
}

fn drops_once() {
    let alarm = Alarm::new();
    waiting_for("the value to be dropped once by who received it");
    let count = Count::new();
    let (sender, receiver) = channel();
    let _ = sender.send(Counted::new(count));
    let mut receiver = Box::pin(receiver);
    let Poll::Ready(Ok(value)) = alarm.poll(receiver.as_mut()) else {
        fail("a value was sent, and not received");
    };
    drop(receiver);
    count.expect(0, "the receiver has handed it over and was dropped");
    drop(value);
    count.expect(1, "it was received, and dropped");

    waiting_for("the value to be dropped with the receiver, which did not take it");
    let count = Count::new();
    let (sender, receiver) = channel();
    let _ = sender.send(Counted::new(count));
    drop(receiver);
    count.expect(1, "it was sent, and both ends are gone");

    waiting_for("the value to be given back, and dropped once");
    let count = Count::new();
    let (sender, receiver) = channel();
    drop(receiver);
    let given_back = sender.send(Counted::new(count));
    count.expect(0, "it was given back, and is held");
    drop(given_back);
    count.expect(1, "it was given back, and dropped");
}

/// Polls the receiver in the call of its waker: whoever is woken may run at once.
fn polled_when_woken(step: impl FnOnce(Sender<i32>), right: Received) {
    let (sender, receiver) = channel();
    let receiver = Arc::new(Mutex::new(Box::pin(receiver)));
    let woken = Arc::clone(&receiver);
    let alarm = Alarm::with(move || {
        let polled = Alarm::new().poll(woken.lock().unwrap().as_mut());
        expect_received(polled, right, &diagnosis::LOST_WAKE_UP);
    });
    expect_pending(&alarm, receiver.lock().unwrap().as_mut());
    step(sender);
    expect(alarm.wakes() > 0, &diagnosis::LOST_WAKE_UP);
}

fn wakes_unlocked() {
    waiting_for("a receiver that is polled in the call of its waker, when a value was sent")
        .blocking_means(&diagnosis::LOCKED_WHILE_WAKING);
    polled_when_woken(|sender| expect_sent(sender.send(7)), Ok(7));
    waiting_for("a receiver that is polled in the call of its waker, when the sender was dropped")
        .blocking_means(&diagnosis::LOCKED_WHILE_WAKING);
    polled_when_woken(drop, Err(Canceled));
}

fn ends_once() {
    let alarm = Alarm::new();
    for is_sent in [true, false] {
        waiting_for("a result, and a panic at the poll after that");
        let (sender, receiver) = channel();
        match is_sent {
            true => expect_sent(sender.send(7)),
            false => drop(sender),
        }
        let mut receiver = pin!(receiver);
        expect(alarm.poll(receiver.as_mut()).is_ready(), "it was not ready");
        expect_end(receiver);
    }
}
