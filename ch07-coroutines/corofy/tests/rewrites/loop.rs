coroutine fn total(n: u32) -> Result<usize, Error> {
    let mut sum = 0;
    let mut i = 0;
    while i < n {
        sum += get(i).wait?.len() + get(i + 1).wait?.len();
        i += 1;
    }
    Ok(sum)
}
