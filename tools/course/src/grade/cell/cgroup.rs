//! A control group that bounds how many threads there are, where this process may make one: as root,
//! or where somebody has delegated a group to it. See cgroups(7).
//!
//! It is the one bound that the kernel keeps for root, too. Where there is none, threads are counted.

use std::fs;
use std::path::{Path, PathBuf};

/// Where the controller of numbers of processes is found: version 1, version 2, both at once.
const MOUNTS: [&str; 3] = [
    "/sys/fs/cgroup/pids",
    "/sys/fs/cgroup",
    "/sys/fs/cgroup/unified",
];

/// Of a group's name; the number of the process that it was made for follows.
const PREFIX: &str = "course-grade-";

/// Puts this process, and all that it starts, into a new group of at most `most` threads.
pub(super) fn enter(most: u64) {
    let process = std::process::id();
    for folder in folders(process) {
        sweep(folder.parent().expect("below a mount"));
        // Only a folder of control groups makes files in a new folder by itself.
        let limit = folder.join("pids.max");
        let is_bound = fs::create_dir(&folder).is_ok()
            && limit.is_file()
            && fs::write(limit, most.to_string()).is_ok()
            && fs::write(folder.join("cgroup.procs"), process.to_string()).is_ok();
        if is_bound {
            return;
        }
        let _ = fs::remove_dir(&folder);
    }
}

/// Removes the group that `process` was in, now that it has ended.
pub(super) fn remove(process: u32) {
    for folder in folders(process) {
        let _ = fs::remove_dir(folder);
    }
}

/// Removes what graders that were killed have left.
fn sweep(parent: &Path) {
    let entries = fs::read_dir(parent).into_iter().flatten().flatten();
    for entry in entries {
        let name = entry.file_name();
        let process = name.to_str().and_then(|name| name.strip_prefix(PREFIX));
        if process.is_some_and(|process| !Path::new("/proc").join(process).exists()) {
            let _ = fs::remove_dir(entry.path());
        }
    }
}

/// Below our own group, or below the root of all.
fn folders(process: u32) -> impl Iterator<Item = PathBuf> {
    let own = fs::read_to_string("/proc/self/cgroup").unwrap_or_default();
    let own = own.lines().find_map(|line| {
        let (_, rest) = line.split_once(':')?;
        let (controllers, path) = rest.split_once(':')?;
        let is_it = controllers.is_empty() || controllers.split(',').any(|it| it == "pids");
        is_it.then(|| path.trim_start_matches('/').to_owned())
    });
    let own = own.unwrap_or_default();
    MOUNTS.into_iter().map(move |mount| {
        Path::new(mount)
            .join(&own)
            .join(format!("{PREFIX}{process}"))
    })
}
