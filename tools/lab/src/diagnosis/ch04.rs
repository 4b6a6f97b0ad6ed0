//! Mistakes in chapter 4: events, deadlines, wakes, a server.

table! {
    in "ch04-epoll";

    // An event queue: registering, waiting, draining.
    ANOTHERS_EVENT = "anothers-event", see "An event is a hint";
        "it went on with one that the event is not about: give each its own token, and look at it";
    COUNTS_EVENTS = "counts-events", see "An event is a hint";
        "an event does not finish anything: count those that have ended, not the events";
    EVENT_FOR_A_PROMISE = "event-for-a-promise", see "An event is a hint";
        "an event says that trying is worth it: WouldBlock is no failure, wait for the next one";
    CALLS_THE_FINISHED = "calls-the-finished", see "An event is a hint";
        "what had ended was called again: take it off the queue, and pass over its events";
    LEAVES_REGISTERED = "leaves-registered", see "The idea";
        "it returned and the queue still watches: deregister what you registered";
    WAITS_IN_CIRCLES = "waits-in-circles", see "The idea";
        "its waits end again and again though nothing has come: sleep until something does";
    ONE_READ_AN_EDGE = "one-read-an-edge", see "Level and edge";
        "an edge is told of once, and there was more to read: go on until WouldBlock";
    STOPS_AT_A_SHORT_READ = "stops-at-a-short-read", see "Level and edge";
        "the end or an error may stand right behind a short read: go on until WouldBlock";
    LOSES_WHAT_CAME = "loses-what-came", see "Level and edge";
        "bytes that came before an error are gone: hand them over before you report it";

    // Deadlines.
    TIES_OUT_OF_ORDER = "ties-out-of-order", see "Timeouts and signals";
        "what is due at the same time is to come in the order in which it was added";
    ROUNDS_DOWN = "rounds-down", see "Timeouts and signals";
        "the wait is over before anything is due, and the next ones take no time: round up";
    SLEEPS_PAST_A_DEADLINE = "sleeps-past-a-deadline", see "Timeouts and signals";
        "it waits for another deadline than the next: the earliest counts, whenever it was added";
    FIRES_THE_CANCELLED = "fires-the-cancelled", see "Timeouts and signals";
        "a cancelled timer fires, or ends a wait: take it out of whatever is looked at";
    OVERFLOWS_THE_CLOCK = "overflows-the-clock", see "Timeouts and signals";
        "the clock does not reach that far: checked_add says so, and what is never due is no error";

    // A waker.
    LOSES_A_WAKE = "loses-a-wake", see "Waking";
        "a wake was thrown away unseen: take back the wakes first, and look for work after that";
    WAKE_BLOCKS = "wake-blocks", see "Waking";
        "a wake waits for room in a full pipe: do not block, for a full one wakes as it is";
    WAKES_PILE_UP = "wakes-pile-up", see "Waking";
        "each wake ended a wait of its own: one look serves them all, so take all of them back";
    WAKES_ONLY_ONCE = "wakes-only-once", see "Waking";
        "the first wake used it up: whatever it changed has to be changed back before the look";

    // A server.
    ACCEPTS_ONE_AN_EVENT = "accepts-one-an-event", see "Level and edge";
        "one event may stand for many connections: accept until WouldBlock";
    CLOSES_AT_HALF_CLOSE = "closes-at-half-close", see "Exercises";
        "who has said all has not heard all: send what is left, and close after that";
    DIES_WITH_A_CLIENT = "dies-with-a-client", see "Exercises";
        "the error of one client ended the server: let that one go, and serve the others";
    ONE_HOLDS_UP_ALL = "one-holds-up-all", see "Exercises";
        "it waits for one client, and all others with it: keep what does not fit, and go on";
    BUFFERS_WITHOUT_BOUND = "buffers-without-bound", see "Exercises";
        "it takes more and more from one who does not read: while an answer is pending, stop reading";
    TRUSTS_A_STALE_EVENT = "trusts-a-stale-event", see "An event is a hint";
        "an event for one who is gone hit a newcomer: use no token twice, or ask the socket";
}
