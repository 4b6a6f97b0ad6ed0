//! What a right answer to exercise 3 does.

#[path = "../fibers.rs"]
mod fibers;

use std::cell::Cell;
use std::collections::HashMap;
use std::rc::Rc;

use ch05_fibers::{spawn, yield_now};
use lab::{Check, diagnosis, expect, fail, waiting_for};
use timeline::{Kind, Lane};

use super::answer::{Receiver, Sender, channel};

pub const FORBIDDEN: &[&str] = &["std::sync", "std::thread", "timeline"];

pub const CHECKS: &[Check] = &[
    Check {
        name: "passes values on, in order",
        points: 2,
        run: passes_values,
    },
    Check {
        name: "holds no more than it has room for",
        points: 2,
        run: is_bounded,
    },
    Check {
        name: "serves 100 senders",
        points: 2,
        run: serves_many,
    },
    Check {
        name: "ends when the last sender is gone",
        points: 2,
        run: ends_with_the_senders,
    },
    Check {
        name: "gives values back when the receiver is gone",
        points: 2,
        run: ends_with_the_receiver,
    },
    Check {
        name: "looks again when it was unparked",
        points: 1,
        run: looks_again,
    },
    Check {
        name: "leaves the turns to others while it waits",
        points: 1,
        run: parks,
    },
];

/// Turns for all others to come to where they wait.
fn let_others_run() {
    (0..20).for_each(|_| yield_now());
}

fn passes_values() {
    waiting_for("100 values through a channel with room for 4");
    fibers::run(&diagnosis::FORGETS_TO_UNPARK, || {
        let (sender, receiver) = channel(4);
        let last = sender.clone(); // nobody waits for the end yet
        spawn(move || {
            for value in 0..100 {
                send(&sender, value);
                if value % 7 == 0 {
                    yield_now(); // so that now one end is ahead, now the other
                }
            }
        });
        expect_values(&receiver, 0..100);
        drop(last);
        expect_end(&receiver);
    });
}

fn send<T>(sender: &Sender<T>, value: T) {
    let words = "the receiver was there, and send gave the value back";
    expect(sender.send(value).is_ok(), words);
}

fn expect_values(receiver: &Receiver<i32>, values: impl Iterator<Item = i32>) {
    for value in values {
        let found = receiver.recv();
        let words = format!("recv returned {found:?} where {value} was next");
        expect(found == Some(value), words);
    }
}

fn expect_end(receiver: &Receiver<i32>) {
    let found = receiver.recv();
    let words = format!("recv returned {found:?}, and all senders were gone");
    expect(found.is_none(), words);
}

fn is_bounded() {
    const ROOM: i32 = 3;
    let sent = Rc::new(Cell::new(0));
    waiting_for("10 values into a channel with room for 3, out of which nobody takes any yet");
    fibers::run(&diagnosis::FORGETS_TO_UNPARK, move || {
        let (sender, receiver) = channel(ROOM as usize);
        let counted = Rc::clone(&sent);
        spawn(move || {
            for value in 0..10 {
                send(&sender, value);
                counted.set(value + 1);
            }
        });
        for taken in 0..=2 {
            let_others_run();
            let sent = sent.get();
            let words =
                format!("{sent} values had been sent, {taken} received, and there is room for 3");
            expect(
                sent <= ROOM + taken,
                (&diagnosis::EXCEEDS_THE_CAPACITY, &words),
            );
            expect(sent == ROOM + taken, words);
            if taken < 2 {
                let value = receiver.recv();
                expect(
                    value == Some(taken),
                    format!("recv returned {value:?}, and {taken} was next"),
                );
            }
        }
        expect_values(&receiver, 2..10);
    });
}

fn serves_many() {
    const SENDERS: usize = 100;
    const EACH: usize = 10;
    waiting_for("10 values from each of 100 senders, through a channel with room for 2");
    fibers::run(&diagnosis::FORGETS_TO_UNPARK, || {
        let (sender, receiver) = channel(2);
        for from in 0..SENDERS {
            let sender = sender.clone();
            spawn(move || (0..EACH).for_each(|value| send(&sender, (from, value))));
        }
        let mut heard = [0; SENDERS];
        for _ in 0..SENDERS * EACH {
            let words = "recv returned None, and a sender was still there";
            let (from, value) = receiver.recv().unwrap_or_else(|| fail(words));
            let words = format!(
                "of one sender value {value} came, and {} was next",
                heard[from]
            );
            expect(value == heard[from], words);
            heard[from] += 1;
        }
    });
}

