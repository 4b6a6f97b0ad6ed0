//! Every form that waits, in small functions.

/// The functions: `$kind` is `coroutine` or `async`, `$wait` is `wait` or `await`.
macro_rules! functions {
    ($wrap:ident, $kind:tt, $wait:tt) => { $wrap! {
        pub(crate) $kind fn nothing() {}

        pub(crate) $kind fn straight(a: Noisy) -> u32 {
            let first = tick(1).$wait;
            let _b = Noisy("b");
            let second = tick(first + 1).$wait;
            note(a.0);
            first + second
        }

        pub(crate) $kind fn arguments((a, _b): (Noisy, Noisy), _: Noisy, mut n: u32, _kept: Noisy) -> u32 {
            n += tick(2).$wait;
            n + a.look()
        }

        pub(crate) $kind fn branches(n: u32) -> u32 {
            let _outer = Noisy("outer");
            let sum = if n > 2 {
                let _inner = Noisy("inner");
                tick(n).$wait + 1
            } else if n == 2 {
                7
            } else {
                tick(5).$wait;
                let _late = Noisy("late");
                tick(1).$wait
            };
            note("met");
            sum + tick(1).$wait
        }

        pub(crate) $kind fn only_then(n: u32) -> u32 {
            let a = Noisy("a");
            if n > 0 {
                tick(1).$wait;
            }
            a.look()
        }

        pub(crate) $kind fn early(n: u32) -> u32 {
            let _a = Noisy("a");
            let early = if n == 0 { return 100 } else { tick(n).$wait };
            let _b = Noisy("b");
            if early == 2 {
                return early;
            }
            tick(1).$wait
        }

        pub(crate) $kind fn count(n: u32) -> u32 {
            let mut sum = 0;
            let mut i = 0;
            while i < n {
                let _round = Noisy("round");
                i += 1;
                if i == 2 { continue; }
                sum += tick(i).$wait;
                if sum > 8 { let _last = Noisy("last"); break; }
            }
            note("after");
            sum
        }

        pub(crate) $kind fn labels(n: u32) -> u32 {
            let mut found = 0;
            let result = 'outer: loop {
                let _outer = Noisy("outer");
                let mut inner = 0;
                loop {
                    let _inner = Noisy("inner");
                    inner += tick(1).$wait;
                    if inner + found > n { break 'outer inner * 10; }
                    if inner == 2 { found += 1; continue 'outer; }
                    for k in 0..3 { if k == found { break; } }
                }
            };
            result + found
        }

        pub(crate) $kind fn numbers(n: u32) -> u32 {
            let mut sum = 0;
            for i in 0..n {
                let _item = Noisy("item");
                if i == 1 { continue; }
                sum += tick(i).$wait;
                if sum > 6 { break; }
            }
            sum
        }

        pub(crate) $kind fn items(list: Vec<Noisy>) -> u32 {
            let mut sum = 0;
            for item in list {
                sum += tick(1).$wait;
                sum += item.look();
                if sum > 5 { return sum; }
            }
            sum
        }

        pub(crate) $kind fn several() -> u32 {
            tick(1).$wait + tick(2).$wait * later(3).$wait
        }

        pub(crate) $kind fn temporaries() -> u32 {
            let n = 1 + tick(1).$wait;
            note("next");
            n + later(Noisy("y")).$wait.look()
        }

        pub(crate) $kind fn call(a: Noisy) -> u32 {
            three(a, tick(1).$wait, Noisy("c")) + two(&Noisy("d"), tick(2).$wait)
        }

        pub(crate) $kind fn logic(n: u32) -> u32 {
            let mut sum = 0;
            if n > 1 && tick(1).$wait == 1 { sum += 1; }
            if n > 5 || tick(2).$wait == 2 { sum += 2; }
            let both = tick(1).$wait == 1 && tick(2).$wait == 3;
            if !both { sum += 4; }
            sum
        }

        pub(crate) $kind fn choose(n: u32) -> u32 {
            let _a = Noisy("a");
            match n {
                0 => 1,
                1 => { let _one = Noisy("one"); tick(1).$wait }
                m if m % 2 == 0 => tick(m).$wait + tick(1).$wait,
                _ => return tick(2).$wait,
            }
        }

        pub(crate) $kind fn kept_by_match(n: u32) -> u32 {
            let sum = match later(Noisy("seen")).$wait {
                _ if n == 0 => tick(1).$wait,
                Noisy(_) if n == 1 => tick(2).$wait,
                Noisy(..) => 5,
            };
            note("matched");
            sum
        }

        pub(crate) $kind fn if_let(n: u32) -> u32 {
            let mut sum = 0;
            if let Some(a) = later(Some(Noisy("some"))).$wait {
                sum += tick(1).$wait;
                if n == 1 { sum += a.end(); }
            } else {
                sum += 5;
            }
            if let Some(m) = n.checked_sub(2) && m < later(9).$wait {
                sum += tick(m).$wait;
            }
            sum
        }

        pub(crate) $kind fn while_let(mut list: Vec<Noisy>) -> u32 {
            let mut sum = 0;
            while let Some(a) = list.pop() {
                sum += tick(1).$wait + a.look();
            }
            sum
        }

        pub(crate) $kind fn let_else(n: Option<Noisy>) -> u32 {
            let Some(a) = n else {
                note("none");
                return tick(1).$wait;
            };
            let Some(m) = later(Some(4)).$wait else { return 9 };
            a.look() + m
        }

        pub(crate) $kind fn attempt(n: u32) -> Result<u32, String> {
            let _a = Noisy("a");
            let m = later(check(n)).$wait?;
            let _b = Noisy("b");
            let sum = m + check(m + 1)? + later(check(m + 2)).$wait?;
            Ok(sum)
        }

        pub(crate) $kind fn option(n: Option<u32>) -> Option<u32> {
            let m = n?;
            Some(m + later(n).$wait?)
        }

        pub(crate) $kind fn shadow() -> u32 {
            let x = Noisy("1");
            let x = (x, Noisy("2"));
            let y = { let x = tick(1).$wait; x + 1 };
            let z = x.0.look() + y;
            let x = tick(z).$wait;
            note(format!("{x} {z}"));
            let f = |x: u32| x + 1;
            f(x) + tick(1).$wait
        }

        pub(crate) $kind fn nested() -> u32 {
            let _a = Noisy("a");
            let n = {
                let b = Noisy("b");
                let m = tick(1).$wait;
                { let _c = Noisy("c"); tick(2).$wait; }
                b.look() + m
            };
            note("between");
            n + tick(1).$wait
        }

        pub(crate) $kind fn moved(a: Noisy, b: Noisy) -> u32 {
            let c = a;
            let d = later(c).$wait;
            let n = tick(1).$wait;
            drop(d);
            n + tick(2).$wait + b.look()
        }

        pub(crate) $kind fn assigned() -> u32 {
            let mut a = Noisy("first");
            note(a.0);
            let x;
            tick(1).$wait;
            a = Noisy("second");
            x = tick(2).$wait;
            drop(a);
            tick(1).$wait;
            a = Noisy("third");
            tick(1).$wait + x + a.look()
        }

        pub(crate) $kind fn late_init(n: u32) -> u32 {
            let x;
            if n > 0 { x = tick(1).$wait; } else { x = 5; }
            tick(x).$wait
        }

        pub(crate) $kind fn fields() -> u32 {
            let mut pair = (1, [0u32; 3]);
            pair.0 += tick(1).$wait;
            pair.1[1] = tick(2).$wait;
            pair.1[later(2).$wait] = 4;
            let point = Point { x: tick(1).$wait, y: pair.1[1] };
            let Point { x, y } = point;
            let list = [x, tick(1).$wait, y];
            let mut all = vec![];
            all.push(later(5).$wait);
            all.extend(list);
            all.iter().sum::<u32>() + pair.0 + -(later(-3i32).$wait) as u32
        }

        pub(crate) $kind fn block_value(n: u32) -> u32 {
            let x = 'found: {
                let _a = Noisy("a");
                if n == 1 { break 'found 10; }
                let m = tick(n).$wait;
                if m == 2 { break 'found m; }
                tick(1).$wait
            };
            x + tick(1).$wait
        }

        pub(crate) $kind fn generic<T: std::fmt::Debug>(value: T, others: impl IntoIterator<Item = T>) -> String
        where
            T: Clone,
        {
            let mut text = format!("{value:?}");
            tick(1).$wait;
            for other in others {
                later(()).$wait;
                text += &format!("{other:?}");
            }
            text
        }

        pub(crate) $kind fn borrowed<'a>(text: &'a str, n: &u32) -> &'a str {
            let half = &text[..text.len() / 2];
            tick(*n).$wait;
            half
        }

        pub(crate) $kind fn discarded() {
            later(Noisy("gone")).$wait;
            let _ = later(Noisy("gone too")).$wait;
            tick(1).$wait;
        }
    } };
}
