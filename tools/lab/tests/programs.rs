//! Programs as one types them: options, errors, servers, children.

use std::path::Path;
use std::process::{Command, Output};
use std::{env, fs};

use delayserver::DelayServer;

/// An example of this crate, built if need be.
fn example(name: &str) -> Command {
    let mut command = Command::new(env!("CARGO"));
    command.args([
        "run",
        "--quiet",
        "--package",
        "lab",
        "--example",
        name,
        "--",
    ]);
    command.env_remove("DELAYSERVER").env("RUST_BACKTRACE", "0");
    command
}

fn stdout(output: &Output) -> String {
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn a_wrong_option_ends_with_2_and_says_what_to_do() {
    let output = example("lab_01_program").arg("--sever").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let expected = "invalid option '--sever' (--help lists the options)\n";
    assert!(stderr(&output).ends_with(expected), "{output:?}");
}

#[test]
fn a_server_that_is_not_there_is_an_error_in_words() {
    let address = DelayServer::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .to_string();
    let output = example("lab_01_program")
        .args(["--server", &address])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    let expected = format!(
        "Error: cannot reach a delay server at {address} (connection refused): \
         leave out --server to use the built-in one\n"
    );
    assert_eq!(stderr(&output).replace("\r\n", "\n"), expected);
}

#[test]
fn the_environment_names_a_server() {
    let server = DelayServer::bind("127.0.0.1:0").unwrap().spawn().unwrap();
    let mut program = example("lab_01_program");
    let output = program
        .env("DELAYSERVER", server.addr().to_string())
        .output()
        .unwrap();
    assert_eq!(stdout(&output), "greeting-1\ngreeting-2\n");
    assert_eq!(
        server.stats().served,
        3,
        "the two, and a question whether it is one"
    );
}

#[test]
fn a_timeline_is_written_to_a_file_in_the_format_of_its_ending() {
    let begins = [
        ("txt", " "),
        ("html", "<!doctype html>"),
        ("svg", "<svg "),
        ("json", "{"),
        ("timeline", "timeline 1\n"),
    ];
    for (ending, begin) in begins {
        let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("run.{ending}"));
        let option = format!("--timeline={}", file.display());
        let output = example("lab_01_program").arg(&option).output().unwrap();
        assert_eq!(stdout(&output), "greeting-1\ngreeting-2\n");
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.starts_with(begin), "{ending}: {text}");
        assert!(text.contains("main"), "{ending}: {text}");
    }
}

#[test]
fn a_timeline_tells_sleep_and_cpu_time() {
    let output = example("lab_01_program")
        .args(["--timeline=ascii", "--requests=3"])
        .output()
        .unwrap();
    let text = stdout(&output);
    assert!(
        text.is_ascii() && text.contains("\nthread 1 main   "),
        "{text}"
    );
    assert!(text.contains(" ms (3 waits)\n"), "{text}");
    let measured = !text.contains("not measured");
    assert_eq!(measured, cfg!(unix), "{text}");
}

#[test]
fn an_ending_that_says_nothing_is_refused_before_the_run() {
    let output = example("lab_01_program")
        .arg("--timeline=run.png")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(output.stdout, b"");
    let expected = "lab_01_program: cannot write a timeline to run.png (how, its ending says): ";
    assert!(stderr(&output).starts_with(expected), "{output:?}");
}

#[test]
fn an_unknown_role_is_refused() {
    let output = example("lab_03_child")
        .args(["lab-role", "king"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        stderr(&output),
        "this program has no role \"king\" to play\n"
    );
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::io::{BufRead, BufReader};
    use std::net::TcpStream;
    use std::process::Stdio;
    use std::time::{Duration, Instant};

    /// An example under a limit on open files: `-Sn 64`.
    fn limited(limit: &str, name: &str, requests: &str) -> Output {
        let mut shell = Command::new("sh");
        shell.args(["-c", &format!("ulimit {limit}; exec \"$@\""), "sh"]);
        let mut example = example(name);
        example.args(["--requests", requests]);
        shell.arg(example.get_program()).args(example.get_args());
        shell.env_remove("DELAYSERVER").output().unwrap()
    }

    #[test]
    fn a_crowd_raises_the_soft_limit() {
        let output = limited("-Sn 100", "lab_02_crowd", "200");
        assert!(
            stdout(&output).ends_with("\n200 answers came.\n"),
            "{output:?}"
        );
        assert_eq!(stderr(&output), "");
    }

    #[test]
    fn a_crowd_that_is_too_large_is_made_smaller() {
        let output = limited("-n 164", "lab_02_crowd", "200");
        assert!(
            stdout(&output).ends_with("\n100 answers came.\n"),
            "{output:?}"
        );
        let expected = "only 164 files may be open at once: making 100 requests instead of 200 ";
        assert!(stderr(&output).starts_with(expected), "{output:?}");
    }

    #[test]
    fn a_server_of_its_own_ends_with_a_program_that_is_killed() {
        // `cargo run` becomes the program here, so that this kills the program.
        let mut program = example("lab_02_crowd")
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(program.stdout.take().unwrap()).lines();
        let line = lines.next().unwrap().unwrap();
        let address = line
            .trim_start_matches("The server listens on ")
            .trim_end_matches('.');
        TcpStream::connect(address).expect("the server is there");
        program.kill().unwrap();
        program.wait().unwrap();
        let begin = Instant::now();
        while TcpStream::connect(address).is_ok() {
            assert!(
                begin.elapsed() < Duration::from_secs(10),
                "the server is still there"
            );
        }
    }

    #[test]
    fn a_child_is_explained() {
        let output = example("lab_03_child").output().unwrap();
        let expected = "The child that prints ended with exit code 0.\n\
            printed by the child\n\
            The child that panics ended with exit code 101.\n\
            The child that aborts was ended by SIGABRT (signal 6): the program aborted itself.\n";
        assert_eq!(stdout(&output), expected);
    }
}
