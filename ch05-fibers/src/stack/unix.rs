//! Stacks from mmap(2).
#![allow(unsafe_code, reason = "memory is mapped through the C library")]

use std::io;
use std::ptr::{self, NonNull};

/// How finely memory can be mapped and protected, in bytes.
pub(super) fn page_size() -> usize {
    // SAFETY: sysconf touches no memory of ours.
    let size = unsafe { libc::sysconf(libc::_SC_PAGESIZE) };
    usize::try_from(size).expect("every system has a page size")
}

/// Reserves `len` bytes of zeros. A page takes memory from its first write on.
pub(super) fn map(len: usize) -> io::Result<NonNull<u8>> {
    // Not counted in advance against the memory there is: most of a stack is never touched. Linux
    // takes MAP_STACK for "no huge pages here", which would make two megabytes of one touched page.
    #[cfg(any(target_os = "linux", target_os = "android"))]
    const HINTS: i32 = libc::MAP_NORESERVE | libc::MAP_STACK;
    #[cfg(not(any(target_os = "linux", target_os = "android")))]
    const HINTS: i32 = 0;

    let protection = libc::PROT_READ | libc::PROT_WRITE;
    let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | HINTS;
    // SAFETY: without MAP_FIXED no mapping that exists is touched.
    let start = unsafe { libc::mmap(ptr::null_mut(), len, protection, flags, -1, 0) };
    if start == libc::MAP_FAILED {
        return Err(io::Error::last_os_error());
    }
    Ok(NonNull::new(start.cast()).expect("the system does not map the null page unasked"))
}

/// Makes `len` bytes fault on every access.
///
/// # Safety
/// - they are whole pages of a mapping of ours that nobody uses.
pub(super) unsafe fn protect(start: NonNull<u8>, len: usize) -> io::Result<()> {
    // SAFETY: promised by the caller.
    let result = unsafe { libc::mprotect(start.as_ptr().cast(), len, libc::PROT_NONE) };
    if result == -1 {
        return Err(io::Error::last_os_error());
    }
    Ok(())
}

/// Gives a mapping back.
///
/// # Safety
/// - it comes from [`map`] with this length, and nobody uses it any more.
pub(super) unsafe fn unmap(start: NonNull<u8>, len: usize) {
    // SAFETY: promised by the caller.
    let result = unsafe { libc::munmap(start.as_ptr().cast(), len) };
    // It fails only where splitting a mapping makes one too many. The memory is then leaked.
    debug_assert!(result == 0 || io::Error::last_os_error().kind() == io::ErrorKind::OutOfMemory);
}
