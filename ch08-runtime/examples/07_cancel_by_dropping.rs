//! Cancelling: whoever drops a future ends it, and nothing of it stays behind.
//!
//! `cargo run -p ch08-runtime --example ch08_07_cancel_by_dropping`
//!
//! New here: futures that are dropped while they wait. Each has a socket and a timer in the reactor's
//! table, and a waker there that keeps a task alive. All of it goes with the future.

use std::io::{self, ErrorKind};
use std::net::SocketAddr;
use std::time::Duration;

use anyhow::ensure;
use ch08_runtime::{Future, PollState, Runtime, Waker, coroutine, http, poll_fn, timeout};
use delayserver::http::Response;

/// Longer than anybody waits here.
const AN_HOUR: Duration = Duration::from_secs(3600);

coroutine! {
    coroutine fn request(server: SocketAddr) -> io::Result<Response> {
        let answer = http::get(server, "/60000/nobody-waits-so-long");
        timeout(AN_HOUR, answer).wait?
    }
}

fn main() -> anyhow::Result<()> {
    let lab = lab::Program::start("Cancels requests.", 100)?;
    let runtime = Runtime::new()?;
    let show = |when: &str| {
        let (tasks, sources, timers) = (runtime.tasks(), runtime.sources(), runtime.timers());
        println!("{when:<24}{tasks:>5}   {sources:>7}   {timers:>6}");
    };
    println!("{:<24}tasks   sources   timers", "");

    let mut requests: Vec<_> = (0..lab.requests()).map(|_| request(lab.server())).collect();
    show("made");
    runtime.block_on(once(|waker| {
        for request in &mut requests {
            let _ = request.poll(waker);
        }
    }));
    show("under way");

    // A future that is nobody's task: the timeout drops it, and is dropped itself.
    let late = runtime.block_on(timeout(Duration::from_millis(50), request(lab.server())));
    ensure!(late.is_err_and(|error| error.kind() == ErrorKind::TimedOut));
    show("one more, not in time");

    // No word is needed to end them, and nobody has to be asked.
    requests.truncate(requests.len() / 2);
    show("half of them dropped");

    // As a task, a future belongs to the runtime. To drop a handle only detaches its task …
    let tasks: Vec<_> = requests.into_iter().map(|it| runtime.spawn(it)).collect();
    drop(tasks);
    show("the others spawned");

    // … and the runtime's end is theirs.
    drop(runtime);
    println!("the runtime dropped, and all of it");
    Ok(lab.finish()?)
}

/// Ready at once, when `step` has had the waker of this poll.
fn once(mut step: impl FnMut(&Waker)) -> impl Future<Output = ()> {
    poll_fn(move |waker| {
        step(waker);
        PollState::Ready(())
    })
}
