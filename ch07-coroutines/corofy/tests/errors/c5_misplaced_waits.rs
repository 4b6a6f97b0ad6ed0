coroutine fn f(list: Vec<u32>) -> u32 {
    let a: Vec<u32> = list.iter().map(|n| get(*n).wait).collect();
    let b = async { get(1).wait };
    println!("{}", get(2).wait);
    fn inner() -> u32 {
        get(3).wait
    }
    const LIMIT: u32 = get(4).wait;
    let c = unsafe { get(5).wait };
    match c {
        n if get(n).wait == 1 => 6,
        n => vec![get(n).wait, 7].len(),
    }
}

coroutine fn these_are_none(list: Vec<u32>) -> u32 {
    let handles = list.map(|n| n.wait());
    let field = list.map(|n| n.r#wait);
    println!("{}", handles.waiting + 0..wait);
    list.wait = 3;
    get(1).wait
}

coroutine fn an_item_in_a_piece(n: u32) -> u32 {
    fn fine() {}
    if n > 1 {
        const STEP: u32 = 2;
        get(STEP).wait
    } else {
        const STEP: u32 = 3;
        STEP
    }
}
