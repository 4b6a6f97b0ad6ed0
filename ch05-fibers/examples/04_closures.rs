//! Fibers from closures: they capture, yield, share, return values and are joined.
//!
//! `cargo run -p ch05-fibers --example ch05_04_closures`
//!
//! New here: the library's scheduler, and with it no `unsafe`. It reads like `std::thread`; but all
//! of it is one thread, so an `Rc` can be shared, and nobody is interrupted between two yields.

use std::cell::RefCell;
use std::rc::Rc;

use ch05_fibers::{Builder, Scheduler, current, spawn, yield_now};

fn main() -> anyhow::Result<()> {
    let log = Rc::new(RefCell::new(Vec::new()));

    let mut scheduler = Scheduler::new();
    let lengths = scheduler.block_on({
        let log = log.clone();
        move || {
            let fibers = ["one", "two", "three"].map(|word| {
                let log = log.clone();
                spawn(move || {
                    for letter in word.chars() {
                        log.borrow_mut().push(letter); // nobody else runs until the yield
                        yield_now();
                    }
                    word.len()
                })
            });
            // Waits for each. Those that are done meanwhile keep their results.
            fibers.map(|fiber| fiber.join().expect("these do not panic"))
        }
    })?;
    let letters = String::from_iter(log.borrow().iter());
    println!("One letter a turn, first come, first served: {letters}");
    println!("What the closures returned: {lengths:?}");

    // A fiber may be spawned before the scheduler runs, have a name, and spawn others itself.
    let family = Builder::new().name("parent").spawn_on(&scheduler, || {
        let child = Builder::new().name("child").spawn(whoami);
        (
            whoami(),
            child.map(|child| child.join().expect("it does not panic")),
        )
    })?;
    scheduler.run()?;
    let (parent, child) = family.join().expect("it does not panic");
    println!("{parent}, and then {}", child?);
    Ok(())
}

fn whoami() -> String {
    format!("{} was here", current().name().unwrap_or("somebody"))
}
