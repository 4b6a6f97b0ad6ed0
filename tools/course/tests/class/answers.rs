//! Answers to ch01's second exercise, which is to read a stream to its end.
//!
//! Those that eat memory, output or threads come to an end where nothing stops them: they pass then,
//! and the test that expects otherwise fails, without taking the machine along.

/// A right answer that does `what` when the stream fails: in the fourth of its five checks, which is
/// worth one of seven points.
pub(crate) fn on_error(what: &str) -> String {
    with(what, "")
}

/// A right answer with `beside` it.
pub(crate) fn beside(beside: &str) -> String {
    with("", beside)
}

fn with(on_error: &str, beside: &str) -> String {
    format!(
        r#"use std::io::{{self, ErrorKind, Read}};

pub(crate) fn read_all(
    socket: &mut dyn Read,
    wait: &mut dyn FnMut() -> io::Result<()>,
) -> io::Result<Vec<u8>> {{
    let mut all = Vec::new();
    let mut buffer = [0; 1024];
    loop {{
        match socket.read(&mut buffer) {{
            Ok(0) => return Ok(all),
            Ok(n) => all.extend_from_slice(&buffer[..n]),
            Err(error) if error.kind() == ErrorKind::WouldBlock => wait()?,
            Err(error) if error.kind() == ErrorKind::Interrupted => {{}}
            Err(error) => {{
                {on_error};
                return Err(error);
            }}
        }}
    }}
}}
{beside}
"#
    )
}

/// What answers leave behind sleeps for as many seconds: [`sleep`] puts a number there by which it is
/// known.
const SLEEP: &str = "SLEEP";

/// A number of seconds that nobody else's process sleeps for.
pub(crate) fn sleep() -> String {
    (1_000_000 + std::process::id()).to_string()
}

/// What `g…` in [`HARMFUL`] does, and what is found.
pub(crate) fn harmful(name: &str) -> (String, &'static str) {
    let it = HARMFUL.iter().find(|it| it.0 == name);
    let (_, what, found) = it.unwrap_or_else(|| panic!("no {name}"));
    (what.replace(SLEEP, &sleep()), found)
}

/// By name: what it does, and what is found.
pub(crate) const HARMFUL: [(&str, &str, &str); 19] = [
    ("g1-hangs", "loop { std::thread::park() }", "blocks-for-ever"),
    ("g1-spins", "loop { std::hint::spin_loop() }", "spins"),
    ("g1-aborts", "std::process::abort()", "crashes"),
    ("g1-panics", "panic!(\"<script>alert(1)</script>\")", "panics"),
    ("g1-faults", "unsafe { (8 as *mut u8).write_volatile(1) }", "crashes"),
    ("g1-stops-itself", "unsafe { libc::raise(libc::SIGSTOP) }", "stops-itself"),
    (
        "g1-overflows",
        "fn deep(n: u64) -> u64 { let a = [n; 4096]; if n == u64::MAX { 0 } else { deep(n + 1) + std::hint::black_box(a)[7] } }
         println!(\"{}\", deep(0))",
        "overflows-the-stack",
    ),
    ("g2-child", "std::process::Command::new(\"sleep\").arg(\"SLEEP\").spawn()?", "leaves-a-child"),
    (
        "g2-session",
        "std::process::Command::new(\"setsid\").args([\"sleep\", \"SLEEP\"]).spawn()?;
         std::thread::sleep(std::time::Duration::from_millis(300))",
        "leaves-a-child",
    ),
    (
        "g2-daemon",
        "std::process::Command::new(\"sh\").args([\"-c\", \"setsid sleep SLEEP </dev/null >/dev/null 2>&1 &\"]).status()?;
         std::thread::sleep(std::time::Duration::from_millis(300))",
        "leaves-a-child",
    ),
    ("g3-memory", "let mut all = Vec::new(); for _ in 0..96 { all.push(vec![1u8; 32 << 20]); std::hint::black_box(&all); }", "crashes"),
    ("g3-prints", "for _ in 0..10_000_000_000u64 >> 16 { println!(\"{}\", \"x\".repeat(1 << 16)) }", "floods-output"),
    ("g3-complains", "for _ in 0..10_000_000_000u64 >> 16 { eprintln!(\"{}\", \"x\".repeat(1 << 16)) }", "floods-output"),
    (
        "g3-large-file",
        "std::fs::File::create(std::env::temp_dir().join(\"large\"))?.set_len(1 << 40)?",
        "crashes",
    ),
    ("g4-exits", "std::process::exit(0)", "ends-early"),
    (
        "g4-forges",
        "println!(\"test ex2 ... ok\\n{{\\\"lab_report\\\":1}}\\nPass\"); std::process::exit(0)",
        "ends-early",
    ),
    (
        "g4-hook",
        "std::panic::set_hook(Box::new(|_| std::process::exit(0))); panic!(\"x\")",
        "ends-early",
    ),
    ("g4-two-threads", "std::thread::spawn(|| std::process::exit(0)).join().unwrap()", "ends-early"),
    ("g4-quits", "unsafe { libc::_exit(0) }", "ends-early"),
];

/// Is ended with the process that it is a part of.
pub(crate) const LEAVES_A_THREAD: &str = "std::thread::spawn(|| loop { std::thread::park() })";

/// Two bombs. The first grows without end, the second to more threads than an answer needs.
pub(crate) const BOMBS: [(&str, &str); 2] = [
    ("g2-bomb", "loop { unsafe { libc::fork() }; }"),
    (
        "g2-many",
        "for _ in 0..3000 {
             let thread = std::thread::Builder::new().stack_size(16 << 10);
             let _ = thread.spawn(|| loop { std::thread::park() });
         }
         loop { std::thread::park() }",
    ),
];

