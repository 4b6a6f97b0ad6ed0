//! Whatever bytes come, in whatever pieces: the server reads the same requests from them.
//!
//! The first byte of the input says where the rest is cut.
#![no_main]

use delayserver::http::{self, BodyReader};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let Some((&cut, bytes)) = input.split_first() else {
        return;
    };
    let cut = usize::from(cut).min(bytes.len());
    assert_eq!(read(&[bytes]), read(&[&bytes[..cut], &bytes[cut..]]));
});

/// What a server makes of a connection's bytes: a line for each request, and one for what ends it.
fn read(pieces: &[&[u8]]) -> Vec<String> {
    let (mut kept, mut body, mut lines) = (Vec::new(), None::<BodyReader>, Vec::new());
    for piece in pieces {
        kept.extend_from_slice(piece);
        let mut rest = &kept[..];
        while !rest.is_empty() {
            if let Some(reader) = &mut body {
                match reader.read(&mut rest, |piece| assert!(!piece.is_empty())) {
                    Ok(true) => body = None,
                    Ok(false) => assert!(rest.is_empty(), "it takes all that belongs to it"),
                    Err(error) => {
                        lines.push(error.to_string());
                        return lines;
                    }
                }
                continue;
            }
            match http::parse_request(rest) {
                Ok(None) => break,
                Ok(Some((request, length))) => {
                    assert!((1..=rest.len()).contains(&length));
                    check(&request);
                    lines.push(format!("{request:?}"));
                    body = request
                        .body
                        .map(BodyReader::new)
                        .filter(|body| !body.is_done());
                    rest = &rest[length..];
                }
                Err(error) => {
                    assert!((400..500).contains(&error.status()));
                    lines.push(error.to_string());
                    return lines;
                }
            }
        }
        kept = rest.to_vec();
        assert!(kept.len() <= http::MAX_FIRST_LINE + http::MAX_HEADERS);
    }
    lines
}

/// What nobody may find in a request, because it would forge a line or move a cursor.
fn check(request: &http::Request<'_>) {
    assert!(
        !request
            .method
            .contains(|c: char| c.is_control() || c == ' ')
    );
    assert!(
        !request
            .target
            .contains(|c: char| c.is_ascii_control() || c == ' ')
    );
    if let Ok(text) = http::decode(request.target) {
        assert_eq!(http::decode(&http::encode(&text)), Ok(text));
    }
}
