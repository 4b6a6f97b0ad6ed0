coroutine fn plain(text: String) -> usize {
    let shown = &text;
    pause().wait;
    shown.len()
}

coroutine fn a_part() -> u8 {
    let buffer = [0u8; 16];
    let half = &buffer[..8];
    let count = pause().wait;
    half[count]
}

coroutine fn by_a_method() -> usize {
    let text = String::from("  padded ");
    let trimmed = text.trim();
    pause().wait;
    trimmed.len()
}

coroutine fn a_guard(n: Mutex<u32>) {
    let mut guard = n.lock().unwrap();
    pause().wait;
    *guard += 1;
}

coroutine fn by_a_pattern(pair: (String, String)) -> usize {
    match &pair {
        (left, right) => {
            pause().wait;
            left.len() + right.len()
        }
    }
}

coroutine fn by_ref(pair: (String, String)) -> usize {
    let (ref left, _) = pair;
    pause().wait;
    left.len()
}

coroutine fn fine(text: String, slice: &str) -> usize {
    let before = &text;
    let length = before.len();
    let part = &slice[1..];
    pause().wait;
    let after = &text;
    length + after.len() + part.len()
}
