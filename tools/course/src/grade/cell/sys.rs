//! The system calls that a cell is made of, each with its name and its errors; see the manual's
//! namespaces(7) and capabilities(7).
#![expect(unsafe_code, reason = "std has no namespaces, mounts or limits")]

use std::ffi::{CStr, CString};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;
use std::{io, mem, ptr};

/// A process's number.
pub(super) type Pid = libc::pid_t;

/// A process that has ended, and its wait status.
pub(super) struct Reaped {
    pub(super) pid: Pid,
    pub(super) status: i32,
}

fn check(result: libc::c_int) -> io::Result<libc::c_int> {
    match result {
        -1 => Err(io::Error::last_os_error()),
        value => Ok(value),
    }
}

/// Leaves the namespaces that `flags` name for new ones.
pub(super) fn unshare(flags: libc::c_int) -> io::Result<()> {
    // SAFETY: unshare(2) touches no memory of ours; this process has one thread, so that none is
    // surprised by finding itself elsewhere than the others.
    check(unsafe { libc::unshare(flags) }).map(drop)
}

/// The child's number in the parent, none in the child. The caller has one thread: what it could
/// have locked in another stays locked in the child for ever.
pub(super) fn fork() -> io::Result<Option<Pid>> {
    // SAFETY: with a single thread the child may do all that the parent may.
    match check(unsafe { libc::fork() })? {
        0 => Ok(None),
        child => Ok(Some(child)),
    }
}

fn c_string(text: &[u8]) -> io::Result<CString> {
    CString::new(text).map_err(io::Error::other)
}

/// mount(2).
pub(super) fn mount(
    source: &Path,
    target: &Path,
    kind: &CStr,
    flags: libc::c_ulong,
    options: &CStr,
) -> io::Result<()> {
    let source = c_string(source.as_os_str().as_bytes())?;
    let target = c_string(target.as_os_str().as_bytes())?;
    let (source, target) = (source.as_ptr(), target.as_ptr());
    // SAFETY: all pointers are to strings that end in a null and live through the call.
    let result = unsafe {
        libc::mount(
            source,
            target,
            kind.as_ptr(),
            flags,
            options.as_ptr().cast(),
        )
    };
    check(result).map(drop)
}

/// Makes `target`, and all that is mounted below it, read-only.
pub(super) fn make_read_only(target: &Path) -> io::Result<()> {
    let target = c_string(target.as_os_str().as_bytes())?;
    let attributes = libc::mount_attr {
        attr_set: libc::MOUNT_ATTR_RDONLY | libc::MOUNT_ATTR_NOSUID,
        attr_clr: 0,
        propagation: 0,
        userns_fd: 0,
    };
    let size = mem::size_of_val(&attributes);
    let (flags, attributes) = (libc::AT_RECURSIVE, &raw const attributes);
    let number = libc::SYS_mount_setattr;
    // SAFETY: mount_setattr(2) reads a string and a mount_attr of that size; both live through the call.
    let result = unsafe {
        libc::syscall(
            number,
            libc::AT_FDCWD,
            target.as_ptr(),
            flags,
            attributes,
            size,
        )
    };
    check(result as libc::c_int).map(drop)
}

/// Makes the current folder the root, and forgets the one that was.
pub(super) fn enter_root() -> io::Result<()> {
    let here = c".".as_ptr();
    // SAFETY: pivot_root(2) reads two strings that live as long as the program.
    check(unsafe { libc::syscall(libc::SYS_pivot_root, here, here) } as libc::c_int)?;
    // SAFETY: umount2(2) reads a string that lives as long as the program.
    check(unsafe { libc::umount2(here, libc::MNT_DETACH) }).map(drop)
}

