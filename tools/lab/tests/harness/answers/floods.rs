//! Prints without end.

pub fn answer(_callback: &dyn Fn()) -> i32 {
    loop {
        println!("still here");
    }
}
