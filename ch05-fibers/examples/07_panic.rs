//! A panic in one of three fibers, and what the other two notice of it.
//!
//! `cargo run -p ch05-fibers --example ch05_07_panic`
//!
//! New here: a fiber that ends badly. A panic unwinds the fiber's stack, destructors run, and at
//! its root, where nothing is left to unwind, it becomes the result that `join` returns. A fiber
//! that is never finished is unwound as well, when its scheduler is dropped.

use ch05_fibers::{Builder, Scheduler, park, yield_now};

/// Says when it is dropped.
struct Loud(&'static str);

impl Drop for Loud {
    fn drop(&mut self) {
        println!("  a destructor of {:?} runs", self.0);
    }
}

fn main() -> anyhow::Result<()> {
    let mut scheduler = Scheduler::new();
    let fibers = ["first", "second", "third"].map(|name| {
        let work = move || {
            let _loud = Loud(name);
            yield_now(); // all have begun before the first ends
            if name == "second" {
                panic!("something went wrong in here");
            }
            name.len()
        };
        (name, Builder::new().name(name).spawn_on(&scheduler, work))
    });
    scheduler.run()?;
    for (name, fiber) in fibers {
        match fiber?.join() {
            Ok(value) => println!("{name}: returned {value}"),
            // As with threads, this is whatever was given to `panic!`: here, a string.
            Err(panic) => println!("{name}: panicked, {:?}", panic.downcast_ref::<&str>()),
        }
    }

    scheduler.spawn(|| {
        let _loud = Loud("one that waits for ever");
        park();
    });
    println!("run: {}", scheduler.run().expect_err("nobody will wake it"));
    drop(scheduler);
    println!("and the scheduler is gone");
    Ok(())
}
