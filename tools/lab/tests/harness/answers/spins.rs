//! Looks at something that does not change.

pub fn answer(_callback: &dyn Fn()) -> i32 {
    loop {
        std::hint::spin_loop();
    }
}
