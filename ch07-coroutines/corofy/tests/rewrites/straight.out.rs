/// Adds the lengths of two answers.
#[allow(unused)]
pub fn both(
    first: &str,
    second: String,
) -> impl ch07_coroutines::Future<Output = usize> {
    enum State<First, Second, Child, Child_1, Short> {
        Start { first: First, second: Second },
        Wait0 { child: Child, second: Second },
        Wait1 { child: Child_1, short: Short, second: Second },
        Done,
    }
    let mut state = State::Start { first, second };
    ch07_coroutines::poll_fn(move || -> ch07_coroutines::PollState<usize> {
        'machine: loop {
            '_step: {
                match &mut state {
                    State::Start { .. } => {
                        let State::Start { first, second } = ::core::mem::replace(
                            &mut state,
                            State::Done,
                        ) else { ::core::unreachable!() };
                        // The first answer is only measured.
                        let child = get(first);
                        state = State::Wait0 { child, second };
                        continue 'machine;
                    }
                    State::Wait0 { child, .. } => {
                        let ch07_coroutines::PollState::Ready(value) = ch07_coroutines::Future::poll(
                            child,
                        ) else { return ch07_coroutines::PollState::NotReady };
                        let State::Wait0 { second, .. } = ::core::mem::replace(
                            &mut state,
                            State::Done,
                        ) else { ::core::unreachable!() };
                        let short = { value }.len();
                        let child = get(&second);
                        state = State::Wait1 {
                            child,
                            second,
                            short,
                        };
                        continue 'machine;
                    }
                    State::Wait1 { child, .. } => {
                        let ch07_coroutines::PollState::Ready(value_1) = ch07_coroutines::Future::poll(
                            child,
                        ) else { return ch07_coroutines::PollState::NotReady };
                        let State::Wait1 { second: _second, short, .. } = ::core::mem::replace(
                            &mut state,
                            State::Done,
                        ) else { ::core::unreachable!() };
                        let long = value_1;
                        // kept to the end
                        /* Both are there. */
                        return ch07_coroutines::PollState::Ready(short + long.len());
                    }
                    State::Done => ::core::panic!("`both` was polled after it was ready"),
                }
            }
        }
    })
}
