//! Whatever bytes come, the rewriter answers: with problems, or with a text that is Rust if the
//! input was.
#![no_main]

use corofy::{Source, Target};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let Ok(source) = Source::read(input.to_vec()) else {
        return;
    };
    for (name, krate) in [("ch07", "ch07_coroutines"), ("std", "std")] {
        let target = Target::named(name, krate).expect("it is a target");
        match corofy::rewrite(&source, &target) {
            Ok(written) => check(source.text(), &written),
            Err(problems) => {
                assert!(!problems.is_empty());
                let lines = source.text().lines().count().max(1);
                assert!(problems.iter().all(|problem| problem.line <= lines + 1));
            }
        }
    }
    let target = Target::named("ch08", "ch08_runtime").expect("it is a target");
    let _ = corofy::side_by_side(&source, &target);
    let _ = corofy::graph(&source);
    let _ = corofy::dot(&source);
});

/// A coroutine is a function but for one word; if the input parses so, the output must.
fn check(text: &str, written: &str) {
    if syn::parse_file(&text.replace("coroutine fn", "fn")).is_ok() {
        let parsed = syn::parse_file(written);
        assert!(parsed.is_ok(), "{:?}\n{written}", parsed.err());
    }
}
