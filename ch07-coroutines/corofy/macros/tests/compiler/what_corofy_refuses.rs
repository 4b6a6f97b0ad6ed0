#![forbid(unsafe_code)]
use std::future::Future;

macro_rules! coroutine {
    ($($code:tt)*) => { corofy_macros::corofy! { std; $($code)* } };
}

fn get(n: usize) -> impl Future<Output = String> + Unpin {
    std::future::ready("x".repeat(n))
}

coroutine! {
    coroutine fn closure() -> usize {
        let wait = || get(1).wait; //~ corofy
        wait().len()
    }

    coroutine fn borrow(text: String) -> usize {
        let shown = &text; //~ corofy
        get(1).wait; //~ corofy
        shown.len()
    }

    coroutine fn fine() -> usize {
        get(1).wait.len()
    }
}

pub fn the_others_are_there() -> impl Future<Output = usize> {
    fine()
}
