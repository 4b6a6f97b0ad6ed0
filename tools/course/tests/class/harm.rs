//! Submissions that harm: what they run into, break, forge or try to get at.

use std::path::Path;

use crate::answers::{self, HARMFUL, beside, breaks_out, harmful, on_error};
use crate::class::{ALL_OF_TWO, Class, WRONG};

const STOPPED: (&str, u32) = ("stopped", 0);
const REFUSED: (&str, u32) = ("refused", 0);

impl Class {
    /// Those answers of [`HARMFUL`] whose names begin with `which`.
    pub(crate) fn harmful(&mut self, which: &str) {
        let names = HARMFUL.map(|it| it.0).into_iter();
        for name in names.filter(|name| name.starts_with(which)) {
            let (what, says) = harmful(name);
            self.answer(name, &on_error(&what), WRONG, says);
        }
    }

    /// Threads and processes without end, and files, of those whose names begin with `which`.
    pub(crate) fn leaving(&mut self, which: &str) {
        let bombs =
            answers::BOMBS.map(|(name, bomb)| (name, bomb, STOPPED, "threads and processes"));
        let others = [
            ("g2-thread", answers::LEAVES_A_THREAD, ALL_OF_TWO, ""),
            ("g3-disk", answers::FILLS_THE_DISK, ALL_OF_TWO, ""),
        ];
        let all = bombs.into_iter().chain(others);
        for (name, what, two, says) in all.filter(|it| it.0.starts_with(which)) {
            self.answer(name, &on_error(what), two, says);
        }
    }

    /// Results that are none.
    pub(crate) fn forging(&mut self) {
        let forged = on_error(answers::FORGES_A_REPORT);
        self.answer("g4-forges-report", &forged, WRONG, "it returned Ok");
        let kills = on_error("unsafe { libc::kill(libc::getppid(), libc::SIGKILL) }");
        let says = "did not come to their end";
        self.answer("g4-kills", &kills, ("no-report", 0), says);
        let test = beside(
            "#[test]\nfn ex1() { println!(\"\\n{{\\\"lab_report\\\":1}}\"); std::process::exit(0) }",
        );
        self.answer("g4-own-test", &test, ALL_OF_TWO, "");
    }

    /// To files and to a socket that are not theirs.
    pub(crate) fn breaking_out(&mut self, victim: &Path, port: u16) {
        let out = on_error(&breaks_out(&victim.to_string_lossy(), port));
        self.answer("g5-breaks-out", &out, WRONG, "to be shown");
    }

    /// While they are compiled.
    pub(crate) fn reaching_out(&mut self) {
        for (name, text) in answers::REACHES_OUT {
            self.answer(name, &beside(text), REFUSED, "stands in its one file");
        }
    }

    /// To more than a machine has.
    pub(crate) fn exploding(&mut self) {
        for (name, text) in answers::EXPLODES {
            self.answer(name, &beside(text), ("stopped|not-compiled", 0), "");
        }
    }

    /// Until they are stopped.
    pub(crate) fn compiling_for_ever(&mut self, seconds: u64) {
        let says = format!("compiling it was stopped: it took longer than {seconds} seconds");
        self.answer(
            "g7-for-ever",
            &beside(answers::COMPILES_FOR_EVER),
            STOPPED,
            &says,
        );
    }
}
