//! Without the feature every call is still there, and does nothing.
#![cfg(not(feature = "record"))]

use timeline::{Lane, PollEnd, Recording, StartError};

#[test]
fn a_start_says_what_to_do() {
    let error = Recording::start().unwrap_err();
    assert_eq!(error, StartError::BuiltWithoutRecord);
    assert!(error.to_string().contains("`timeline/record`"), "{error}");
}

#[test]
fn calls_do_nothing() {
    let task = Lane::Task(1);
    timeline::spawn(task);
    timeline::poll_start(task);
    assert_eq!(Lane::current(), Lane::current_thread());
    timeline::poll_end(task, PollEnd::Ready);
    timeline::name(task, || panic!("nobody listens, ever"));
    assert!(timeline::snapshot().is_none());
}
