//! A zip that was handed in. It is read entry by entry, and never unpacked.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Component, Path};

use zip::ZipArchive;
use zip::result::{ZipError, ZipResult};

use super::bare::is_bare;
use super::{Contents, LARGEST_FILE, MOST_FILES, is_skipped, printable};

pub(super) fn read(file: &Path, contents: &mut Contents) -> ZipResult<()> {
    let mut archive = ZipArchive::new(BufReader::new(File::open(file)?))?;
    if holds_bare(&archive, contents) {
        return Ok(());
    }
    for index in 0..archive.len() {
        if contents.is_full() || index > MOST_FILES {
            let note = "there is too much in it: the rest was not read".to_owned();
            contents.notes.push(note);
            break;
        }
        if let Err(error) = visit(&mut archive, index, contents) {
            contents
                .notes
                .push(format!("entry {} cannot be read: {error}", index + 1));
        }
    }
    Ok(())
}

/// Whether it is a bare repository, or one folder that is.
fn holds_bare(archive: &ZipArchive<BufReader<File>>, contents: &mut Contents) -> bool {
    let mut names: Vec<_> = archive.file_names().flatten().collect();
    names.retain(|name| !is_skipped(folder(name).trim_end_matches('/')));
    let first = names.first().map_or("", |name| folder(name));
    let is_one = names.iter().all(|name| name.starts_with(first));
    let top = if is_one { first } else { "" };
    is_bare(contents, |wanted| {
        let mut inside = names.iter().filter_map(|name| name.strip_prefix(top));
        inside.any(|name| name.split('/').next() == Some(wanted))
    })
}

/// The outermost folder of `name`, with its `/`; nothing if it lies in none.
fn folder(name: &str) -> &str {
    &name[..name.find('/').map_or(0, |slash| slash + 1)]
}

fn visit(
    archive: &mut ZipArchive<BufReader<File>>,
    index: usize,
    contents: &mut Contents,
) -> ZipResult<()> {
    // Raw: looked at before a byte of it is inflated.
    let entry = archive.by_index_raw(index)?;
    let shown = printable(entry.name_raw());
    let mut note = |what: &str| contents.notes.push(format!("{shown} {what}"));
    if entry.is_dir() {
        return Ok(());
    }
    let Some(path) = std::str::from_utf8(entry.name_raw()).ok().and_then(safe) else {
        note("has a name that leads out of the zip, or is not UTF-8: not read");
        return Ok(());
    };
    if path.split('/').any(is_skipped) {
        return Ok(());
    } else if entry.is_symlink() {
        note("is a symbolic link: not followed");
        return Ok(());
    } else if entry.encrypted() {
        note("is encrypted: not read");
        return Ok(());
    } else if contents.files.contains_key(&path) {
        note("is in it twice: the first is taken");
        return Ok(());
    }
    let size = entry.size();
    drop(entry);
    let mut bytes = Vec::new();
    if size <= LARGEST_FILE {
        // The size is only what the zip says.
        let entry = archive.by_index(index)?;
        entry
            .take(LARGEST_FILE + 1)
            .read_to_end(&mut bytes)
            .map_err(ZipError::Io)?;
    }
    contents.add(path, size, || Ok(bytes));
    Ok(())
}

/// `name` as a path that stays where it is; none if it does not.
fn safe(name: &str) -> Option<String> {
    if name.contains(['\\', '\0']) {
        return None;
    }
    let mut parts = Vec::new();
    for component in Path::new(name).components() {
        match component {
            Component::Normal(part) => parts.push(part.to_str()?),
            Component::CurDir => {}
            Component::ParentDir | Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    (!parts.is_empty()).then(|| parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn a_name_stays_inside() {
        assert_eq!(safe("./a//b").as_deref(), Some("a/b"));
        for name in [
            "../a",
            "a/../../b",
            "/etc/passwd",
            "a\\..\\b",
            "a\0b",
            "",
            ".",
        ] {
            assert_eq!(safe(name), None, "{name:?}");
        }
    }
}
