//! I/O that looks blocking: a server and its clients, all of them fibers of one thread.
//!
//! `cargo run -p ch05-fibers --example ch05_05_fiber_io`
//!
//! New here: fibers that wait for sockets and for time. `accept`, `read` and `sleep` return when
//! there is something to return, as in std. Meanwhile others run, and when nobody can, the thread
//! sleeps in chapter 4's `Poll`.

use std::io::{self, Read, Write};
use std::net::{Shutdown, SocketAddr};
use std::time::Duration;

use ch05_fibers::io::{TcpListener, TcpStream, sleep};
use ch05_fibers::{Scheduler, spawn};

const CLIENTS: usize = 3;

fn main() -> anyhow::Result<()> {
    Scheduler::new().block_on(|| -> io::Result<()> {
        let listener = TcpListener::bind("127.0.0.1:0".parse().expect("it is an address"))?;
        let server = listener.local_addr()?;
        let serving = spawn(move || serve(&listener));
        let clients = [300, 200, 100].map(|delay| spawn(move || greet(server, delay)));
        for client in clients {
            client.join().expect("it does not panic")?;
        }
        serving.join().expect("it does not panic")
    })??;
    println!("All done, on one thread.");
    Ok(())
}

/// Takes in as many clients as there are, and gives each a fiber.
fn serve(listener: &TcpListener) -> io::Result<()> {
    for _ in 0..CLIENTS {
        let (stream, _) = listener.accept()?;
        spawn(move || {
            if let Err(error) = shout_back(stream) {
                println!("server: a client is lost: {error}");
            }
        });
    }
    println!("server: that was the last client");
    Ok(())
}

/// Sends everything back in capitals, until the client ends its stream.
fn shout_back(mut stream: TcpStream) -> io::Result<()> {
    let mut buffer = [0; 64];
    loop {
        let count = stream.read(&mut buffer)?; // waits: other fibers run here
        if count == 0 {
            return Ok(());
        }
        stream.write_all(&buffer[..count].to_ascii_uppercase())?;
    }
}

fn greet(server: SocketAddr, delay: u64) -> io::Result<()> {
    let mut stream = TcpStream::connect(server)?;
    println!("client {delay}: connected");
    sleep(Duration::from_millis(delay));
    write!(stream, "hello after {delay} ms")?;
    stream.shutdown(Shutdown::Write)?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    println!("client {delay}: the server said {answer:?}");
    Ok(())
}
