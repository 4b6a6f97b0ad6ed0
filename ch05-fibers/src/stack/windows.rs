//! Stacks from VirtualAlloc. Checked by the compiler only.
#![allow(unsafe_code, reason = "memory is mapped through the Windows API")]

use std::io;
use std::mem;
use std::ptr::{self, NonNull};

use windows_sys::Win32::System::Memory::{
    MEM_COMMIT, MEM_RELEASE, MEM_RESERVE, PAGE_NOACCESS, PAGE_READWRITE, VirtualAlloc, VirtualFree,
    VirtualProtect,
};
use windows_sys::Win32::System::SystemInformation::{GetSystemInfo, SYSTEM_INFO};

/// How finely memory can be protected, in bytes.
pub(super) fn page_size() -> usize {
    // SAFETY: it consists of integers and pointers, for which zeros are valid.
    let mut info: SYSTEM_INFO = unsafe { mem::zeroed() };
    // SAFETY: `info` is valid for writing.
    unsafe { GetSystemInfo(&mut info) };
    info.dwPageSize as usize
}

/// Reserves `len` bytes of zeros. They count against the commit limit at once, unlike on unix, but a
/// page takes memory only from its first use on.
pub(super) fn map(len: usize) -> io::Result<NonNull<u8>> {
    // SAFETY: without an address no mapping that exists is touched.
    let start = unsafe { VirtualAlloc(ptr::null(), len, MEM_RESERVE | MEM_COMMIT, PAGE_READWRITE) };
    NonNull::new(start.cast()).ok_or_else(io::Error::last_os_error)
}

/// Makes `len` bytes fault on every access.
///
/// # Safety
/// - they are whole pages of a mapping of ours that nobody uses.
pub(super) unsafe fn protect(start: NonNull<u8>, len: usize) -> io::Result<()> {
    let mut before = 0;
    // SAFETY: promised by the caller; `before` is valid for writing.
    let result = unsafe { VirtualProtect(start.as_ptr().cast(), len, PAGE_NOACCESS, &mut before) };
    if result == 0 {
        return Err(io::Error::last_os_error());
    }
    Ok(())
}

/// Gives a mapping back.
///
/// # Safety
/// - it comes from [`map`], and nobody uses it any more.
pub(super) unsafe fn unmap(start: NonNull<u8>, _len: usize) {
    // SAFETY: promised by the caller. With MEM_RELEASE the length is that of the mapping, told by 0.
    let result = unsafe { VirtualFree(start.as_ptr().cast(), 0, MEM_RELEASE) };
    debug_assert!(result != 0, "{}", io::Error::last_os_error());
}
