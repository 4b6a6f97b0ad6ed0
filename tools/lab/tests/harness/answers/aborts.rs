//! Gives up loudly.

pub fn answer(_callback: &dyn Fn()) -> i32 {
    std::process::abort()
}