fn ends_with_the_senders() {
    waiting_for("the end of a channel, while the receiver waits and two senders go");
    fibers::run(&diagnosis::LEAVES_PARKED_AT_THE_END, || {
        let (sender, receiver) = channel(2);
        spawn(move || {
            expect_values(&receiver, 1..2);
            expect_end(&receiver);
            expect_end(&receiver);
        });
        let_others_run();
        let other = sender.clone();
        drop(sender);
        let_others_run(); // one of two is still there
        send(&other, 1);
        let_others_run();
        drop(other);
    });
}

fn ends_with_the_receiver() {
    waiting_for("the values of two senders that wait for room, when the receiver goes");
    fibers::run(&diagnosis::LEAVES_PARKED_AT_THE_END, || {
        let (sender, receiver) = channel(1);
        send(&sender, 0);
        for value in [1, 2] {
            let sender = sender.clone();
            spawn(move || {
                let result = sender.send(value);
                let words = format!("send({value}) returned {result:?}, and the receiver was gone");
                expect(result == Err(value), words);
            });
        }
        let_others_run();
        drop(receiver);
        let result = sender.send(3);
        let words = format!("send(3) returned {result:?}, and the receiver was gone");
        expect(result == Err(3), words);
    });
}

fn looks_again() {
    waiting_for("a receiver and a sender that are unparked, and what they wait for has not come");
    fibers::run(&diagnosis::FORGETS_TO_UNPARK, || {
        let (sender, receiver) = channel(1);
        let waits = spawn(move || {
            let found = receiver.recv();
            let words = format!("unparked by somebody else, recv returned {found:?}");
            expect(found == Some(1), (&diagnosis::TRUSTS_AN_UNPARK, words));
            let_others_run();
            expect_values(&receiver, 2..4);
        });
        let_others_run();
        waits.fiber().unpark();
        let_others_run();
        let sent = Rc::new(Cell::new(0));
        let counted = Rc::clone(&sent);
        let waits = spawn(move || {
            for value in 1..4 {
                send(&sender, value);
                counted.set(value);
            }
        });
        // The receiver has taken 1 and is busy, 2 is in, and 3 has no room.
        (0..5).for_each(|_| yield_now());
        waits.fiber().unpark();
        (0..5).for_each(|_| yield_now());
        let words = format!(
            "unparked by somebody else, send returned; there was no room for {}",
            sent.get()
        );
        expect(sent.get() == 2, (&diagnosis::TRUSTS_AN_UNPARK, words));
    });
}

fn parks() {
    const TURNS: usize = 200;
    waiting_for("a receiver and a sender that wait, while a third fiber has 200 turns");
    fibers::run(&diagnosis::FORGETS_TO_UNPARK, || {
        let ((empty, receiver), (full, drain)) = (channel::<i32>(1), channel(1));
        spawn(move || receiver.recv());
        send(&full, 1);
        spawn(move || full.send(2));
        let_others_run();
        let before = turns();
        (0..TURNS).for_each(|_| yield_now());
        let mut had = turns();
        for (lane, before) in before {
            let turns = had.entry(lane).or_default();
            *turns = turns.saturating_sub(before);
        }
        let mut busy = had.values().filter(|turns| **turns > TURNS / 2);
        busy.next(); // the third
        if let Some(turns) = busy.next() {
            let words = format!("meanwhile a fiber that waited had {turns} turns, too");
            fail((&diagnosis::YIELDS_IN_CIRCLES, words));
        }
        drop((empty, drain));
    });
}

/// How many turns each fiber has had.
fn turns() -> HashMap<Lane, usize> {
    let timeline = timeline::snapshot().expect("a check is recorded");
    let switches = timeline.events().iter().filter(|e| e.kind == Kind::Switch);
    let mut turns = HashMap::new();
    for event in switches {
        *turns.entry(event.lane).or_default() += 1;
    }
    turns
}
