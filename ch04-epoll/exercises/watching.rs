//! Watches, by way of the timeline, how the answer's event queue waits. The exercises share this.

use std::thread;
use std::time::Duration;

use timeline::Kind;

/// Sound loops wait once for each thing that happens, and here nothing does.
const MANY_WAITS: usize = 20;
/// Far longer than a loop that never sleeps needs to come round again.
const A_WHILE: Duration = Duration::from_millis(100);
/// Whoever has not begun to wait by then is not going to.
const MANY_WHILES: usize = 10;

/// Waits until the answer sleeps on its event queue. `false`: it comes back from there all the time.
pub(super) fn until_asleep() -> bool {
    let first = waits();
    let (mut before, mut whiles) = (first, 0);
    loop {
        thread::sleep(A_WHILE);
        whiles += 1;
        let now = waits();
        if now > first + MANY_WAITS {
            return false;
        }
        if now == before && (now > 0 || whiles > MANY_WHILES) {
            return true;
        }
        before = now;
    }
}

/// How many waits on an event queue have begun in this process.
fn waits() -> usize {
    let timeline = timeline::snapshot().expect("a check is recorded");
    let events = timeline.events().iter();
    events.filter(|event| event.kind == Kind::Park).count()
}
