#![doc = include_str!("../README.md")]
#![deny(clippy::print_stdout, clippy::print_stderr)]

#[cfg(all(
    any(target_os = "linux", target_os = "macos"),
    any(target_arch = "x86_64", target_arch = "aarch64")
))]
pub mod syscall;

mod cpu_time;
pub use cpu_time::thread_cpu_time;

pub mod cores;

pub mod wait;
