//! Times and counts as people read them, and where the marks of a time axis stand.

/// `ns` with three digits that count: `850 ns`, `12.3 µs`, `1.25 ms`, `1002 ms`, `14.2 s`.
pub(super) fn time(ns: u64) -> String {
    match ns {
        0..1_000 => format!("{ns} ns"),
        1_000..1_000_000 => format!("{} µs", three_digits(ns as f64 / 1e3)),
        1_000_000..10_000_000_000 => format!("{} ms", three_digits(ns as f64 / 1e6)),
        _ => format!("{} s", three_digits(ns as f64 / 1e9)),
    }
}

fn three_digits(value: f64) -> String {
    match value {
        ..10.0 => format!("{value:.2}"),
        ..100.0 => format!("{value:.1}"),
        _ => format!("{value:.0}"),
    }
}

/// `1234567` as `1,234,567`.
pub(super) fn grouped(number: u64) -> String {
    match number {
        0..1000 => number.to_string(),
        _ => format!("{},{:03}", grouped(number / 1000), number % 1000),
    }
}

/// `1 event`, `2 events`.
pub(super) fn counted(count: u64, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{} {what}{plural}", grouped(count))
}

/// `4`, or `0-4` where they rise one by one, or `3x` for so many.
pub(super) fn tokens(tokens: &[usize]) -> String {
    match *tokens {
        [] => String::new(),
        [one] => one.to_string(),
        [first, .., last] if tokens.is_sorted_by(|a, b| a.checked_add(1) == Some(*b)) => {
            format!("{first}-{last}")
        }
        _ => format!("{}x", tokens.len()),
    }
}

/// Returns round moments from 0 to `duration`, a 1, 2 or 5 apart, and their names. Between them are
/// at most `most` steps.
pub(super) fn ticks(duration: u64, most: usize) -> Vec<(u64, String)> {
    let mut step: u64 = 1;
    let mut factors = [2_u64, 5, 10].into_iter().cycle();
    let mut power: u64 = 1;
    while duration / step > most.max(1) as u64 {
        let factor = factors.next().unwrap_or(10);
        let next = power.checked_mul(factor);
        step = next.unwrap_or(u64::MAX);
        if factor == 10 {
            power = step;
        }
        if next.is_none() {
            break;
        }
    }
    let (unit, name) = match duration {
        0..1_000 => (1, "ns"),
        1_000..1_000_000 => (1_000, "µs"),
        1_000_000..10_000_000_000 => (1_000_000, "ms"),
        _ => (1_000_000_000, "s"),
    };
    let name = |at: u64| format!("{} {name}", at as f64 / unit as f64);
    let moments = (0..=most as u64).map_while(|n| step.checked_mul(n));
    moments
        .take_while(|at| *at <= duration)
        .map(|at| (at, name(at)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_have_three_digits_that_count() {
        let cases = [
            (0, "0 ns"),
            (999, "999 ns"),
            (12_345, "12.3 µs"),
            (1_250_000, "1.25 ms"),
            (1_002_188_000, "1002 ms"),
            (14_200_000_000, "14.2 s"),
        ];
        for (ns, text) in cases {
            assert_eq!(time(ns), text);
        }
    }

    #[test]
    fn tokens_that_rise_one_by_one_are_a_range() {
        assert_eq!(tokens(&[4]), "4");
        assert_eq!(tokens(&[2, 3, 4]), "2-4");
        assert_eq!(tokens(&[4, 3, 2]), "3x");
        assert_eq!(tokens(&[usize::MAX, 0]), "2x");
    }

    #[test]
    fn ticks_are_round_and_few() {
        let at = |duration, most| {
            let ticks = ticks(duration, most).into_iter();
            ticks.map(|(_, name)| name).collect::<Vec<_>>()
        };
        let expected = ["0 ms", "200 ms", "400 ms", "600 ms", "800 ms", "1000 ms"];
        assert_eq!(at(1_002_188_000, 5), expected);
        assert_eq!(at(0, 6), ["0 ns"]);
        for duration in [1, 7, 99, 12_345, u64::MAX / 3, u64::MAX] {
            for most in 1..10 {
                let ticks = ticks(duration, most);
                assert!(
                    (1..=most + 1).contains(&ticks.len()),
                    "{duration} {ticks:?}"
                );
                assert!(ticks.iter().all(|(at, _)| *at <= duration));
            }
        }
    }
}