/// Switches the loopback interface on: in a new network namespace it is off, and the only one.
pub(super) fn bring_loopback_up() -> io::Result<()> {
    let socket = std::net::UdpSocket::bind("0.0.0.0:0")?;
    let socket = std::os::fd::AsRawFd::as_raw_fd(&socket);
    // SAFETY: zero is a valid ifreq.
    let mut request: libc::ifreq = unsafe { mem::zeroed() };
    for (to, from) in request.ifr_name.iter_mut().zip(b"lo") {
        *to = *from as libc::c_char;
    }
    request.ifr_ifru.ifru_flags = (libc::IFF_UP | libc::IFF_RUNNING) as libc::c_short;
    // SAFETY: SIOCSIFFLAGS reads an ifreq, which lives through the call.
    check(unsafe { libc::ioctl(socket, libc::SIOCSIFFLAGS, &raw const request) }).map(drop)
}

/// prctl(2) with a number.
pub(super) fn set(option: libc::c_int, value: libc::c_int) -> io::Result<()> {
    // SAFETY: called with options that take a number and touch no memory of ours.
    check(unsafe { libc::prctl(option, value, 0, 0, 0) }).map(drop)
}

/// Has `command` start with these limits, which all that it starts inherits.
pub(super) fn limit(command: &mut Command, limits: Vec<(libc::__rlimit_resource_t, u64)>) {
    let set = move || {
        for &(resource, value) in &limits {
            let mut limit = libc::rlimit {
                rlim_cur: 0,
                rlim_max: 0,
            };
            // SAFETY: getrlimit(2) writes an rlimit, which lives through the call.
            check(unsafe { libc::getrlimit(resource, &raw mut limit) })?;
            // It may be lower already, and only root could raise it.
            limit.rlim_max = limit.rlim_max.min(value);
            limit.rlim_cur = limit.rlim_max;
            // SAFETY: setrlimit(2) reads an rlimit, which lives through the call.
            check(unsafe { libc::setrlimit(resource, &raw const limit) })?;
        }
        Ok(())
    };
    // SAFETY: between fork and exec only getrlimit(2) and setrlimit(2) are called, which may be. Nothing is allocated.
    unsafe { command.pre_exec(set) };
}

/// The identity that files are opened with.
pub(super) fn user_and_group() -> (u32, u32) {
    // SAFETY: geteuid(2) touches no memory of ours.
    let user = unsafe { libc::geteuid() };
    // SAFETY: getegid(2) touches no memory of ours.
    (user, unsafe { libc::getegid() })
}

/// In bytes, the unit that the kernel counts memory in.
pub(super) fn page() -> u64 {
    // SAFETY: sysconf(3) touches no memory of ours.
    unsafe { libc::sysconf(libc::_SC_PAGESIZE) }.max(1) as u64
}

/// Sends `signal`; to everything in the namespace but its init, if `pid` is -1 and we are that.
pub(super) fn kill(pid: Pid, signal: libc::c_int) {
    // SAFETY: kill(2) touches no memory of ours. It fails if the process is gone, which is fine.
    unsafe { libc::kill(pid, signal) };
}

/// A child that has ended, if there is one. Never blocks. Fails when there are no children.
pub(super) fn reap() -> io::Result<Option<Reaped>> {
    let mut status = 0;
    // SAFETY: waitpid(2) writes an int, which lives through the call.
    match check(unsafe { libc::waitpid(-1, &raw mut status, libc::WNOHANG) })? {
        0 => Ok(None),
        pid => Ok(Some(Reaped { pid, status })),
    }
}

/// Waits for the end of `child`.
pub(super) fn wait_for(child: Pid) {
    // SAFETY: waitpid(2) accepts a null pointer where the status is of no interest.
    while check(unsafe { libc::waitpid(child, ptr::null_mut(), 0) })
        .is_err_and(|error| error.kind() == io::ErrorKind::Interrupted)
    {}
}

/// Whether the other end of standard input is closed.
pub(super) fn is_let_go() -> bool {
    let mut poll = libc::pollfd {
        fd: 0,
        events: libc::POLLIN,
        revents: 0,
    };
    // SAFETY: poll(2) reads and writes one pollfd, which lives through the call.
    unsafe { libc::poll(&raw mut poll, 1, 0) };
    poll.revents & (libc::POLLHUP | libc::POLLERR) != 0
}
