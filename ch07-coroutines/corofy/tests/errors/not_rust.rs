coroutine fn f() {
    let x = get(1).wait;
    (x
}
