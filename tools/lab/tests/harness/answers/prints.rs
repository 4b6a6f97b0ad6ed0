//! Wrong, and prints what could trouble whoever shows it.

pub fn answer(_callback: &dyn Fn()) -> i32 {
    print!("\x1b[2Jno end of line");
    for line in 0..40 {
        eprintln!("line {line}");
    }
    eprintln!("{}", "wide ".repeat(50));
    -9
}
