#!/usr/bin/env run-me
//! A file with more in it than coroutines.

use ch07_coroutines::coroutine; // see chapter 7

const TEXT: &str = "coroutine fn no() { 1.wait }"; /* coroutine fn no() */

mod inner {
    impl super::Client {
        /// Inside an `impl`.
        #[inline]
        pub(crate) coroutine fn ask(this: &Self) -> u32 {
            this.get().wait
        }
    }
}

ch07_coroutines::coroutine! {
    /// In the macro.
    coroutine fn one() -> u32 {
        get(1).wait
    }

    // Between the two.
    fn plain() {}
}

macro_rules! not_yet {
    () => { coroutine fn no() { 1.wait } };
}

fn main() {} // the end, without a newline