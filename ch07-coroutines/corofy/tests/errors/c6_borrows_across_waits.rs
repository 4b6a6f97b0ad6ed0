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

coroutine fn of_bytes() -> u8 {
    let buffer = *b"hello world!";
    let word = &buffer[6..];
    pause().wait;
    word[0]
}

coroutine fn of_an_array(mut buffer: [u8; 8]) {
    let half = &mut buffer[..4];
    half[0] = pause().wait;
}

coroutine fn a_field(pair: (String, u8), holder: Holder) -> usize {
    let text = &pair.0;
    let name = &holder.name;
    pause().wait;
    text.len() + name.len()
}

coroutine fn of_others(text: &str, pair: &(u8, u8), words: Vec<&'static str>) -> usize {
    let shorter = text.trim();
    let half = &shorter[1..];
    let first = &pair.0;
    let letter = &words[0][..1];
    pause().wait;
    half.len() + letter.len() + usize::from(*first)
}

coroutine fn fine(text: String, slice: &str) -> usize {
    let before = &text;
    let length = before.len();
    let part = &slice[1..];
    pause().wait;
    let after = &text;
    length + after.len() + part.len()
}
