//! Right, and it may say the_answer or std::process::id where no code stands.

pub fn answer(callback: &dyn Fn()) -> i32 {
    let _ = "the_answer";
    callback();
    42
}
