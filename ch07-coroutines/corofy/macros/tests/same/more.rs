//! More functions: forms inside each other, and the corners.

/// The functions: `$kind` is `coroutine` or `async`, `$wait` is `wait` or `await`.
macro_rules! more_functions {
    ($wrap:ident, $kind:tt, $wait:tt) => { $wrap! {
        pub(crate) $kind fn match_in_loop(n: u32) -> u32 {
            let mut sum = 0;
            let mut k = 0;
            let last = loop {
                let _round = Noisy("round");
                k += 1;
                let m = match k {
                    1 => continue,
                    2 => { let _two = Noisy("two"); tick(k).$wait }
                    3 if n == 3 => break tick(4).$wait,
                    4 => { if tick(1).$wait == 1 { continue } else { 0 } }
                    5 => break k,
                    _ => 0,
                };
                sum += m;
            };
            sum * 10 + last
        }

        pub(crate) $kind fn waiting_condition(n: u32) -> u32 {
            let mut i = 0;
            while later(i).$wait < n {
                i += 1;
                let _a = Noisy("a");
                if i == 3 { break; }
            }
            while let Some(m) = later(i.checked_sub(1)).$wait {
                let _b = Noisy("b");
                i = m;
            }
            i
        }

        pub(crate) $kind fn chain(n: u32) -> u32 {
            if let Some(a) = n.checked_sub(1) && later(a).$wait > 0 && let Some(b) = a.checked_sub(1) {
                let _in = Noisy("in");
                tick(b).$wait
            } else {
                tick(2).$wait + 100
            }
        }

        pub(crate) $kind fn let_else_waits(n: Option<u32>) -> u32 {
            let _a = Noisy("a");
            let Some(m) = n else {
                let _none = Noisy("none");
                return tick(1).$wait;
            };
            let Some(mut k) = m.checked_sub(1) else { tick(2).$wait; return 5 };
            k += 1;
            tick(k).$wait
        }

        pub(crate) $kind fn nested_waits() -> u32 {
            let pair = (later(later(1).$wait).$wait, later(2).$wait).1;
            let list = [later(3).$wait; 2];
            let mut sum = pair + list[later(1).$wait as usize];
            for i in 0..later(3).$wait {
                for k in 0..i { sum += k; }
            }
            sum += { let x = tick(1).$wait; x } + { tick(2).$wait };
            sum
        }

        pub(crate) $kind fn replaced() -> u32 {
            let mut a = Noisy("first");
            note(a.0);
            a = later(Noisy("second")).$wait;
            note("replaced");
            let b = &later(Noisy("third")).$wait;
            a.look() + b.look()
        }

        pub(crate) $kind fn macros(n: u32) -> Result<u32, String> {
            let m = tick(n).$wait;
            assert_eq!(m, n, "{m} is not {n}");
            assert!(matches!(m, 0..=9 if n < 10));
            let list = vec![check(m)?; 2];
            note(format!("{list:?} {}", check(m + 1)?));
            let k = tick(1).$wait;
            debug_assert!(k == 1);
            Ok(list.len() as u32 + k)
        }

        pub(crate) $kind fn items_inside() -> u32 {
            use std::cmp::max;
            const STEP: u32 = 2;
            fn double(n: u32) -> u32 { n * STEP }
            struct Local(u32);
            let local = Local(tick(1).$wait);
            match local {
                Local(STEP) => 0,
                Local(n) => { tick(2).$wait; max(double(n), STEP) }
            }
        }

        pub(crate) $kind fn moved_by_patterns(a: Result<Noisy, Noisy>, b: Option<Noisy>) -> u32 {
            let n = match a {
                Ok(good) => { tick(1).$wait; good.look() }
                Err(bad) => { let _bad = bad; tick(2).$wait }
            };
            note("matched");
            if let Some(b) = b {
                tick(1).$wait;
                b.look();
            }
            tick(1).$wait + n
        }

        pub(crate) $kind fn moved_everywhere(a: Noisy, n: u32) -> u32 {
            let m = if n > 0 { later(a).$wait.look() } else { a.look() + { a }.end() };
            tick(1).$wait + m
        }

        pub(crate) $kind fn moved_in_a_loop(n: u32) -> u32 {
            let mut held = Some(Noisy("0"));
            let mut sum = 0;
            for _ in 0..n {
                let taken = held;
                tick(1).$wait;
                held = if let Some(a) = taken { sum += a.look(); Some(a) } else { None };
                tick(1).$wait;
            }
            sum
        }

        pub(crate) $kind fn drop_by_hand(a: Noisy, b: Noisy) -> u32 {
            tick(1).$wait;
            drop(a);
            tick(1).$wait;
            let _ = b;
            tick(1).$wait
        }

        pub(crate) $kind fn async_inside() -> u32 {
            let a = Noisy("a");
            let n = Box::pin(async move { a.look() + tick(1).await }).$wait;
            let f = async |m: u32| { later(m).await };
            n + Box::pin(f(3)).$wait
        }

        pub(crate) $kind fn returned_type(n: u32) -> impl std::fmt::Debug {
            tick(n).$wait
        }

        pub(crate) $kind fn lifetimes<'a, 'b: 'a, const N: usize>(
            list: &'a [u32; N],
            text: &'b str,
        ) -> (&'a u32, &'b str) {
            for (index, n) in list.iter().enumerate() {
                note(n + later(index).$wait as u32);
            }
            (&list[later(1).$wait], text)
        }

        pub(crate) $kind fn branches_of_branches(n: u32) -> u32 {
            let _a = Noisy("a");
            if n > 1 {
                if n > 2 { tick(1).$wait; } else { let _b = Noisy("b"); }
                note("inner met");
            } else if tick(1).$wait == 1 {
                let _c = Noisy("c");
                match n { 0 => { tick(2).$wait; } _ => note("nothing") }
            }
            note("outer met");
            tick(1).$wait;
            n
        }

        pub(crate) $kind fn block_in_loop(n: u32) -> u32 {
            let mut sum = 0;
            'rounds: for k in 0..n {
                let _round = Noisy("round");
                let m = 'pick: {
                    let _pick = Noisy("pick");
                    if k == 1 { continue 'rounds; }
                    if k == 2 { break 'pick tick(1).$wait; }
                    if k == 4 { break 'rounds; }
                    match tick(k).$wait { 0 => break 'pick 7, m => m + 1 }
                };
                sum += m;
            }
            sum
        }

        pub(crate) $kind fn last_is_a_loop(n: u32) {
            let _a = Noisy("a");
            for k in 0..n {
                tick(k).$wait;
            }
        }

        pub(crate) $kind fn never_ready(n: u32) -> u32 {
            let _a = Noisy("a");
            loop {
                if tick(1).$wait + n > 1 { return n; }
            }
        }

        pub(crate) $kind fn unit_branches(n: u32) {
            if n == 0 { return; }
            match n {
                1 => note(tick(1).$wait),
                2 => note(tick(2).$wait),
                _ => (),
            }
        }

        pub(crate) $kind fn closures(n: u32) -> u32 {
            let add = move |x: u32| { let y = x + n; return y; };
            let m = tick(1).$wait;
            let names = ["a", "b"].map(|name| format!("{name}{m}"));
            note(names.concat());
            tick(2).$wait;
            add(m)
        }

        pub(crate) $kind fn nesting() -> u32 {
            Box::pin(straight(Noisy("in"))).$wait + Box::pin(count(4)).$wait
        }

        pub(crate) $kind fn receivers() -> u32 {
            let mut lists = [vec![1], vec![2]];
            let mut i = 0;
            lists[i].push({ i += 1; tick(2).$wait });
            lists[i].push(later(5).$wait);
            let m = lists[i][0] + { i = 0; tick(1).$wait } + lists[i][1];
            note(format!("{lists:?}"));
            m
        }

        pub(crate) $kind fn literals(x: u32) -> u32 {
            let point = Point { x, y: 1 };
            let same = point == Point { x: 3, y: 1 } && tick(1).$wait == 1;
            let Point { x: 3, y } = (Point { x: tick(x).$wait, y: 2 }) else {
                return tick(1).$wait;
            };
            y + u32::from(same)
        }
    } };
}
