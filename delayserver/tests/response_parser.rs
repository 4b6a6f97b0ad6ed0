//! The clients' parser, in every split, and against servers that lie.

use std::io;

use delayserver::http::{FramingError, Response, ResponseError, ResponseParser};

/// Feeds `text` cut into two at `at`, then ends the stream; returns all responses and the end.
fn read(parser: ResponseParser, text: &[u8], at: usize) -> (Vec<Response>, ResponseError) {
    let mut parser = parser;
    let mut responses = Vec::new();
    for mut piece in [&text[..at], &text[at..]] {
        loop {
            match parser.feed(piece) {
                Ok(Some(response)) => responses.push(response),
                Ok(None) => break,
                Err(error) => return (responses, error),
            }
            piece = &[];
        }
    }
    loop {
        match parser.finish() {
            Ok(response) => responses.push(response),
            Err(error) => return (responses, error),
        }
    }
}

/// The same for all splits and for single bytes, which must make no difference.
fn read_all_ways(text: &[u8]) -> (Vec<Response>, ResponseError) {
    let whole = read(ResponseParser::new(), text, 0);
    for at in 1..text.len() {
        let split = read(ResponseParser::new(), text, at);
        assert_eq!(
            split,
            whole,
            "split after {:?}",
            String::from_utf8_lossy(&text[..at])
        );
    }
    let mut parser = ResponseParser::new();
    let (mut responses, mut error) = (Vec::new(), None);
    for byte in text {
        match parser.feed(&[*byte]) {
            Ok(response) => responses.extend(response),
            Err(found) => {
                error = Some(found);
                break;
            }
        }
    }
    let error = error.unwrap_or_else(|| {
        loop {
            match parser.finish() {
                Ok(response) => responses.push(response),
                Err(error) => break error,
            }
        }
    });
    assert_eq!((&responses, &error), (&whole.0, &whole.1), "byte by byte");
    whole
}

/// The bodies of all responses in `text`, which must end in good order.
fn bodies(text: &str) -> Vec<String> {
    let (responses, end) = read_all_ways(text.as_bytes());
    assert_eq!(end, ResponseError::NoResponse);
    responses
        .iter()
        .map(|response| response.body_text().unwrap().to_owned())
        .collect()
}

/// How `text` fails, without a single response.
fn failure(text: impl AsRef<[u8]>) -> ResponseError {
    let (responses, error) = read_all_ways(text.as_ref());
    assert_eq!(responses, []);
    error
}

#[test]
fn a_body_by_length() {
    assert_eq!(
        bodies("HTTP/1.1 200 OK\r\ncontent-LENGTH: 5\r\n\r\nhello"),
        ["hello"]
    );
    assert_eq!(bodies("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"), [""]);
}

#[test]
fn a_chunked_body_with_extensions_and_trailers() {
    let text = "HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n\
                4;a=\"b;c\"\r\nhell\r\n01 \r\no\r\n0A\r\n0123456789\r\n000\r\nT: t\r\nU: u\r\n\r\n";
    assert_eq!(bodies(text), ["hello0123456789"]);
}

#[test]
fn a_body_to_the_end_of_the_stream() {
    assert_eq!(
        bodies("HTTP/1.0 200 OK\r\n\r\nall there is"),
        ["all there is"]
    );
    assert_eq!(bodies("HTTP/1.1 200 OK\r\nX: y\r\n\r\n"), [""]);
}

#[test]
fn several_responses_in_one_stream() {
    let text = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\none\
                HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\ntwo\r\n0\r\n\r\n\
                HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nthree";
    assert_eq!(bodies(text), ["one", "two", "three"]);
}

#[test]
fn interim_responses_are_passed_over() {
    let text = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n\
                HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    assert_eq!(bodies(text), ["ok"]);
}

#[test]
fn responses_without_a_body() {
    for status in [
        "204 No Content",
        "304 Not Modified",
        "101 Switching Protocols",
    ] {
        let text = format!("HTTP/1.1 {status}\r\nContent-Length: 5\r\n\r\n");
        assert_eq!(
            bodies(&format!("{text}HTTP/1.1 200 OK\r\n\r\nnext")),
            ["", "next"]
        );
    }
}

