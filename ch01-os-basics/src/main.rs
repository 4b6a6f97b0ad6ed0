//! One answer that takes half a second, waited for in three ways: `cargo run -p ch01-os-basics`.

mod exchange;

use std::io;
use std::net::TcpStream;

use anyhow::{Context, ensure};
use ch01_os_basics::wait::{self, Cost, Waited};

type Way = fn(TcpStream) -> io::Result<Waited>;

const WAYS: [(&str, &str, Way); 3] = [
    ("block", "sleeps inside a read", wait::block),
    ("spin", "asks again and again", wait::spin),
    ("queue", "sleeps until an event comes", wait::queue),
];
const PATH: &str = "/500/hello";

fn main() -> anyhow::Result<()> {
    let lab = lab::Program::start("Waits for a delayed answer in three ways.", 1)?;
    let server = lab.server();
    println!("GET {PATH} from {server}: the answer comes after half a second.\n");
    println!(
        "{:5}  {:27}  {:>9}  {:>9}  {:>12}",
        "way", "the thread meanwhile", "wall", "CPU", "system calls"
    );
    for (name, meanwhile, way) in WAYS {
        for _ in 0..lab.requests() {
            let connection = exchange::ask(server, PATH)
                .with_context(|| format!("cannot ask the delay server at {server}"))?;
            let waited = way(connection).with_context(|| format!("waiting by {name} failed"))?;
            let answer = exchange::text_of(&waited.answer)?;
            ensure!(answer == "hello", "the server sent {answer:?} for hello");
            show(name, meanwhile, &waited.cost);
        }
    }
    println!("\nThe same answer after the same time, at different prices. Spinning takes a core");
    println!("away from everyone else and gains nothing. The queue sleeps as well as the read");
    println!("does, and could watch thousands of connections: that is where this course goes.");
    lab.finish()?;
    Ok(())
}

fn show(name: &str, meanwhile: &str, cost: &Cost) {
    let wall = format!("{} ms", cost.wall.as_millis());
    let cpu = match cost.cpu {
        Some(cpu) => format!("{:.2} ms", cpu.as_secs_f64() * 1e3),
        None => "not told".to_owned(),
    };
    let calls = grouped(cost.system_calls);
    println!("{name:5}  {meanwhile:27}  {wall:>9}  {cpu:>9}  {calls:>12}");
}

/// `1234567` as `1,234,567`.
fn grouped(number: u64) -> String {
    match number {
        0..1000 => number.to_string(),
        _ => format!("{},{:03}", grouped(number / 1000), number % 1000),
    }
}
