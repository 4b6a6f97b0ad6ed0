//! Two ways to wait for the kernel: until it can be done, or until it has been done.
//!
//! `cargo run -p ch10-final-runtime --example ch10_13_readiness_and_completion`
//!
//! New here: the other way. epoll tells that a read will find something; io_uring is given a buffer,
//! and tells that it was filled. This runtime knows the first way. Its blocking pool is a case of the
//! second, for files: they are always "ready", and then make the thread wait.

use std::io;
use std::sync::{Arc, mpsc::channel};

use ch10_final_runtime::net::{TcpListener, TcpStream};
use ch10_final_runtime::{LocalRuntime, spawn_local};
use futures_util::future::try_join_all;
use timeline::Recording;

const PICTURE: &str = "\
readiness: epoll, kqueue                    completion: io_uring, IOCP

    read(7)  ──▶ nothing there                  queue: read 7 into this buffer
    register 7, sleep                           enter: all that is queued, sleep
        ◀── 7 is readable                           ◀── done: 12 bytes are there
    read(7)  ──▶ 12 bytes

    the buffer is lent for a call               the kernel has it until it has done
    whoever drops the future has cancelled      to cancel is to ask, and to wait
    each read and write is a system call        one is for all that are queued
";
const EXCHANGES: usize = 2000;

fn main() -> anyhow::Result<()> {
    println!("{PICTURE}");
    let _recording = Recording::start()?;
    let waits = || timeline::snapshot().map_or(0, |timeline| timeline.parks().len());
    let runtime = LocalRuntime::new()?;
    for count in [1, 50] {
        let before = waits();
        let exchanges = (0..count).map(|_| exchange(EXCHANGES / count));
        runtime.block_on(try_join_all(exchanges))?;
        let waits = (waits() - before) as f64 / EXCHANGES as f64;
        println!("at {count:>2} connections an exchange is 2 writes, 2 reads, {waits:.2} waits");
    }

    let buffer = Arc::new([0; 4096]);
    let in_use = Arc::downgrade(&buffer);
    let ((begin, begun), (end, ended)) = (channel(), channel::<()>());
    let operation = runtime.handle().spawn_blocking(move || {
        let _ = (begin.send(()), ended.recv()); // a slow disk
        buffer
    });
    begun.recv()?;
    operation.abort();
    drop(operation);
    println!("given up: buffers in use {}", in_use.strong_count());
    drop(end);
    drop(runtime); // waits for it
    println!("it ended: buffers in use {}", in_use.strong_count());
    Ok(())
}

/// Sends a byte there and back again, so many times.
async fn exchange(times: usize) -> io::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let there = TcpStream::connect(listener.local_addr()?).await?;
    let (back, _) = listener.accept().await?;
    spawn_local(async move {
        while back.read(&mut [0]).await? == 1 {
            back.write_all(b"x").await?;
        }
        io::Result::Ok(())
    });
    for _ in 0..times {
        there.write_all(b"x").await?;
        there.read(&mut [0]).await?;
    }
    Ok(())
}
