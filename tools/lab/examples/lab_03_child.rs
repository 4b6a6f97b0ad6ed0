//! New here: a child process does what its parent could not survive.
//!
//! `cargo run -p lab --example lab_03_child`

fn main() -> anyhow::Result<()> {
    lab::child::roles(&[
        ("prints", || println!("printed by the child")),
        ("panics", || panic!("no more")),
        ("aborts", || std::process::abort()),
    ]);
    for role in ["prints", "panics", "aborts"] {
        let ended = lab::child::run(role)?;
        println!("The child that {role} {ended}.");
        print!("{}", ended.stdout);
    }
    Ok(())
}
