#![forbid(unsafe_code)]
use std::future::Future;

macro_rules! coroutine {
    ($($code:tt)*) => { corofy_macros::corofy! { std; $($code)* } };
}

fn get(n: usize) -> impl Future<Output = String> + Unpin {
    std::future::ready("x".repeat(n))
}

fn later(text: &str) -> impl Future<Output = usize> + Unpin {
    std::future::ready(text.len())
}

coroutine! {
    coroutine fn the_child_borrows(text: String) -> usize {
        later(&text).wait //~ E0505 E0521
    }

    coroutine fn the_child_borrows_a_temporary() -> usize {
        later(&String::from("gone")).wait //~ E0521
    }

    coroutine fn not_shown_by_syntax(list: Holder) -> usize {
        let first = list.peek();
        get(1).wait; //~ E0505 E0521
        first.len()
    }
}

struct Holder(String);

impl Holder {
    fn peek(&self) -> &str {
        &self.0
    }
}
