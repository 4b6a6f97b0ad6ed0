//! A class of learners, and what each of them has earned.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::Write;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::answers::{self, beside, breaks_out, on_error};

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

impl Class {
    pub(crate) fn generate(folder: &Path, course: &Path, victim: &Path, port: u16) -> Class {
        let solution = |starter: &str| {
            fs::read_to_string(course.join(starter.replace("starter", "solution"))).unwrap()
        };
        fs::create_dir_all(folder).unwrap();
        let mut class = Class {
            folder: folder.to_owned(),
            planned: Vec::new(),
            solutions: (solution(ONE), solution(TWO)),
        };
        class.good(course);
        class.mutants(course);
        class.harmful(&victim.to_string_lossy(), port);
        class.tampering(course, victim);
        class.no_answers();
        class.odd_names();
        class
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
        self.add("good-two", &[(TWO, two)], MISSING, ALL_OF_TWO, "");
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
        self.add("good-crlf", &[(TWO, &dos)], MISSING, ALL_OF_TWO, "");
        self.add(
            "good-bom",
            &[(TWO, &format!("\u{feff}{two}"))],
            MISSING,
            ALL_OF_TWO,
            "",
        );
        self.add_zip("good.zip", &[(TWO, two.as_bytes())], ALL_OF_TWO, "");
        self.add_zip(
            "good-inside.zip",
            &[(&inside, two.as_bytes())],
            ALL_OF_TWO,
            "",
        );
        let old = self.add("g8-old", &[(TWO, two)], MISSING, ALL_OF_TWO, "");
        let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(600_000_000);
        File::options()
            .write(true)
            .open(old.join(TWO))
            .unwrap()
            .set_modified(long_ago)
            .unwrap();
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
            self.add(
                format!("mutant-{mutant}"),
                &[(TWO, &text)],
                MISSING,
                ("checked", points),
                says,
            );
        }
    }

    fn harmful(&mut self, victim: &str, port: u16) {
        let wrong = ("checked", 6);
        for (name, what, says) in answers::HARMFUL {
            self.add(name, &[(TWO, &on_error(what))], MISSING, wrong, says);
        }
        let thread = "std::thread::spawn(|| loop { std::thread::park() })";
        self.add(
            "g2-thread",
            &[(TWO, &on_error(thread))],
            MISSING,
            ALL_OF_TWO,
            "",
        );
        let bomb = "loop { unsafe { libc::fork() }; }";
        let stopped = ("stopped", 0);
        self.add(
            "g2-bomb",
            &[(TWO, &on_error(bomb))],
            MISSING,
            stopped,
            "threads and processes",
        );
        let disk = on_error(answers::FILLS_THE_DISK);
        self.add("g3-disk", &[(TWO, &disk)], MISSING, ALL_OF_TWO, "");
        let forged = on_error(answers::FORGES_A_REPORT);
        self.add(
            "g4-forges-report",
            &[(TWO, &forged)],
            MISSING,
            wrong,
            "it returned Ok",
        );
        let kills = "unsafe { libc::kill(libc::getppid(), libc::SIGKILL) }";
        let says = "did not come to their end";
        self.add(
            "g4-kills",
            &[(TWO, &on_error(kills))],
            MISSING,
            ("no-report", 0),
            says,
        );
        let test = beside(
            "#[test]\nfn ex1() { println!(\"\\n{{\\\"lab_report\\\":1}}\"); std::process::exit(0) }",
        );
        self.add("g4-own-test", &[(TWO, &test)], MISSING, ALL_OF_TWO, "");
        let out = on_error(&breaks_out(victim, port));
        self.add(
            "g5-breaks-out",
            &[(TWO, &out)],
            MISSING,
            wrong,
            "to be shown",
        );
        for (name, text) in answers::REACHES_OUT {
            self.add(
                name,
                &[(TWO, &beside(text))],
                MISSING,
                ("refused", 0),
                "stands in its one file",
            );
        }
        for (name, text) in answers::EXPLODES {
            let stopped = ("stopped|not-compiled", 0);
            self.add(name, &[(TWO, &beside(text))], MISSING, stopped, "");
        }
    }
}

pub(crate) fn write(file: &Path, text: &str) {
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, text).unwrap();
}
