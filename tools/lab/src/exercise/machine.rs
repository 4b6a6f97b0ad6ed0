//! The result of an exercise for programs: JSON, one object a line. The crate's README shows it.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io, slice};

use super::judge::{Found, State};
use super::{Suite, report};
use crate::diagnosis::Diagnosis;
use crate::sys;

/// Names the file to write, or standard output.
const REPORT: &str = "LAB_REPORT";
const STANDARD_OUTPUT: &str = "-";
/// Names a folder.
const PROOFS: &str = "LAB_PROOFS";

/// Keeps answers away from this process, if it is to print the result for a program: they could open
/// its standard output otherwise, and print there themselves.
pub(super) fn guard_report() {
    if env::var_os(REPORT).is_some_and(|file| file == STANDARD_OUTPUT) {
        sys::shut_out();
    }
}

/// Writes the result to the file that `LAB_REPORT` names, if it names one.
pub(super) fn write_if_asked(suite: &Suite, found: &[Found]) {
    if let Some(file) = env::var_os(REPORT) {
        let text = lines(suite, found);
        if file == STANDARD_OUTPUT {
            // On a line of its own, and past the test harness, which keeps what a passing test prints.
            let written = write!(io::stdout(), "\n{text}");
            return written.expect("standard output is read by whoever asked for the report");
        }
        let file = PathBuf::from(file);
        write(&file, &text)
            .unwrap_or_else(|e| panic!("cannot write the report to {}: {e}", file.display()));
    }
}

/// Writes what became of the proof of `suite`'s answer into the folder that `LAB_PROOFS` names, if it
/// names one: a file an answer.
pub(super) fn write_proof_if_asked(suite: &Suite, stands_for: Option<&Diagnosis>, is_proved: bool) {
    let Some(folder) = env::var_os(PROOFS) else {
        return;
    };
    let answer = report::path(suite).display().to_string().replace('\\', "/");
    let stands_for = stands_for.map_or("null".to_owned(), |diagnosis| json(diagnosis.name));
    let text = format!(
        "{{\"lab_proof\":1,\"answer\":{},\"fnv1a\":\"{:016x}\",\"stands_for\":{stands_for},\"proved\":{is_proved}}}\n",
        json(&answer),
        suite.hash(),
    );
    let file = Path::new(&folder).join(format!("{}.json", answer.replace('/', "+")));
    write(&file, &text).unwrap_or_else(|e| panic!("cannot write to {}: {e}", file.display()));
}

/// Writes beside `file` and renames, so that nobody reads half a report.
fn write(file: &Path, text: &str) -> io::Result<()> {
    let mut beside = file.as_os_str().to_owned();
    beside.push(".part");
    fs::write(&beside, text)?;
    fs::rename(&beside, file)
}

fn lines(suite: &Suite, found: &[Found]) -> String {
    let (package, target) = suite.target;
    let mut text = String::new();
    let _ = write!(text, r#"{{"lab_report":1,"package":{}"#, json(package));
    let _ = write!(
        text,
        r#","target":{},"file":{}"#,
        json(target),
        json(suite.file)
    );
    let _ = writeln!(text, r#","fnv1a":"{:016x}"}}"#, suite.hash());
    for found in found {
        let check = &found.check;
        let _ = write!(
            text,
            r#"{{"check":{},"points":{}"#,
            json(check.name),
            check.points
        );
        let state = match found.state {
            State::Passed => "passed",
            State::Failed(_) => "failed",
            State::NotRun => "not run",
        };
        let _ = write!(text, r#","state":{}"#, json(state));
        if let State::Failed(finding) = &found.state {
            let _ = write!(text, r#","expected":{}"#, json(&finding.expected));
            let _ = write!(text, r#","happened":{}"#, json(&finding.happened));
            if let Some(diagnosis) = finding.diagnosis {
                let _ = write!(text, r#","diagnosis":{}"#, json(diagnosis.name));
                let _ = write!(text, r#","words":{}"#, json(diagnosis.words));
            }
        }
        let as_read = report::describe(slice::from_ref(found));
        let _ = writeln!(text, r#","text":{}}}"#, json(&as_read));
    }
    text
}

/// A JSON string, see RFC 8259, section 7.
fn json(text: &str) -> String {
    let mut json = String::from('"');
    for char in text.chars() {
        match char {
            '"' | '\\' => json.extend(['\\', char]),
            '\n' => json.push_str("\\n"),
            '\0'..' ' => {
                let _ = write!(json, "\\u{:04x}", u32::from(char));
            }
            char => json.push(char),
        }
    }
    json.push('"');
    json
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_escaped() {
        assert_eq!(json("a \"b\"\\\n\u{1b}é"), r#""a \"b\"\\\n\u001bé""#);
    }
}
