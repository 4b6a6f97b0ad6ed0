//! Both ends of a chat: a stream read line by line, and a guest who does as the script says.

use std::io::{self, ErrorKind};
use std::net::SocketAddr;

use ch10_final_runtime::net::{ReadHalf, TcpStream, WriteHalf};

/// Bytes that a line may have.
const LONGEST: usize = 1000;

pub(crate) struct Lines {
    reader: ReadHalf,
    /// What came and was not returned yet. It outlives a dropped `next`, so none of it is lost.
    bytes: Vec<u8>,
}

impl Lines {
    pub(crate) fn new(reader: ReadHalf) -> Lines {
        let bytes = Vec::new();
        Lines { reader, bytes }
    }

    /// The next line, without its end. Safe to cancel.
    pub(crate) async fn next(&mut self) -> io::Result<String> {
        loop {
            if let Some(end) = self.bytes.iter().position(|&byte| byte == b'\n') {
                let line: Vec<u8> = self.bytes.drain(..=end).collect();
                return Ok(String::from_utf8_lossy(&line[..end]).into_owned());
            }
            if self.bytes.len() > LONGEST {
                return Err(ErrorKind::InvalidData.into());
            }
            let mut buffer = [0; 512];
            match self.reader.read(&mut buffer).await? {
                0 => return Err(ErrorKind::UnexpectedEof.into()),
                n => self.bytes.extend_from_slice(&buffer[..n]),
            }
        }
    }
}

pub(crate) struct Guest {
    name: &'static str,
    lines: Lines,
    writer: WriteHalf,
}

impl Guest {
    pub(crate) async fn enter(server: SocketAddr, name: &'static str) -> io::Result<Guest> {
        let (reader, writer) = TcpStream::connect(server).await?.split();
        writer.write_all(format!("{name}\n").as_bytes()).await?;
        let lines = Lines::new(reader);
        let mut guest = Guest {
            name,
            lines,
            writer,
        };
        guest.read_until(&format!("{name} came")).await?;
        Ok(guest)
    }

    pub(crate) async fn say(&mut self, text: &str) -> io::Result<()> {
        self.writer
            .write_all(format!("{text}\n").as_bytes())
            .await?;
        self.read_until(&format!("{}: {text}", self.name)).await
    }

    /// Reads, and shows it, until this line came.
    pub(crate) async fn read_until(&mut self, last: &str) -> io::Result<()> {
        loop {
            let line = self.lines.next().await?;
            println!("{:>5} reads  {line}", self.name);
            if line == last {
                return Ok(());
            }
        }
    }
}
