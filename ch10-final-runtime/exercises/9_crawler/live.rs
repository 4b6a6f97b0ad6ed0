//! The world as it is: the delay server, and the faults that it can make.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use ch10_final_runtime::Builder;
use delayserver::DelayServer;
use lab::{expect, fail, vary, waiting_for};

use super::super::answer::Crawler;
use super::given::{Limits, Live, Outcome};

/// Path and the text of its answer; `None` if there is none to be had.
fn targets() -> Vec<(String, Option<String>)> {
    let first = vary("the number of the first answer", 0..1000);
    let mut targets: Vec<_> = (0..30)
        .map(|n| {
            let fault = ["", "?fault=dribble", "?fault=split:9,50"][n % 3];
            let (delay, text) = (n % 7, format!("answer-{}", first + n));
            (format!("/{delay}/{text}{fault}"), Some(text))
        })
        .collect();
    let broken = vary("the place of the one that fails", 10..30);
    targets.insert(broken, ("/0/broken?fault=reset:50".to_owned(), None));
    targets
}

pub(super) fn crawls_the_delay_server() {
    let asked = Arc::new(Mutex::new(HashMap::<String, u32>::new()));
    let counts = Arc::clone(&asked);
    let server = DelayServer::bind("127.0.0.1:0")
        .expect("a server")
        .faults(true)
        .log(move |arrival| {
            let mut counts = counts.lock().unwrap();
            *counts.entry(arrival.message.to_owned()).or_default() += 1;
        })
        .spawn()
        .expect("a server");
    let runtime = Builder::new().workers(2).build().expect("a runtime");
    let limits = Limits {
        in_flight: 8,
        per_interval: 10,
        interval: Duration::from_millis(5),
        retries: 2,
        back_off: Duration::from_millis(1),
        patience: Duration::from_secs(60),
    };
    let crawl = |limits, paths| {
        let crawler = Crawler::new(Arc::new(Live::new(server.addr())), limits);
        let crawling = runtime.spawn(crawler.crawl(paths));
        let joined = runtime.block_on(crawling);
        joined.unwrap_or_else(|error| error.resume())
    };

    waiting_for("30 answers, of which many come in pieces, and one error");
    let targets = targets();
    let paths = targets.iter().map(|(path, _)| path.clone()).collect();
    let outcomes: Vec<Outcome> = crawl(limits.clone(), paths);
    expect(outcomes.len() == targets.len(), "a path is missing");
    for ((path, text), outcome) in targets.iter().zip(&outcomes) {
        let is_right = match (outcome, text) {
            (Outcome::Answered(answer), Some(text)) => answer.text == *text,
            (Outcome::Failed { attempts, .. }, None) => *attempts == 3,
            _ => false,
        };
        expect(is_right, format!("{path}: {outcome:?}"));
    }
    let broken = asked.lock().unwrap().get("broken").copied();
    let words = format!("the server was asked {broken:?} times for what it broke, instead of 3");
    expect(broken == Some(3), words);

    waiting_for("the error of a path whose answer stalls midway");
    let hasty = Limits {
        patience: Duration::from_millis(20),
        ..limits
    };
    let outcomes = crawl(hasty, vec!["/0/stalled?fault=stall:50".to_owned()]);
    let [Outcome::Failed { attempts: 3, .. }] = outcomes[..] else {
        fail(format!("it was {outcomes:?}"));
    };
}
