coroutine fn choose(key: Option<u32>, other: String) -> String {
    let found = match key {
        Some(n) if n > 9 => get(n).wait,
        Some(_) => return other,
        None => String::new(),
    };
    if found.is_empty() && retry().wait {
        get(0).wait
    } else {
        found
    }
}
