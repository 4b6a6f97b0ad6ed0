//! Whether what is built is made of the sources as they are now.
//!
//! Like cargo, it goes by times of modification. What it does not see, and cargo does: another
//! compiler, other flags. They do not change what the tool does.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Whether everything that cargo made the program of is older than `stamp`, which was made just before
/// the last build that succeeded. `dep_info` is where cargo writes down what that is.
pub(crate) fn is_fresh(root: &Path, dep_info: &Path, stamp: &Path) -> bool {
    let look = || -> io::Result<bool> {
        let built = modified(stamp)?;
        let sources = sources(&fs::read_to_string(dep_info)?);
        // Two copies of the course may share a target folder: is that the program of this one?
        let mut is_fresh = !sources.is_empty() && sources.iter().all(|it| it.starts_with(root));
        for source in &sources {
            is_fresh &= modified(source)? < built;
        }
        for file in settings(root, &sources) {
            is_fresh &= modified(&file).is_ok_and(|changed| changed < built);
        }
        Ok(is_fresh)
    };
    // What cannot be read may be anything.
    look().unwrap_or(false)
}

fn modified(file: &Path) -> io::Result<SystemTime> {
    fs::metadata(file)?.modified()
}

/// The files that a rule of cargo's `PROGRAM: SOURCE SOURCE…` names, those of other packages of the
/// workspace among them. A space within a name has a backslash before it.
fn sources(rule: &str) -> Vec<PathBuf> {
    let (_, names) = rule.trim_end().split_once(": ").unwrap_or_default();
    let names = names.replace("\\ ", "\0");
    let names = names.split(' ').filter(|name| !name.is_empty());
    names.map(|name| name.replace('\0', " ").into()).collect()
}

/// What says how `sources` are compiled, and with what: the manifests above them, the lock file,
/// cargo's settings.
fn settings(root: &Path, sources: &[PathBuf]) -> BTreeSet<PathBuf> {
    let above = |source: &PathBuf| {
        source
            .ancestors()
            .skip(1)
            .map(Path::to_owned)
            .collect::<Vec<_>>()
    };
    let folders: BTreeSet<_> = sources.iter().flat_map(above).collect();
    let folders = folders.iter().filter(|folder| folder.starts_with(root));
    let manifests = folders.map(|folder| folder.join("Cargo.toml"));
    let mut files: BTreeSet<_> = manifests.filter(|file| file.is_file()).collect();
    files.extend(["Cargo.lock", ".cargo/config.toml"].map(|name| root.join(name)));
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_with_the_spaces_in_them() {
        let rule = "/my course/target/course: /my\\ course/a.rs /my\\ course/b\\ \\ c.rs\n";
        let names = ["/my course/a.rs", "/my course/b  c.rs"].map(PathBuf::from);
        assert_eq!(sources(rule), names);
        let rule = "C:\\target\\course.exe: C:\\my\\ course\\src\\a.rs\n";
        assert_eq!(sources(rule), [PathBuf::from("C:\\my course\\src\\a.rs")]);
        assert_eq!(sources(""), Vec::<PathBuf>::new());
    }
}
