//! Seals this process in: with namespaces of its own it sees a few folders, no network, and no
//! process but those that it starts.
//!
//! What it sees is put together on a small file system in memory. That is also all the room there
//! is to write in, beside the folders that are given to be written.

use std::ffi::CString;
use std::fs::{self, File};
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::{env, io};

use anyhow::{Context, Result};

use super::{Shown, Spec, sys};

/// What programs and the compiler need of a system. No home, no other user's files, no secrets.
const SYSTEM: [&str; 17] = [
    "/bin",
    "/lib",
    "/lib32",
    "/lib64",
    "/nix",
    "/opt",
    "/sbin",
    "/usr",
    "/etc/alternatives",
    "/etc/hosts",
    "/etc/ld.so.cache",
    "/etc/ld.so.conf",
    "/etc/ld.so.conf.d",
    "/etc/localtime",
    "/etc/nsswitch.conf",
    "/etc/protocols",
    "/etc/services",
];
/// Without these, little works; with any other, more than ought to.
const DEVICES: [&str; 5] = ["full", "null", "random", "urandom", "zero"];
/// How the user is called inside: not root, so that a program starts without any privilege.
const NOBODY: u32 = 65_534;

/// Leaves the system's namespaces. The next child is the first process of the new one, and has to
/// call [`enter`].
pub(super) fn leave(spec: &Spec) -> Result<()> {
    let (user, group) = sys::user_and_group();
    let all = libc::CLONE_NEWUSER
        | libc::CLONE_NEWNS
        | libc::CLONE_NEWPID
        | libc::CLONE_NEWNET
        | libc::CLONE_NEWIPC;
    sys::unshare(all).context("the system allows no namespaces (unshare)")?;
    let tell = |file: &str, text: String| {
        let file = Path::new("/proc/self").join(file);
        fs::write(&file, text).with_context(|| format!("cannot write {}", file.display()))
    };
    // Otherwise one could leave groups that keep one out.
    tell("setgroups", "deny".to_owned())?;
    tell("uid_map", format!("{NOBODY} {user} 1"))?;
    tell("gid_map", format!("{NOBODY} {group} 1"))?;
    build_root(spec)
}

/// Goes in, and locks the door.
pub(super) fn enter(spec: &Spec) -> Result<()> {
    // If the process outside is ended, so is everything in here.
    sys::set(libc::PR_SET_PDEATHSIG, libc::SIGKILL)?;
    let proc = spec.root.join("proc");
    // Read-only: as root one could set the kernel's parameters there.
    let flags = libc::MS_NOSUID | libc::MS_NODEV | libc::MS_NOEXEC | libc::MS_RDONLY;
    sys::mount(Path::new("proc"), &proc, c"proc", flags, c"").context("cannot mount /proc")?;
    env::set_current_dir(&spec.root)?;
    sys::enter_root().context("cannot change the root (pivot_root)")?;
    sys::bring_loopback_up().context("cannot switch the loopback interface on")?;
    // Answers may not look into this process, which tells how they ended.
    sys::set(libc::PR_SET_DUMPABLE, 0)?;
    Ok(())
}

fn build_root(spec: &Spec) -> Result<()> {
    let private = libc::MS_REC | libc::MS_PRIVATE;
    sys::mount(Path::new("none"), Path::new("/"), c"", private, c"")
        .context("mounts cannot be made private")?;
    let options = CString::new(format!("size={},mode=755", spec.limits.scratch))?;
    let flags = libc::MS_NOSUID | libc::MS_NODEV;
    sys::mount(Path::new("tmpfs"), &spec.root, c"tmpfs", flags, &options)
        .context("cannot mount a file system in memory")?;
    for folder in ["proc", "tmp", "dev/shm"] {
        fs::create_dir_all(spec.root.join(folder))?;
    }
    symlink("/proc/self/fd", spec.root.join("dev/fd"))?;
    for device in DEVICES {
        show(&spec.root, &Path::new("/dev").join(device).into())?;
    }
    let system = SYSTEM.iter().map(|path| Shown::from(PathBuf::from(path)));
    for shown in system.chain(spec.readable.iter().cloned()) {
        if shown.outside.exists() {
            let inside = show(&spec.root, &shown)?;
            sys::make_read_only(&inside)
                .with_context(|| format!("{} cannot be made read-only", shown.outside.display()))?;
        }
    }
    for shown in &spec.writable {
        show(&spec.root, shown)?;
    }
    Ok(())
}

/// Lets what is outside be seen below `root`, and says where.
fn show(root: &Path, Shown { outside, inside }: &Shown) -> Result<PathBuf> {
    let inside = root.join(inside.strip_prefix("/").unwrap_or(inside));
    place(outside, &inside)
        .and_then(|()| {
            let flags = libc::MS_BIND | libc::MS_REC;
            sys::mount(outside, &inside, c"", flags, c"")
        })
        .with_context(|| format!("{} cannot be shown", outside.display()))?;
    Ok(inside)
}

/// Makes the place that `path` is to be mounted on.
fn place(path: &Path, inside: &Path) -> io::Result<()> {
    if path.is_dir() {
        return fs::create_dir_all(inside);
    }
    fs::create_dir_all(inside.parent().expect("below the root"))?;
    File::create(inside).map(drop)
}
