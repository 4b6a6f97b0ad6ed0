//! What the figures were measured on, and with which versions of the peers.

use std::fs;
use std::process::Command;

/// Peers whose versions are told.
const PEERS: [&str; 19] = [
    "actix-web",
    "async-channel",
    "async-executor",
    "async-unsync",
    "axum",
    "compio",
    "context",
    "corosensei",
    "futures",
    "generator",
    "glommio",
    "hyper",
    "local-sync",
    "may",
    "mio",
    "monoio",
    "smol",
    "tachyonix",
    "tokio",
];

/// One line, without anything that would tell whose machine it is.
pub(crate) fn describe() -> String {
    // Not available_parallelism(): this thread may have been moved to one core by now.
    let cores = values("/proc/cpuinfo", "processor").len();
    let cpu = first_value("/proc/cpuinfo", "model name");
    let kernel = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    // Major and minor: the rest names a build.
    let kernel = kernel.split('.').take(2).collect::<Vec<_>>().join(".");
    let virtual_machine = match first_value("/proc/cpuinfo", "flags").contains("hypervisor") {
        true => ", a virtual machine",
        false => "",
    };
    let rustc = Command::new("rustc").arg("--version").output();
    let rustc = rustc.map_or_else(
        |_| String::new(),
        |output| {
            let version = String::from_utf8_lossy(&output.stdout).into_owned();
            version.split(' ').nth(1).unwrap_or_default().to_owned()
        },
    );
    // Not more of the profile, which its variables may change unseen.
    let build = match cfg!(debug_assertions) {
        true => ", a debug build, whose figures say nothing",
        false => "",
    };
    let versions = PEERS.map(|peer| format!("{peer} {}", locked_version(peer)));
    format!(
        "{cores} cores of {cpu}{virtual_machine}, Linux {kernel}, Rust {rustc}{build}; {}.",
        versions.join(", ")
    )
}

/// How many threads had work in the last minute, if that disturbs.
pub(crate) fn load() -> Option<f64> {
    let text = fs::read_to_string("/proc/loadavg").ok()?;
    let load: f64 = text.split(' ').next()?.parse().ok()?;
    (load > 0.5).then_some(load)
}

fn first_value(file: &str, name: &str) -> String {
    values(file, name).into_iter().next().unwrap_or_default()
}

/// What stands after `name :` in a file of such lines.
fn values(file: &str, name: &str) -> Vec<String> {
    let text = fs::read_to_string(file).unwrap_or_default();
    let lines = text.lines().filter_map(|line| line.split_once(':'));
    let named = lines.filter(|(held, _)| held.trim() == name);
    named.map(|(_, value)| value.trim().to_owned()).collect()
}

/// The version in this workspace's lock file; the last, as others may need an earlier one.
fn locked_version(package: &str) -> &'static str {
    let entry = format!("name = \"{package}\"\nversion = \"");
    let entry = include_str!("../Cargo.lock").rsplit_once(&entry);
    let version = entry.and_then(|(_, rest)| rest.split_once('"'));
    version.map_or("?", |(version, _)| version)
}
