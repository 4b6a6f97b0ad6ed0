coroutine fn names<T: Clone>(x: T, state: u32) -> (T, u32) {
    let before = x.clone();
    let x = state + get(state).wait;
    let x = add(x, get(x).wait);
    // Neither {before} nor {x} is read here.
    println!("{x} {state}");
    (before, x)
}
