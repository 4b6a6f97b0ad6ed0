//! Follows a pointer to nowhere.

pub fn answer(_callback: &dyn Fn()) -> i32 {
    let nowhere = std::hint::black_box(16 as *const i32);
    // SAFETY: it is not.
    unsafe { nowhere.read_volatile() }
}
