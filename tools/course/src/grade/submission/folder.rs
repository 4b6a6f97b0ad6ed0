//! A folder that was handed in. It may be a git checkout: what git keeps of it is left out.

use std::fs::{self, DirEntry};
use std::io::Read;
use std::path::Path;

use super::bare::is_bare;
use super::{Contents, LARGEST_FILE, is_skipped, printable};

/// Deeper than any course's folders, and no stack's end.
const DEEPEST: usize = 40;

pub(super) fn read(folder: &Path, contents: &mut Contents) {
    if !is_bare(contents, |name| folder.join(name).exists()) {
        walk(folder, "", 0, contents);
    }
}

fn walk(folder: &Path, prefix: &str, depth: usize, contents: &mut Contents) {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            let note = format!("the folder {prefix:?} cannot be read: {error}");
            return contents.notes.push(note);
        }
    };
    let mut entries: Vec<_> = entries.flatten().collect();
    entries.sort_by_key(DirEntry::file_name);
    for entry in entries {
        if contents.is_full() {
            let note = format!("there is too much in it: what comes after {prefix:?} was not read");
            return contents.notes.push(note);
        }
        visit(&entry, prefix, depth, contents);
    }
}

fn visit(entry: &DirEntry, prefix: &str, depth: usize, contents: &mut Contents) {
    let shown = format!(
        "{prefix}{}",
        printable(entry.file_name().as_encoded_bytes())
    );
    let mut note = |what: &str| contents.notes.push(format!("{shown} {what}"));
    let Ok(metadata) = entry.metadata() else {
        return note("cannot be read");
    };
    let name = entry.file_name();
    let Some(name) = name.to_str().filter(|name| !name.contains('\\')) else {
        return note("has a name that is not UTF-8, or holds a backslash: not read");
    };
    if metadata.is_symlink() {
        note("is a symbolic link: not followed");
    } else if metadata.is_dir() && depth >= DEEPEST {
        note("lies too deep: not read");
    } else if metadata.is_dir() && !is_skipped(name) {
        walk(
            &entry.path(),
            &format!("{prefix}{name}/"),
            depth + 1,
            contents,
        );
    } else if metadata.is_file() {
        let path = entry.path();
        contents.add(format!("{prefix}{name}"), metadata.len(), || {
            let mut bytes = Vec::new();
            fs::File::open(path)?
                .take(LARGEST_FILE + 1)
                .read_to_end(&mut bytes)?;
            Ok(bytes)
        });
    } else if !metadata.is_dir() {
        // Reading a pipe would never end.
        note("is neither a file nor a folder: not read");
    }
}
