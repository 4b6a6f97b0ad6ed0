#[allow(unused)]
fn choose(
    key: Option<u32>,
    other: String,
) -> impl ch07_coroutines::Future<Output = String> {
    enum State<Key, Other, Child, Value1, Child_1, Found, Value3, Child_2> {
        Start { key: Key, other: Other },
        Wait0 { child: Child, other: Other },
        AfterMatch0 { value_1: Value1, other: Other },
        Wait1 { child: Child_1, found: Found, other: Other },
        AfterIf0 { value_3: Value3, found: Found, other: Other },
        Wait2 { child: Child_2, found: Found, other: Other },
        Done,
    }
    let mut state = State::Start { key, other };
    ch07_coroutines::poll_fn(move |waker| -> ch07_coroutines::PollState<String> {
        'machine: loop {
            '_step: {
                match &mut state {
                    State::Start { .. } => {
                        let State::Start { key, other } = ::core::mem::replace(
                            &mut state,
                            State::Done,
                        ) else { ::core::unreachable!() };
                        match key {
                            Some(n) if n > 9 => {
                                let child = get(n);
                                state = State::Wait0 { child, other };
                                continue 'machine;
                            }
                            Some(_) => {
                                return ch07_coroutines::PollState::Ready(other);
                            }
                            None => {
                                let value_1 = String::new();
                                state = State::AfterMatch0 {
                                    other,
                                    value_1,
                                };
                                continue 'machine;
                            }
                        }
                    }
                    State::Wait0 { child, .. } => {
                        let ch07_coroutines::PollState::Ready(value) = ch07_coroutines::Future::poll(
                            child,
                            waker,
                        ) else { return ch07_coroutines::PollState::NotReady };
                        let State::Wait0 { other, .. } = ::core::mem::replace(
                            &mut state,
                            State::Done,
                        ) else { ::core::unreachable!() };
                        let value_1 = { value };
                        state = State::AfterMatch0 {
                            other,
                            value_1,
                        };
                        continue 'machine;
                    }
                    State::AfterMatch0 { .. } => {
                        let State::AfterMatch0 { other, value_1 } = ::core::mem::replace(
                            &mut state,
                            State::Done,
                        ) else { ::core::unreachable!() };
                        let found = value_1;
                        if found.is_empty() {
                            let child = retry();
                            state = State::Wait1 {
                                child,
                                other,
                                found,
                            };
                            continue 'machine;
                        } else {
                            let value_3 = { false };
                            state = State::AfterIf0 {
                                other,
                                found,
                                value_3,
                            };
                            continue 'machine;
                        }
                    }
                    State::Wait1 { child, .. } => {
                        let ch07_coroutines::PollState::Ready(value_2) = ch07_coroutines::Future::poll(
                            child,
                            waker,
                        ) else { return ch07_coroutines::PollState::NotReady };
                        let State::Wait1 { other, found, .. } = ::core::mem::replace(
                            &mut state,
                            State::Done,
                        ) else { ::core::unreachable!() };
                        let value_3 = value_2;
                        state = State::AfterIf0 {
                            other,
                            found,
                            value_3,
                        };
                        continue 'machine;
                    }
                    State::AfterIf0 { .. } => {
                        let State::AfterIf0 { other, found, value_3 } = ::core::mem::replace(
                            &mut state,
                            State::Done,
                        ) else { ::core::unreachable!() };
                        if value_3 {
                            let child = get(0);
                            state = State::Wait2 {
                                child,
                                other,
                                found,
                            };
                            continue 'machine;
                        } else {
                            return ch07_coroutines::PollState::Ready({ found });
                        }
                    }
                    State::Wait2 { child, .. } => {
                        let ch07_coroutines::PollState::Ready(value_4) = ch07_coroutines::Future::poll(
                            child,
                            waker,
                        ) else { return ch07_coroutines::PollState::NotReady };
                        let State::Wait2 { other: _other, found: _found, .. } = ::core::mem::replace(
                            &mut state,
                            State::Done,
                        ) else { ::core::unreachable!() };
                        return ch07_coroutines::PollState::Ready(value_4);
                    }
                    State::Done => {
                        ::core::panic!("`choose` was polled after it was ready")
                    }
                }
            }
        }
    })
}
