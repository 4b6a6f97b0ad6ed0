//! Wrong: reads, works and writes in turn.

use std::io::{self, BufRead, Write};

/// Has up to `workers` fibers at a time do `work` for the lines of `source`, and writes the results
/// to `sink` as lines, in the order of the source. Never more than `room` lines have been read and
/// their results not been written. Returns how many lines there were.
pub fn pipeline(
    mut source: impl BufRead + 'static,
    workers: usize,
    room: usize,
    work: impl Fn(String) -> String + 'static,
    mut sink: impl Write + 'static,
) -> io::Result<usize> {
    let mut count = 0;
    let mut line = String::new();
    while source.read_line(&mut line)? > 0 {
        let result = work(line.strip_suffix('\n').unwrap_or(&line).to_owned());
        sink.write_all(format!("{result}\n").as_bytes())?;
        line.clear();
        count += 1;
    }
    sink.flush()?;
    Ok(count)
}
