#[allow(unused)]
fn total(n: u32) -> impl ch07_coroutines::Future<Output = Result<usize, Error>> {
    enum State<N, I, Sum, Child, Child_1, Before> {
        Start { n: N },
        Loop0 { i: I, sum: Sum, n: N },
        Wait0 { child: Child, i: I, sum: Sum, n: N },
        Wait1 { child: Child_1, before: Before, i: I, sum: Sum, n: N },
        AfterLoop0 { sum: Sum },
        Done,
    }
    let mut state = State::Start { n };
    ch07_coroutines::poll_fn(move || -> ch07_coroutines::PollState<Result<usize, Error>> {
        'machine: loop {
            '_step: {
                match &mut state {
                    State::Start { .. } => {
                        let State::Start { n } = ::core::mem::replace(
                            &mut state,
                            State::Done,
                        ) else { ::core::unreachable!() };
                        let mut sum = 0;
                        let mut i = 0;
                        state = State::Loop0 { n, sum, i };
                        continue 'machine;
                    }
                    State::Loop0 { .. } => {
                        let State::Loop0 { n, mut sum, mut i } = ::core::mem::replace(
                            &mut state,
                            State::Done,
                        ) else { ::core::unreachable!() };
                        if i < n {
                            let child = get(i);
                            state = State::Wait0 { child, n, sum, i };
                            continue 'machine;
                        } else {
                            state = State::AfterLoop0 { sum };
                            continue 'machine;
                        }
                    }
                    State::Wait0 { child, .. } => {
                        let ch07_coroutines::PollState::Ready(value) = ch07_coroutines::Future::poll(
                            child,
                        ) else { return ch07_coroutines::PollState::NotReady };
                        let State::Wait0 { n, mut sum, mut i, .. } = ::core::mem::replace(
                            &mut state,
                            State::Done,
                        ) else { ::core::unreachable!() };
                        let before = match value {
                            Ok(value_2) => value_2,
                            Err(error) => {
                                return ch07_coroutines::PollState::Ready(
                                    Err(From::from(error)),
                                );
                            }
                        }
                            .len();
                        let child = get(i + 1);
                        state = State::Wait1 {
                            child,
                            n,
                            sum,
                            i,
                            before,
                        };
                        continue 'machine;
                    }
                    State::Wait1 { child, .. } => {
                        let ch07_coroutines::PollState::Ready(value_1) = ch07_coroutines::Future::poll(
                            child,
                        ) else { return ch07_coroutines::PollState::NotReady };
                        let State::Wait1 { n, mut sum, mut i, before, .. } = ::core::mem::replace(
                            &mut state,
                            State::Done,
                        ) else { ::core::unreachable!() };
                        sum
                            += before
                                + match value_1 {
                                    Ok(value_2) => value_2,
                                    Err(error) => {
                                        return ch07_coroutines::PollState::Ready(
                                            Err(From::from(error)),
                                        );
                                    }
                                }
                                    .len();
                        i += 1;
                        state = State::Loop0 { n, sum, i };
                        continue 'machine;
                    }
                    State::AfterLoop0 { .. } => {
                        let State::AfterLoop0 { mut sum } = ::core::mem::replace(
                            &mut state,
                            State::Done,
                        ) else { ::core::unreachable!() };
                        return ch07_coroutines::PollState::Ready(Ok(sum));
                    }
                    State::Done => {
                        ::core::panic!("`total` was polled after it was ready")
                    }
                }
            }
        }
    })
}
