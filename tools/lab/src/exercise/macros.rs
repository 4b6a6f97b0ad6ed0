//! What an exercise's files say, in a line each.

/// The whole of an exercise's root file: compiles the answer and its checks, and makes the test.
///
/// ```text
/// //! Checks `starter.rs`: cargo test -p ch01-os-basics --test ch01-ex1
/// lab::exercise!(ex1, "starter.rs");
/// ```
///
/// The answer is loaded from inside a macro on purpose: formatting and lints leave it alone while a
/// learner works on it. Results that are thrown away still earn a warning.
#[macro_export]
macro_rules! exercise {
    ($name:ident, $file:literal) => {
        #[path = $file]
        #[allow(
            unused,
            unsafe_code,
            missing_docs,
            unreachable_pub,
            clippy::all,
            clippy::restriction,
            reason = "an answer is the learner's own"
        )]
        #[warn(unused_must_use)]
        mod answer;
        #[allow(unreachable_pub, reason = "the test beside it reads them")]
        #[allow(
            clippy::drop_non_drop,
            reason = "what an answer makes may hold anything"
        )]
        mod checks;

        #[test]
        fn $name() -> $crate::Verdict {
            $crate::accepts(stringify!($name), $crate::suite!($file, checks))
        }
    };
}

/// One line a kept answer: a solution, or a mutant and the diagnosis that it stands for, named as in
/// [`diagnosis`](crate::diagnosis).
///
/// ```text
/// lab::proof!(solution, "solution.rs");
/// lab::proof!(forgets_errno, "mutants/forgets_errno.rs", IGNORES_ERRNO);
/// ```
#[macro_export]
macro_rules! proof {
    ($name:ident, $file:literal $(, $diagnosis:ident)?) => {
        #[path = "."]
        #[allow(warnings, unsafe_code, clippy::all, reason = "mutants are wrong on purpose")]
        mod $name {
            #[path = $file]
            mod answer;
            mod checks;

            #[test]
            fn proof() -> $crate::Verdict {
                $crate::prove(
                    concat!(module_path!(), "::proof"),
                    $crate::suite!($file, checks),
                    None$(.or(Some(&$crate::diagnosis::$diagnosis)))?,
                )
            }
        }
    };
}

/// A [`Suite`](crate::Suite): the answer in `$file`, beside the file that says so, and the module of
/// its checks, which holds `FORBIDDEN` and `CHECKS`.
#[macro_export]
macro_rules! suite {
    ($file:literal, $checks:ident) => {
        $crate::Suite {
            file: $file,
            root: file!(),
            target: (env!("CARGO_PKG_NAME"), env!("CARGO_CRATE_NAME")),
            source: include_str!($file),
            forbidden: $checks::FORBIDDEN,
            checks: $checks::CHECKS,
        }
    };
}
