//! Submissions that are not what they should be: tampered with, without an answer, oddly named.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use crate::answers::beside;
use crate::class::{ALL_OF_TWO, Class, MISSING, Planned, TWO};

impl Class {
    pub(crate) fn tampering(&mut self, course: &Path, victim: &Path) {
        let two = self.solutions.1.clone();
        let starter = fs::read_to_string(course.join(TWO)).unwrap();
        let checks = "ch01-os-basics/exercises/2_read_loop/checks.rs";
        let none = "pub const FORBIDDEN: &[&str] = &[]; pub const CHECKS: &[lab::Check] = &[];";
        let files = [(TWO, &*starter), (checks, none)];
        let not_begun = ("not-begun", 0);
        self.add(
            "g5-checks",
            &files,
            MISSING,
            not_begun,
            &format!("changed, not used: {checks}"),
        );
        let build = "ch01-os-basics/build.rs";
        let bad = "fn main() { std::process::exit(1) }";
        let files = [
            (TWO, &*two),
            ("Cargo.toml", "[workspace]"),
            (build, bad),
            ("x.txt", "x"),
        ];
        let says = format!("added, not used: {build}, x.txt");
        self.add("g5-manifest", &files, MISSING, ALL_OF_TWO, &says);
        let root = fs::read_to_string(course.join(checks).with_file_name("ex2.rs")).unwrap();
        let root_file = checks.replace("checks", "ex2");
        let files = [(TWO, &*two), (&*root_file, &*root)];
        self.add(
            "g5-removed",
            &files,
            MISSING,
            ALL_OF_TWO,
            "removed, not used: ",
        );
        let says = "is a symbolic link: not followed";
        let link = self.add("g5-link", &[("README.md", "x")], MISSING, MISSING, says);
        fs::create_dir_all(link.join(TWO).parent().unwrap()).unwrap();
        symlink(victim.join("secret"), link.join(TWO)).unwrap();
        let folder = self.add(
            "g5-link-folder",
            &[("README.md", "x")],
            MISSING,
            MISSING,
            says,
        );
        symlink(course.join("ch01-os-basics"), folder.join("ch01-os-basics")).unwrap();
    }

    pub(crate) fn no_answers(&mut self) {
        let says = "mismatched types";
        let text = beside("fn f() -> u8 { \"<b>&\" }");
        self.add(
            "g6-no-compile",
            &[(TWO, &text)],
            MISSING,
            ("not-compiled", 0),
            says,
        );
        let text = "pub fn read_all( {";
        self.add(
            "g6-no-rust",
            &[(TWO, text)],
            MISSING,
            ("not-compiled", 0),
            "error",
        );
        self.add(
            "g6-empty",
            &[(TWO, "")],
            MISSING,
            ("refused", 0),
            "the file is empty",
        );
        let folder = self.add("g6-none", &[], MISSING, MISSING, "");
        fs::create_dir_all(folder).unwrap();
        let folder = self.add(
            "g6-latin1",
            &[(TWO, "")],
            MISSING,
            ("refused", 0),
            "not UTF-8",
        );
        fs::write(folder.join(TWO), b"// caf\xe9\n").unwrap();
        let large = "x".repeat(1 << 20);
        self.add(
            "g7-large",
            &[(TWO, &large)],
            MISSING,
            ("refused", 0),
            "bytes long",
        );
    }

    pub(crate) fn odd_names(&mut self) {
        let two = self.solutions.1.clone();
        let names: [&[u8]; 6] = [
            b"=cmd|'calc'!A1",
            b"-rf",
            b"new\nline",
            b"\x1b[31mred",
            b"\xff\xfe",
            b"a b <i>&",
        ];
        for name in names {
            self.add(name, &[(TWO, &two)], MISSING, ALL_OF_TWO, "");
        }
        let files = [
            (TWO, two.as_bytes()),
            ("../../escaped", b"x"),
            ("/tmp/escaped", b"x"),
        ];
        self.add_zip("g9-out.zip", &files, ALL_OF_TWO, "leads out of the zip");
        self.add_zip(
            "g9-bomb.zip",
            &[(TWO, &vec![b' '; 64 << 20])],
            ("refused", 0),
            "bytes long",
        );
        fs::write(self.folder.join("g9-broken.zip"), b"PK\x03\x04 and no more").unwrap();
        let says = "the zip cannot be read".to_owned();
        self.planned.push(Planned {
            name: b"g9-broken.zip".into(),
            one: MISSING,
            two: MISSING,
            says,
        });
    }
}
