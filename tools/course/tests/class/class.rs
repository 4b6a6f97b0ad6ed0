//! A class of learners, and what each of them has earned.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::Write;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

pub(crate) const ONE: &str = "ch01-os-basics/exercises/1_getpid/starter.rs";
pub(crate) const TWO: &str = "ch01-os-basics/exercises/2_read_loop/starter.rs";

/// One submission, and what is expected of it.
pub(crate) struct Planned {
    pub(crate) name: Vec<u8>,
    /// What each exercise comes to: the state in the result, and the points. States between `|` are
    /// all right.
    pub(crate) one: (&'static str, u32),
    pub(crate) two: (&'static str, u32),
    /// What the result has to say somewhere.
    pub(crate) says: String,
}

/// Makes submissions in a folder.
pub(crate) struct Class {
    pub(crate) folder: PathBuf,
    pub(crate) planned: Vec<Planned>,
    pub(crate) solutions: (String, String),
}

pub(crate) const MISSING: (&str, u32) = ("missing", 0);
const ALL_OF_ONE: (&str, u32) = ("solved", 5);
pub(crate) const ALL_OF_TWO: (&str, u32) = ("solved", 7);
/// All but the check that makes the stream fail.
pub(crate) const WRONG: (&str, u32) = ("checked", 6);

impl Class {
    /// Nobody yet. Submissions go to `folder`, solutions come from `course`.
    pub(crate) fn new(folder: &Path, course: &Path) -> Class {
        let solution = |starter: &str| {
            fs::read_to_string(course.join(starter.replace("starter", "solution"))).unwrap()
        };
        fs::create_dir_all(folder).unwrap();
        Class {
            folder: folder.to_owned(),
            planned: Vec::new(),
            solutions: (solution(ONE), solution(TWO)),
        }
    }

    /// Everybody. `victim` is a folder, and `port` belongs to somebody, whom answers must not reach.
    pub(crate) fn fill(&mut self, course: &Path, victim: &Path, port: u16) {
        self.good(course);
        self.mutants(course);
        self.old_answer("g8-old", &self.solutions.1.clone(), ALL_OF_TWO);
        self.harmful("");
        self.leaving("");
        self.forging();
        self.breaking_out(victim, port);
        self.reaching_out();
        self.exploding();
        self.tampering(course, victim);
        self.no_answers();
        self.odd_names();
    }

    /// A folder with `files`.
    pub(crate) fn add(
        &mut self,
        name: impl AsRef<[u8]>,
        files: &[(&str, &str)],
        one: (&'static str, u32),
        two: (&'static str, u32),
        says: &str,
    ) -> PathBuf {
        let name = name.as_ref().to_vec();
        let folder = self.folder.join(OsStr::from_bytes(&name));
        for (path, text) in files {
            write(&folder.join(path), text);
        }
        let says = says.to_owned();
        self.planned.push(Planned {
            name,
            one,
            two,
            says,
        });
        folder
    }

    /// An answer to the second exercise alone.
    pub(crate) fn answer(
        &mut self,
        name: impl AsRef<[u8]>,
        text: &str,
        two: (&'static str, u32),
        says: &str,
    ) -> PathBuf {
        self.add(name, &[(TWO, text)], MISSING, two, says)
    }

    /// A zip with `files`.
    pub(crate) fn add_zip(
        &mut self,
        name: &str,
        files: &[(&str, &[u8])],
        two: (&'static str, u32),
        says: &str,
    ) {
        let mut zip = ZipWriter::new(File::create(self.folder.join(name)).unwrap());
        for (path, bytes) in files {
            let deflated =
                SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
            zip.start_file(*path, deflated).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap();
        let (name, says) = (name.as_bytes().to_vec(), says.to_owned());
        self.planned.push(Planned {
            name,
            one: MISSING,
            two,
            says,
        });
    }

    fn good(&mut self, course: &Path) {
        let (one, two) = self.solutions.clone();
        let (one, two) = (&*one, &*two);
        self.add(
            "good-both",
            &[(ONE, one), (TWO, two)],
            ALL_OF_ONE,
            ALL_OF_TWO,
            "",
        );
        self.answer("good-two", two, ALL_OF_TWO, "");
        let git = [
            (TWO, two),
            (".git/HEAD", "ref: refs/heads/main"),
            (".git/config", "x"),
        ];
        self.add("good-git", &git, MISSING, ALL_OF_TWO, "");
        let inside = format!("ann-main/{TWO}");
        self.add("good-inside", &[(&inside, two)], MISSING, ALL_OF_TWO, "");
        self.add(
            "good-flat",
            &[("ch01-ex2.rs", two)],
            MISSING,
            ALL_OF_TWO,
            "",
        );
        self.add(
            "good-folder",
            &[("2_read_loop/starter.rs", two)],
            MISSING,
            ALL_OF_TWO,
            "",
        );
        let dos = two.replace('\n', "\r\n");
        self.answer("good-crlf", &dos, ALL_OF_TWO, "");
        self.answer("good-bom", &format!("\u{feff}{two}"), ALL_OF_TWO, "");
        self.add_zip("good.zip", &[(TWO, two.as_bytes())], ALL_OF_TWO, "");
        self.add_zip(
            "good-inside.zip",
            &[(&inside, two.as_bytes())],
            ALL_OF_TWO,
            "",
        );
        let whole = self.add(
            "good-whole",
            &[(TWO, two)],
            ("not-begun", 0),
            ALL_OF_TWO,
            "",
        );
        for file in [
            "1_getpid/starter.rs",
            "1_getpid/checks.rs",
            "2_read_loop/checks.rs",
        ] {
            let text =
                fs::read_to_string(course.join("ch01-os-basics/exercises").join(file)).unwrap();
            write(&whole.join("ch01-os-basics/exercises").join(file), &text);
        }
    }

    /// Older than any other answer.
    pub(crate) fn old_answer(&mut self, name: &str, text: &str, two: (&'static str, u32)) {
        let folder = self.answer(name, text, two, "");
        let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(600_000_000);
        let file = File::options().write(true).open(folder.join(TWO));
        file.unwrap().set_modified(long_ago).unwrap();
    }

    fn mutants(&mut self, course: &Path) {
        let of_one = [
            ("asks_for_the_thread", 3, "thread-for-process"),
            ("ignores_errno", 3, "ignores-errno"),
            ("keeps_the_sign", 3, "keeps-the-sign"),
            ("one_error_for_all", 3, "makes-up-an-error"),
            ("delegates", 0, "delegates"),
        ];
        for (mutant, points, says) in of_one {
            let file = course
                .join(ONE)
                .with_file_name(format!("mutants/{mutant}.rs"));
            let text = fs::read_to_string(file).unwrap();
            self.add(
                format!("mutant-{mutant}"),
                &[(ONE, &text)],
                ("checked", points),
                MISSING,
                says,
            );
        }
        let of_two = [
            ("fails_on_signals", 6, "signal-for-an-error"),
            ("gives_up", 2, "would-block-for-the-end"),
            ("reads_once", 0, "short-read-for-all"),
            ("spins", 4, "spins-instead-of-waiting"),
        ];
        for (mutant, points, says) in of_two {
            let file = course
                .join(TWO)
                .with_file_name(format!("mutants/{mutant}.rs"));
            let text = fs::read_to_string(file).unwrap();
            self.answer(format!("mutant-{mutant}"), &text, ("checked", points), says);
        }
    }
}

pub(crate) fn write(file: &Path, text: &str) {
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, text).unwrap();
}
