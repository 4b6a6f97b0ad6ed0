//! What functions become: `tests/rewrites/NAME.rs` and `NAME.out.rs`, to be read side by side.
#![cfg(feature = "program")]

use std::path::Path;

use corofy::{Source, Target, graph, rewrite};

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rewrites")
}

fn read(name: &str) -> Source {
    let bytes = std::fs::read(folder().join(name)).expect("it is there");
    Source::read(bytes).expect("a test's text is UTF-8")
}

fn rewritten(source: &Source, target: &str) -> String {
    let target = Target::named(target, "ch07_coroutines").expect("it is a target");
    rewrite(source, &target).unwrap_or_else(|problems| panic!("{problems:?}"))
}

/// Compares with the file; with `COROFY_BLESS` set, writes it.
fn check(name: &str, shown: &str) {
    let golden = folder().join(name);
    if std::env::var_os("COROFY_BLESS").is_some() {
        std::fs::write(&golden, shown).expect("the folder can be written to");
    }
    let expected = std::fs::read_to_string(&golden).unwrap_or_default();
    assert_eq!(shown, expected, "see {}", golden.display());
}

#[test]
fn straight_code_becomes_a_state_for_each_wait() {
    check("straight.out.rs", &rewritten(&read("straight.rs"), "ch07"));
}

#[test]
fn a_loop_becomes_a_state_that_is_entered_again() {
    check("loop.out.rs", &rewritten(&read("loop.rs"), "ch07"));
}

#[test]
fn branches_meet_in_a_state() {
    check("branches.out.rs", &rewritten(&read("branches.rs"), "ch08"));
}

#[test]
fn temporaries_and_shadowed_names_get_fields_of_their_own() {
    check("names.out.rs", &rewritten(&read("names.rs"), "std"));
}

#[test]
fn the_graph_shows_blocks_and_arrows() {
    check("loop.graph.txt", &graph(&read("loop.rs")).unwrap());
}

#[test]
fn what_is_no_coroutine_is_untouched() {
    let source = read("surrounded.rs");
    let written = rewritten(&source, "ch07");
    check("surrounded.out.rs", &written);
    let (before, _) = source
        .text()
        .split_once("coroutine fn")
        .expect("there is one");
    // The macro is called no more, so its import goes.
    let before = before.replace("use ch07_coroutines::coroutine;", "");
    assert!(written.starts_with(&before), "{written}");
}

#[test]
fn the_import_of_the_macro_goes_and_other_imports_stay() {
    let import = |import: &str| {
        let text = format!("{import}\ncoroutine! {{ coroutine fn f() {{}} }}\n");
        let source = Source::read(text.into_bytes()).unwrap();
        let written = rewritten(&source, "ch07");
        written.lines().next().unwrap_or_default().to_string()
    };
    assert_eq!(import("use a::{b, coroutine};"), "use a::{b};");
    assert_eq!(import("use a::{coroutine, b, c};"), "use a::{b, c};");
    assert_eq!(import("use a::{b, coroutine, c};"), "use a::{b, c};");
    assert_eq!(import("use a::coroutine;"), "#[allow(unused)]");
    for kept in [
        "pub use a::coroutine;",
        "use a::coroutines;",
        "use a::{coroutine as c};",
    ] {
        assert_eq!(import(kept), kept);
    }
}

#[test]
fn c2_line_ends_and_byte_order_marks_are_kept_and_change_nothing_else() {
    let plain = read("straight.rs");
    let expected = rewritten(&plain, "ch07");
    let crlf = plain.text().replace('\n', "\r\n");
    let marked = format!("\u{feff}{crlf}");
    let source = Source::read(marked.into_bytes()).unwrap();
    let written = rewritten(&source, "ch07");
    assert_eq!(written, expected);
    let bytes = String::from_utf8(source.bytes_of(&written)).unwrap();
    assert_eq!(bytes, format!("\u{feff}{}", expected.replace('\n', "\r\n")));
}

#[test]
fn c2_a_missing_final_newline_stays_missing() {
    let plain = read("straight.rs");
    let source = Source::read(plain.text().trim_end().as_bytes().to_vec()).unwrap();
    assert_eq!(
        rewritten(&source, "ch07"),
        rewritten(&plain, "ch07").trim_end()
    );
}

#[test]
fn c4_a_function_ends_where_it_ends() {
    let text = r###"coroutine fn f() -> usize { let a = "}"; let b = '}'; let c = r#"}"#; /* } */ get(a, b, c).wait } // }
fn g() {}
"###;
    let source = Source::read(text.as_bytes().to_vec()).unwrap();
    let written = rewritten(&source, "ch07");
    assert!(written.ends_with("} // }\nfn g() {}\n"), "{written}");
}

#[test]
fn every_output_is_rust_without_unsafe_code() {
    for name in [
        "straight.rs",
        "loop.rs",
        "branches.rs",
        "names.rs",
        "surrounded.rs",
    ] {
        let written = rewritten(&read(name), "std");
        syn::parse_file(&written).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(
            !written.contains("unsafe {") && !written.contains("Box"),
            "{name}"
        );
    }
}

#[test]
fn a_file_without_a_coroutine_is_an_error() {
    let source = Source::read(b"fn main() {}".to_vec()).unwrap();
    let target = Target::named("std", "std").unwrap();
    assert!(
        rewrite(&source, &target).unwrap_err()[0]
            .message
            .contains("nothing to rewrite")
    );
}

#[test]
fn what_is_no_item_inside_the_macro_is_an_error() {
    let text = b"coroutine! {\n    coroutine fn f() {}\n    let x = 1;\n}\n";
    let source = Source::read(text.to_vec()).unwrap();
    let target = Target::named("std", "std").unwrap();
    let problems = rewrite(&source, &target).unwrap_err();
    assert_eq!((problems[0].line, problems[0].column), (3, 5));
}
