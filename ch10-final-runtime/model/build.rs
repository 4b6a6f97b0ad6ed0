//! Writes the library's modules into one file for each mutant, and one for the original, so that
//! they can stand side by side in one test program. See `lib.rs`.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[path = "mutants.rs"]
mod mutants;

/// What each model checker sees: modules of the library, and stand-ins from the tests' folder.
const LOOM_PARTS: &[&str] = &[
    "src/block_on.rs",
    "src/task.rs",
    "src/join_handle.rs",
    "src/run_queue.rs",
    "src/registration.rs",
    "src/timer.rs",
    "model/tests/loom/executor.rs",
    "model/tests/loom/reactor.rs",
    "model/tests/loom/models.rs",
];
const SHUTTLE_PARTS: &[&str] = &[
    "src/block_on.rs",
    "src/task.rs",
    "src/join_handle.rs",
    "src/run_queue.rs",
    "src/executor/mod.rs",
    "src/runtime.rs",
    "src/builder.rs",
    "src/blocking.rs",
    "model/tests/shuttle/reactor.rs",
    "model/tests/shuttle/models.rs",
];

fn main() {
    for read in ["../src", "tests", "mutants.rs", "build.rs"] {
        println!("cargo::rerun-if-changed={read}");
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    let all = [
        ("loom", LOOM_PARTS, mutants::LOOM),
        ("shuttle", SHUTTLE_PARTS, mutants::SHUTTLE),
    ];
    for (checker, parts, mutants) in all {
        let mut text = tree("original", parts, None);
        for mutant in mutants {
            text += &tree(mutant.0, parts, Some(mutant));
        }
        fs::write(out.join(format!("{checker}.rs")), text).expect("OUT_DIR can be written");
    }
}

/// A module with all parts in it. What they call `crate` is this module.
fn tree(name: &str, parts: &[&str], mutant: Option<&mutants::Mutant>) -> String {
    let mut patched = 0;
    // Mutants are wrong on purpose, whatever clippy says of them.
    let lints = mutant.map_or("", |_| "#[allow(clippy::all)]\n");
    let mut text = format!("{lints}mod {name} {{\npub(crate) use crate::sync;\n");
    for part in parts {
        let part = Path::new("..").join(part);
        module(&part, mutant, &mut patched, &mut text);
    }
    assert_eq!(
        patched,
        usize::from(mutant.is_some()),
        "{name}: its text must be there once"
    );
    text.replace("crate::", &format!("crate::{name}::"))
        .replace(&format!("use crate::{name}::sync;\n"), "use crate::sync;\n")
        + "}\n"
}

fn module(path: &Path, mutant: Option<&mutants::Mutant>, patched: &mut usize, out: &mut String) {
    let mut source = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    if let Some((_, file, from, to)) = mutant
        && path.ends_with(Path::new("../src").join(file))
    {
        *patched += source.matches(from).count();
        source = source.replacen(from, to, 1);
    }
    let (stem, is_folder) = match path.file_stem().and_then(|stem| stem.to_str()) {
        Some("mod") => (path.parent().and_then(Path::file_name), true),
        _ => (path.file_stem(), false),
    };
    let name = stem
        .and_then(|name| name.to_str())
        .expect("names are UTF-8");
    writeln!(out, "pub mod {name} {{").expect("a String takes all");
    let mut in_attribute = false;
    let not_tests = |line: &&str| !line.starts_with("#[cfg(test)]");
    for line in source.lines().take_while(not_tests) {
        // Within a file these stand at its top; here they would stand in the midst.
        in_attribute |= line.starts_with("#![");
        if !in_attribute && !line.trim_start().starts_with("//") {
            let inner = line
                .strip_prefix("mod ")
                .and_then(|rest| rest.strip_suffix(';'));
            match inner {
                Some(inner) if is_folder => {
                    module(
                        &path.with_file_name(format!("{inner}.rs")),
                        mutant,
                        patched,
                        out,
                    );
                }
                _ => writeln!(out, "{line}").expect("a String takes all"),
            }
        }
        in_attribute &= !line.ends_with(']');
    }
    out.push_str("}\n");
}
