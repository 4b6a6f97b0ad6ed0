//! What a crowd leaves behind, counted at the allocator. A test binary of its own, because the
//! count is the whole process's.
#![expect(unsafe_code, reason = "an allocator that counts")]

mod common;

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicIsize, Ordering};

use common::{Client, eventually, request};

/// Bytes that are allocated now.
static HELD: AtomicIsize = AtomicIsize::new(0);

struct Counting;

#[global_allocator]
static ALLOCATOR: Counting = Counting;

// SAFETY: everything is handed on to the system's allocator as it comes.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        HELD.fetch_add(layout.size().cast_signed(), Ordering::Relaxed);
        // SAFETY: the caller keeps the contract that is the same there.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        HELD.fetch_sub(layout.size().cast_signed(), Ordering::Relaxed);
        // SAFETY: the caller keeps the contract that is the same there.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[test]
fn a_held_connection_costs_little_and_leaves_nothing_behind() {
    let files = delayserver::raise_file_limit().unwrap();
    let size = usize::try_from(files / 4).unwrap().min(2_000);
    let server = common::server();
    Client::connect(server.addr()).ask("GET /0/first"); // what the first one sets up stays
    eventually("it is gone", || server.stats().open == 0);
    let mut crowd = Vec::with_capacity(size);
    let before = HELD.load(Ordering::Relaxed);

    crowd.extend((0..size).map(|_| Client::connect(server.addr())));
    for client in &mut crowd {
        client.send(request("GET /3600000/hello"));
    }
    eventually("all wait", || server.stats().pending == size as u64);
    let each = (HELD.load(Ordering::Relaxed) - before) / size.cast_signed();
    assert!(each <= 512, "{each} bytes a held connection");
    assert!(each > 100, "{each} bytes cannot be the whole truth");

    crowd.clear();
    eventually("all have gone", || server.stats().open == 0);
    let left = HELD.load(Ordering::Relaxed) - before;
    assert!(left < 1024, "{left} bytes are left behind");
}
