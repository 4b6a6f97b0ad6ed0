//! Five requests at once, and what it costs to ask whether they have been answered.
//!
//! `cargo run -p ch07-coroutines --example ch07_04_join_all`
//!
//! New here: `join_all`, which makes one future of many. All get on at each poll, so together they
//! take as long as the longest. And three pauses between the polls, none of which is right.

use std::time::{Duration, Instant};

use anyhow::ensure;
use ch07_coroutines::{Http, busy_poll, join_all, observe};
use lab::usage;

fn main() -> anyhow::Result<()> {
    // The server is a process of its own, so that the CPU time is ours alone.
    let lab = lab::Program::start_crowd("Waits for delayed answers by asking for them.", 5)?;
    let longest = Duration::from_millis(lab.requests() as u64 * 100);
    println!(
        "{} requests, the longest takes {longest:?}.",
        lab.requests()
    );
    println!();
    println!("pause     polls       CPU time   late by");
    for pause in [0, 1, 70].map(Duration::from_millis) {
        let (start, cpu) = (Instant::now(), usage::cpu_time());
        let requests = (0..lab.requests()).map(|id| {
            let path = format!("/{}/answer-{id}", (lab.requests() - id) * 100);
            observe(id as u64, &path, Http::get(lab.server(), &path))
        });
        let answers = busy_poll(pause, join_all(requests)).output;
        let late = start.elapsed().saturating_sub(longest);

        let polls: u64 = answers.iter().map(|answer| answer.polls).sum();
        for (id, answer) in answers.into_iter().enumerate() {
            // In the order of the requests, though the last one was the first to be answered.
            let text = answer.output?;
            ensure!(text.body_text()? == format!("answer-{id}"), "{text:?}");
        }
        let cpu = usage::cpu_time().zip(cpu).map(|(now, then)| now - then);
        let cpu = cpu.map_or("unknown".into(), |cpu| format!("{cpu:.1?}"));
        println!("{pause:>5.0?}  {polls:>8}  {cpu:>13}  {late:>8.1?}");
    }
    Ok(lab.finish()?)
}
