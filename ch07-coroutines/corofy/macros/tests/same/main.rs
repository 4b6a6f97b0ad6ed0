//! The same functions twice, as `coroutine fn` and as `async fn`: they must do the same.
//!
//! Each runs to its end, and is dropped after each number of polls; every drop is in the trace.
#![forbid(unsafe_code)]
#![allow(clippy::all, reason = "the functions are written to be odd")]

#[macro_use]
mod functions;
#[macro_use]
mod more;
mod twice;

macro_rules! coroutine {
    ($($code:tt)*) => { corofy_macros::corofy! { std; $($code)* } };
}

macro_rules! plain {
    ($($code:tt)*) => { $($code)* };
}

#[derive(Debug, PartialEq)]
pub(crate) struct Point {
    x: u32,
    y: u32,
}

fn three(a: twice::Noisy, n: u32, c: twice::Noisy) -> u32 {
    a.look() + n + c.look()
}

fn two(d: &twice::Noisy, n: u32) -> u32 {
    d.look() + n
}

/// `?` has to turn its error into a `String`.
fn check(n: u32) -> Result<u32, &'static str> {
    if n < 3 { Ok(n) } else { Err("too much") }
}

mod coroutines {
    use super::twice::{Noisy, later, note, tick};
    use super::{Point, check, three, two};
    functions!(coroutine, coroutine, wait);
    more_functions!(coroutine, coroutine, wait);
}

mod futures {
    use super::twice::{Noisy, later, note, tick};
    use super::{Point, check, three, two};
    functions!(plain, async, await);
    more_functions!(plain, async, await);
}

/// One test for each function, and for each row of arguments.
macro_rules! same {
    ($($name:ident: $(($($arg:expr),*)),+;)*) => { $(
        #[test]
        fn $name() {
            $(twice::compare(|| coroutines::$name($($arg),*), || futures::$name($($arg),*));)+
        }
    )* };
}

use twice::Noisy;

fn list() -> Vec<Noisy> {
    vec![Noisy("x"), Noisy("y"), Noisy("z"), Noisy("u")]
}

same! {
    nothing: ();
    straight: (Noisy("a"));
    arguments: ((Noisy("1"), Noisy("2")), Noisy("3"), 4, Noisy("5"));
    branches: (1), (2), (4);
    only_then: (0), (1);
    early: (0), (1), (2);
    count: (0), (1), (3), (9);
    labels: (0), (3), (7);
    numbers: (0), (2), (9);
    items: (vec![]), (list());
    several: ();
    temporaries: ();
    call: (Noisy("a"));
    logic: (0), (2), (9);
    choose: (0), (1), (3), (4);
    kept_by_match: (0), (1), (2);
    if_let: (0), (1), (2), (5), (50);
    while_let: (vec![]), (list());
    let_else: (None), (Some(Noisy("a")));
    attempt: (0), (1), (2), (3);
    option: (None), (Some(2));
    shadow: ();
    nested: ();
    moved: (Noisy("a"), Noisy("b"));
    assigned: ();
    late_init: (0), (1);
    fields: ();
    block_value: (0), (1), (2);
    generic: ('a', ['b', 'c']);
    borrowed: ("abcd", &1);
    discarded: ();
    closures: (3);
    nesting: ();
    match_in_loop: (2), (3);
    waiting_condition: (0), (2), (9);
    chain: (0), (1), (2), (6);
    let_else_waits: (None), (Some(0)), (Some(4));
    nested_waits: ();
    replaced: ();
    macros: (1), (2), (4);
    items_inside: ();
    moved_by_patterns: (Ok(Noisy("a")), None), (Err(Noisy("a")), Some(Noisy("b")));
    moved_everywhere: (Noisy("a"), 0), (Noisy("a"), 1);
    moved_in_a_loop: (0), (3);
    drop_by_hand: (Noisy("a"), Noisy("b"));
    async_inside: ();
    returned_type: (2);
    branches_of_branches: (0), (1), (2), (3);
    block_in_loop: (2), (9);
    last_is_a_loop: (4);
    never_ready: (1), (3);
    receivers: ();
    literals: (2), (3);
    unit_branches: (0), (1), (2), (3);
    lifetimes: (&[1, 2, 3], "text");
}
