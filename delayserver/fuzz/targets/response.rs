//! Whatever a server sends, in whatever pieces: a client reads the same responses from it.
//!
//! The first byte of the input says where the rest is cut.
#![no_main]

use delayserver::http::{Response, ResponseError, ResponseParser};
use libfuzzer_sys::fuzz_target;

const MAX_BODY: usize = 1 << 16;

fuzz_target!(|input: &[u8]| {
    let Some((&cut, bytes)) = input.split_first() else {
        return;
    };
    let cut = usize::from(cut).min(bytes.len());
    assert_eq!(read(&[bytes]), read(&[&bytes[..cut], &bytes[cut..]]));
});

/// All responses in a stream, and how it ends.
fn read(pieces: &[&[u8]]) -> (Vec<Response>, ResponseError) {
    let (mut parser, mut responses) = (ResponseParser::new().max_body(MAX_BODY), Vec::new());
    for &piece in pieces {
        let mut fresh = piece;
        loop {
            match parser.feed(fresh) {
                Ok(Some(response)) => responses.push(response),
                Ok(None) => break,
                Err(error) => return (responses, error),
            }
            fresh = &[];
        }
    }
    loop {
        match parser.finish() {
            Ok(response) => {
                assert!(response.body.len() <= MAX_BODY);
                responses.push(response);
            }
            Err(error) => return (responses, error),
        }
    }
}