#[test]
fn answers_to_head_have_no_body() {
    let text = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n".repeat(2);
    let (responses, end) = read(ResponseParser::new().to_head_requests(), &text, 0);
    assert_eq!(end, ResponseError::NoResponse);
    assert_eq!(responses.len(), 2);
    assert_eq!(responses[0].headers.get("content-length"), Some("5"));
}

#[test]
fn headers_are_found_whatever_their_case_and_kept_in_order() {
    let text = b"HTTP/1.1 200 OK\r\nB: 1 \r\nA:2\r\nb: 3\r\nX: \xff\r\n\r\n";
    let (responses, _) = read_all_ways(text);
    let headers = &responses[0].headers;
    assert_eq!(
        (headers.get("b"), headers.get("a"), headers.get("c")),
        (Some("1"), Some("2"), None)
    );
    let all: Vec<_> = headers.iter().collect();
    assert_eq!(all, [("B", "1"), ("A", "2"), ("b", "3"), ("X", "\u{fffd}")]);
}

#[test]
fn n10_a_chunk_over_2_to_the_64_is_an_error() {
    let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    for size in [
        "10000000000000000",
        "ffffffffffffffffff",
        "f0000000000000000000000000000000",
    ] {
        let error = failure(format!("{head}{size}\r\n"));
        assert_eq!(
            error,
            ResponseError::Framing(FramingError::ChunkOverflow),
            "{size}"
        );
    }
    // One byte less is a size, and over the limit only when its bytes come.
    let error = failure(format!("{head}ffffffffffffffff\r\nx"));
    assert_eq!(
        error,
        ResponseError::BodyEndedEarly {
            read: 1,
            expected: None
        }
    );
    let error = failure(format!("{head}0000000000000000000002\r\nx"));
    assert_eq!(
        error,
        ResponseError::BodyEndedEarly {
            read: 1,
            expected: None
        }
    );
}

#[test]
fn n10_lengths_that_do_not_match_are_an_error() {
    for (headers, why) in [
        (
            "Content-Length: 5\r\nContent-Length: 6",
            FramingError::RepeatedLength,
        ),
        ("Content-Length: 5, 6", FramingError::BadLength),
        ("Content-Length: -5", FramingError::BadLength),
        ("Content-Length: +5", FramingError::BadLength),
        (
            "Content-Length: 18446744073709551616",
            FramingError::BadLength,
        ),
        (
            "Content-Length: 5\r\nTransfer-Encoding: chunked",
            FramingError::LengthAndCoding,
        ),
        ("Transfer-Encoding: gzip", FramingError::UnknownCoding),
    ] {
        let error = failure(format!("HTTP/1.1 200 OK\r\n{headers}\r\n\r\nhello"));
        assert_eq!(error, ResponseError::Framing(why), "{headers}");
    }
}

#[test]
fn n10_bytes_beyond_the_length_are_no_response() {
    let text = b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nhello\r\n";
    let (responses, error) = read_all_ways(text);
    assert_eq!(responses[0].body, b"hell");
    assert!(matches!(error, ResponseError::BadHead(_)), "{error}");
}

#[test]
fn n10_an_early_end_is_an_error_wherever_it_comes() {
    for text in [
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\nT: t\r\n\r\n",
    ] {
        let body = text.find("\r\n\r\n").unwrap() + 4;
        assert_eq!(failure(""), ResponseError::NoResponse);
        for at in 1..body {
            assert_eq!(
                failure(&text[..at]),
                ResponseError::HeadEndedEarly,
                "{:?}",
                &text[..at]
            );
        }
        for at in body..text.len() {
            let error = failure(&text[..at]);
            assert!(
                matches!(error, ResponseError::BodyEndedEarly { .. }),
                "{:?}",
                &text[..at]
            );
        }
    }
}

