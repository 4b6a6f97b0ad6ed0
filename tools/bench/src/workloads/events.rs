//! What a ready event costs: `ch04_epoll::Poll` against mio's.
//!
//! Pipes are made readable, then the queue is asked for all of them. Only the asking is timed.

use std::io::{PipeReader, PipeWriter, Read, Write};
use std::os::fd::AsRawFd;
use std::time::{Duration, Instant};

use crate::workload::{Better, Figure, Workload};

/// As many ready at once.
struct Events {
    ready: usize,
}

pub(crate) fn workloads() -> Vec<Box<dyn Workload>> {
    [1, 64, 1000]
        .map(|ready| Box::new(Events { ready }) as Box<dyn Workload>)
        .into()
}

impl Workload for Events {
    fn name(&self) -> String {
        format!("events/{}", self.ready)
    }

    fn about(&self) -> String {
        format!(
            "wait for events, {} ready at a time, edge-triggered.",
            self.ready
        )
    }

    fn peers(&self) -> &'static [&'static str] {
        &["ch04-epoll", "mio"]
    }

    fn figures(&self) -> &'static [Figure] {
        &[Figure {
            name: "ns an event",
            digits: 1,
            better: Better::Lower,
        }]
    }

    fn round(&self, peer: &str, quick: bool) -> anyhow::Result<Vec<f64>> {
        let duration = Duration::from_millis(if quick { 300 } else { 1000 });
        let pipes = (0..self.ready).map(|_| std::io::pipe());
        let mut pipes = pipes.collect::<Result<Vec<_>, _>>()?;
        let ns = match peer {
            "mio" => on_mio(&mut pipes, duration)?,
            _ => on_ours(&mut pipes, duration)?,
        };
        Ok(vec![ns])
    }
}

type Pipe = (PipeReader, PipeWriter);

fn on_ours(pipes: &mut [Pipe], duration: Duration) -> anyhow::Result<f64> {
    let mut poll = ch04_epoll::Poll::new()?;
    let mut events = ch04_epoll::Events::with_capacity(1024);
    for (at, (reader, _)) in pipes.iter_mut().enumerate() {
        let interest = ch04_epoll::Interest::READABLE;
        poll.registry()
            .register(reader, ch04_epoll::Token(at), interest)?;
    }
    measure(pipes, duration, |sum| {
        poll.poll(&mut events, None)?;
        for event in events.iter() {
            *sum += usize::from(event.is_readable()) + event.token().0;
        }
        Ok(events.iter().count())
    })
}

fn on_mio(pipes: &mut [Pipe], duration: Duration) -> anyhow::Result<f64> {
    let mut poll = mio::Poll::new()?;
    let mut events = mio::Events::with_capacity(1024);
    for (at, (reader, _)) in pipes.iter().enumerate() {
        let fd = reader.as_raw_fd();
        let mut source = mio::unix::SourceFd(&fd);
        poll.registry()
            .register(&mut source, mio::Token(at), mio::Interest::READABLE)?;
    }
    measure(pipes, duration, |sum| {
        poll.poll(&mut events, None)?;
        for event in &events {
            *sum += usize::from(event.is_readable()) + event.token().0;
        }
        Ok(events.iter().count())
    })
}

/// Nanoseconds an event, the median of many batches. `wait` takes what is ready, adds up what it
/// sees so that nothing is optimised away, and returns how many events there were.
fn measure(
    pipes: &mut [Pipe],
    duration: Duration,
    mut wait: impl FnMut(&mut usize) -> anyhow::Result<usize>,
) -> anyhow::Result<f64> {
    let (deadline, mut sum, mut samples) = (Instant::now() + duration, 0, Vec::new());
    while Instant::now() < deadline {
        for (_, writer) in &mut *pipes {
            writer.write_all(&[1])?;
        }
        let (start, mut seen) = (Instant::now(), 0);
        while seen < pipes.len() {
            seen += wait(&mut sum)?;
        }
        let took = start.elapsed().as_nanos();
        samples.push(took as f64 / pipes.len() as f64);
        for (reader, _) in &mut *pipes {
            reader.read_exact(&mut [0])?;
        }
    }
    std::hint::black_box(sum);
    samples.sort_by(f64::total_cmp);
    Ok(samples[samples.len() / 2])
}
