//! What a right answer to exercise 5 does.

#[path = "../watching.rs"]
mod watching;

#[path = "driving.rs"]
mod driving;
#[path = "kernel.rs"]
mod kernel;

use std::collections::HashSet;
use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpStream};

use lab::{Check, Mistake, diagnosis, expect, vary, waiting_for};

use super::answer::Report;
use driving::{Door, MORE_THAN_FITS, Server, Slow};

pub const FORBIDDEN: &[&str] = &[
    "mio",
    "std::io::copy",
    "std::net::TcpListener",
    "std::net::TcpStream",
    "std::process",
    "std::thread",
];

pub const CHECKS: &[Check] = &[
    Check {
        name: "echoes, and sleeps when nobody speaks",
        points: 2,
        run: echoes,
    },
    Check {
        name: "echoes a long message to its end",
        points: 2,
        run: echoes_long_messages,
    },
    Check {
        name: "lets all in who are at the door",
        points: 2,
        run: lets_all_in,
    },
    Check {
        name: "answers in full who has said all",
        points: 2,
        run: answers_a_half_close,
    },
    Check {
        name: "survives a reset",
        points: 2,
        run: survives_a_reset,
    },
    Check {
        name: "serves the others while one does not listen",
        points: 3,
        run: serves_others,
    },
    Check {
        name: "holds a bounded number of bytes for one who does not listen",
        points: 3,
        run: is_bounded,
    },
    Check {
        name: "lets the quietest go for a newcomer, and mistakes nobody for another",
        points: 3,
        run: makes_room,
    },
    Check {
        name: "serves 1,000 clients, 10 of them slow",
        points: 4,
        run: serves_a_crowd,
    },
];

fn addr(client: &TcpStream) -> SocketAddr {
    client.local_addr().expect("an address")
}

fn echoes() {
    let server = Door::open().serve(8);
    let mut client = server.client();
    for message in ["hello", "and hello again"] {
        waiting_for(format!("the echo of {message:?}"));
        server.expect_echo(&mut client, message.as_bytes(), Mistake::from);
    }
    waiting_for("sleep, with a client that is silent");
    let words = "nobody spoke, and its waits ended again and again";
    expect(
        watching::until_asleep(),
        (&diagnosis::WAITS_IN_CIRCLES, words),
    );
    waiting_for("the echo of \"still there?\" after that");
    server.expect_echo(&mut client, b"still there?", Mistake::from);
}

/// All of it is there before the server looks: there is one edge.
fn echoes_long_messages() {
    let first = vary("the first byte of a long message", 0..251);
    let message: Vec<u8> = (first..first + 50_000).map(|at| (at % 251) as u8).collect();
    let door = Door::open();
    let mut client = door.client();
    client.write_all(&message).expect("room in the kernel");
    waiting_for("the echo of 50,000 bytes, all of which were there before")
        .blocking_means(&diagnosis::ONE_READ_AN_EDGE);
    door.serve(8)
        .expect_to_hear(&mut client, &message, Mistake::from);
}

fn lets_all_in() {
    const COUNT: usize = 20;
    let door = Door::open();
    let mut clients: Vec<_> = (0..COUNT).map(|_| door.client()).collect();
    kernel::wait_for_backlog(door.addr(), COUNT);
    let server = door.serve(COUNT);
    waiting_for("the echoes of 20 clients that were there before the server")
        .blocking_means(&diagnosis::ACCEPTS_ONE_AN_EVENT);
    for client in &mut clients {
        server.expect_echo(client, b"let me in", Mistake::from);
    }
}

fn answers_a_half_close() {
    let door = Door::open();
    let mut client = door.client();
    client.write_all(b"that is all").expect("room");
    client.shutdown(Shutdown::Write).expect("a connection");
    kernel::wait_for_end(door.addr(), addr(&client));
    let server = door.serve(8);
    waiting_for("the echo of all that was said before the end, and the end")
        .blocking_means(&diagnosis::END_AS_WOULD_BLOCK)
        .spinning_means(&diagnosis::END_AS_WOULD_BLOCK);
    let mut heard = Vec::new();
    let result = client.read_to_end(&mut heard);
    if result.is_err() || heard != b"that is all" {
        let words = format!("of 11 bytes it heard {}: {result:?}", heard.len());
        server.blame((&diagnosis::CLOSES_AT_HALF_CLOSE, words));
    }
    server.expect_report(Report::Joined(addr(&client)));
    server.expect_report(Report::Left(addr(&client)));
}

fn survives_a_reset() {
    let server = Door::open().serve(8);
    let (mut good, mut bad) = (server.client(), server.client());
    waiting_for("the reports of 2 clients");
    server.expect_report(Report::Joined(addr(&good)));
    server.expect_report(Report::Joined(addr(&bad)));
    waiting_for("an echo that is there and never read");
    bad.write_all(b"never read").expect("room");
    if bad.peek(&mut [0]).is_err() {
        server.blame("a client lost its connection");
    }
    let left = Report::Left(addr(&bad));
    // Closing with unread bytes sends a reset instead of the end of the stream: RFC 2525, 2.17.
    drop(bad);
    waiting_for("the report that a client has left, by a reset");
    server.expect_report(left);
    waiting_for("an echo for another client after that");
    server.expect_echo(&mut good, b"still there?", Mistake::from);
}