#[test]
fn n10_an_endless_head_is_an_error_before_it_ends() {
    for (start, piece) in [
        ("", "x".repeat(1000)),
        ("HTTP/1.1 200 ", "x".repeat(1000)),
        ("HTTP/1.1 200 OK\r\nX: ", "x".repeat(1000)),
        (
            "HTTP/1.1 200 OK\r\n",
            format!("X: {}\r\n", "x".repeat(1000)),
        ),
        ("HTTP/1.1 200 OK\r\n", "X: x\r\n".repeat(100)),
    ] {
        let mut parser = ResponseParser::new();
        let mut fed = parser.feed(start.as_bytes());
        for _ in 0..30 {
            fed = fed.and_then(|_| parser.feed(piece.as_bytes()));
        }
        assert_eq!(fed, Err(ResponseError::HeadTooLarge), "{start}");
    }
}

#[test]
fn n10_an_endless_chunk_line_is_an_error_before_it_ends() {
    let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    for start in ["1;", "0\r\n", "0\r\nT: "] {
        let mut parser = ResponseParser::new();
        let mut fed = parser.feed(format!("{head}{start}").as_bytes());
        for _ in 0..30 {
            fed = fed.and_then(|_| parser.feed("x".repeat(1000).as_bytes()));
        }
        assert_eq!(
            fed,
            Err(ResponseError::Framing(FramingError::EndlessChunkLine)),
            "{start:?}"
        );
    }
}

#[test]
fn n10_text_that_is_not_utf8_is_an_error() {
    let mut parser = ResponseParser::new();
    let text = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n\xc3\x28";
    let response = parser.feed(text).unwrap().unwrap();
    assert_eq!(response.body_text(), Err(ResponseError::NotUtf8));
}

#[test]
fn chunks_that_are_none_are_an_error() {
    let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    for chunks in [
        "\r\n",
        ";x\r\n",
        "x\r\n",
        "-1\r\n",
        "0x1\r\n",
        "1\na\r\n",
        "1\r\nab\r\n",
        "1\r\na\n",
        "1\rx",
        "1;\0\r\n",
        "1;\n\r\n",
        "0\r\n\n",
        "0\r\nT: \x01\r\n\r\n",
        "0\r\n\rx",
    ] {
        let chunks = chunks.to_owned() + "0\r\n\r\n";
        let error = failure(format!("{head}{chunks}"));
        assert_eq!(
            error,
            ResponseError::Framing(FramingError::BadChunk),
            "{chunks:?}"
        );
    }
}

#[test]
fn what_is_no_http_is_an_error() {
    for text in [
        "SSH-2.0-OpenSSH\r\n",
        "HTTP/2.0 200 OK\r\n",
        "HTTP/1.1 2x0 OK\r\n",
        "hello\n",
    ] {
        let error = failure(text);
        assert!(
            matches!(error, ResponseError::BadHead(_)),
            "{text:?}: {error}"
        );
    }
}

#[test]
fn a_body_over_the_limit_is_an_error() {
    let limit = ResponseError::BodyTooLarge { limit: 4 };
    for text in [
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2\r\nlo\r\n",
        "HTTP/1.1 200 OK\r\n\r\nhello",
    ] {
        for at in 0..text.len() {
            let (responses, error) = read(ResponseParser::new().max_body(4), text.as_bytes(), at);
            assert_eq!((responses, error), (vec![], limit.clone()), "{text:?}");
        }
    }
}

#[test]
fn errors_become_io_errors() {
    let early: io::Error = ResponseError::NoResponse.into();
    assert_eq!(early.kind(), io::ErrorKind::UnexpectedEof);
    let wrong: io::Error = ResponseError::Framing(FramingError::BadChunk).into();
    assert_eq!(wrong.kind(), io::ErrorKind::InvalidData);
    assert!(
        wrong.to_string().contains("not in chunked coding"),
        "{wrong}"
    );
}

#[test]
fn a_thousand_responses_fed_at_once_are_taken_one_by_one() {
    let text = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello".repeat(1000);
    let (responses, end) = read(ResponseParser::new(), &text, text.len());
    assert_eq!((responses.len(), end), (1000, ResponseError::NoResponse));
}
