//! Every error: `tests/errors/*.rs` beside the `line:column: message` that it gets.
#![cfg(feature = "program")]

use std::fmt::Write as _;
use std::path::Path;

use corofy::{Source, Target, rewrite};

/// What corofy says about the text, one problem a line.
fn problems(text: &str) -> String {
    let source = Source::read(text.as_bytes().to_vec()).expect("a test's text is UTF-8");
    let target = Target::named("ch07", "ch07_coroutines").expect("it is a target");
    let problems = rewrite(&source, &target).expect_err("there is something wrong in it");
    let mut said = String::new();
    for problem in problems {
        writeln!(said, "{problem}").expect("memory");
    }
    said
}

/// Compares with the file; with `COROFY_BLESS` set, writes it.
fn check(name: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/errors");
    let text =
        std::fs::read_to_string(folder.join(name).with_extension("rs")).expect("it is there");
    let said = problems(&text);
    let golden = folder.join(name).with_extension("txt");
    if std::env::var_os("COROFY_BLESS").is_some() {
        std::fs::write(&golden, &said).expect("the folder can be written to");
    }
    let expected = std::fs::read_to_string(&golden).unwrap_or_default();
    assert_eq!(said, expected, "see {}", golden.display());
}

macro_rules! errors {
    ($($name:ident)*) => { $(
        #[test]
        fn $name() {
            check(stringify!($name));
        }
    )* };
}

// c5: a wait inside a closure, a nested function, an item, a macro call.
// c6: a borrow that lives across a wait.
errors! {
    await_is_not_wait
    c1_only_words_that_look_like_code
    c5_misplaced_waits
    c6_borrows_across_waits
    c6_loops_over_borrowed_lists
    headers
    not_rust
    too_deep
}

#[test]
fn c3_a_source_that_is_not_utf_8_is_an_error_at_its_place() {
    let problem = Source::read(b"fn f() {}\n// caf\xE9\n".to_vec()).unwrap_err();
    assert_eq!((problem.line, problem.column), (2, 7));
    assert!(problem.to_string().contains("not UTF-8"), "{problem}");
}
