//! `coroutine fn` and `.wait`: five requests, one after the other, and no state machine in sight.
//!
//! `cargo run -p ch07-coroutines --example ch07_03_coroutine_fn`
//!
//! New here: the rewriter. It makes of these functions what the first example wrote by hand, and
//! `cargo run -p corofy -- ch07-coroutines/examples/03_coroutine_fn.rs --diff` shows how.

use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use ch07_coroutines::{Http, busy_poll, coroutine};

coroutine! {
    coroutine fn fetch(server: SocketAddr, path: String) -> io::Result<String> {
        let response = Http::get(server, &path).wait?;
        Ok(response.body_text()?.to_owned())
    }

    coroutine fn one_after_the_other(server: SocketAddr, count: usize) -> io::Result<usize> {
        let mut bytes = 0;
        let mut id = 0;
        while id < count {
            let path = format!("/{}/request-{id}", (count - id) * 50);
            let text = fetch(server, path).wait?;
            println!("answer {id} is {text:?}");
            bytes += text.len();
            id += 1;
        }
        Ok(bytes)
    }
}

fn main() -> anyhow::Result<()> {
    let lab = lab::Program::start("Makes requests one after the other.", 5)?;
    let future = one_after_the_other(lab.server(), lab.requests());
    println!("The state takes {} bytes.", size_of_val(&future));
    let polled = busy_poll(Duration::from_millis(1), future);
    println!("{} bytes after {} polls", polled.output?, polled.polls);
    Ok(lab.finish()?)
}
