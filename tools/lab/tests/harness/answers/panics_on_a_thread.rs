//! Waits for a thread that is gone.

use std::{sync::mpsc, thread};

pub fn answer(_callback: &dyn Fn()) -> i32 {
    let (sender, receiver) = mpsc::channel::<i32>();
    let kept = sender.clone();
    let worker = thread::Builder::new().name("worker".into());
    worker.spawn(move || panic!("dropped {sender:?}")).unwrap();
    let number = receiver.recv().unwrap();
    drop(kept);
    number
}
