//! Functions written at random, each as `coroutine fn` and as `async fn`: they must do the same.
//!
//! `functions.rs` is what `generator/` writes; it is kept, so that a failure can be read.
#![forbid(unsafe_code)]
#![allow(
    clippy::all,
    unused,
    break_with_label_and_loop,
    reason = "the functions are written to be odd"
)]

#[macro_use]
mod functions;
mod generator;
#[path = "../same/twice.rs"]
mod twice;

use std::pin::Pin;

use twice::Noisy;

macro_rules! coroutine {
    ($($code:tt)*) => { corofy_macros::corofy! { std; $($code)* } };
}

macro_rules! plain {
    ($($code:tt)*) => { $($code)* };
}

/// What the functions call.
mod world {
    pub(crate) use crate::twice::{Noisy, later, note, tick};

    pub(crate) struct Point {
        pub(crate) x: u32,
        pub(crate) y: u32,
    }

    pub(crate) fn add(a: u32, b: u32) -> u32 {
        note(format!("add {a} {b}"));
        (a + b) % 7
    }

    pub(crate) fn take(a: Noisy, n: u32) -> u32 {
        (a.look() + n) % 7
    }

    pub(crate) fn less(n: u32) -> Option<u32> {
        n.checked_sub(1)
    }

    /// `?` has to turn its error into a `String`.
    pub(crate) fn check(n: u32) -> Result<u32, &'static str> {
        if n < 6 { Ok(n) } else { Err("too much") }
    }
}

mod coroutines {
    use super::world::*;
    functions!(coroutine, coroutine, wait);
}

mod futures {
    use super::world::*;
    functions!(plain, async, await);
}

type Output = Result<u32, String>;
type Boxed = Pin<Box<dyn Future<Output = Output>>>;

/// Brings both sorts of functions to one type.
trait IntoOutput {
    fn into_output(self) -> Output;
}

impl IntoOutput for u32 {
    fn into_output(self) -> Output {
        Ok(self)
    }
}

impl IntoOutput for Output {
    fn into_output(self) -> Output {
        self
    }
}

fn boxed(future: impl Future<Output: IntoOutput> + 'static) -> Boxed {
    Box::pin(async { future.await.into_output() })
}

type Make = fn(u32) -> Boxed;

macro_rules! both {
    ($($name:ident)*) => {
        [$((
            stringify!($name),
            |n| boxed(coroutines::$name(n, Noisy("a"))),
            |n| boxed(futures::$name(n, Noisy("a"))),
        )),*]
    };
}

const FUNCTIONS: [(&str, Make, Make); generator::FUNCTIONS as usize] = every_function!(both);

#[test]
fn c9_every_function_does_the_same_as_an_async_fn() {
    let mut different = Vec::new();
    for (name, coroutine, future) in FUNCTIONS {
        for n in 0..4 {
            let compare = || twice::compare(|| coroutine(n), || future(n));
            if std::panic::catch_unwind(compare).is_err() {
                different.push(format!("{name}({n})"));
            }
        }
    }
    assert!(
        different.is_empty(),
        "{different:?} of functions.rs, as said above"
    );
}

#[test]
fn the_functions_are_what_the_seeds_give() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/generated/functions.rs");
    let text = generator::file();
    if std::env::var_os("COROFY_BLESS").is_some() {
        std::fs::write(file, &text).expect("the folder can be written to");
    }
    let kept = std::fs::read_to_string(file).expect("it is there");
    assert!(
        kept == text,
        "{file} is not what the generator writes: set COROFY_BLESS to write it"
    );
}
