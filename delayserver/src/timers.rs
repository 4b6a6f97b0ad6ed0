//! Who is to be woken when: one sorted set.
//!
//! A connection has at most one alarm at a time, for whatever comes first, and most alarms are
//! cancelled or moved before they go off: clients hang up, requests arrive. A sorted set takes
//! both in O(log n), and "when is the next one?" is its first entry. At 100,000 alarms that is
//! some seventeen comparisons, little beside the system calls around it. A heap would be a little
//! quicker to fill, but it cannot take an entry out of its middle: vanished clients would leave
//! theirs behind for up to an hour. A timer wheel does everything in O(1) and in rounded times,
//! for five times the code.

use std::collections::BTreeSet;
use std::time::Instant;

use mio::Token;

/// All alarms, in the order in which they go off.
#[derive(Debug, Default)]
pub(crate) struct Timers {
    /// Sorted by time first. Each entry has its copy in its owner's [`Alarm`].
    entries: BTreeSet<(Instant, Token)>,
    /// Alarms up to here have gone off.
    passed: Option<Instant>,
}

/// When its owner is woken, if at all. Kept by the owner and changed by [`Timers`] only, so that
/// the entry to take out is always known.
#[derive(Debug, Default)]
pub(crate) struct Alarm(Option<Instant>);

impl Timers {
    /// Sees to it that an alarm goes off at `at` or before. One that would go off earlier is left
    /// as it is: now and then a turn too many costs less than moving the alarm at every request.
    pub(crate) fn set(&mut self, token: Token, alarm: &mut Alarm, at: Instant) {
        if self.passed < alarm.0 && alarm.0 <= Some(at) {
            return; // it is set, still to come, and early enough
        }
        self.cancel(token, alarm);
        self.entries.insert((at, token));
        alarm.0 = Some(at);
    }

    pub(crate) fn cancel(&mut self, token: Token, alarm: &mut Alarm) {
        if let Some(before) = alarm.0.take() {
            self.entries.remove(&(before, token));
        }
    }

    /// When the next alarm goes off.
    pub(crate) fn next(&self) -> Option<Instant> {
        self.entries.first().map(|&(at, _)| at)
    }

    /// Adds to `due` whose alarm has gone off. The entries stay until their owners set them anew.
    pub(crate) fn collect_due(&mut self, now: Instant, due: &mut Vec<Token>) {
        self.passed = Some(now);
        let all = self.entries.iter();
        due.extend(
            all.take_while(|&&(at, _)| at <= now)
                .map(|&(_, token)| token),
        );
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn due(timers: &mut Timers, now: Instant) -> Vec<Token> {
        let mut due = Vec::new();
        timers.collect_due(now, &mut due);
        due
    }

    #[test]
    fn alarms_go_off_in_order_of_time_and_not_before() {
        let (mut timers, start) = (Timers::default(), Instant::now());
        for (token, ms) in [(1, 30), (2, 10), (3, 20), (4, 40)] {
            let at = start + Duration::from_millis(ms);
            timers.set(Token(token), &mut Alarm::default(), at);
        }
        assert_eq!(timers.next(), Some(start + Duration::from_millis(10)));
        let now = start + Duration::from_millis(30);
        assert_eq!(due(&mut timers, now), [Token(2), Token(3), Token(1)]);
    }

    #[test]
    fn an_alarm_moves_forward_at_once_and_back_when_it_has_gone_off() {
        let (mut timers, start) = (Timers::default(), Instant::now());
        let [early, late, later] = [1, 2, 3].map(|s| start + Duration::from_secs(s));
        let (token, mut alarm) = (Token(1), Alarm::default());
        timers.set(token, &mut alarm, late);
        timers.set(token, &mut alarm, early);
        timers.set(token, &mut alarm, later);
        assert_eq!(timers.next(), Some(early), "it is yet to go off");
        assert_eq!(due(&mut timers, early), [token]);
        timers.set(token, &mut alarm, later);
        assert_eq!(timers.next(), Some(later));
    }

    #[test]
    fn a_cancelled_alarm_leaves_nothing_behind() {
        let (mut timers, start) = (Timers::default(), Instant::now());
        let mut alarm = Alarm::default();
        timers.set(Token(1), &mut alarm, start);
        timers.cancel(Token(1), &mut alarm);
        assert_eq!(timers.next(), None);
    }

    #[test]
    fn alarms_of_the_same_moment_are_all_kept() {
        let (mut timers, now) = (Timers::default(), Instant::now());
        timers.set(Token(1), &mut Alarm::default(), now);
        timers.set(Token(2), &mut Alarm::default(), now);
        assert_eq!(due(&mut timers, now), [Token(1), Token(2)]);
    }
}
