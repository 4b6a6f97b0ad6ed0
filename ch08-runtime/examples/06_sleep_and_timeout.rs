//! Waiting for the clock: sleeping, and giving up.
//!
//! `cargo run -p ch08-runtime --example ch08_06_sleep_and_timeout`
//!
//! New here: time. The reactor's wait ends when the first timer runs out, so a thousand sleeping tasks
//! need no thread of their own. A timeout is a future made of two: whichever ends first ends it.

use std::io::{self, ErrorKind};
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use ch08_runtime::{Runtime, coroutine, http, sleep, timeout};

coroutine! {
    coroutine fn alarm(start: Instant, after: Duration) {
        sleep(after).wait;
        say(start, &format!("the alarm of {after:?}"));
    }

    /// Asks until there is an answer in time, and is more patient each time.
    coroutine fn fetch(start: Instant, server: SocketAddr, path: String) -> io::Result<String> {
        let mut patience = Duration::from_millis(100);
        loop {
            let request = http::get(server, &path);
            match timeout(patience, request).wait {
                Ok(answer) => return Ok(answer?.body_text()?.to_owned()),
                Err(error) if error.kind() == ErrorKind::TimedOut => {
                    say(start, &format!("no answer in {patience:?}"));
                }
                Err(error) => return Err(error),
            }
            patience *= 2;
        }
    }
}

fn main() -> anyhow::Result<()> {
    let lab = lab::Program::start("Sleeps, and gives up in time.", 1)?;
    let runtime = Runtime::new()?;
    let start = Instant::now();

    // The last one to be set is the first to ring, and the first one will not ring at all.
    for after in [3_600_000, 200, 20].map(Duration::from_millis) {
        drop(runtime.spawn(alarm(start, after)));
    }
    let answer = runtime.block_on(fetch(start, lab.server(), "/250/patience".into()))?;
    say(start, &format!("the answer is {answer:?}"));

    println!("left: {} task, {} timer", runtime.tasks(), runtime.timers());
    Ok(lab.finish()?)
}

fn say(start: Instant, what: &str) {
    println!("{:>4} ms  {what}", start.elapsed().as_millis());
}
