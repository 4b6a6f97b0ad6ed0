#[allow(unused)]
fn names<T: Clone>(x: T, state: u32) -> impl ::core::future::Future<Output = (T, u32)> {
    enum State<X, State_1, Child, Before1, Before, Child_1, Before2> {
        Start { x: X, state: State_1 },
        Wait0 { child: Child, before_1: Before1, before: Before, state: State_1, x: X },
        Wait1 {
            child: Child_1,
            before_2: Before2,
            before: Before,
            state: State_1,
            x: X,
        },
        Done,
    }
    let mut state_1 = State::Start { x, state };
    ::core::future::poll_fn(move |context| -> ::core::task::Poll<(T, u32)> {
        'machine: loop {
            '_step: {
                match &mut state_1 {
                    State::Start { .. } => {
                        let State::Start { x, state } = ::core::mem::replace(
                            &mut state_1,
                            State::Done,
                        ) else { ::core::unreachable!() };
                        let before = x.clone();
                        let before_1 = state;
                        let child = ::core::future::IntoFuture::into_future(get(state));
                        state_1 = State::Wait0 {
                            child,
                            x,
                            state,
                            before,
                            before_1,
                        };
                        continue 'machine;
                    }
                    State::Wait0 { child, .. } => {
                        let ::core::task::Poll::Ready(value) = ::core::future::Future::poll(
                            ::core::pin::Pin::new(child),
                            context,
                        ) else { return ::core::task::Poll::Pending };
                        let State::Wait0 { x, state, before, before_1, .. } = ::core::mem::replace(
                            &mut state_1,
                            State::Done,
                        ) else { ::core::unreachable!() };
                        let x_1 = before_1 + value;
                        let before_2 = x_1;
                        let child = ::core::future::IntoFuture::into_future(get(x_1));
                        state_1 = State::Wait1 {
                            child,
                            x,
                            state,
                            before,
                            before_2,
                        };
                        continue 'machine;
                    }
                    State::Wait1 { child, .. } => {
                        let ::core::task::Poll::Ready(value_1) = ::core::future::Future::poll(
                            ::core::pin::Pin::new(child),
                            context,
                        ) else { return ::core::task::Poll::Pending };
                        let State::Wait1 { x: _x, state, before, before_2, .. } = ::core::mem::replace(
                            &mut state_1,
                            State::Done,
                        ) else { ::core::unreachable!() };
                        let x_2 = add(before_2, value_1);
                        // Neither {before} nor {x} is read here.
                        println!("{x} {state}", x = x_2);
                        return ::core::task::Poll::Ready((before, x_2));
                    }
                    State::Done => {
                        ::core::panic!("`names` was polled after it was ready")
                    }
                }
            }
        }
    })
}
