coroutine fn f(list: Vec<u32>, slice: &[u32]) -> u32 {
    let mut sum = 0;
    for n in &list {
        sum += get(*n).wait;
    }
    for n in list.iter().rev() {
        sum += get(*n).wait;
    }
    for n in slice {
        sum += get(*n).wait;
    }
    sum
}
