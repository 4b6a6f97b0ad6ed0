//! The end of a process in words: what its exit status says to someone who has not met it before.

use std::process::ExitStatus;

/// `exit code 3`, or the signal and what it means.
pub(crate) fn explain(status: ExitStatus) -> String {
    #[cfg(unix)]
    if let Some(signal) = std::os::unix::process::ExitStatusExt::signal(&status) {
        return explain_signal(signal);
    }
    match status.code() {
        Some(code) => explain_code(code),
        None => status.to_string(),
    }
}

/// Whether something broke, where `false` is an end through `exit` or `main`.
pub(crate) fn is_crash(status: ExitStatus) -> bool {
    // Windows ends a broken process with a status code whose two highest bits are set.
    status.code().is_none_or(|code| code as u32 >> 30 == 0b11)
}

#[cfg(unix)]
fn explain_signal(signal: i32) -> String {
    let (name, meaning) = match signal {
        libc::SIGABRT => ("SIGABRT", "the program aborted itself"),
        libc::SIGBUS => ("SIGBUS", "an address with no memory behind it was used"),
        libc::SIGFPE => ("SIGFPE", "an arithmetic error, such as a division by zero"),
        libc::SIGHUP => ("SIGHUP", "its terminal went away"),
        libc::SIGILL => (
            "SIGILL",
            "the processor met an instruction it does not know",
        ),
        libc::SIGINT => ("SIGINT", "it was interrupted, as by Ctrl-C"),
        libc::SIGKILL => ("SIGKILL", "it was killed, and could not object"),
        libc::SIGPIPE => ("SIGPIPE", "it wrote where nobody reads any more"),
        libc::SIGSEGV => ("SIGSEGV", "an address that is not its own was used"),
        libc::SIGSYS => ("SIGSYS", "it made a system call that is forbidden to it"),
        libc::SIGTERM => ("SIGTERM", "it was asked to end"),
        libc::SIGTRAP => ("SIGTRAP", "it met a breakpoint or a trap instruction"),
        _ => return format!("signal {signal}"),
    };
    format!("{name} (signal {signal}): {meaning}")
}

/// Windows has no signals: a broken process ends with an NTSTATUS value for its exit code.
fn explain_code(code: i32) -> String {
    let meaning = match code as u32 {
        0x8000_0003 => "breakpoint: it met a trap instruction",
        0xC000_0005 => "access violation: an address that is not its own was used",
        0xC000_001D => "illegal instruction: the processor met one it does not know",
        0xC000_0094 => "integer division by zero",
        0xC000_00FD => "stack overflow: the calls went deeper than the stack",
        0xC000_0409 => "fast fail: the program aborted itself",
        _ => return format!("exit code {code}"),
    };
    format!("{:#010x}, {meaning}", code as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn signals_are_named_and_explained() {
        use std::os::unix::process::ExitStatusExt;
        let words = explain(ExitStatus::from_raw(libc::SIGSEGV));
        assert!(words.starts_with("SIGSEGV (signal 11): "), "{words}");
        assert_eq!(explain(ExitStatus::from_raw(40)), "signal 40");
        assert_eq!(explain(ExitStatus::from_raw(3 << 8)), "exit code 3");
    }

    #[test]
    fn status_codes_of_windows_are_explained() {
        let words = explain_code(0xC000_00FD_u32 as i32);
        assert!(words.starts_with("0xc00000fd, stack overflow"), "{words}");
    }
}
