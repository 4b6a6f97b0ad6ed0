//! Bare git repositories that were handed in.

use super::Contents;

/// Git may run what such a repository's settings name, and so it is not called on one here. Cloned
/// like this, nothing of its settings is used; see "Security" in git(1).
const BARE: &str = "this is a bare git repository, which is not read: clone it (git clone --no-local \
    OLD NEW), and put the clone in its place";

/// Whether a submission `has` what makes a bare repository. If so, the instructor is told.
pub(super) fn is_bare(contents: &mut Contents, has: impl Fn(&str) -> bool) -> bool {
    let is_bare = ["HEAD", "objects", "refs"].into_iter().all(has);
    if is_bare {
        contents.notes.push(BARE.to_owned());
    }
    is_bare
}

#[cfg(test)]
mod tests {
    use std::fs::{self, File};
    use std::path::Path;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::BARE;
    use crate::grade::submission::{Contents, Submission};

    /// What is read of a folder that holds `names`, and of a zip that does. Names of folders end in `/`.
    fn contents(place: &Path, names: &[&str]) -> [Contents; 2] {
        let zip = place.join("zipped.zip");
        let mut writer = ZipWriter::new(File::create(&zip).unwrap());
        for name in names {
            let path = place.join("folder").join(name);
            if name.ends_with('/') {
                fs::create_dir_all(path).unwrap();
                writer
                    .add_directory(*name, SimpleFileOptions::default())
                    .unwrap();
            } else {
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, "").unwrap();
                writer
                    .start_file(*name, SimpleFileOptions::default())
                    .unwrap();
            }
        }
        writer.finish().unwrap();
        let (submissions, others) = Submission::all(place).unwrap();
        assert_eq!((submissions.len(), others), (2, Vec::new()));
        [&submissions[0], &submissions[1]].map(Submission::contents)
    }

    #[test]
    fn a_bare_repository_is_named_so_be_it_a_folder_or_a_zip() {
        let place = tempfile::tempdir().unwrap();
        for contents in contents(
            place.path(),
            &["HEAD", "config", "objects/ab/cd", "refs/heads/"],
        ) {
            assert_eq!(contents.notes, [BARE]);
            assert!(contents.files.is_empty());
        }
    }

    #[test]
    fn a_zip_may_hold_the_repository_s_folder_and_a_checkout_is_no_bare_one() {
        let place = tempfile::tempdir().unwrap();
        let names = [
            "__MACOSX/x",
            "mine.git/HEAD",
            "mine.git/objects/",
            "mine.git/refs/",
        ];
        let [_, zip] = contents(place.path(), &names);
        assert_eq!(zip.notes, [BARE]);

        let place = tempfile::tempdir().unwrap();
        let names = [
            ".git/HEAD",
            ".git/objects/",
            ".git/refs/",
            "HEAD",
            "objects.rs",
            "refs/x",
        ];
        for contents in contents(place.path(), &names) {
            assert!(contents.notes.is_empty(), "{:?}", contents.notes);
            assert_eq!(contents.files.len(), 3);
        }
    }
}
