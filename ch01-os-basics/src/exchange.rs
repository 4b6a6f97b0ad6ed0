//! The two halves of a GET around the wait: asking, and reading what came.
//!
//! Both main and example 07 use it. Sockets here block; a client that never does is chapter 4's.

use std::io::{self, Write};
use std::net::{SocketAddr, TcpStream};

use delayserver::http::{self, ResponseParser};

/// Connects and sends the request. Both may block, and neither is part of what is measured.
pub(crate) fn ask(server: SocketAddr, path: &str) -> io::Result<TcpStream> {
    let mut connection = TcpStream::connect(server)?;
    // `write_all` goes on after short writes and signals: example 04 shows why it has to. Without
    // keep-alive the server closes the connection at the end, which ends the wait.
    connection.write_all(&http::get_request(server, path, false))?;
    Ok(connection)
}

/// Returns the text of an answer, given every byte until the server closed the connection.
pub(crate) fn text_of(answer: &[u8]) -> io::Result<String> {
    let mut parser = ResponseParser::new();
    let response = match parser.feed(answer)? {
        Some(response) => response,
        None => parser.finish()?, // ended with the connection, or cut off
    };
    match response.status {
        200 => Ok(response.body_text()?.to_owned()),
        status => Err(io::Error::other(format!(
            "the server answered with status {status}"
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_answer_is_its_text() {
        let answer = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
        assert_eq!(text_of(answer).unwrap(), "hello");
    }

    #[test]
    fn an_answer_that_was_cut_off_is_an_error() {
        let answer = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel";
        let error = text_of(answer).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::UnexpectedEof, "{error}");
    }

    #[test]
    fn a_refusal_names_its_status() {
        let answer = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";
        let error = text_of(answer).unwrap_err();
        assert!(error.to_string().ends_with("status 404"), "{error}");
    }
}
