//! Keeps the words of a panic from the harness's hook, but not the panic itself.

pub fn answer(_callback: &dyn Fn()) -> i32 {
    std::panic::set_hook(Box::new(|_| {}));
    panic!("words")
}