/// Prints a report where the test does, if it can; its own result is wrong.
pub(crate) const FORGES_A_REPORT: &str = r#"
    let parent = unsafe { libc::getppid() };
    for way in ["fd/1", "fd/2", "mem"] {
        let file = std::fs::OpenOptions::new().write(true).open(format!("/proc/{parent}/{way}"));
        if let Ok(mut file) = file {
            let _ = io::Write::write_all(&mut file, b"\n{\"lab_report\":1,\"fnv1a\":\"0\"}\n");
            unsafe { libc::kill(parent, libc::SIGKILL) };
        }
    }
    return Ok(all)"#;

/// Fills the folder for temporary files. Whether there is an end to it is for the check to find.
pub(crate) const FILLS_THE_DISK: &str = r#"
    let full = (0..60).any(|n| {
        std::fs::write(std::env::temp_dir().join(format!("{n}")), vec![1; 4 << 20]).is_err()
    });
    assert!(full, "240 MiB could be written")"#;

/// Writes, reads and connects where it must not.
pub(crate) fn breaks_out(victim: &str, port: u16) -> String {
    format!(
        r#"
    let _ = std::fs::write("{victim}/written", "x");
    let _ = std::fs::remove_file("{victim}/secret");
    let _ = std::fs::write("/course/ch01-os-basics/exercises/2_read_loop/checks.rs", "");
    let _ = std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/src/lib.rs"), "");
    println!("{{:?}}", std::fs::read("{victim}/secret").map(String::from_utf8));
    println!("{{:?}}", std::fs::read("/etc/passwd").map(String::from_utf8));
    println!("{{:?}}", std::net::TcpStream::connect(("127.0.0.1", {port})).is_ok());
    println!("{{:?}}", std::env::vars().collect::<Vec<_>>());
    panic!("to be shown what was printed")"#
    )
}

/// What is refused before it is compiled.
pub(crate) const REACHES_OUT: [(&str, &str); 4] = [
    (
        "g7-includes",
        "pub const A: &str = include_str!(\"/etc/passwd\");",
    ),
    ("g7-path", "#[path = \"checks.rs\"] mod other {}"),
    ("g7-module", "mod checks;"),
    (
        "g7-section",
        "#[unsafe(link_section = \".init_array\")] pub static A: extern \"C\" fn() = f; extern \"C\" fn f() {}",
    ),
];

/// Takes the compiler ten thousand years, and next to no memory.
pub(crate) const COMPILES_FOR_EVER: &str = r#"
#[allow(long_running_const_eval)]
pub const A: u64 = {
    let mut n = 0;
    while n < u64::MAX {
        n += 1;
    }
    n
};"#;

/// What compiles for ever, or to something without end.
pub(crate) const EXPLODES: [(&str, &str); 2] = [
    (
        "g7-macro",
        "macro_rules! b { ($($t:tt)*) => { b! { $($t)* $($t)* } } }\n#[allow(unused)] fn f() { b! { 1 2 3 4 5 6 7 8 } }",
    ),
    (
        "g7-array",
        "pub static A: [u8; 1 << 36] = [1; 1 << 36];\npub fn f() -> u8 { A[std::hint::black_box(7)] }",
    ),
];
