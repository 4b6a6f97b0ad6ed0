//! Reads JSON (RFC 8259), strictly enough to find what is not.

use std::collections::BTreeMap;

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Json {
    Null,
    Number(f64),
    String(String),
    Array(Vec<Json>),
    Object(BTreeMap<String, Json>),
}

impl Json {
    pub(crate) fn number(&self) -> f64 {
        let Json::Number(number) = self else {
            panic!("{self:?} is no number");
        };
        *number
    }

    pub(crate) fn string(&self) -> &str {
        let Json::String(string) = self else {
            panic!("{self:?} is no string");
        };
        string
    }

    pub(crate) fn array(&self) -> &[Json] {
        let Json::Array(array) = self else {
            panic!("{self:?} is no array");
        };
        array
    }

    pub(crate) fn object(&self) -> &BTreeMap<String, Json> {
        let Json::Object(object) = self else {
            panic!("{self:?} is no object");
        };
        object
    }
}

pub(crate) fn parse(text: &str) -> Json {
    let mut rest = text;
    let value = value(&mut rest);
    assert_eq!(rest.trim(), "", "after the end");
    value
}

fn value(rest: &mut &str) -> Json {
    *rest = rest.trim_start();
    match rest.chars().next().expect("a value") {
        '{' => {
            let pair = |rest: &mut &str| {
                let name = value(rest).string().to_owned();
                take(rest, ":");
                (name, value(rest))
            };
            let pairs = list(rest, "{", "}", pair);
            let count = pairs.len();
            let object: BTreeMap<String, Json> = pairs.into_iter().collect();
            assert_eq!(object.len(), count, "a name stands twice");
            Json::Object(object)
        }
        '[' => Json::Array(list(rest, "[", "]", value)),
        '"' => Json::String(string(rest)),
        'n' => {
            take(rest, "null");
            Json::Null
        }
        _ => {
            let end = rest.find([',', ']', '}', '\n']).unwrap_or(rest.len());
            let number = rest[..end].parse().expect("a number");
            *rest = &rest[end..];
            Json::Number(number)
        }
    }
}

fn list<T>(rest: &mut &str, open: &str, close: &str, element: fn(&mut &str) -> T) -> Vec<T> {
    take(rest, open);
    let mut elements = Vec::new();
    while !rest.trim_start().starts_with(close) {
        if !elements.is_empty() {
            take(rest, ",");
        }
        elements.push(element(rest));
    }
    take(rest, close);
    elements
}

fn take(rest: &mut &str, expected: &str) {
    let after = rest.trim_start().strip_prefix(expected);
    *rest = after.unwrap_or_else(|| panic!("expected {expected} before {rest:.60}"));
}

fn string(rest: &mut &str) -> String {
    take(rest, "\"");
    let mut text = String::new();
    let mut chars = rest.chars();
    loop {
        match chars.next().expect("the string ends") {
            '"' => break,
            '\\' => text.push(match chars.next() {
                Some('u') => {
                    let hex: String = chars.by_ref().take(4).collect();
                    let code = u32::from_str_radix(&hex, 16).expect("four digits");
                    char::from_u32(code).expect("a character")
                }
                Some(quoted @ ('"' | '\\')) => quoted,
                other => panic!("{other:?} is no escape that is written here"),
            }),
            control @ '\u{0}'..='\u{1f}' => panic!("{control:?} stands in a string"),
            other => text.push(other),
        }
    }
    *rest = chars.as_str();
    text
}
