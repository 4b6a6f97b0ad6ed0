//! Stacks that are full. Each overflow ends a child process.
#![cfg(unix)]
#![expect(unsafe_code, reason = "looks at a stack, and handles a signal")]

mod common;

use std::hint::black_box;
use std::os::unix::process::ExitStatusExt;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{mem, ptr, thread};

use ch05_fibers::{Builder, Fiber, Scheduler, Stack, overflow};
use common::{Ended, in_child};

/// Uses up any stack.
fn recurse(depth: u64) -> u64 {
    black_box(depth) + black_box(recurse as fn(u64) -> u64)(depth + 1) + 1
}

fn assert_reported(ended: &Ended, what: &str) {
    assert!(ended.stderr.contains(what), "{ended:?}");
    assert_eq!(ended.status.signal(), Some(libc::SIGABRT), "{ended:?}");
}

static NEIGHBOUR: AtomicUsize = AtomicUsize::new(0);
static NEIGHBOUR_SIZE: AtomicUsize = AtomicUsize::new(0);
const PATTERN: u8 = 0xa5;

/// Runs as the program aborts: the last moment to look.
extern "C" fn look_at_neighbour(_signal: i32) {
    let start = NEIGHBOUR.load(Ordering::Relaxed) as *const u8;
    let size = NEIGHBOUR_SIZE.load(Ordering::Relaxed);
    // SAFETY: these bytes are a stack that nobody uses, and initialised.
    let bytes = unsafe { std::slice::from_raw_parts(start, size) };
    if bytes.iter().all(|byte| *byte == PATTERN) {
        let text = b"the neighbour is untouched\n";
        // SAFETY: the bytes are initialised.
        unsafe { libc::write(2, text.as_ptr().cast(), text.len()) };
    }
}

#[test]
fn f01_an_overflow_names_the_fiber_and_leaves_its_neighbour_alone() {
    let ended = in_child(|| {
        overflow::install().unwrap();
        // SAFETY: the handler only reads and writes what may be read and written in one.
        unsafe { libc::signal(libc::SIGABRT, look_at_neighbour as *const () as usize) };
        let (above, below) = two_neighbours();
        NEIGHBOUR.store(below.bottom().addr(), Ordering::Relaxed);
        NEIGHBOUR_SIZE.store(below.size(), Ordering::Relaxed);
        // SAFETY: nobody runs on this stack.
        unsafe { below.bottom().write_bytes(PATTERN, below.size()) };
        let fiber = Fiber::new(above, || recurse(0)).with_name("deep");
        let _ = fiber.resume();
    });
    assert_reported(&ended, "fiber \"deep\" overflowed its stack\n");
    assert!(
        ended.stderr.contains("the neighbour is untouched\n"),
        "{ended:?}"
    );
}

/// Two stacks, with nothing but the guard of the first between them.
fn two_neighbours() -> (Stack, Stack) {
    let mut stacks: Vec<Stack> = (0..32).map(|_| Stack::new(0).unwrap()).collect();
    stacks.sort_by_key(|stack| stack.top().addr());
    let touch = |pair: &[Stack]| pair[1].guard().start - pair[0].top().addr() < 4096;
    let at = stacks
        .windows(2)
        .position(touch)
        .expect("the kernel maps them side by side");
    let above = stacks.swap_remove(at + 1);
    (above, stacks.swap_remove(at))
}

#[test]
fn f01_a_fiber_of_a_scheduler_is_named_without_further_ado() {
    let ended = in_child(|| {
        let mut scheduler = Scheduler::new();
        let parser = Builder::new().name("parser").stack_size(0);
        parser.spawn_on(&scheduler, || recurse(0)).unwrap();
        let _ = scheduler.run();
    });
    assert_reported(&ended, "fiber \"parser\" overflowed its stack\n");
}

#[test]
fn f01_an_overflow_on_another_thread_is_reported_too() {
    let ended = in_child(|| {
        let run = || {
            let mut scheduler = Scheduler::new();
            let _ = scheduler.block_on(|| recurse(0));
        };
        let _ = thread::spawn(run).join();
    });
    assert_reported(&ended, " overflowed its stack\n");
}

#[cfg(not(asan))] // which takes the room for large frames without touching each page of it
#[test]
fn f02_a_frame_larger_than_the_stack_does_not_jump_over_the_guard() {
    #[inline(never)]
    fn large_frame() {
        black_box(&mut [1_u8; 1 << 20]);
    }
    let ended = in_child(|| {
        overflow::install().unwrap();
        // Something to land on, if the guard were jumped over.
        let below: Vec<Stack> = (0..32).map(|_| Stack::new(64 * 1024).unwrap()).collect();
        let mut stacks = below;
        stacks.sort_by_key(|stack| stack.top().addr());
        let fiber = Fiber::new(stacks.pop().unwrap(), large_frame).with_name("wide");
        let _ = fiber.resume();
    });
    assert_reported(&ended, "fiber \"wide\" overflowed its stack\n");
}

#[test]
fn an_overflow_of_the_thread_itself_is_left_to_the_handler_of_before() {
    let ended = in_child(|| {
        overflow::install().unwrap();
        recurse(0);
    });
    let words = if ended.stderr.contains("AddressSanitizer") {
        "stack-overflow"
    } else {
        "has overflowed its stack" // std's
    };
    assert!(ended.stderr.contains(words), "{ended:?}");
    assert!(!ended.stderr.contains("\nfiber"), "{ended:?}");
}

#[test]
fn other_faults_go_to_the_handler_of_before() {
    extern "C" fn own_handler(_signal: i32) {
        // SAFETY: may be called in a handler.
        unsafe { libc::_exit(42) }
    }
    let ended = in_child(|| {
        // SAFETY: zeros are a valid sigaction.
        let mut action: libc::sigaction = unsafe { mem::zeroed() };
        action.sa_sigaction = own_handler as *const () as usize;
        // SAFETY: the handler ends the program.
        unsafe { libc::sigaction(libc::SIGSEGV, &action, ptr::null_mut()) };
        overflow::install().unwrap();
        let fault = || {
            // SAFETY: none: this is the fault that is wanted.
            unsafe { ptr::without_provenance::<u8>(8).read_volatile() }
        };
        let _ = Fiber::new(Stack::new(0).unwrap(), fault).resume();
    });
    assert_eq!(ended.status.code(), Some(42), "{ended:?}");
}

#[test]
fn a_thread_that_std_did_not_start_gets_a_signal_stack() {
    extern "C" fn run(_: *mut libc::c_void) -> *mut libc::c_void {
        // Threads of C have none.
        let _ = Scheduler::new().block_on(|| recurse(0));
        ptr::null_mut()
    }
    let ended = in_child(|| {
        let mut thread = mem::MaybeUninit::uninit();
        // SAFETY: `run` matches, and needs no argument.
        let result =
            unsafe { libc::pthread_create(thread.as_mut_ptr(), ptr::null(), run, ptr::null_mut()) };
        assert_eq!(result, 0);
        // SAFETY: it was created just now.
        let thread = unsafe { thread.assume_init() };
        // SAFETY: it is joined once.
        unsafe { libc::pthread_join(thread, ptr::null_mut()) };
    });
    assert_reported(&ended, " overflowed its stack\n");
}
