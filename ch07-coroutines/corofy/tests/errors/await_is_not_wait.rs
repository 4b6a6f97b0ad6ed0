coroutine fn f() -> u32 {
    let ready = async { g().await };
    g().await + h(ready).wait
}
