//! Hands on what the kernel said, error or not.

pub fn answer(callback: &dyn Fn()) -> i32 {
    println!("about to close");
    callback();
    -9
}
