//! What a right answer to exercise 2 does.

#[path = "../watched.rs"]
mod watched;

use std::cell::RefCell;

use ch07_coroutines::PollState;
use lab::{Check, diagnosis, expect, fail, waiting_for};

use super::answer::{Desk, introduce};
use watched::{Child, Driver, Watched};

pub const FORBIDDEN: &[&str] = &["async", "coroutine", "std::thread"];

pub const CHECKS: &[Check] = &[
    Check {
        name: "does nothing before it is polled",
        points: 1,
        run: is_lazy,
    },
    Check {
        name: "goes on where it stopped",
        points: 3,
        run: goes_on,
    },
    Check {
        name: "does not stop where nothing has to be waited for",
        points: 1,
        run: goes_through,
    },
    Check {
        name: "panics when it is polled after it was ready",
        points: 1,
        run: ends_once,
    },
];

const NAME: &str = "name";
const TOWN: &str = "town of Ada";

/// A desk that answers two questions, when the check says so.
struct TwoAnswers<'a> {
    name: &'a Watched<'a>,
    town: &'a Watched<'a>,
    asked: RefCell<Vec<String>>,
}

impl<'a> TwoAnswers<'a> {
    fn new(name: &'a Watched<'a>, town: &'a Watched<'a>) -> TwoAnswers<'a> {
        TwoAnswers {
            name,
            town,
            asked: RefCell::new(Vec::new()),
        }
    }

    fn has_asked(&self, questions: &[&str]) -> bool {
        *self.asked.borrow() == questions
    }
}

impl<'a> Desk for &TwoAnswers<'a> {
    type Answer = Child<'a>;

    fn ask(&self, question: &str) -> Child<'a> {
        let before = self.asked.borrow().clone();
        let words = format!("{question:?} was asked after {before:?}");
        expect(
            !before.iter().any(|asked| asked == question),
            (&diagnosis::BEGINS_AGAIN, &words),
        );
        self.asked.borrow_mut().push(question.to_owned());
        match (question, before.len()) {
            (NAME, 0) => self.name.future(),
            (TOWN, 1) => self.town.future(),
            _ => fail(words),
        }
    }
}

fn is_lazy() {
    let driver = Driver::default();
    let (name, town) = (driver.child("the name"), driver.child("the town"));
    let desk = TwoAnswers::new(&name, &town);
    let machine = introduce(&desk);
    let words = format!("it was not polled yet, and asked {:?}", desk.asked.borrow());
    expect(desk.has_asked(&[]), (&diagnosis::RUNS_UNPOLLED, words));
    drop(machine);
}

fn goes_on() {
    let driver = Driver::default();
    let (name, town) = (driver.child("the name"), driver.child("the town"));
    let desk = TwoAnswers::new(&name, &town);
    let mut machine = introduce(&desk);
    waiting_for("NotReady, three times, while there is no name");
    for _ in 0..3 {
        expect_not_ready(driver.poll(&mut machine));
    }
    expect(desk.has_asked(&[NAME]), "it did not ask for the name");
    expect(name.polls() == 3, "it did not ask for the answer each time");

    name.open("Ada");
    waiting_for("NotReady, three times, while there is no town");
    for _ in 0..3 {
        expect_not_ready(driver.poll(&mut machine));
    }
    expect(desk.has_asked(&[NAME, TOWN]), "it did not ask for the town");
    let words = "the name is there, and the future that brought it was not dropped";
    expect(name.is_dropped(), (&diagnosis::KEEPS_THE_ENDED, words));

    town.open("London");
    waiting_for("the result, now that all answers are there");
    expect_result(driver.poll(&mut machine));
}

fn goes_through() {
    let driver = Driver::default();
    let (name, town) = (driver.child("the name"), driver.child("the town"));
    name.open("Ada");
    town.open("London");
    waiting_for("the result at the first poll, for no answer takes its time");
    let desk = TwoAnswers::new(&name, &town);
    expect_result(driver.poll(&mut introduce(&desk)));
}

fn ends_once() {
    let driver = Driver::default();
    let (name, town) = (driver.child("the name"), driver.child("the town"));
    name.open("Ada");
    town.open("London");
    let desk = TwoAnswers::new(&name, &town);
    let mut machine = introduce(&desk);
    waiting_for("the result, and a panic at the poll after that");
    expect_result(driver.poll(&mut machine));
    desk.asked.borrow_mut().clear(); // whoever asks again is told what that really is
    driver.expect_end(&mut machine);
}

fn expect_not_ready(found: PollState<String>) {
    if let PollState::Ready(result) = found {
        fail(format!("it was Ready too early, with {result:?}"));
    }
}

fn expect_result(found: PollState<String>) {
    let expected = PollState::Ready("Ada from London".to_owned());
    let words = format!("it was {found:?}");
    expect(found == expected, words);
}