fn serves_others() {
    let server = Door::open().serve(8);
    let mut slow = Slow::new(server.client());
    let mut other = server.client();
    waiting_for("echoes for others while one says much and does not listen")
        .blocking_means(&diagnosis::ONE_HOLDS_UP_ALL)
        .spinning_means(&diagnosis::ONE_HOLDS_UP_ALL);
    slow.say_all_that_fits(&server, &mut other);
    server.expect_echo(&mut other, b"still there?", Mistake::from);
}

fn is_bounded() {
    let server = Door::open().serve(8);
    let mut slow = Slow::new(server.client());
    let mut other = server.client();
    waiting_for("a client that does not listen to find no room for what it says");
    let said = slow.say_all_that_fits(&server, &mut other);
    let words = format!("it took {said} bytes, and there was no end to it");
    expect(
        said < MORE_THAN_FITS,
        (&diagnosis::BUFFERS_WITHOUT_BOUND, words),
    );
    waiting_for("the echo of all that it had said, when it listens at last");
    slow.hear_it_all(&server);
    waiting_for("the echo of another client after that");
    server.expect_echo(&mut other, b"still there?", Mistake::from);
}

/// One wait is to bring two events: newcomers at the door, one of whom is one too many, and then the
/// end of the client who has to go for that. So the server is held while both come about.
fn makes_room() {
    const LIMIT: usize = 3;
    let door = Door::open();
    let door_addr = door.addr();
    let (mut talks, quiet, leaves) = (door.client(), door.client(), door.client());
    let departure = Report::Left(addr(&leaves));
    let (server, hold) = door.serve_and_hold(LIMIT, departure);
    waiting_for("the reports of 3 clients");
    for client in [&talks, &quiet, &leaves] {
        server.expect_report(Report::Joined(addr(client)));
    }
    waiting_for("the echo of one of them");
    server.expect_echo(&mut talks, b"I am not the quietest", Mistake::from);
    waiting_for("the report that one has left");
    drop(leaves);
    hold.wait(&server);
    let (mut first, mut second) = (server.client(), server.client());
    kernel::wait_for_backlog(door_addr, 2);
    quiet.shutdown(Shutdown::Write).expect("a connection");
    kernel::wait_for_end(door_addr, addr(&quiet));
    drop(hold);

    server.expect_report(departure);
    waiting_for("2 newcomers to join, and the quietest client to leave for the second");
    expect_exchange(&server, [&first, &second], &quiet, LIMIT);
    waiting_for("the echo of everybody who is left")
        .blocking_means(&diagnosis::TRUSTS_A_STALE_EVENT);
    for client in [&mut second, &mut first, &mut talks] {
        server.expect_echo(client, b"still here", |words| {
            (&diagnosis::TRUSTS_A_STALE_EVENT, words).into()
        });
    }
}

/// With one place free, two come and one goes. The order is the server's, within the limit.
fn expect_exchange(server: &Server, come: [&TcpStream; 2], goes: &TcpStream, limit: usize) {
    let [first, second] = come.map(|client| Report::Joined(addr(client)));
    let mut expected = HashSet::from([first, second, Report::Left(addr(goes))]);
    let mut present = limit - 1;
    while !expected.is_empty() {
        let report = server.next_report();
        match report {
            Report::Joined(_) => present += 1,
            Report::Left(_) => present -= 1,
        }
        let words = format!("with {report:?} more than {limit} were in");
        expect(present <= limit, words);
        let words = format!("it reported {report:?}, and the quietest was {goes:?}");
        expect(expected.remove(&report), words);
    }
}

fn let_in(server: &Server, count: usize) -> Vec<TcpStream> {
    /// More than a backlog has room for try again later, and later.
    const AT_ONCE: usize = 50;
    let mut crowd = Vec::with_capacity(count);
    while crowd.len() < count {
        waiting_for(format!("more to join than {} of {count}", crowd.len()));
        let before = crowd.len();
        crowd.extend((before..count).take(AT_ONCE).map(|_| server.client()));
        for client in &crowd[before..] {
            server.expect_report(Report::Joined(addr(client)));
        }
    }
    crowd
}

fn serves_a_crowd() {
    const SLOW: usize = 10;
    let count = kernel::most_clients().min(1000);
    let words = "the limit on open files is too low for a crowd: raise it (ulimit -n 4096)";
    expect(count > 2 * SLOW, words);
    let server = Door::open().serve(count);
    let mut others = let_in(&server, count);
    let mut slow: Vec<_> = others.drain(..SLOW).map(Slow::new).collect();
    for (id, slow) in slow.iter_mut().enumerate() {
        waiting_for(format!("slow client {id} to find no room, unlike another"));
        let said = slow.say_all_that_fits(&server, &mut others[id]);
        expect(said < MORE_THAN_FITS, &diagnosis::BUFFERS_WITHOUT_BOUND);
    }
    let first = vary("the number of the first round", 0..1000);
    for round in first..first + 3 {
        waiting_for(format!("round {round}: all others speak, then all listen"));
        let words = |id: usize| format!("client {id} in round {round}").into_bytes();
        for (id, client) in others.iter_mut().enumerate() {
            if client.write_all(&words(id)).is_err() {
                server.blame("a client cannot send");
            }
        }
        for (id, client) in others.iter_mut().enumerate() {
            server.expect_to_hear(client, &words(id), Mistake::from);
        }
    }
    for (id, slow) in slow.into_iter().enumerate() {
        waiting_for(format!("all that slow client {id} had said"));
        slow.hear_it_all(&server);
    }
    waiting_for("all to be reported as gone");
    drop(others);
    for _ in 0..count {
        let report = server.next_report();
        expect(matches!(report, Report::Left(_)), "a client joined twice");
    }
}
