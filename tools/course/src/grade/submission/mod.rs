//! What was handed in: folders and zips, read without being trusted.
//!
//! Nothing is unpacked and no link is followed: contents are read into memory, up to limits. What
//! cannot be read, or is not what it should be, becomes a note for the instructor.

mod bare;
mod folder;
mod name;
mod select;
mod unzip;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

pub(super) use name::printable;
pub(super) use select::{Answer, Handout, select};

/// The largest file that is read, in bytes. The longest answers are a twentieth of that.
const LARGEST_FILE: u64 = 256 << 10;
/// As much is read of one submission, in bytes and in files.
const LARGEST: u64 = 64 << 20;
const MOST_FILES: usize = 20_000;
/// What is built, and what other tools keep: nobody hands it in on purpose.
const SKIPPED: [&str; 5] = [".course", ".git", "__MACOSX", "node_modules", "target"];

/// One learner's.
#[derive(Clone, Debug)]
pub(super) struct Submission {
    /// For people: the name of the folder or zip, without what a terminal would not print.
    pub(super) name: String,
    /// For files: letters, digits, `-`, `_` and `.`; no other submission's.
    pub(super) slug: String,
    path: PathBuf,
    is_zip: bool,
}

/// What is in a submission.
#[derive(Debug, Default)]
pub(super) struct Contents {
    /// By path, with `/` between folders.
    pub(super) files: BTreeMap<String, File>,
    /// What the instructor ought to know.
    pub(super) notes: Vec<String>,
    bytes: u64,
}

/// A file that was handed in.
#[derive(Debug)]
pub(super) enum File {
    Bytes(Vec<u8>),
    TooLarge(u64),
}

impl Submission {
    /// All submissions in `folder`, in order, and what else is there.
    ///
    /// # Errors
    /// Fails if the folder cannot be read.
    pub(super) fn all(folder: &Path) -> Result<(Vec<Submission>, Vec<String>)> {
        let entries = fs::read_dir(folder)
            .with_context(|| format!("cannot read the submissions in {}", folder.display()))?;
        let (mut found, mut others) = (Vec::new(), Vec::new());
        for entry in entries {
            let entry = entry?;
            let name = printable(entry.file_name().as_encoded_bytes());
            let kind = entry.file_type()?;
            let path = entry.path();
            let ending = path.extension().unwrap_or_default();
            let is_zip = kind.is_file() && ending.eq_ignore_ascii_case("zip");
            if name.starts_with('.') && !kind.is_dir() {
                continue; // what file managers leave
            } else if kind.is_symlink() {
                others.push(format!("{name} is a symbolic link, and none is followed"));
            } else if kind.is_dir() || is_zip {
                let slug = name::slug(entry.file_name().as_encoded_bytes());
                found.push(Submission {
                    name,
                    slug,
                    path,
                    is_zip,
                });
            } else {
                others.push(format!("{name} is neither a folder nor a zip"));
            }
        }
        found.sort_by(|a, b| a.path.cmp(&b.path));
        others.sort();
        Ok((found, others))
    }

    /// Reads it.
    pub(super) fn contents(&self) -> Contents {
        let mut contents = Contents::default();
        if !self.is_zip {
            folder::read(&self.path, &mut contents);
        } else if let Err(error) = unzip::read(&self.path, &mut contents) {
            let note = format!("the zip cannot be read: {error}");
            contents.notes.push(note);
        }
        contents
    }
}

impl Contents {
    /// Adds a file of `size` bytes, which `read` reads, unless there is too much already.
    fn add(&mut self, path: String, size: u64, read: impl FnOnce() -> std::io::Result<Vec<u8>>) {
        if size > LARGEST_FILE {
            self.files.insert(path, File::TooLarge(size));
            return;
        }
        match read() {
            Ok(bytes) if bytes.len() as u64 > LARGEST_FILE => {
                self.files.insert(path, File::TooLarge(bytes.len() as u64));
            }
            Ok(bytes) => {
                self.bytes += bytes.len() as u64;
                self.files.insert(path, File::Bytes(bytes));
            }
            Err(error) => self.notes.push(format!("{path} cannot be read: {error}")),
        }
    }

    /// Whether as much was read as will be.
    fn is_full(&self) -> bool {
        self.bytes > LARGEST || self.files.len() > MOST_FILES
    }
}

/// Whether a folder of that name is left out.
fn is_skipped(name: &str) -> bool {
    SKIPPED.contains(&name)
}
