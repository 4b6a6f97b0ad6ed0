#![forbid(unsafe_code)]
use std::future::Future;

macro_rules! coroutine {
    ($($code:tt)*) => { corofy_macros::corofy! { std; $($code)* } };
}

fn get(n: usize) -> impl Future<Output = String> + Unpin {
    std::future::ready("x".repeat(n))
}

coroutine! {
    coroutine fn in_one_branch(text: String, sure: bool) -> usize {
        let length = if sure {
            drop(text);
            get(1).wait.len() //~ E0382
        } else {
            2
        };
        length + get(3).wait.len()
    }

    coroutine fn by_a_method(text: String) -> usize {
        let bytes = text.into_bytes();
        get(1).wait; //~ E0382
        bytes.len()
    }

    coroutine fn in_part(pair: (String, String)) -> usize {
        let (left, _) = pair;
        get(1).wait; //~ E0382
        left.len()
    }

    coroutine fn used_again(text: String) -> usize {
        drop(text);
        get(1).wait; //~ E0382
        text.len()
    }
}
