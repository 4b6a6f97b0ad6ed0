#![forbid(unsafe_code)]
use std::future::Future;

macro_rules! coroutine {
    ($($code:tt)*) => { corofy_macros::corofy! { std; $($code)* } };
}

fn get(n: usize) -> impl Future<Output = String> + Unpin {
    std::future::ready("x".repeat(n))
}

coroutine! {
    coroutine fn types(n: usize) -> usize {
        let text: u32 = get(n).wait; //~ E0308
        let count = get("one").wait.len(); //~ E0308
        count + missing //~ E0425
    }
}

coroutine! {
    coroutine fn conversions(n: usize) -> Result<usize, std::fmt::Error> {
        let text = get(n).wait;
        let number: usize = text.parse()?; //~ E0277
        Ok(number)
    }

    coroutine fn no_future(n: usize) -> usize {
        n.wait //~ E0277
    }
}

macro_rules! next_round {
    () => {
        continue //~ E0695
    };
}

coroutine! {
    coroutine fn a_jump_that_nobody_sees(n: usize) {
        for i in 0..n {
            if i == 2 {
                next_round!();
            }
            get(i).wait;
        }
    }
}
