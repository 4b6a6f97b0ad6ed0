#![forbid(unsafe_code)]
use std::future::Future;

macro_rules! coroutine {
    ($($code:tt)*) => { corofy_macros::corofy! { std; $($code)* } };
}

fn get(n: usize) -> impl Future<Output = String> + Unpin {
    std::future::ready("x".repeat(n))
}

coroutine! {
    /// Moved on both paths; the braces move what a method takes.
    pub coroutine fn moved(text: String, other: String, sure: bool) -> usize {
        let bytes = { other }.into_bytes();
        let length = if sure {
            drop(text);
            get(1).wait.len()
        } else {
            drop(text);
            2
        };
        length + get(3).wait.len() + bytes.len()
    }

    /// A borrow of what somebody else owns may live across a wait.
    pub coroutine fn borrowed<'a>(text: &'a str, list: &mut Vec<usize>) -> &'a str {
        let part = text.trim();
        for n in list.iter_mut() {
            *n += get(*n).wait.len();
        }
        part
    }
}
