//! Written by `generator/`: run the tests with `COROFY_BLESS` set to write it anew.

/// The functions: `$kind` is `coroutine` or `async`, `$wait` is `wait` or `await`.
macro_rules! functions {
    ($wrap:ident, $kind:tt, $wait:tt) => { $wrap! {

        pub(crate) $kind fn f0(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut a = Noisy("1");
            if let Some(b) = later(Some(Noisy("2"))).$wait {
                if ((a.look() + b.look()) % 7) != 1 {
                    drop(b);
                    let mut y = (tick(1).$wait + check(2)?) % 7;
                    if !(!((n) > 3)) {
                        let mut i1 = 0;
                        'l1: loop {
                            i1 += 1; if i1 > 2 { break ; }
                            let b = later(Noisy("3")).$wait;
                        }
                    } else if ((a.look(), a.look()).0) <= 2 {
                        let Some(mut x) = later(less((4, y).0)).$wait else {
                            return Ok({ let a = Noisy("4"); let z = 0; 3 });
                        };
                    } else {
                    }
                } else {
                    take(b, n);
                }
            } else {
            }
            Ok(match match 0 { 0 => a.look(), 1 | 2 => n, _ => n } { 0 => (a.look() + a.look()) % 7, 1 | 2 => (n + n) % 7, _ => n })
        }

        pub(crate) $kind fn f1(mut n: u32, a: Noisy) -> u32 {
             {
                let mut y = tick(n).$wait;
                let mut d = later(Noisy("1")).$wait;
                let mut y = (Point { x: 1, y: (d.look(), n).0 }).y;
            }
            let mut x = tick((Point { x: 2, y: a.look() }).y).$wait;
            note("here");
            let Some(mut y) = later(less((4 + n) % 7)).$wait else {
                return [a.look(), x, x][((2) % 3) as usize];
            };
            let mut x = if !((n) == 1) { (Point { x: 3, y: x }).y } else { (x + n) % 7 };
            { let c = Noisy("2"); let z = [n, y, a.look()][((a.look()) % 3) as usize]; if (0) <= 3 { y } else { y } }
        }

        pub(crate) $kind fn f2(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut x = {
                let mut i1 = 0;
                'l1: for item in vec![Noisy("1"), Noisy("z")] {
                    i1 += item.look();
                    let b = Noisy("2");
                    drop(b);
                    note("here");
                }
                [a.look(), a.look(), 1][((n) % 3) as usize]
            };
            let d = later(Noisy("3")).$wait;
            if ((a.look() + d.look()) % 7) >= 1 {
                drop(d);
                let mut y = { let b = Noisy("4"); let z = take(Noisy("5"), n); add(z, b.look()) };
                if (4) >= 2 && (a.look()) >= 2 {
                    if ((a.look()) != 1 || (n) < 2) {
                        y = [a.look(), [1, 0, 0][((a.look()) % 3) as usize], x][(((0, a.look()).0) % 3) as usize];
                        let mut i2 = 0;
                        'l2: for item in vec![Noisy("6"), Noisy("z")] {
                            i2 += item.look();
                            note("here");
                            let d = Noisy("7");
                        }
                        return Ok(n);
                    }
                    return Ok((a.look(), n).0);
                }
            } else {
                take(d, n);
            }
            Ok(a.look())
        }

        pub(crate) $kind fn f3(mut n: u32, a: Noisy) -> u32 {
            if let Some(b) = later(Some(Noisy("1"))).$wait {
                let mut z = match { let d = Noisy("2"); let y = n; y } { 0 => tick(n).$wait, 1 | 2 => [b.look(), n, b.look()][((b.look()) % 3) as usize], _ => a.look() };
                if !((z) == 3) {
                    drop(b);
                    let mut x = 'l1: {
                        let mut i2 = 0;
                        'l2: while i2 < 3 && ((a.look()) > 3 || (a.look()) != 2) {
                            i2 += 1;
                            let mut z = match later(3).$wait { 0 => (Point { x: n, y: n }).y, 1 | 2 => take(Noisy("3"), a.look()), _ => a.look() };
                            let b = Noisy("4");
                            let mut x = match take(b, n) { 0 => tick(z).$wait, 1 | 2 => add(n, n), _ => 4 };
                        }
                        if !((3) != 3) {
                            let mut z = match tick(3).$wait { 0 => match 2 { 0 => z, 1 | 2 => n, _ => n }, 1 | 2 => add(3, n), _ => z };
                            return { let a = Noisy("5"); let x = a.look(); z };
                        }
                        tick(n).$wait
                    };
                } else {
                    take(b, n);
                }
            } else {
            }
            tick(add(1, n)).$wait
        }

        pub(crate) $kind fn f4(mut n: u32, a: Noisy) -> u32 {
            let mut x = 'l1: {
                if !(!((2) != 3)) {
                    let mut x = {
                        if !((a.look()) <= 1 && (n) != 2) {
                            let Some(mut y) = later(less(tick(1).$wait)).$wait else {
                                return tick(a.look()).$wait;
                            };
                            let Some(mut y) = later(less(tick(4).$wait)).$wait else {
                                break 'l1 tick(a.look()).$wait;
                            };
                            let mut y = add([n, y, n][((3) % 3) as usize], (Point { x: 4, y: n }).y);
                        } else if (n) < 1 && (0) <= 1 {
                            if (tick(n).$wait) != 1 {
                                let mut y = tick({ let d = Noisy("1"); let z = 0; d.look() }).$wait;
                                let mut y = if ((y) > 2 || (a.look()) == 1) { a.look() } else { y };
                                note("here");
                                break 'l1 (y, n).0;
                            }
                            let b = later(Noisy("2")).$wait;
                        } else {
                        }
                        add(2, n)
                    };
                } else if (tick(n).$wait) < 3 {
                }
                if ((n) < 1 || (0) <= 1) {
                    break 'l1 match 2 { 0 => n, 1 | 2 => 3, _ => a.look() };
                }
                [n, 2, n][((a.look()) % 3) as usize]
            };
            match add(n, n) { 0 => tick(a.look()).$wait, 1 | 2 => tick(x).$wait, _ => 1 }
        }

        pub(crate) $kind fn f5(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut c = later(Noisy("1")).$wait;
            let mut i1 = 0;
            'l1: for item in vec![Noisy("2"), Noisy("z")] {
                i1 += item.look();
                let mut i2 = 0;
                'l2: while i2 < 3 && (a.look()) <= 3 && (n) != 2 {
                    i2 += 1;
                    let mut i3 = 0;
                    'l3: for k in 0..1 {
                        i3 += k;
                        let mut z = tick(match a.look() { 0 => n, 1 | 2 => 2, _ => n }).$wait;
                        if (0) >= 2 && (a.look()) > 1 {
                            let mut x = (tick(a.look()).$wait, take(Noisy("3"), a.look())).0;
                            let a = Noisy("4");
                            continue 'l3;
                        }
                        let mut x = later(later(z).$wait).$wait;
                    }
                    let mut x = 'l4: {
                        let mut y = (if (n) != 3 { n } else { n } + tick(n).$wait) % 7;
                        if ((n) > 1 || (n) < 2) {
                            continue 'l1;
                        }
                        if ((a.look(), 4).0) >= 1 {
                            break 'l2;
                        }
                        if (a.look()) <= 2 { y } else { y }
                    };
                }
            }
            Ok(tick(match n { 0 => 0, 1 | 2 => c.look(), _ => 3 }).$wait)
        }

        pub(crate) $kind fn f6(mut n: u32, a: Noisy) -> u32 {
            let mut x = match later(2).$wait {
                0 | 1 => {
                    let mut d = later(Noisy("1")).$wait;
                    let mut x = tick(later(n).$wait).$wait;
                    if (a.look()) < 2 { 4 } else { d.look() }
                }
                m if m % 2 == 0 => {
                    let mut x = if (4) != 2 && (0) == 3 {
                        match (Point { x: 2, y: 2 }).y {
                            0 | 1 => {
                                let d = Noisy("2");
                                n = { d }.end();
                                let Some(mut z) = later(less(take(Noisy("3"), 0))).$wait else {
                                    return match 4 { 0 => a.look(), 1 | 2 => a.look(), _ => n };
                                };
                            }
                            m if m % 2 == 0 => {
                                let mut x = tick([n, n, 3][((n) % 3) as usize]).$wait;
                                let mut y = later(take(Noisy("4"), a.look())).$wait;
                                let Some(mut z) = later(less(tick(y).$wait)).$wait else {
                                    return take(Noisy("5"), 3);
                                };
                            }
                            _ => {
                            }
                        }
                        take(Noisy("6"), n)
                    } else {
                        tick(n).$wait
                    };
                    4
                }
                _ => {
                    (n, a.look()).0
                }
            };
            (Point { x: n, y: match a.look() { 0 => 0, 1 | 2 => a.look(), _ => a.look() } }).y
        }

        pub(crate) $kind fn f7(mut n: u32, a: Noisy) -> u32 {
            match n {
                0 | 1 => {
                    if (tick(2).$wait) < 3 {
                        let mut i1 = 0;
                        'l1: for item in vec![Noisy("1"), Noisy("z")] {
                            i1 += item.look();
                            n += n; n %= 5;
                            let mut b = Noisy("2");
                        }
                        if !((a.look()) > 3 && (n) <= 1) {
                            let mut x = later([n, n, n][((n) % 3) as usize]).$wait;
                            if (match a.look() { 0 => x, 1 | 2 => n, _ => 2 }) != 1 {
                                let d = Noisy("3");
                                let mut d = later(d).$wait;
                                let mut a = later(d).$wait;
                                return add(a.look(), x);
                            }
                            let d = Noisy("4");
                        } else {
                        }
                    }
                }
                m if m % 2 == 0 => {
                }
                _ => {
                }
            }
            [n, tick(a.look()).$wait, n][((tick(n).$wait) % 3) as usize]
        }

        pub(crate) $kind fn f8(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut i1 = 0;
            let mut x = 'l1: loop {
                i1 += 1; if i1 > 2 { break check(n)?; }
                let mut i2 = 0;
                let mut x = 'l2: loop {
                    i2 += 1; if i2 > 2 { break (2, a.look()).0; }
                    let mut x = match ({ let b = Noisy("1"); let x = n; n } + later(n).$wait) % 7 {
                        0 | 1 => {
                            let Some(mut z) = later(less(tick(3).$wait)).$wait else {
                                break 'l2 if (n) == 1 { n } else { n };
                            };
                            tick(z).$wait
                        }
                        m if m % 2 == 0 => {
                            note("here");
                            if ((n) == 1 || (a.look()) < 1) {
                                let mut z = match later(check(a.look())).$wait? { 0 => later(n).$wait, 1 | 2 => tick(n).$wait, _ => a.look() };
                                note("here");
                                break 'l1 check(1)?;
                            }
                            take(Noisy("2"), n)
                        }
                        _ => {
                            let mut y = { let b = Noisy("3"); let y = (n, 4).0; (b.look(), 1).0 };
                            y += tick(tick(y).$wait).$wait; y %= 5;
                            tick(n).$wait
                        }
                    };
                    let mut i3 = 0;
                    let mut x = 'l3: loop {
                        i3 += 1; if i3 > 2 { break [3, 1, x][((x) % 3) as usize]; }
                        if !((x) >= 3) {
                            let mut y = (if (a.look()) >= 3 { n } else { x }, [x, x, 1][((a.look()) % 3) as usize]).0;
                            break 'l1 match x { 0 => x, 1 | 2 => 4, _ => n };
                        }
                    };
                    x += tick(tick(0).$wait).$wait; x %= 5;
                };
            };
            let mut x = (take(Noisy("4"), x), later(check(a.look())).$wait?).0;
            Ok(if (x) != 1 { tick(x).$wait } else { take(Noisy("5"), a.look()) })
        }

        pub(crate) $kind fn f9(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut x = if ({ let b = Noisy("1"); let x = n; 2 }) < 3 {
                if !((a.look()) <= 3) {
                    let mut i1 = 0;
                    'l1: for item in vec![Noisy("2"), Noisy("z")] {
                        i1 += item.look();
                        let mut z = match tick(n).$wait { 0 => later(2).$wait, 1 | 2 => take(Noisy("3"), n), _ => 4 };
                        let mut z = add([1, n, n][((0) % 3) as usize], tick(4).$wait);
                        let mut x = { let c = Noisy("4"); let y = take(Noisy("5"), n); if (4) < 2 { y } else { c.look() } };
                    }
                    return Ok((n + n) % 7);
                }
                let mut i2 = 0;
                'l2: for item in vec![Noisy("6"), Noisy("z")] {
                    i2 += item.look();
                    let b = later(Noisy("7")).$wait;
                    if !((n) != 1) {
                        drop(b);
                        let mut x = match (match a.look() { 0 => 2, 1 | 2 => a.look(), _ => n }, check(2)?).0 {
                            0 | 1 => {
                                let mut z = tick(match n { 0 => 2, 1 | 2 => a.look(), _ => n }).$wait;
                                let mut y = tick(later(3).$wait).$wait;
                                later(n).$wait
                            }
                            m if m % 2 == 0 => {
                                let a = later(Noisy("8")).$wait;
                                [0, n, a.look()][((a.look()) % 3) as usize]
                            }
                            _ => {
                                if ((n) > 2 || (n) < 1) {
                                    break 'l2;
                                }
                                tick(n).$wait
                            }
                        };
                    } else {
                        take(b, n);
                    }
                }
                [n, a.look(), n][((n) % 3) as usize]
            } else {
                { let d = Noisy("9"); let x = 4; 1 }
            };
            Ok((match a.look() { 0 => a.look(), 1 | 2 => x, _ => n } + later(check(a.look())).$wait?) % 7)
        }

        pub(crate) $kind fn f10(mut n: u32, a: Noisy) -> u32 {
            n += tick(tick(a.look()).$wait).$wait; n %= 5;
            let mut i1 = 0;
            'l1: for item in vec![Noisy("1"), Noisy("z")] {
                i1 += item.look();
                if (n) > 1 {
                    if !(!((n) < 3)) {
                        note("here");
                        let mut y = tick((a.look() + n) % 7).$wait;
                    } else if (tick(3).$wait) > 2 {
                        'l2: {
                            let mut c = Noisy("2");
                            let c = later(Noisy("3")).$wait;
                            let mut x = later((Point { x: 1, y: n }).y).$wait;
                            if (match x { 0 => n, 1 | 2 => 0, _ => n }) >= 2 {
                                let mut z = (Point { x: n, y: match 2 { 0 => 1, 1 | 2 => a.look(), _ => n } }).y;
                                let mut z = { let b = Noisy("4"); let y = if (1) > 3 { x } else { n }; (z, b.look()).0 };
                                return (x, x).0;
                            }
                        }
                    }
                } else if (0) != 1 && (a.look()) != 2 {
                }
            }
            tick([3, n, n][((n) % 3) as usize]).$wait
        }

        pub(crate) $kind fn f11(mut n: u32, a: Noisy) -> Result<u32, String> {
            if ((n) < 2 || (n) > 1) {
                if !((3) == 1) {
                    let mut b = Noisy("1");
                    return Ok(tick(n).$wait);
                }
                n += match take(Noisy("2"), n) { 0 => match n { 0 => n, 1 | 2 => 4, _ => a.look() }, 1 | 2 => match n { 0 => a.look(), 1 | 2 => 2, _ => n }, _ => n }; n %= 5;
                return Ok(add(a.look(), 4));
            }
            let a = Noisy("3");
            let mut z = tick(add(1, n)).$wait;
            let mut y = [z, tick(0).$wait, z][(((z, z).0) % 3) as usize];
            Ok(tick(tick(z).$wait).$wait)
        }

        pub(crate) $kind fn f12(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut z = tick(later(a.look()).$wait).$wait;
            if (z) != 1 && (a.look()) <= 3 {
                let b = Noisy("1");
                let Some(mut z) = later(less(match 1 { 0 => b.look(), 1 | 2 => b.look(), _ => 3 })).$wait else {
                    return Ok(tick(a.look()).$wait);
                };
                return Ok({ let c = Noisy("2"); let x = z; n });
            }
            if (check(later(check(z)).$wait?)?) <= 1 {
                if let Some(b) = later(Some(Noisy("3"))).$wait {
                    let mut y = ((n, n).0, n).0;
                    let mut y = (match n { 0 => 3, 1 | 2 => 4, _ => n } + (y, y).0) % 7;
                } else {
                    if let Some(b) = later(Some(Noisy("4"))).$wait {
                        let mut y = if !((0) <= 1) { take(Noisy("5"), 1) } else { (a.look() + n) % 7 };
                        if (z) != 2 && (n) != 1 {
                            drop(b);
                            n = check(check(y)?)?;
                            let mut x = tick(tick(1).$wait).$wait;
                        } else {
                            take(b, n);
                            let mut y = if !((2) <= 2) { [2, z, n][((4) % 3) as usize] } else { [a.look(), z, y][((a.look()) % 3) as usize] };
                        }
                    } else {
                        if (([n, z, a.look()][((n) % 3) as usize]) != 2 || (z) >= 2 && (n) == 2) {
                        } else if ((a.look()) == 1 || (0) >= 3) {
                        } else {
                        }
                    }
                }
            } else if ((z) <= 3 || (z) > 3) {
            }
            Ok(n)
        }

        pub(crate) $kind fn f13(mut n: u32, a: Noisy) -> u32 {
            let a = Noisy("1");
            let c = later(a).$wait;
            let mut x = match c.look() {
                0 | 1 => {
                    let mut x = (Point { x: c.look(), y: tick(c.look()).$wait }).y;
                    (c.look(), c.look()).0
                }
                m if m % 2 == 0 => {
                    let mut x = match tick(add(n, n)).$wait {
                        0 | 1 => {
                            let mut x = [1, add(n, n), c.look()][(((Point { x: n, y: c.look() }).y) % 3) as usize];
                            later(x).$wait
                        }
                        m if m % 2 == 0 => {
                            if (c.look()) == 1 && (3) > 3 {
                                let mut c = Noisy("2");
                                c = later(Noisy("3")).$wait;
                                return c.look();
                            }
                            tick(n).$wait
                        }
                        _ => {
                            { let b = Noisy("4"); let y = n; c.look() }
                        }
                    };
                    [c.look(), x, n][((x) % 3) as usize]
                }
                _ => {
                    later(n).$wait
                }
            };
            { let c = Noisy("5"); let x = (n, x).0; take(Noisy("6"), x) }
        }

        pub(crate) $kind fn f14(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut i1 = 0;
            'l1: loop {
                i1 += 1; if i1 > 2 { break ; }
                let mut c = Noisy("1");
                if (tick([a.look(), n, 2][((c.look()) % 3) as usize]).$wait) >= 3 {
                    n += tick((n, n).0).$wait; n %= 5;
                    if let Some(b) = later(Some(Noisy("2"))).$wait {
                        let mut i2 = 0;
                        'l2: for k in 0..2 {
                            i2 += k;
                            if (tick(a.look()).$wait) <= 3 {
                                note("here");
                                note("here");
                                n += add(b.look(), check(n)?); n %= 5;
                                continue 'l1;
                            }
                            let mut x = add(tick(n).$wait, n);
                        }
                        let mut x = match later(check((a.look() + 4) % 7)).$wait? {
                            0 | 1 => {
                                tick(n).$wait
                            }
                            m if m % 2 == 0 => {
                                if (n) < 3 { 2 } else { n }
                            }
                            _ => {
                                tick(n).$wait
                            }
                        };
                    } else {
                    }
                } else {
                }
            }
            Ok([a.look(), later(a.look()).$wait, n][((take(Noisy("3"), n)) % 3) as usize])
        }

        pub(crate) $kind fn f15(mut n: u32, a: Noisy) -> u32 {
            if ((3 + if (n) <= 3 { a.look() } else { n }) % 7) >= 1 {
                let b = later(Noisy("1")).$wait;
                let mut x = n;
            } else {
                let mut x = add((n, 0).0, if (a.look()) <= 3 { n } else { 3 });
                 {
                    let mut x = tick(tick(a.look()).$wait).$wait;
                    note("here");
                }
            }
            let mut d = Noisy("2");
            if ([d.look(), [n, d.look(), a.look()][((n) % 3) as usize], a.look()][((add(d.look(), 0)) % 3) as usize]) > 2 {
                let mut x = 'l1: {
                    'l2: {
                        let mut i3 = 0;
                        'l3: for k in 0..3 {
                            i3 += k;
                            let mut b = Noisy("3");
                            d = later(Noisy("4")).$wait;
                        }
                        if ((4) < 3 || (n) < 1) {
                            break 'l2;
                        }
                    }
                    if ((n) > 1 || (0) == 3) {
                        return tick(n).$wait;
                    }
                    later(a.look()).$wait
                };
            } else if !((n) < 3) {
            } else {
            }
            n
        }

        pub(crate) $kind fn f16(mut n: u32, a: Noisy) -> u32 {
            let mut i1 = 0;
            'l1: for item in vec![Noisy("1"), Noisy("z")] {
                i1 += item.look();
                let mut x = 'l2: {
                    let b = Noisy("2");
                    let mut x = {
                        let mut x = add(add(n, 4), tick(b.look()).$wait);
                        let c = Noisy("3");
                        tick(4).$wait
                    };
                    match (tick(n).$wait + tick(b.look()).$wait) % 7 {
                        0 | 1 => {
                            let mut a = Noisy("4");
                            let mut a = a;
                        }
                        m if m % 2 == 0 => {
                            let mut y = (add(x, 4) + if (2) == 1 { 2 } else { n }) % 7;
                            let mut z = later({ let a = Noisy("5"); let x = x; y }).$wait;
                        }
                        _ => {
                        }
                    }
                    if ((0, 0).0) >= 1 {
                        break 'l2 b.look();
                    }
                    later(a.look()).$wait
                };
            }
            if !((n) > 2) { [n, n, n][((n) % 3) as usize] } else { tick(3).$wait }
        }

        pub(crate) $kind fn f17(mut n: u32, a: Noisy) -> u32 {
            let b = later(Noisy("1")).$wait;
            n += [1, tick(n).$wait, n][((tick(n).$wait) % 3) as usize]; n %= 5;
            let mut x = {
                let mut x = add(later(b.look()).$wait, tick(3).$wait);
                (Point { x: x, y: x }).y
            };
            ([n, 4, x][((0) % 3) as usize], tick(n).$wait).0
        }

        pub(crate) $kind fn f18(mut n: u32, a: Noisy) -> u32 {
            note("here");
            let mut z = tick(tick(n).$wait).$wait;
            let mut x = match later(add(a.look(), n)).$wait {
                0 | 1 => {
                    let mut z = if (z) > 1 && (3) <= 3 { tick(z).$wait } else { z };
                    let mut x = match add(later(n).$wait, take(Noisy("1"), a.look())) {
                        0 | 1 => {
                            let mut y = later((n + n) % 7).$wait;
                            let mut x = ([n, 0, a.look()][((2) % 3) as usize], tick(a.look()).$wait).0;
                            [y, 4, z][((x) % 3) as usize]
                        }
                        m if m % 2 == 0 => {
                            note("here");
                            let mut z = add(take(Noisy("2"), z), 2);
                            let mut x = tick((Point { x: a.look(), y: z }).y).$wait;
                            [n, 2, x][((3) % 3) as usize]
                        }
                        _ => {
                            let mut z = ([z, z, a.look()][((a.look()) % 3) as usize] + add(z, a.look())) % 7;
                            add(z, 1)
                        }
                    };
                    (a.look() + n) % 7
                }
                m if m % 2 == 0 => {
                    let mut x = tick(tick(0).$wait).$wait;
                    let mut x = 'l1: {
                        let mut z = later((n, x).0).$wait;
                         {
                            let mut y = { let b = Noisy("3"); let z = tick(n).$wait; match z { 0 => x, 1 | 2 => b.look(), _ => x } };
                        }
                        if ((1) == 3 || (x) < 2) {
                            break 'l1 { let c = Noisy("4"); let x = a.look(); n };
                        }
                        tick(2).$wait
                    };
                    later(0).$wait
                }
                _ => {
                    tick(a.look()).$wait
                }
            };
            n
        }

        pub(crate) $kind fn f19(mut n: u32, a: Noisy) -> Result<u32, String> {
            note("here");
            let mut x = 'l1: {
                let d = Noisy("1");
                let d = later(Noisy("2")).$wait;
                if !((d.look()) >= 2) {
                    let d = later(Noisy("3")).$wait;
                    return Ok(add(n, 0));
                }
                tick(n).$wait
            };
            let mut x = {
                let mut i2 = 0;
                let mut x = 'l2: loop {
                    i2 += 1; if i2 > 2 { break (x + x) % 7; }
                    x = [n, tick(x).$wait, 4][((check(0)?) % 3) as usize];
                };
                add(x, a.look())
            };
            Ok(if ((a.look() + a.look()) % 7) == 1 { take(Noisy("4"), 0) } else { { let c = Noisy("5"); let z = x; c.look() } })
        }

        pub(crate) $kind fn f20(mut n: u32, a: Noisy) -> u32 {
            let mut i1 = 0;
            'l1: for item in vec![Noisy("1"), Noisy("z")] {
                i1 += item.look();
                match ({ let d = Noisy("2"); let z = a.look(); z }, (n, n).0).0 {
                    0 | 1 => {
                        let c = Noisy("3");
                        let mut x = tick(if (n) <= 1 { n } else { n }).$wait;
                        let mut x = 'l2: {
                            let mut x = take(Noisy("4"), later(n).$wait);
                            if (n) > 1 && (2) == 3 {
                                let mut a = later(Noisy("5")).$wait;
                                return [1, a.look(), n][((c.look()) % 3) as usize];
                            }
                            tick(x).$wait
                        };
                    }
                    m if m % 2 == 0 => {
                        let mut a = Noisy("6");
                        let mut x = 'l3: {
                            let mut x = [n, take(Noisy("7"), 1), 4][((tick(n).$wait) % 3) as usize];
                            if (n) <= 1 && (0) > 1 {
                                if ((x + n) % 7) >= 1 {
                                    note("here");
                                    let mut x = (x + match n { 0 => a.look(), 1 | 2 => n, _ => x }) % 7;
                                    let mut a = Noisy("8");
                                    return tick(x).$wait;
                                }
                                break 'l1;
                            }
                            add(n, a.look())
                        };
                        x = tick(if (a.look()) != 2 { x } else { 3 }).$wait;
                    }
                    _ => {
                    }
                }
            }
            match match a.look() { 0 => a.look(), 1 | 2 => n, _ => n } { 0 => tick(n).$wait, 1 | 2 => take(Noisy("9"), 4), _ => n }
        }

        pub(crate) $kind fn f21(mut n: u32, a: Noisy) -> u32 {
            note("here");
            let mut y = if ((3, a.look()).0) >= 2 { add(3, a.look()) } else { tick(n).$wait };
            let mut z = add(tick(4).$wait, { let a = Noisy("1"); let z = a.look(); a.look() });
            let mut z = match take(Noisy("2"), y) { 0 => if (y) >= 3 { n } else { a.look() }, 1 | 2 => match 0 { 0 => 3, 1 | 2 => a.look(), _ => a.look() }, _ => y };
            let mut i1 = 0;
            'l1: while let Some(left) = later(less(3 - i1)).$wait {
                i1 = 3 - left;
                let Some(mut y) = later(less((n + 4) % 7)).$wait else {
                    continue 'l1;
                };
            }
            let mut i2 = 0;
            let mut x = 'l2: loop {
                i2 += 1; if i2 > 2 { break match a.look() { 0 => a.look(), 1 | 2 => z, _ => y }; }
                let mut i3 = 0;
                'l3: for item in vec![Noisy("3"), Noisy("z")] {
                    i3 += item.look();
                    if ((0) < 1 || (1) == 1) && ((y) < 2 || (2) != 3) {
                        let mut a = later(Noisy("4")).$wait;
                    }
                }
                note("here");
            };
            tick(tick(0).$wait).$wait
        }

        pub(crate) $kind fn f22(mut n: u32, a: Noisy) -> u32 {
            let mut z = 4;
            match (Point { x: a.look(), y: tick(z).$wait }).y {
                0 | 1 => {
                    let mut b = Noisy("1");
                    let mut i1 = 0;
                    let mut x = 'l1: loop {
                        i1 += 1; if i1 > 2 { break (n + n) % 7; }
                        let mut z = tick(later(n).$wait).$wait;
                    };
                    let mut c = b;
                }
                m if m % 2 == 0 => {
                    if let Some(b) = later(Some(Noisy("2"))).$wait {
                        if !((1) < 2) {
                            let mut z = [1, match z { 0 => z, 1 | 2 => z, _ => a.look() }, z][(([a.look(), 3, n][((z) % 3) as usize]) % 3) as usize];
                            return tick(z).$wait;
                        }
                        let mut x = {
                            let mut c = later(Noisy("3")).$wait;
                            let c = later(Noisy("4")).$wait;
                            later(c.look()).$wait
                        };
                    } else {
                        let Some(mut z) = later(less(tick(a.look()).$wait)).$wait else {
                            return (Point { x: n, y: a.look() }).y;
                        };
                        let mut i2 = 0;
                        let mut x = 'l2: loop {
                            i2 += 1; if i2 > 2 { break (z, z).0; }
                        };
                    }
                }
                _ => {
                }
            }
            if !((2) != 1) { { let a = Noisy("5"); let z = 3; a.look() } } else { (1 + n) % 7 }
        }

        pub(crate) $kind fn f23(mut n: u32, a: Noisy) -> u32 {
            'l1: {
                let b = Noisy("1");
                let mut x = if (if (n) < 3 { 0 } else { a.look() }) > 2 {
                    let b = Noisy("2");
                    let mut z = match [n, n, b.look()][((n) % 3) as usize] { 0 => { let a = Noisy("3"); let y = 3; b.look() }, 1 | 2 => tick(0).$wait, _ => n };
                    z
                } else {
                    let mut x = {
                        if let Some(b) = later(Some(Noisy("4"))).$wait {
                            let d = b;
                            if (n) == 1 && (0) != 1 {
                                n += take(Noisy("5"), n); n %= 5;
                                return add(4, 4);
                            }
                        } else {
                            note("here");
                        }
                        tick(b.look()).$wait
                    };
                    let mut y = if !((x) < 3) { later(3).$wait } else { (Point { x: a.look(), y: a.look() }).y };
                    if ((y) <= 1 || (b.look()) == 2) {
                        'l2: {
                            if ((n, n).0) <= 2 {
                                let mut x = { let a = Noisy("6"); let x = match 3 { 0 => 0, 1 | 2 => n, _ => x }; { let c = Noisy("7"); let x = n; y } };
                                break 'l1;
                            }
                            let mut x = add((n + n) % 7, add(1, n));
                            if ({ let b = Noisy("8"); let z = a.look(); x }) != 1 {
                                return tick(1).$wait;
                            }
                        }
                        return tick(x).$wait;
                    }
                    (b.look(), y).0
                };
                if ((0) <= 3 || (1) == 2) {
                    return tick(0).$wait;
                }
            }
            match tick(0).$wait { 0 => a.look(), 1 | 2 => (Point { x: a.look(), y: a.look() }).y, _ => 3 }
        }

        pub(crate) $kind fn f24(mut n: u32, a: Noisy) -> Result<u32, String> {
            match tick(tick(a.look()).$wait).$wait {
                0 | 1 => {
                    let mut y = [n, n, n][((match n { 0 => 0, 1 | 2 => 1, _ => 4 }) % 3) as usize];
                    let mut b = Noisy("1");
                }
                m if m % 2 == 0 => {
                    let mut x = 'l1: {
                        let mut i2 = 0;
                        'l2: for item in vec![Noisy("2"), Noisy("z")] {
                            i2 += item.look();
                            let mut x = (tick(n).$wait, tick(a.look()).$wait).0;
                            note("here");
                        }
                        let mut i3 = 0;
                        'l3: loop {
                            i3 += 1; if i3 > 2 { break ; }
                            let c = later(Noisy("3")).$wait;
                            if !((a.look()) != 1) {
                                let mut z = later(n).$wait;
                                let Some(mut y) = later(less(match 1 { 0 => a.look(), 1 | 2 => 2, _ => n })).$wait else {
                                    return Ok({ let b = Noisy("4"); let z = z; 3 });
                                };
                                let mut y = tick(add(1, 1)).$wait;
                                break 'l1 tick(z).$wait;
                            }
                        }
                        if ((a.look(), n).0) != 3 {
                            break 'l1 if (a.look()) >= 1 { 4 } else { n };
                        }
                        tick(a.look()).$wait
                    };
                }
                _ => {
                }
            }
            Ok(((n, n).0 + tick(n).$wait) % 7)
        }

        pub(crate) $kind fn f25(mut n: u32, a: Noisy) -> Result<u32, String> {
            n = (later(check(n)).$wait?, (a.look() + 0) % 7).0;
            let mut i1 = 0;
            'l1: for item in vec![Noisy("1"), Noisy("z")] {
                i1 += item.look();
                let mut z = (n, (n, 0).0).0;
            }
            let mut i2 = 0;
            'l2: while i2 < 3 && (tick(n).$wait) < 3 {
                i2 += 1;
                if let Some(b) = later(Some(Noisy("2"))).$wait {
                    let b = later(b).$wait;
                    let mut i3 = 0;
                    'l3: while i3 < 3 && ((n) < 1 || (n) > 2) {
                        i3 += 1;
                        let mut i4 = 0;
                        let mut x = 'l4: loop {
                            i4 += 1; if i4 > 2 { break tick(4).$wait; }
                        };
                    }
                } else {
                }
            }
            Ok(later(tick(a.look()).$wait).$wait)
        }

        pub(crate) $kind fn f26(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut x = 'l1: {
                let mut i2 = 0;
                let mut x = 'l2: loop {
                    i2 += 1; if i2 > 2 { break { let a = Noisy("1"); let y = 2; 2 }; }
                     {
                        n = if !((a.look()) == 3) { [n, n, n][((4) % 3) as usize] } else { tick(a.look()).$wait };
                        let d = later(Noisy("2")).$wait;
                        if (([3, 0, n][((a.look()) % 3) as usize] + take(Noisy("3"), a.look())) % 7) != 2 {
                            let mut y = d.look();
                            let Some(mut x) = later(less(check(2)?)).$wait else {
                                break 'l1 { let a = Noisy("4"); let y = a.look(); n };
                            };
                        } else if (if (a.look()) >= 2 { 1 } else { n }) >= 3 {
                            if ((n) <= 2 || (d.look()) >= 2) {
                                let mut x = [d.look(), if (n) == 3 { n } else { n }, n][((n) % 3) as usize];
                                let a = later(Noisy("5")).$wait;
                                if ((a.look()) == 2 || (4) == 2) {
                                    let a = Noisy("6");
                                    break 'l1 take(Noisy("7"), 1);
                                }
                                break 'l1 tick(n).$wait;
                            }
                            if ((a.look()) >= 2 || (n) == 2) {
                                note("here");
                                return Ok(if (a.look()) <= 1 { 2 } else { n });
                            }
                        } else {
                        }
                    }
                };
                if !((n) > 1) {
                    break 'l1 match x { 0 => n, 1 | 2 => 4, _ => a.look() };
                }
                { let a = Noisy("8"); let z = 0; 2 }
            };
            Ok(tick((a.look() + x) % 7).$wait)
        }

        pub(crate) $kind fn f27(mut n: u32, a: Noisy) -> u32 {
            let Some(mut z) = later(less(tick(1).$wait)).$wait else {
                return add(n, a.look());
            };
            if ((n) >= 2 || (a.look()) == 1) {
                let Some(mut z) = later(less((Point { x: a.look(), y: n }).y)).$wait else {
                    return match 1 { 0 => n, 1 | 2 => n, _ => n };
                };
                let mut c = later(Noisy("1")).$wait;
                return tick(2).$wait;
            }
            let mut i1 = 0;
            'l1: for item in vec![Noisy("2"), Noisy("z")] {
                i1 += item.look();
                if (z) > 2 && (a.look()) <= 3 {
                    match match if (z) == 1 { n } else { a.look() } { 0 => add(a.look(), n), 1 | 2 => [z, 4, 0][((n) % 3) as usize], _ => z } {
                        0 | 1 => {
                            n = if (tick(n).$wait) == 2 { match z { 0 => 0, 1 | 2 => a.look(), _ => n } } else { (a.look() + a.look()) % 7 };
                        }
                        m if m % 2 == 0 => {
                            let mut z = (tick(4).$wait, take(Noisy("3"), z)).0;
                        }
                        _ => {
                            if ((z) <= 3 || (a.look()) <= 3) {
                                let mut x = take(Noisy("4"), add(a.look(), z));
                                let mut z = later((z, a.look()).0).$wait;
                                break 'l1;
                            }
                        }
                    }
                    return tick(1).$wait;
                }
            }
            if ((z + z) % 7) >= 3 { tick(z).$wait } else { match 3 { 0 => z, 1 | 2 => z, _ => n } }
        }

        pub(crate) $kind fn f28(mut n: u32, a: Noisy) -> u32 {
            if (a.look()) < 1 && (n) >= 3 {
                if let Some(b) = later(Some(Noisy("1"))).$wait {
                    let mut a = b;
                    let mut x = { let d = Noisy("2"); let y = match n { 0 => a.look(), 1 | 2 => n, _ => n }; (n + 3) % 7 };
                } else {
                    let mut x = [n, (Point { x: n, y: a.look() }).y, a.look()][(({ let a = Noisy("3"); let z = n; n }) % 3) as usize];
                    note("here");
                }
                return (1 + 0) % 7;
            }
            let mut i1 = 0;
            'l1: for k in 0..1 {
                i1 += k;
                let mut i2 = 0;
                let mut x = 'l2: loop {
                    i2 += 1; if i2 > 2 { break (n + 4) % 7; }
                    let mut x = 'l3: {
                        note("here");
                         {
                            let mut z = later(tick(n).$wait).$wait;
                        }
                        if (n) <= 3 && (a.look()) >= 1 {
                            let mut d = Noisy("4");
                            let mut y = match add(n, n) { 0 => tick(n).$wait, 1 | 2 => if (4) < 2 { 3 } else { n }, _ => n };
                            break 'l3 (n, 3).0;
                        }
                        (2 + n) % 7
                    };
                };
            }
            { let d = Noisy("5"); let x = tick(n).$wait; add(n, x) }
        }

        pub(crate) $kind fn f29(mut n: u32, a: Noisy) -> Result<u32, String> {
            let a = Noisy("1");
            if ((n) == 2 && (n) < 3 || ((n) != 2 || (4) <= 3)) {
                let a = later(Noisy("2")).$wait;
                n = { a }.end();
                let mut x = match tick(tick(0).$wait).$wait {
                    0 | 1 => {
                        let mut x = match { let c = Noisy("3"); let x = if (1) >= 3 { n } else { n }; [x, 0, c.look()][((c.look()) % 3) as usize] } {
                            0 | 1 => {
                                n = tick(match n { 0 => n, 1 | 2 => 4, _ => 2 }).$wait;
                                note("here");
                                if !((n) != 3) {
                                    note("here");
                                    return Ok(tick(3).$wait);
                                }
                                (n, n).0
                            }
                            m if m % 2 == 0 => {
                                if !((n) <= 2) {
                                    n += (n + tick(4).$wait) % 7; n %= 5;
                                    let b = Noisy("4");
                                    let c = Noisy("5");
                                    return Ok({ let c = Noisy("6"); let y = n; y });
                                }
                                { let c = Noisy("7"); let y = n; 3 }
                            }
                            _ => {
                                take(Noisy("8"), 1)
                            }
                        };
                        check(x)?
                    }
                    m if m % 2 == 0 => {
                        if (0) <= 3 { 1 } else { 0 }
                    }
                    _ => {
                        tick(n).$wait
                    }
                };
            } else if ((2, n).0) >= 3 {
            } else {
            }
            Ok({ let c = Noisy("9"); let x = tick(2).$wait; { let d = Noisy("10"); let y = x; 1 } })
        }

        pub(crate) $kind fn f30(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut i1 = 0;
            'l1: while i1 < 3 && ((n) == 2 || (n) != 2) {
                i1 += 1;
                let d = Noisy("1");
                let mut x = match add({ let b = Noisy("2"); let y = n; a.look() }, take(Noisy("3"), n)) {
                    0 | 1 => {
                         {
                            note("here");
                        }
                        let mut x = if (tick(n).$wait) <= 1 {
                            let mut y = if ((n) <= 3 || (n) == 2) { tick(n).$wait } else { if (n) != 3 { n } else { 4 } };
                            d.look()
                        } else {
                            let a = Noisy("4");
                            later(3).$wait
                        };
                        note("here");
                        tick(n).$wait
                    }
                    m if m % 2 == 0 => {
                        let mut b = Noisy("5");
                        [0, 1, a.look()][((1) % 3) as usize]
                    }
                    _ => {
                        match if (a.look()) > 1 && (n) != 1 { match 3 { 0 => d.look(), 1 | 2 => 4, _ => n } } else { add(0, 3) } {
                            0 | 1 => {
                                n += (later(check(n)).$wait? + tick(n).$wait) % 7; n %= 5;
                            }
                            m if m % 2 == 0 => {
                                let mut d = Noisy("6");
                                let b = later(d).$wait;
                                let c = later(b).$wait;
                            }
                            _ => {
                                n = tick({ let c = Noisy("7"); let x = 1; n }).$wait;
                            }
                        }
                        n
                    }
                };
            }
            Ok(if (tick(n).$wait) == 3 { later(a.look()).$wait } else { match 4 { 0 => n, 1 | 2 => a.look(), _ => 2 } })
        }

        pub(crate) $kind fn f31(mut n: u32, a: Noisy) -> u32 {
            note("here");
            note("here");
            let mut i1 = 0;
            let mut x = 'l1: loop {
                i1 += 1; if i1 > 2 { break (Point { x: a.look(), y: a.look() }).y; }
                let mut y = tick((a.look(), a.look()).0).$wait;
            };
            let mut i2 = 0;
            'l2: loop {
                i2 += 1; if i2 > 2 { break ; }
                x += later(take(Noisy("1"), x)).$wait; x %= 5;
                let mut b = later(Noisy("2")).$wait;
                let mut x = if ((2) != 2 || (b.look()) > 3) {
                    add(n, x)
                } else {
                    match n { 0 => n, 1 | 2 => b.look(), _ => n }
                };
            }
            (if (1) > 2 { a.look() } else { 0 } + later(n).$wait) % 7
        }

        pub(crate) $kind fn f32(mut n: u32, a: Noisy) -> Result<u32, String> {
            n += ((2 + n) % 7 + take(Noisy("1"), n)) % 7; n %= 5;
            let mut i1 = 0;
            let mut x = 'l1: loop {
                i1 += 1; if i1 > 2 { break tick(a.look()).$wait; }
                let mut y = later(check(later(check(4)).$wait?)).$wait?;
                let mut x = {
                    let Some(mut x) = later(less(take(Noisy("2"), n))).$wait else {
                        break 'l1 1;
                    };
                    add(y, n)
                };
            };
            n = if ((x) > 2 || (a.look()) != 2) { tick(a.look()).$wait } else { if (a.look()) == 2 { a.look() } else { n } };
            let mut i2 = 0;
            'l2: loop {
                i2 += 1; if i2 > 2 { break ; }
                note("here");
                let mut x = {
                    let mut x = ((3, x).0, later(x).$wait).0;
                    (n + 1) % 7
                };
            }
            Ok(tick(take(Noisy("3"), a.look())).$wait)
        }

        pub(crate) $kind fn f33(mut n: u32, a: Noisy) -> Result<u32, String> {
            if let Some(b) = later(Some(Noisy("1"))).$wait {
                if ((1) <= 3 || (a.look()) >= 2) {
                    let mut c = Noisy("2");
                    return Ok(tick(n).$wait);
                }
                if let Some(b) = later(Some(Noisy("3"))).$wait {
                    let b = Noisy("4");
                    match add(take(Noisy("5"), n), (0 + b.look()) % 7) {
                        0 | 1 => {
                            let mut c = Noisy("6");
                            let mut d = later(c).$wait;
                            let mut y = take(Noisy("7"), n);
                        }
                        m if m % 2 == 0 => {
                            if (a.look()) <= 2 && (3) > 3 {
                                let mut y = tick(add(n, n)).$wait;
                                return Ok(tick(y).$wait);
                            }
                        }
                        _ => {
                            if (4) >= 1 && (n) != 1 {
                                let Some(mut y) = later(less(tick(3).$wait)).$wait else {
                                    return Ok(tick(4).$wait);
                                };
                                let mut x = (later(check(a.look())).$wait? + tick(b.look()).$wait) % 7;
                                return Ok(tick(n).$wait);
                            }
                        }
                    }
                } else {
                    let mut x = [a.look(), 0, n][((tick(b.look()).$wait) % 3) as usize];
                    let mut c = Noisy("8");
                }
            } else {
            }
            Ok(1)
        }

        pub(crate) $kind fn f34(mut n: u32, a: Noisy) -> u32 {
            let c = Noisy("1");
            match n {
                0 | 1 => {
                    let mut i1 = 0;
                    'l1: loop {
                        i1 += 1; if i1 > 2 { break ; }
                        if (take(Noisy("2"), c.look())) != 3 {
                            let mut b = Noisy("3");
                            let mut d = Noisy("4");
                            return add(n, n);
                        }
                    }
                }
                m if m % 2 == 0 => {
                    let mut a = Noisy("5");
                }
                _ => {
                    let mut a = Noisy("6");
                    n += (n, { let c = Noisy("7"); let z = a.look(); n }).0; n %= 5;
                }
            }
            'l2: {
                let mut x = {
                    later(a.look()).$wait
                };
                if (tick(x).$wait) != 2 {
                    break 'l2;
                }
            }
            (tick(1).$wait + (n, c.look()).0) % 7
        }

        pub(crate) $kind fn f35(mut n: u32, a: Noisy) -> u32 {
            let mut z = n;
            'l1: {
                let c = Noisy("1");
                if !((3) <= 3) {
                    if let Some(b) = later(Some(Noisy("2"))).$wait {
                        z += tick(tick(z).$wait).$wait; z %= 5;
                        if (add(4, a.look())) == 3 {
                            z += later(z).$wait; z %= 5;
                            let mut y = tick(tick(2).$wait).$wait;
                            return a.look();
                        }
                    } else {
                        let mut i2 = 0;
                        'l2: while i2 < 3 && ((Point { x: z, y: 3 }).y) > 3 {
                            i2 += 1;
                            z = tick(take(Noisy("3"), n)).$wait;
                            if !((n) > 3) {
                                if ((a.look()) >= 3 || (n) < 1) {
                                    return (1 + n) % 7;
                                }
                                break 'l1;
                            }
                        }
                    }
                    return tick(z).$wait;
                }
            }
            tick([n, n, z][((n) % 3) as usize]).$wait
        }

        pub(crate) $kind fn f36(mut n: u32, a: Noisy) -> u32 {
            let mut x = 'l1: {
                let mut x = {
                    let mut x = later([n, a.look(), a.look()][((1) % 3) as usize]).$wait;
                    let mut z = (tick(4).$wait, [3, 3, n][((x) % 3) as usize]).0;
                    tick(a.look()).$wait
                };
                if !(((0 + a.look()) % 7) != 3) {
                     {
                        let mut x = 'l2: {
                            let a = Noisy("1");
                            if !((x) == 1) {
                                let mut b = Noisy("2");
                                let mut d = Noisy("3");
                                d = later(Noisy("4")).$wait;
                                break 'l1 if (x) > 1 { a.look() } else { 0 };
                            }
                            tick(n).$wait
                        };
                    }
                } else {
                }
                if !((4) >= 2) {
                    break 'l1 tick(1).$wait;
                }
                if (n) > 2 { x } else { x }
            };
            add(add(1, a.look()), match 3 { 0 => 3, 1 | 2 => n, _ => a.look() })
        }

        pub(crate) $kind fn f37(mut n: u32, a: Noisy) -> u32 {
            let mut x = match add(take(Noisy("1"), 4), if (1) < 1 { n } else { n }) {
                0 | 1 => {
                    note("here");
                    let mut i1 = 0;
                    'l1: loop {
                        i1 += 1; if i1 > 2 { break ; }
                        let Some(mut z) = later(less(later(a.look()).$wait)).$wait else {
                            continue 'l1;
                        };
                        let mut i2 = 0;
                        'l2: while let Some(left) = later(less(3 - i2)).$wait {
                            i2 = 3 - left;
                            n = [n, if (a.look()) < 2 { z } else { a.look() }, a.look()][((tick(2).$wait) % 3) as usize];
                        }
                        let mut i3 = 0;
                        'l3: while i3 < 3 && (later(z).$wait) <= 1 {
                            i3 += 1;
                            let Some(mut y) = later(less({ let a = Noisy("2"); let z = z; a.look() })).$wait else {
                                break 'l1;
                            };
                        }
                    }
                     {
                        let mut i4 = 0;
                        'l4: while i4 < 3 && (a.look()) < 1 && (3) == 1 {
                            i4 += 1;
                        }
                    }
                    { let a = Noisy("3"); let y = n; 3 }
                }
                m if m % 2 == 0 => {
                    (n, n).0
                }
                _ => {
                    (n, n).0
                }
            };
            a.look()
        }

        pub(crate) $kind fn f38(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut x = 'l1: {
                let mut x = if ((a.look()) != 1 || (n) <= 2) {
                    let mut i2 = 0;
                    'l2: while i2 < 3 && ((a.look() + 2) % 7) <= 1 {
                        i2 += 1;
                        let b = later(Noisy("1")).$wait;
                        let mut x = if (n) != 3 && (b.look()) <= 3 { [1, 0, n][((a.look()) % 3) as usize] } else { tick(n).$wait };
                        let mut i3 = 0;
                        'l3: while let Some(left) = later(less(3 - i3)).$wait {
                            i3 = 3 - left;
                            let mut z = { let c = Noisy("2"); let x = later(check(b.look())).$wait?; tick(a.look()).$wait };
                        }
                    }
                    let mut z = tick(tick(a.look()).$wait).$wait;
                    take(Noisy("3"), 2)
                } else {
                    let d = Noisy("4");
                    let mut x = later(tick(4).$wait).$wait;
                    if (tick(0).$wait) >= 3 {
                        let mut x = if ((n) <= 3 || (3) > 3) {
                            let mut c = later(Noisy("5")).$wait;
                            if (0) <= 2 { 2 } else { n }
                        } else {
                            let mut d = later(Noisy("6")).$wait;
                            tick(x).$wait
                        };
                        return Ok(later(x).$wait);
                    }
                    if (3) < 3 { n } else { x }
                };
                if ((a.look()) == 2 || (a.look()) < 3) {
                    break 'l1 2;
                }
                tick(n).$wait
            };
            Ok(tick({ let a = Noisy("7"); let z = n; a.look() }).$wait)
        }

        pub(crate) $kind fn f39(mut n: u32, a: Noisy) -> u32 {
            let mut x = 'l1: {
                let mut i2 = 0;
                'l2: while i2 < 3 && (tick(n).$wait) > 1 {
                    i2 += 1;
                    note("here");
                    if ([a.look(), tick(n).$wait, 0][(((n, n).0) % 3) as usize]) != 2 {
                        let mut i3 = 0;
                        let mut x = 'l3: loop {
                            i3 += 1; if i3 > 2 { break tick(n).$wait; }
                            let mut x = tick(tick(a.look()).$wait).$wait;
                            let c = Noisy("1");
                        };
                    } else {
                        note("here");
                    }
                }
                if ((n, n).0) <= 1 {
                    break 'l1 match a.look() { 0 => 3, 1 | 2 => a.look(), _ => n };
                }
                a.look()
            };
            take(Noisy("2"), add(x, x))
        }

        pub(crate) $kind fn f40(mut n: u32, a: Noisy) -> u32 {
            let mut i1 = 0;
            let mut x = 'l1: loop {
                i1 += 1; if i1 > 2 { break if (3) == 2 { n } else { n }; }
                let mut x = match tick([1, n, n][((n) % 3) as usize]).$wait {
                    0 | 1 => {
                        let b = Noisy("1");
                        a.look()
                    }
                    m if m % 2 == 0 => {
                        let mut x = {
                            if !((n) > 3) {
                                let b = Noisy("2");
                                n = { b }.end();
                                continue 'l1;
                            }
                            let mut d = Noisy("3");
                            add(n, 1)
                        };
                        (Point { x: 0, y: x }).y
                    }
                    _ => {
                        n = match match n { 0 => a.look(), 1 | 2 => 2, _ => 4 } { 0 => tick(1).$wait, 1 | 2 => tick(n).$wait, _ => n };
                        match 1 { 0 => n, 1 | 2 => n, _ => a.look() }
                    }
                };
            };
            match tick(n).$wait { 0 => if (n) >= 1 { x } else { 4 }, 1 | 2 => tick(0).$wait, _ => a.look() }
        }

        pub(crate) $kind fn f41(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut a = Noisy("1");
            let mut x = if ((n) > 1 || (0) >= 3) {
                a = later(Noisy("2")).$wait;
                let mut y = n;
                note("here");
                if (y) > 2 { 0 } else { 4 }
            } else {
                let mut i1 = 0;
                'l1: for item in vec![Noisy("3"), Noisy("z")] {
                    i1 += item.look();
                    note("here");
                    let Some(mut z) = later(less({ let a = Noisy("4"); let z = n; a.look() })).$wait else {
                        return Ok((n + 1) % 7);
                    };
                }
                add(n, n)
            };
            Ok(tick(tick(n).$wait).$wait)
        }

        pub(crate) $kind fn f42(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut x = {
                let mut x = if (tick(n).$wait) == 2 {
                     {
                        let mut x = if (a.look()) != 1 && (n) > 2 {
                            n = take(Noisy("1"), take(Noisy("2"), a.look()));
                            n += tick(tick(n).$wait).$wait; n %= 5;
                            take(Noisy("3"), a.look())
                        } else {
                            let c = later(Noisy("4")).$wait;
                            let mut y = tick(n).$wait;
                            tick(y).$wait
                        };
                    }
                    let mut d = later(Noisy("5")).$wait;
                    0
                } else {
                    { let b = Noisy("6"); let x = 0; 0 }
                };
                [x, 0, n][((n) % 3) as usize]
            };
            Ok(if (take(Noisy("7"), x)) > 2 { add(3, n) } else { if (4) >= 1 { n } else { a.look() } })
        }

        pub(crate) $kind fn f43(mut n: u32, a: Noisy) -> u32 {
            let mut x = 'l1: {
                let mut z = (tick(n).$wait, { let a = Noisy("1"); let z = a.look(); z }).0;
                let mut i2 = 0;
                'l2: loop {
                    i2 += 1; if i2 > 2 { break ; }
                    let mut x = tick(take(Noisy("2"), 0)).$wait;
                    let mut x = {
                        let Some(mut z) = later(less(tick(a.look()).$wait)).$wait else {
                            break 'l2;
                        };
                        tick(n).$wait
                    };
                    if ((n, 2).0) == 3 && ((z) != 3 || (4) > 2) {
                        let mut i3 = 0;
                        'l3: while i3 < 3 && (take(Noisy("3"), z)) > 1 {
                            i3 += 1;
                            note("here");
                            if ((n) != 3 || (3) < 3) {
                                let mut x = if ((Point { x: z, y: n }).y) >= 3 { tick(n).$wait } else { { let d = Noisy("4"); let z = a.look(); z } };
                                break 'l3;
                            }
                        }
                    }
                }
                if (n) <= 1 && (0) != 1 {
                    break 'l1 add(a.look(), a.look());
                }
                a.look()
            };
            tick(later(n).$wait).$wait
        }

        pub(crate) $kind fn f44(mut n: u32, a: Noisy) -> Result<u32, String> {
            if let Some(b) = later(Some(Noisy("1"))).$wait {
                let mut x = 'l1: {
                    if let Some(b) = later(Some(Noisy("2"))).$wait {
                        let Some(mut y) = later(less([n, n, n][((n) % 3) as usize])).$wait else {
                            return Ok(add(b.look(), n));
                        };
                        let mut x = 2;
                    } else {
                        let mut i2 = 0;
                        'l2: while let Some(left) = later(less(3 - i2)).$wait {
                            i2 = 3 - left;
                            let c = later(Noisy("3")).$wait;
                        }
                        let mut d = Noisy("4");
                    }
                    if !((b.look()) < 2) {
                        break 'l1 later(3).$wait;
                    }
                    [0, 0, n][((n) % 3) as usize]
                };
            } else {
            }
            Ok(tick(later(3).$wait).$wait)
        }

        pub(crate) $kind fn f45(mut n: u32, a: Noisy) -> Result<u32, String> {
            let Some(mut z) = later(less(add(a.look(), 4))).$wait else {
                return Ok(tick(n).$wait);
            };
            let mut i1 = 0;
            'l1: loop {
                i1 += 1; if i1 > 2 { break ; }
                let mut y = (tick(n).$wait, { let c = Noisy("1"); let z = z; z }).0;
                let mut d = later(Noisy("2")).$wait;
                drop(d);
            }
            let mut z = tick((a.look() + n) % 7).$wait;
            let mut x = 'l2: {
                let mut z = take(Noisy("3"), [z, a.look(), 4][((a.look()) % 3) as usize]);
                if (3) >= 3 && (n) <= 2 {
                    if (add(tick(z).$wait, add(z, n))) != 2 {
                        let mut y = tick((z + a.look()) % 7).$wait;
                        let mut b = Noisy("4");
                    } else if (tick(z).$wait) == 3 {
                        let b = Noisy("5");
                        if let Some(b) = later(Some(b)).$wait {
                            if ([n, b.look(), b.look()][((n) % 3) as usize]) <= 3 {
                                note("here");
                                break 'l2 (a.look() + 4) % 7;
                            }
                            if (b.look()) > 2 && (b.look()) >= 1 {
                                return Ok(later(a.look()).$wait);
                            }
                        } else {
                        }
                    } else {
                    }
                    return Ok(tick(4).$wait);
                }
                [a.look(), 0, a.look()][((z) % 3) as usize]
            };
            Ok(tick({ let b = Noisy("6"); let z = n; n }).$wait)
        }

        pub(crate) $kind fn f46(mut n: u32, a: Noisy) -> u32 {
            let mut x = match later((Point { x: 1, y: 0 }).y).$wait {
                0 | 1 => {
                    let mut z = add(if (a.look()) != 2 { 1 } else { n }, (n + n) % 7);
                    match a.look() { 0 => z, 1 | 2 => 4, _ => n }
                }
                m if m % 2 == 0 => {
                    let Some(mut x) = later(less((Point { x: 2, y: a.look() }).y)).$wait else {
                        return (a.look(), n).0;
                    };
                    if let Some(b) = later(Some(Noisy("1"))).$wait {
                        let mut x = (tick(3).$wait, take(b, 2)).0;
                        if ((n) > 3 || (x) != 1) {
                            if ((n) > 2 || (1) <= 1) {
                                x = take(Noisy("2"), [3, a.look(), x][((x) % 3) as usize]);
                                let mut z = tick(add(a.look(), a.look())).$wait;
                                return take(Noisy("3"), 4);
                            }
                            let mut a = Noisy("4");
                            n += take(Noisy("5"), tick(3).$wait); n %= 5;
                            return { let d = Noisy("6"); let y = a.look(); n };
                        }
                    } else {
                    }
                    (0 + a.look()) % 7
                }
                _ => {
                    tick(n).$wait
                }
            };
            if !((4) < 1) { 3 } else { tick(x).$wait }
        }

        pub(crate) $kind fn f47(mut n: u32, a: Noisy) -> u32 {
            let mut b = Noisy("1");
            let Some(mut y) = later(less([b.look(), n, 1][((a.look()) % 3) as usize])).$wait else {
                return if (n) < 1 { a.look() } else { 4 };
            };
            let mut x = if (y) == 1 && (n) < 1 {
                let c = Noisy("2");
                let Some(mut x) = later(less({ let b = Noisy("3"); let z = n; c.look() })).$wait else {
                    return tick(y).$wait;
                };
                (Point { x: 4, y: c.look() }).y
            } else {
                if let Some(b) = later(Some(Noisy("4"))).$wait {
                    let mut i1 = 0;
                    'l1: for item in vec![Noisy("5"), Noisy("z")] {
                        i1 += item.look();
                        let Some(mut x) = later(less(add(n, 1))).$wait else {
                            return later(n).$wait;
                        };
                    }
                    let mut b = later(Noisy("6")).$wait;
                } else {
                }
                if (n) > 1 { a.look() } else { 1 }
            };
            tick((Point { x: x, y: x }).y).$wait
        }

        pub(crate) $kind fn f48(mut n: u32, a: Noisy) -> u32 {
            if let Some(b) = later(Some(Noisy("1"))).$wait {
                let mut x = if !((a.look()) == 1) {
                    let a = later(Noisy("2")).$wait;
                    if let Some(b) = later(Some(Noisy("3"))).$wait {
                        let mut x = {
                            note("here");
                            let a = Noisy("4");
                            tick(a.look()).$wait
                        };
                        let Some(mut y) = later(less(tick(a.look()).$wait)).$wait else {
                            return add(0, n);
                        };
                    } else {
                        if ((n) > 1 || (n) >= 3) {
                            note("here");
                            if !((n) > 1) {
                                note("here");
                                return (2 + b.look()) % 7;
                            }
                            return tick(b.look()).$wait;
                        }
                    }
                    take(Noisy("5"), 1)
                } else {
                    let b = Noisy("6");
                    let d = b;
                    tick(n).$wait
                };
                let mut z = tick(take(Noisy("7"), a.look())).$wait;
            } else {
                if ((a.look()) == 1 || (n) == 3) {
                    let mut i1 = 0;
                    'l1: while let Some(left) = later(less(3 - i1)).$wait {
                        i1 = 3 - left;
                    }
                    return (n + a.look()) % 7;
                }
            }
            ((n + a.look()) % 7, n).0
        }

        pub(crate) $kind fn f49(mut n: u32, a: Noisy) -> u32 {
            if ({ let a = Noisy("1"); let z = a.look(); n }) > 3 {
                n += (tick(3).$wait + { let a = Noisy("2"); let x = a.look(); n }) % 7; n %= 5;
                return later(4).$wait;
            }
            if let Some(b) = later(Some(Noisy("3"))).$wait {
                if ((0) > 2 || (a.look()) < 3) && (tick(n).$wait) <= 3 {
                    let mut i1 = 0;
                    let mut x = 'l1: loop {
                        i1 += 1; if i1 > 2 { break a.look(); }
                        let mut i2 = 0;
                        'l2: loop {
                            i2 += 1; if i2 > 2 { break ; }
                            let mut b = later(Noisy("4")).$wait;
                        }
                        if (add(n, 3)) == 2 {
                            let mut d = Noisy("5");
                            break 'l1 add(n, 0);
                        }
                    };
                } else {
                }
            } else {
            }
            (take(Noisy("6"), 3) + (Point { x: n, y: n }).y) % 7
        }

        pub(crate) $kind fn f50(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut i1 = 0;
            let mut x = 'l1: loop {
                i1 += 1; if i1 > 2 { break tick(n).$wait; }
                note("here");
                if !((n) > 1) {
                    let mut x = 'l2: {
                        if !((n) > 3) {
                            let b = Noisy("1");
                            if ((1 + 2) % 7) == 1 {
                                let Some(mut z) = later(less(check(2)?)).$wait else {
                                    return Ok((n, b.look()).0);
                                };
                                if (tick(0).$wait) == 1 {
                                    let mut x = tick(add(n, b.look())).$wait;
                                    x += if (tick(a.look()).$wait) < 3 { take(Noisy("2"), a.look()) } else { take(Noisy("3"), b.look()) }; x %= 5;
                                    let mut y = { let d = Noisy("4"); let x = tick(n).$wait; [z, n, 3][((n) % 3) as usize] };
                                    break 'l2 (b.look(), 2).0;
                                }
                                continue 'l1;
                            }
                            let mut z = take(Noisy("5"), a.look());
                            continue 'l1;
                        }
                        let mut y = take(Noisy("6"), (n + 4) % 7);
                        let mut z = take(Noisy("7"), a.look());
                        if !((a.look()) != 3) {
                            break 'l2 take(Noisy("8"), 3);
                        }
                        add(z, 3)
                    };
                    break 'l1 tick(x).$wait;
                }
            };
            Ok(later(later(n).$wait).$wait)
        }

        pub(crate) $kind fn f51(mut n: u32, a: Noisy) -> Result<u32, String> {
            n += later(match n { 0 => 0, 1 | 2 => a.look(), _ => n }).$wait; n %= 5;
            let d = Noisy("1");
            match d.look() {
                0 | 1 => {
                    let mut b = Noisy("2");
                }
                m if m % 2 == 0 => {
                    let mut x = {
                        let mut x = match later(check(a.look())).$wait? {
                            0 | 1 => {
                                let Some(mut z) = later(less(if (n) < 2 { n } else { a.look() })).$wait else {
                                    return Ok(match d.look() { 0 => d.look(), 1 | 2 => n, _ => n });
                                };
                                add(4, d.look())
                            }
                            m if m % 2 == 0 => {
                                let Some(mut y) = later(less(n)).$wait else {
                                    return Ok(later(3).$wait);
                                };
                                tick(n).$wait
                            }
                            _ => {
                                let mut z = ([n, n, 0][((n) % 3) as usize], tick(a.look()).$wait).0;
                                tick(z).$wait
                            }
                        };
                        tick(n).$wait
                    };
                }
                _ => {
                }
            }
            Ok([3, add(3, a.look()), 1][(([3, d.look(), 0][((n) % 3) as usize]) % 3) as usize])
        }

        pub(crate) $kind fn f52(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut d = Noisy("1");
            let mut i1 = 0;
            'l1: for item in vec![d, Noisy("z")] {
                i1 += item.look();
                 {
                    let mut x = if (tick(3).$wait) != 1 {
                        if let Some(b) = later(Some(Noisy("2"))).$wait {
                            let d = Noisy("3");
                            let mut z = tick(tick(n).$wait).$wait;
                        } else {
                            let mut x = later(if (1) <= 3 { n } else { a.look() }).$wait;
                            n = tick(if (n) >= 3 { x } else { 2 }).$wait;
                            let c = later(Noisy("4")).$wait;
                        }
                        let mut x = if ([n, 0, n][((4) % 3) as usize]) < 3 {
                            let d = Noisy("5");
                            let b = later(Noisy("6")).$wait;
                            2
                        } else {
                            let b = later(Noisy("7")).$wait;
                            let b = later(b).$wait;
                            { let a = Noisy("8"); let z = n; n }
                        };
                        tick(a.look()).$wait
                    } else {
                        let mut i2 = 0;
                        'l2: loop {
                            i2 += 1; if i2 > 2 { break ; }
                        }
                        (a.look(), n).0
                    };
                }
            }
            Ok(tick(tick(4).$wait).$wait)
        }

        pub(crate) $kind fn f53(mut n: u32, a: Noisy) -> u32 {
            let mut i1 = 0;
            let mut x = 'l1: loop {
                i1 += 1; if i1 > 2 { break (a.look() + 4) % 7; }
                if let Some(b) = later(Some(Noisy("1"))).$wait {
                    let mut i2 = 0;
                    'l2: while let Some(left) = later(less(3 - i2)).$wait {
                        i2 = 3 - left;
                        let c = later(Noisy("2")).$wait;
                        if ((n) <= 1 || (a.look()) <= 2) {
                            let mut b = Noisy("3");
                            n = (Point { x: c.look(), y: add(n, b.look()) }).y;
                            drop(b);
                            continue 'l2;
                        }
                        let mut x = 'l3: {
                            let Some(mut y) = later(less(n)).$wait else {
                                break 'l1 (n + n) % 7;
                            };
                            if (tick(n).$wait) >= 2 {
                                break 'l1 tick(c.look()).$wait;
                            }
                            take(Noisy("4"), n)
                        };
                    }
                } else {
                }
            };
            tick(add(4, n)).$wait
        }

        pub(crate) $kind fn f54(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut b = Noisy("1");
            let mut x = tick(if (3) > 1 { 3 } else { b.look() }).$wait;
            let mut i1 = 0;
            let mut x = 'l1: loop {
                i1 += 1; if i1 > 2 { break { let b = Noisy("2"); let y = x; y }; }
                let mut i2 = 0;
                'l2: for k in 0..1 {
                    i2 += k;
                    if let Some(b) = later(Some(Noisy("3"))).$wait {
                        let Some(mut y) = later(less(later(check(a.look())).$wait?)).$wait else {
                            break 'l1 match x { 0 => n, 1 | 2 => n, _ => x };
                        };
                        let mut i3 = 0;
                        let mut x = 'l3: loop {
                            i3 += 1; if i3 > 2 { break tick(4).$wait; }
                            let mut z = tick(later(b.look()).$wait).$wait;
                        };
                    } else {
                        let mut i4 = 0;
                        'l4: for k in 0..1 {
                            i4 += k;
                            if !((a.look()) != 1) {
                                n += take(Noisy("4"), check(1)?); n %= 5;
                                break 'l4;
                            }
                            let mut b = Noisy("5");
                        }
                        let mut y = [n, tick(n).$wait, a.look()][((later(x).$wait) % 3) as usize];
                        let mut x = {
                            add(0, n)
                        };
                    }
                }
            };
            Ok(([4, 2, n][((3) % 3) as usize] + later(b.look()).$wait) % 7)
        }

        pub(crate) $kind fn f55(mut n: u32, a: Noisy) -> Result<u32, String> {
            if let Some(b) = later(Some(Noisy("1"))).$wait {
                let mut x = {
                    let mut b = Noisy("2");
                    let mut y = (3, later(a.look()).$wait).0;
                    let mut i1 = 0;
                    'l1: while let Some(left) = later(less(3 - i1)).$wait {
                        i1 = 3 - left;
                        let b = later(Noisy("3")).$wait;
                        match (y, later(y).$wait).0 {
                            0 | 1 => {
                                note("here");
                                let mut c = later(Noisy("4")).$wait;
                            }
                            m if m % 2 == 0 => {
                            }
                            _ => {
                            }
                        }
                    }
                    later(y).$wait
                };
            } else {
            }
            Ok(check({ let b = Noisy("5"); let z = n; b.look() })?)
        }

        pub(crate) $kind fn f56(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut d = Noisy("1");
            if (later(check(d.look())).$wait?) > 3 {
                drop(d);
                if ((n) == 1 || (n) >= 2) {
                    note("here");
                    return Ok(tick(n).$wait);
                }
                let a = Noisy("2");
                let mut x = later(match n { 0 => a.look(), 1 | 2 => n, _ => n }).$wait;
            } else {
                take(d, n);
                 {
                    let mut i1 = 0;
                    'l1: loop {
                        i1 += 1; if i1 > 2 { break ; }
                        let mut c = later(Noisy("3")).$wait;
                        if !((n) > 3) {
                            let d = later(Noisy("4")).$wait;
                            return Ok(tick(c.look()).$wait);
                        }
                    }
                    if (later(n).$wait) <= 3 {
                        let mut i2 = 0;
                        'l2: loop {
                            i2 += 1; if i2 > 2 { break ; }
                            let mut y = (take(Noisy("5"), a.look()) + match 2 { 0 => n, 1 | 2 => 3, _ => n }) % 7;
                            let mut x = check((y + n) % 7)?;
                        }
                        return Ok((a.look() + n) % 7);
                    }
                }
            }
            Ok(tick(add(2, n)).$wait)
        }

        pub(crate) $kind fn f57(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut x = 'l1: {
                note("here");
                let mut i2 = 0;
                'l2: while i2 < 3 && ({ let c = Noisy("1"); let z = 2; a.look() }) == 3 {
                    i2 += 1;
                    let mut b = Noisy("2");
                }
                if ((n) >= 3 || (n) == 2) {
                    if ((n) < 2 || (a.look()) != 1) {
                        'l3: {
                            n = tick({ let c = Noisy("3"); let z = 2; n }).$wait;
                            let mut y = ((a.look(), 3).0 + add(n, a.look())) % 7;
                            n = if (a.look()) == 3 && (3) <= 2 { (y, 1).0 } else { { let a = Noisy("4"); let z = n; n } };
                            if (a.look()) <= 3 && (4) != 3 {
                                note("here");
                                break 'l3;
                            }
                        }
                        n = (take(Noisy("5"), a.look()) + a.look()) % 7;
                        let mut i4 = 0;
                        'l4: while let Some(left) = later(less(3 - i4)).$wait {
                            i4 = 3 - left;
                        }
                        break 'l1 tick(n).$wait;
                    }
                    break 'l1 check(n)?;
                }
                later(3).$wait
            };
            Ok([x, tick(x).$wait, x][(((a.look() + a.look()) % 7) % 3) as usize])
        }

        pub(crate) $kind fn f58(mut n: u32, a: Noisy) -> Result<u32, String> {
            n += match check(n)? { 0 => later(n).$wait, 1 | 2 => add(n, 0), _ => 0 }; n %= 5;
            if (check(n)?) <= 3 {
                let mut x = {
                    let mut z = { let a = Noisy("1"); let y = later(n).$wait; later(n).$wait };
                    tick(n).$wait
                };
                let mut a = Noisy("2");
                let mut x = add(tick(a.look()).$wait, { let d = Noisy("3"); let z = x; 2 });
                return Ok(check(n)?);
            }
            let Some(mut y) = later(less(tick(a.look()).$wait)).$wait else {
                return Ok(tick(n).$wait);
            };
            Ok(y)
        }

        pub(crate) $kind fn f59(mut n: u32, a: Noisy) -> u32 {
            let mut y = tick(4).$wait;
            let Some(mut z) = later(less(add(a.look(), a.look()))).$wait else {
                return match a.look() { 0 => a.look(), 1 | 2 => a.look(), _ => 2 };
            };
            let Some(mut x) = later(less(tick(a.look()).$wait)).$wait else {
                return [4, a.look(), n][((z) % 3) as usize];
            };
            let mut i1 = 0;
            'l1: for k in 0..1 {
                i1 += k;
                let mut c = later(Noisy("1")).$wait;
                let mut x = tick((x + 1) % 7).$wait;
                let mut i2 = 0;
                let mut x = 'l2: loop {
                    i2 += 1; if i2 > 2 { break [n, 0, c.look()][((c.look()) % 3) as usize]; }
                    y += [a.look(), tick(4).$wait, a.look()][((tick(n).$wait) % 3) as usize]; y %= 5;
                    match take(Noisy("2"), tick(1).$wait) {
                        0 | 1 => {
                            let mut z = if !((z) <= 2) { tick(n).$wait } else { tick(x).$wait };
                            let mut y = tick((0 + n) % 7).$wait;
                        }
                        m if m % 2 == 0 => {
                            let mut z = (tick(0).$wait + (4, 3).0) % 7;
                            c = later(Noisy("3")).$wait;
                        }
                        _ => {
                            let mut c = Noisy("4");
                            z += z; z %= 5;
                            let c = later(c).$wait;
                        }
                    }
                };
            }
            [n, 3, y][(([y, y, 1][((z) % 3) as usize]) % 3) as usize]
        }

        pub(crate) $kind fn f60(mut n: u32, a: Noisy) -> u32 {
            let mut x = if (n) != 2 && (a.look()) <= 3 { take(Noisy("1"), a.look()) } else { [a.look(), a.look(), 3][((n) % 3) as usize] };
            let b = Noisy("2");
            match tick((a.look() + n) % 7).$wait {
                0 | 1 => {
                    if !((n) != 3) {
                         {
                            let mut y = add(if (n) > 2 { n } else { 2 }, tick(b.look()).$wait);
                        }
                        if let Some(b) = later(Some(Noisy("3"))).$wait {
                            let b = Noisy("4");
                            let Some(mut y) = later(less(if (3) != 2 { a.look() } else { n })).$wait else {
                                return (b.look(), 1).0;
                            };
                        } else {
                            let Some(mut x) = later(less(add(n, a.look()))).$wait else {
                                return add(2, x);
                            };
                            note("here");
                        }
                        let mut x = match ((Point { x: b.look(), y: x }).y, (3 + x) % 7).0 {
                            0 | 1 => {
                                note("here");
                                x
                            }
                            m if m % 2 == 0 => {
                                tick(2).$wait
                            }
                            _ => {
                                tick(x).$wait
                            }
                        };
                        return take(Noisy("5"), n);
                    }
                }
                m if m % 2 == 0 => {
                }
                _ => {
                }
            }
            if !((0) < 1) { [n, 2, x][((3) % 3) as usize] } else { { let b = Noisy("6"); let y = x; a.look() } }
        }

        pub(crate) $kind fn f61(mut n: u32, a: Noisy) -> u32 {
            let mut x = 'l1: {
                match later(add(2, n)).$wait {
                    0 | 1 => {
                        let mut x = match (add(a.look(), n), (n + n) % 7).0 {
                            0 | 1 => {
                                note("here");
                                later(n).$wait
                            }
                            m if m % 2 == 0 => {
                                let mut x = tick(tick(n).$wait).$wait;
                                tick(x).$wait
                            }
                            _ => {
                                if (2) != 1 && (n) != 3 {
                                    let mut z = tick(tick(n).$wait).$wait;
                                    if ((1) <= 1 || (2) >= 1) {
                                        note("here");
                                        break 'l1 if (a.look()) <= 2 { 3 } else { a.look() };
                                    }
                                    return 4;
                                }
                                (0, n).0
                            }
                        };
                    }
                    m if m % 2 == 0 => {
                    }
                    _ => {
                    }
                }
                if !((n) != 1) {
                    return tick(n).$wait;
                }
                (n + a.look()) % 7
            };
            tick(if (a.look()) >= 3 { a.look() } else { a.look() }).$wait
        }

        pub(crate) $kind fn f62(mut n: u32, a: Noisy) -> u32 {
            if let Some(b) = later(Some(Noisy("1"))).$wait {
                let mut b = b;
                let mut x = 0;
            } else {
                if (tick(a.look()).$wait) <= 2 {
                    if let Some(b) = later(Some(Noisy("2"))).$wait {
                        let mut i1 = 0;
                        'l1: loop {
                            i1 += 1; if i1 > 2 { break ; }
                            let mut y = tick(tick(0).$wait).$wait;
                            note("here");
                            let mut x = tick(tick(y).$wait).$wait;
                        }
                        if (n) == 2 {
                            let mut a = Noisy("3");
                            if ((3) >= 3 || (n) > 3) {
                                return { let d = Noisy("4"); let z = n; b.look() };
                            }
                        } else {
                        }
                    } else {
                    }
                    return (n, a.look()).0;
                }
            }
            { let d = Noisy("5"); let x = a.look(); tick(x).$wait }
        }

        pub(crate) $kind fn f63(mut n: u32, a: Noisy) -> u32 {
            let mut z = tick({ let c = Noisy("1"); let x = a.look(); c.look() }).$wait;
            let mut z = add([z, n, z][((z) % 3) as usize], tick(a.look()).$wait);
            let mut i1 = 0;
            'l1: for k in 0..2 {
                i1 += k;
                let mut y = tick(add(n, n)).$wait;
                let c = later(Noisy("2")).$wait;
            }
            let mut x = {
                let mut z = add({ let d = Noisy("3"); let z = n; n }, if (n) >= 2 { n } else { n });
                let mut a = later(Noisy("4")).$wait;
                4
            };
            let mut c = Noisy("5");
            n = n;
            tick((c.look() + 1) % 7).$wait
        }

        pub(crate) $kind fn f64(mut n: u32, a: Noisy) -> Result<u32, String> {
            let Some(mut z) = later(less((n + 4) % 7)).$wait else {
                return Ok([n, n, n][((n) % 3) as usize]);
            };
            let mut d = Noisy("1");
            let mut i1 = 0;
            'l1: while i1 < 3 && (0) <= 2 && (3) < 3 {
                i1 += 1;
                if (!((n) > 2) || !((a.look()) > 3)) {
                    let Some(mut y) = later(less((z + 4) % 7)).$wait else {
                        return Ok({ let d = Noisy("2"); let z = n; 1 });
                    };
                }
            }
            n = { d }.end();
            let b = later(Noisy("3")).$wait;
            Ok({ let b = Noisy("4"); let z = check(b.look())?; (z, a.look()).0 })
        }

        pub(crate) $kind fn f65(mut n: u32, a: Noisy) -> Result<u32, String> {
            n += [n, match 1 { 0 => 1, 1 | 2 => n, _ => a.look() }, 2][((add(n, n)) % 3) as usize]; n %= 5;
            let mut i1 = 0;
            'l1: for item in vec![Noisy("1"), Noisy("z")] {
                i1 += item.look();
                n += ((3 + n) % 7, later(a.look()).$wait).0; n %= 5;
                'l2: {
                    let Some(mut y) = later(less((n, n).0)).$wait else {
                        return Ok(later(check(n)).$wait?);
                    };
                    if !((y) == 3 && (a.look()) > 3) {
                        y += tick(tick(a.look()).$wait).$wait; y %= 5;
                        let mut y = later(check(take(Noisy("2"), y))).$wait?;
                        let a = later(Noisy("3")).$wait;
                    } else if (later(check(y)).$wait?) <= 1 {
                        note("here");
                    } else {
                    }
                    if (a.look()) <= 2 && (n) <= 2 {
                        return Ok({ let a = Noisy("4"); let z = 3; 2 });
                    }
                }
            }
            Ok(tick((n, a.look()).0).$wait)
        }

        pub(crate) $kind fn f66(mut n: u32, a: Noisy) -> u32 {
            let mut x = 'l1: {
                let mut d = Noisy("1");
                if let Some(b) = later(Some(d)).$wait {
                    let mut x = 'l2: {
                        let mut x = add(tick(b.look()).$wait, tick(n).$wait);
                        let c = Noisy("2");
                        if (take(c, n)) != 2 {
                            let Some(mut x) = later(less(take(Noisy("3"), n))).$wait else {
                                break 'l2 tick(n).$wait;
                            };
                            let mut d = Noisy("4");
                            break 'l2 take(d, n);
                        }
                        if ((2) <= 2 || (n) < 3) {
                            let mut z = [x, (Point { x: n, y: 3 }).y, x][((match n { 0 => 1, 1 | 2 => 1, _ => b.look() }) % 3) as usize];
                            if (tick(n).$wait) > 3 {
                                let a = Noisy("5");
                                return [b.look(), b.look(), x][((b.look()) % 3) as usize];
                            }
                            break 'l2 tick(3).$wait;
                        }
                        (x + x) % 7
                    };
                } else {
                }
                if !((1) != 3) {
                    return tick(a.look()).$wait;
                }
                (n + n) % 7
            };
            { let c = Noisy("6"); let x = (3 + 1) % 7; (a.look() + c.look()) % 7 }
        }

        pub(crate) $kind fn f67(mut n: u32, a: Noisy) -> Result<u32, String> {
            if (match { let d = Noisy("1"); let z = n; d.look() } { 0 => later(a.look()).$wait, 1 | 2 => tick(n).$wait, _ => a.look() }) == 3 {
                let Some(mut z) = later(less((n + n) % 7)).$wait else {
                    return Ok({ let b = Noisy("2"); let z = 4; z });
                };
                let mut y = tick(tick(a.look()).$wait).$wait;
                let Some(mut z) = later(less(tick(a.look()).$wait)).$wait else {
                    return Ok(tick(2).$wait);
                };
            }
            n = a.look();
            if (if (4) < 2 && (n) == 3 { { let b = Noisy("3"); let y = 4; 4 } } else { later(check(1)).$wait? }) < 2 {
                note("here");
            }
            let c = Noisy("4");
            if (3) <= 1 && (4) >= 1 {
                drop(c);
            } else {
                take(c, n);
            }
            Ok((tick(n).$wait + [n, n, n][((n) % 3) as usize]) % 7)
        }

        pub(crate) $kind fn f68(mut n: u32, a: Noisy) -> u32 {
            let mut x = {
                let Some(mut z) = later(less(tick(a.look()).$wait)).$wait else {
                    return (Point { x: a.look(), y: a.look() }).y;
                };
                if let Some(b) = later(Some(Noisy("1"))).$wait {
                    let mut x = (tick(a.look()).$wait + z) % 7;
                    let mut y = if (take(Noisy("2"), a.look())) == 3 { (a.look(), 0).0 } else { tick(x).$wait };
                } else {
                    let mut x = 'l1: {
                        let d = Noisy("3");
                        let mut y = if (a.look()) != 3 && (z) >= 2 { tick(a.look()).$wait } else { tick(d.look()).$wait };
                        if !((z) <= 1) {
                            let Some(mut z) = later(less((Point { x: z, y: 2 }).y)).$wait else {
                                break 'l1 tick(n).$wait;
                            };
                            z += tick(add(z, z)).$wait; z %= 5;
                            let mut x = add(if (z) < 1 { 3 } else { z }, later(0).$wait);
                            return [y, z, 4][((0) % 3) as usize];
                        }
                        later(a.look()).$wait
                    };
                }
                (1, 3).0
            };
            if ((3) <= 2 || (x) <= 2) {
                return take(Noisy("4"), n);
            }
            n
        }

        pub(crate) $kind fn f69(mut n: u32, a: Noisy) -> u32 {
            let c = Noisy("1");
            if ((take(Noisy("2"), c.look())) > 3 || (c.look()) != 2 && (n) <= 1) {
                let mut i1 = 0;
                let mut x = 'l1: loop {
                    i1 += 1; if i1 > 2 { break tick(n).$wait; }
                    let b = later(Noisy("3")).$wait;
                    let mut y = match tick(n).$wait { 0 => tick(n).$wait, 1 | 2 => take(Noisy("4"), n), _ => 0 };
                    if !((y) > 2) {
                        match if !((4) == 1) { tick(n).$wait } else { (b.look(), n).0 } {
                            0 | 1 => {
                                let mut y = tick(if (y) < 3 { y } else { a.look() }).$wait;
                                if !((y) >= 1) {
                                    let a = Noisy("5");
                                    if (match 3 { 0 => c.look(), 1 | 2 => b.look(), _ => y }) < 2 {
                                        let b = Noisy("6");
                                        let c = Noisy("7");
                                        break 'l1 (c.look(), y).0;
                                    }
                                    drop(a);
                                    return [3, n, 3][((2) % 3) as usize];
                                }
                                let mut z = [1, (y + n) % 7, y][((later(n).$wait) % 3) as usize];
                            }
                            m if m % 2 == 0 => {
                            }
                            _ => {
                            }
                        }
                        break 'l1 3;
                    }
                };
            } else if ((c.look()) >= 2 || (n) == 1) {
            } else {
            }
            tick(later(n).$wait).$wait
        }

        pub(crate) $kind fn f70(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut y = check(later(n).$wait)?;
            let mut i1 = 0;
            'l1: while let Some(left) = later(less(3 - i1)).$wait {
                i1 = 3 - left;
                note("here");
                let mut x = {
                    if (take(Noisy("1"), n)) != 1 {
                        let mut x = {
                            n += later(check(y)).$wait?; n %= 5;
                            let mut y = add(tick(y).$wait, match a.look() { 0 => y, 1 | 2 => 2, _ => a.look() });
                            let mut y = match (a.look() + 4) % 7 { 0 => [2, y, n][((3) % 3) as usize], 1 | 2 => tick(4).$wait, _ => 3 };
                            tick(y).$wait
                        };
                        let mut x = if ((y) > 3 || (x) >= 2) {
                            let mut x = { let a = Noisy("2"); let z = (a.look(), x).0; [y, a.look(), 2][((z) % 3) as usize] };
                            later(check(x)).$wait?
                        } else {
                            let mut x = take(Noisy("3"), tick(x).$wait);
                            let mut x = take(Noisy("4"), (x + a.look()) % 7);
                            match x { 0 => 0, 1 | 2 => x, _ => x }
                        };
                        match if ([x, a.look(), y][((x) % 3) as usize]) < 3 { x } else { tick(3).$wait } {
                            0 | 1 => {
                            }
                            m if m % 2 == 0 => {
                            }
                            _ => {
                            }
                        }
                        return Ok(n);
                    }
                    tick(n).$wait
                };
            }
            Ok(tick(tick(a.look()).$wait).$wait)
        }

        pub(crate) $kind fn f71(mut n: u32, a: Noisy) -> u32 {
            let mut i1 = 0;
            let mut x = 'l1: loop {
                i1 += 1; if i1 > 2 { break tick(n).$wait; }
                n = (Point { x: 2, y: match a.look() { 0 => a.look(), 1 | 2 => n, _ => a.look() } }).y;
                let mut x = [n, tick(n).$wait, a.look()][((n) % 3) as usize];
                let c = later(Noisy("1")).$wait;
            };
            if let Some(b) = later(Some(Noisy("2"))).$wait {
                drop(b);
                let mut i2 = 0;
                let mut x = 'l2: loop {
                    i2 += 1; if i2 > 2 { break { let a = Noisy("3"); let x = a.look(); n }; }
                    note("here");
                };
            } else {
                let mut x = 'l3: {
                    let mut z = (tick(a.look()).$wait, match x { 0 => n, 1 | 2 => 2, _ => 3 }).0;
                    z = ((x + 4) % 7, (Point { x: z, y: 2 }).y).0;
                    let mut c = Noisy("4");
                    if ([n, x, z][((z) % 3) as usize]) > 1 {
                        let mut x = 'l4: {
                            note("here");
                            let mut y = later(z).$wait;
                            let mut x = (Point { x: c.look(), y: later(x).$wait }).y;
                            if ((Point { x: a.look(), y: a.look() }).y) < 2 {
                                break 'l3 add(3, a.look());
                            }
                            [x, z, y][((1) % 3) as usize]
                        };
                        break 'l3 { let d = Noisy("5"); let x = 4; x };
                    }
                    add(x, x)
                };
            }
            (later(x).$wait + tick(a.look()).$wait) % 7
        }

        pub(crate) $kind fn f72(mut n: u32, a: Noisy) -> u32 {
            if (tick((Point { x: n, y: a.look() }).y).$wait) < 1 {
                if let Some(b) = later(Some(Noisy("1"))).$wait {
                    let mut i1 = 0;
                    'l1: loop {
                        i1 += 1; if i1 > 2 { break ; }
                        n += later(if (b.look()) >= 1 { n } else { n }).$wait; n %= 5;
                        let mut y = match (n + a.look()) % 7 { 0 => (Point { x: n, y: n }).y, 1 | 2 => (n, n).0, _ => n };
                        note("here");
                    }
                    let mut x = 4;
                } else {
                    let mut i2 = 0;
                    let mut x = 'l2: loop {
                        i2 += 1; if i2 > 2 { break take(Noisy("2"), n); }
                        if (tick(n).$wait) <= 3 {
                            if (n) >= 1 && (n) < 1 {
                                break 'l2 tick(n).$wait;
                            }
                        } else if ((2) > 3 || (3) >= 1) {
                        } else {
                        }
                    };
                }
            }
            take(Noisy("3"), (Point { x: a.look(), y: n }).y)
        }

        pub(crate) $kind fn f73(mut n: u32, a: Noisy) -> u32 {
            let mut z = add(tick(a.look()).$wait, later(n).$wait);
            if let Some(b) = later(Some(Noisy("1"))).$wait {
                let mut d = later(b).$wait;
                let mut i1 = 0;
                'l1: while let Some(left) = later(less(3 - i1)).$wait {
                    i1 = 3 - left;
                    let b = later(Noisy("2")).$wait;
                }
            } else {
                match (take(Noisy("3"), z) + n) % 7 {
                    0 | 1 => {
                        let mut x = tick(tick(a.look()).$wait).$wait;
                        if let Some(b) = later(Some(Noisy("4"))).$wait {
                            n = { b }.end();
                            x = tick((a.look(), a.look()).0).$wait;
                        } else {
                            let mut x = (later(x).$wait, add(a.look(), z)).0;
                            let Some(mut y) = later(less(if (n) < 2 { a.look() } else { 4 })).$wait else {
                                return if (a.look()) <= 1 { a.look() } else { a.look() };
                            };
                        }
                    }
                    m if m % 2 == 0 => {
                        if (a.look()) != 3 && (3) > 2 && (n) <= 1 && (z) >= 3 {
                        } else {
                        }
                    }
                    _ => {
                    }
                }
            }
            { let b = Noisy("5"); let x = match z { 0 => z, 1 | 2 => n, _ => z }; take(Noisy("6"), 0) }
        }

        pub(crate) $kind fn f74(mut n: u32, a: Noisy) -> Result<u32, String> {
            if !((n) < 3) {
                let mut z = tick((a.look() + n) % 7).$wait;
                let mut i1 = 0;
                'l1: while let Some(left) = later(less(3 - i1)).$wait {
                    i1 = 3 - left;
                    let a = later(Noisy("1")).$wait;
                }
                 {
                    let mut y = ([1, n, z][((n) % 3) as usize] + tick(z).$wait) % 7;
                }
                return Ok(tick(z).$wait);
            }
            if let Some(b) = later(Some(Noisy("2"))).$wait {
                n = tick(tick(n).$wait).$wait;
            } else {
            }
            Ok(later((n + a.look()) % 7).$wait)
        }

        pub(crate) $kind fn f75(mut n: u32, a: Noisy) -> Result<u32, String> {
            if let Some(b) = later(Some(Noisy("1"))).$wait {
                let mut x = later(check(later(n).$wait)).$wait?;
                if (check((x + n) % 7)?) <= 3 {
                    if ((x) > 2 || (1) == 2) {
                        let a = later(Noisy("2")).$wait;
                        let mut i1 = 0;
                        'l1: for k in 0..1 {
                            i1 += k;
                            if ((2) == 1 || (a.look()) <= 3) {
                                let mut x = if (x) >= 2 { (2, x).0 } else { (3, 1).0 };
                                break 'l1;
                            }
                        }
                        return Ok(add(0, n));
                    }
                } else {
                }
            } else {
            }
            Ok(tick(match n { 0 => 3, 1 | 2 => 3, _ => a.look() }).$wait)
        }

        pub(crate) $kind fn f76(mut n: u32, a: Noisy) -> u32 {
            let mut z = later(match 2 { 0 => n, 1 | 2 => n, _ => a.look() }).$wait;
            if (n) <= 2 && (z) <= 3 {
                let mut z = z;
                return tick(0).$wait;
            }
            let a = Noisy("1");
            if (later(a.look()).$wait) == 3 {
                drop(a);
                let mut i1 = 0;
                'l1: loop {
                    i1 += 1; if i1 > 2 { break ; }
                    let mut i2 = 0;
                    let mut x = 'l2: loop {
                        i2 += 1; if i2 > 2 { break tick(z).$wait; }
                        let mut x = if !((n) >= 2) {
                            note("here");
                            let c = Noisy("2");
                            if ((n) > 2 || (z) > 1) {
                                let mut z = if ({ let d = Noisy("3"); let y = 2; c.look() }) < 1 { if (c.look()) > 2 { c.look() } else { n } } else { if (2) >= 3 { n } else { z } };
                                break 'l1;
                            }
                            c.look()
                        } else {
                            tick(4).$wait
                        };
                    };
                }
            } else {
                take(a, n);
            }
            add(match 2 { 0 => 4, 1 | 2 => z, _ => z }, (2, n).0)
        }

        pub(crate) $kind fn f77(mut n: u32, a: Noisy) -> u32 {
            'l1: {
                let Some(mut x) = later(less(tick(a.look()).$wait)).$wait else {
                    return [n, n, a.look()][((n) % 3) as usize];
                };
                if (match 0 { 0 => 3, 1 | 2 => a.look(), _ => 1 }) <= 3 && (x) == 3 && (a.look()) < 3 {
                    if let Some(b) = later(Some(Noisy("1"))).$wait {
                        if ((a.look()) < 1 && (x) >= 3 || ((4) > 3 || (2) >= 1)) {
                            n += { let d = Noisy("2"); let z = add(a.look(), b.look()); tick(b.look()).$wait }; n %= 5;
                        } else if !((b.look()) <= 3) {
                            if !((b.look()) >= 3) {
                                x += if (match 0 { 0 => b.look(), 1 | 2 => 2, _ => x }) >= 2 { tick(x).$wait } else { tick(2).$wait }; x %= 5;
                                return add(4, 3);
                            }
                        } else {
                        }
                    } else {
                    }
                } else if (x) >= 2 && (a.look()) >= 2 {
                } else {
                }
                if ((0) >= 2 || (x) < 2) {
                    return if (a.look()) == 3 { 2 } else { a.look() };
                }
            }
            if (a.look()) > 1 && (a.look()) == 1 { (Point { x: n, y: n }).y } else { tick(a.look()).$wait }
        }

        pub(crate) $kind fn f78(mut n: u32, a: Noisy) -> Result<u32, String> {
            if (4) >= 1 && (n) == 2 {
                let d = Noisy("1");
                return Ok(later(check(n)).$wait?);
            }
            let mut x = 'l1: {
                n = { let b = Noisy("2"); let z = tick(n).$wait; { let a = Noisy("3"); let y = 2; a.look() } };
                let mut y = tick([4, n, n][((1) % 3) as usize]).$wait;
                if !((n) >= 1) {
                    let b = later(Noisy("4")).$wait;
                    let mut x = {
                        let Some(mut y) = later(less(later(y).$wait)).$wait else {
                            break 'l1 tick(y).$wait;
                        };
                        let mut i2 = 0;
                        'l2: while let Some(left) = later(less(3 - i2)).$wait {
                            i2 = 3 - left;
                            let mut z = tick(later(n).$wait).$wait;
                            let Some(mut z) = later(less({ let c = Noisy("5"); let x = z; n })).$wait else {
                                break 'l2;
                            };
                        }
                        { let d = Noisy("6"); let x = n; y }
                    };
                    return Ok((2, x).0);
                }
                a.look()
            };
            Ok(x)
        }

        pub(crate) $kind fn f79(mut n: u32, a: Noisy) -> u32 {
            if ((a.look()) < 3 && (a.look()) <= 2 || (n) <= 2 && (1) <= 1) {
                if let Some(b) = later(Some(Noisy("1"))).$wait {
                    if ((n) != 2 || (4) < 1) && (tick(n).$wait) == 3 {
                        let mut i1 = 0;
                        'l1: while let Some(left) = later(less(3 - i1)).$wait {
                            i1 = 3 - left;
                            let Some(mut x) = later(less((2, b.look()).0)).$wait else {
                                return tick(4).$wait;
                            };
                            n += tick(take(Noisy("2"), x)).$wait; n %= 5;
                            let mut z = (tick(n).$wait + { let a = Noisy("3"); let y = a.look(); n }) % 7;
                        }
                        if (((n) < 1 || (1) > 3) || (tick(n).$wait) < 1) {
                        } else if (1) >= 1 && (0) <= 3 {
                        }
                    } else if ((1) <= 1 || (b.look()) != 3) {
                    } else {
                    }
                } else {
                }
            } else {
            }
            take(Noisy("4"), 2)
        }

        pub(crate) $kind fn f80(mut n: u32, a: Noisy) -> u32 {
            let mut a = Noisy("1");
            n = { a }.end();
            let Some(mut x) = later(less({ let c = Noisy("2"); let z = 1; 3 })).$wait else {
                return { let c = Noisy("3"); let x = n; n };
            };
            let mut c = later(Noisy("4")).$wait;
            (match 0 { 0 => x, 1 | 2 => x, _ => n }, { let c = Noisy("5"); let z = c.look(); n }).0
        }

        pub(crate) $kind fn f81(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut x = {
                note("here");
                (n + n) % 7
            };
            let mut i1 = 0;
            let mut x = 'l1: loop {
                i1 += 1; if i1 > 2 { break tick(a.look()).$wait; }
                let mut x = {
                    'l2: {
                        let mut z = [a.look(), add(a.look(), n), x][((tick(x).$wait) % 3) as usize];
                        x += tick(take(Noisy("1"), x)).$wait; x %= 5;
                        if (n) >= 1 && (a.look()) != 1 {
                            let mut z = match tick(a.look()).$wait { 0 => later(a.look()).$wait, 1 | 2 => (4, a.look()).0, _ => n };
                            note("here");
                            let Some(mut x) = later(less(tick(z).$wait)).$wait else {
                                break 'l2;
                            };
                            continue 'l1;
                        }
                    }
                    let b = later(Noisy("3")).$wait;
                    (x + n) % 7
                };
                if let Some(b) = later(Some(Noisy("4"))).$wait {
                } else {
                }
            };
            Ok(match if (a.look()) <= 2 { n } else { a.look() } { 0 => tick(n).$wait, 1 | 2 => [2, n, n][((n) % 3) as usize], _ => x })
        }

        pub(crate) $kind fn f82(mut n: u32, a: Noisy) -> u32 {
            let mut i1 = 0;
            let mut x = 'l1: loop {
                i1 += 1; if i1 > 2 { break a.look(); }
                let mut x = 'l2: {
                    match tick(tick(a.look()).$wait).$wait {
                        0 | 1 => {
                            let mut x = tick((a.look() + n) % 7).$wait;
                            note("here");
                        }
                        m if m % 2 == 0 => {
                            n += (take(Noisy("1"), n) + { let c = Noisy("2"); let y = a.look(); 1 }) % 7; n %= 5;
                            if (tick(n).$wait) > 3 {
                                let mut x = take(Noisy("3"), (a.look(), n).0);
                                break 'l2 a.look();
                            }
                        }
                        _ => {
                            if (add(a.look(), n)) < 3 {
                                n = tick((n + 3) % 7).$wait;
                                let mut x = match n { 0 => 0, 1 | 2 => (1, n).0, _ => a.look() };
                                if (tick(x).$wait) <= 3 {
                                    let c = Noisy("4");
                                    break 'l2 if (n) > 1 { n } else { a.look() };
                                }
                                break 'l2 if (a.look()) >= 1 { a.look() } else { x };
                            }
                        }
                    }
                    let mut x = if ((n) >= 2 || (n) >= 3) {
                        if (n) == 3 { 0 } else { n }
                    } else {
                        if (a.look()) <= 3 { 0 } else { a.look() }
                    };
                    if ({ let c = Noisy("5"); let z = x; 2 }) >= 3 {
                        break 'l2 tick(n).$wait;
                    }
                    take(Noisy("6"), n)
                };
            };
            tick(match x { 0 => 2, 1 | 2 => a.look(), _ => a.look() }).$wait
        }

        pub(crate) $kind fn f83(mut n: u32, a: Noisy) -> u32 {
            let mut x = tick(tick(3).$wait).$wait;
            'l1: {
                let b = later(Noisy("1")).$wait;
                if ((4) != 2 || (n) != 2) {
                    note("here");
                    break 'l1;
                }
            }
            note("here");
            let d = Noisy("2");
            let mut a = later(Noisy("3")).$wait;
            n += later(if (1) != 3 { a.look() } else { n }).$wait; n %= 5;
            (take(Noisy("4"), x), add(n, d.look())).0
        }

        pub(crate) $kind fn f84(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut x = {
                match later(check(tick(a.look()).$wait)).$wait? {
                    0 | 1 => {
                        if !((1) < 3) {
                            if ((n, a.look()).0) <= 1 {
                                let Some(mut x) = later(less(take(Noisy("1"), n))).$wait else {
                                    return Ok((n, n).0);
                                };
                                note("here");
                                x = if !((n) >= 2) { (x + 2) % 7 } else { add(n, 2) };
                                return Ok([a.look(), a.look(), x][((n) % 3) as usize]);
                            }
                            return Ok(later(a.look()).$wait);
                        }
                    }
                    m if m % 2 == 0 => {
                        let mut x = if (if (n) <= 2 { 0 } else { n }) == 2 { if (n) < 2 { 3 } else { a.look() } } else { match n { 0 => n, 1 | 2 => a.look(), _ => n } };
                        let mut a = Noisy("2");
                        let mut i1 = 0;
                        'l1: while let Some(left) = later(less(3 - i1)).$wait {
                            i1 = 3 - left;
                            let Some(mut z) = later(less(match 0 { 0 => n, 1 | 2 => x, _ => 0 })).$wait else {
                                return Ok(check(x)?);
                            };
                            let mut y = later((n + a.look()) % 7).$wait;
                        }
                    }
                    _ => {
                    }
                }
                (2, a.look()).0
            };
            Ok(match x { 0 => [x, n, 3][((1) % 3) as usize], 1 | 2 => (0 + n) % 7, _ => a.look() })
        }

        pub(crate) $kind fn f85(mut n: u32, a: Noisy) -> u32 {
            let mut i1 = 0;
            'l1: for k in 0..3 {
                i1 += k;
                if ((tick(3).$wait) >= 1 || ({ let a = Noisy("1"); let x = 4; n }) <= 3) {
                    let mut z = (tick(a.look()).$wait + if (2) == 3 { n } else { n }) % 7;
                    let Some(mut x) = later(less([n, a.look(), a.look()][((4) % 3) as usize])).$wait else {
                        return tick(n).$wait;
                    };
                }
            }
            let d = Noisy("2");
            let mut i2 = 0;
            let mut x = 'l2: loop {
                i2 += 1; if i2 > 2 { break if (n) < 2 { n } else { a.look() }; }
                let mut i3 = 0;
                'l3: while let Some(left) = later(less(3 - i3)).$wait {
                    i3 = 3 - left;
                    match later(take(Noisy("3"), n)).$wait {
                        0 | 1 => {
                            note("here");
                        }
                        m if m % 2 == 0 => {
                        }
                        _ => {
                        }
                    }
                }
            };
            (tick(d.look()).$wait + (n + d.look()) % 7) % 7
        }

        pub(crate) $kind fn f86(mut n: u32, a: Noisy) -> Result<u32, String> {
            n = tick({ let c = Noisy("1"); let z = 3; 1 }).$wait;
            if let Some(b) = later(Some(Noisy("2"))).$wait {
                let mut x = take(b, match 1 { 0 => n, 1 | 2 => a.look(), _ => a.look() });
                if (((a.look()) < 2 || (x) < 3) || !((a.look()) > 1)) {
                    n += (match n { 0 => a.look(), 1 | 2 => a.look(), _ => 3 } + tick(4).$wait) % 7; n %= 5;
                }
            } else {
                let mut x = {
                    let mut z = tick([n, 0, n][((n) % 3) as usize]).$wait;
                    let mut z = 2;
                    let mut x = { let c = Noisy("3"); let z = tick(z).$wait; take(c, n) };
                    tick(x).$wait
                };
                let Some(mut z) = later(less(add(1, n))).$wait else {
                    return Ok(tick(a.look()).$wait);
                };
            }
            let mut x = 'l1: {
                let d = Noisy("4");
                if !((a.look()) != 3) {
                    if let Some(b) = later(Some(Noisy("5"))).$wait {
                        if (check(n)?) != 2 {
                            drop(b);
                        } else {
                            take(b, n);
                        }
                    } else {
                    }
                    break 'l1 n;
                }
                tick(n).$wait
            };
            Ok([n, if (a.look()) != 1 { n } else { 2 }, x][((later(check(a.look())).$wait?) % 3) as usize])
        }

        pub(crate) $kind fn f87(mut n: u32, a: Noisy) -> u32 {
            if let Some(b) = later(Some(Noisy("1"))).$wait {
                let c = b;
                let mut x = 'l1: {
                    let mut i2 = 0;
                    'l2: for item in vec![Noisy("2"), Noisy("z")] {
                        i2 += item.look();
                        let mut i3 = 0;
                        let mut x = 'l3: loop {
                            i3 += 1; if i3 > 2 { break tick(n).$wait; }
                            n = match n { 0 => tick(c.look()).$wait, 1 | 2 => n, _ => 4 };
                            let a = Noisy("3");
                            let Some(mut y) = later(less(tick(n).$wait)).$wait else {
                                continue 'l2;
                            };
                        };
                        let mut x = match (if (x) > 3 { x } else { 0 } + tick(2).$wait) % 7 {
                            0 | 1 => {
                                let mut b = Noisy("4");
                                let d = b;
                                let mut x = add({ let b = Noisy("5"); let x = c.look(); d.look() }, (Point { x: x, y: x }).y);
                                (a.look() + x) % 7
                            }
                            m if m % 2 == 0 => {
                                let b = later(Noisy("6")).$wait;
                                let mut z = [3, tick(a.look()).$wait, n][((add(4, n)) % 3) as usize];
                                match 3 { 0 => b.look(), 1 | 2 => c.look(), _ => 3 }
                            }
                            _ => {
                                let mut b = later(Noisy("7")).$wait;
                                tick(x).$wait
                            }
                        };
                    }
                    if (0) >= 3 && (a.look()) != 3 {
                        break 'l1 later(n).$wait;
                    }
                    take(Noisy("8"), n)
                };
            } else {
            }
            0
        }

        pub(crate) $kind fn f88(mut n: u32, a: Noisy) -> u32 {
            if let Some(b) = later(Some(Noisy("1"))).$wait {
                n += later(tick(n).$wait).$wait; n %= 5;
                'l1: {
                    if let Some(b) = later(Some(Noisy("2"))).$wait {
                        let mut b = Noisy("3");
                        if !((n) != 2) {
                            drop(b);
                            let mut y = tick({ let b = Noisy("4"); let z = n; z }).$wait;
                            let mut z = a.look();
                        } else {
                            take(b, n);
                            note("here");
                            let mut z = later(tick(n).$wait).$wait;
                        }
                    } else {
                        let mut i2 = 0;
                        let mut x = 'l2: loop {
                            i2 += 1; if i2 > 2 { break add(n, n); }
                            let a = Noisy("5");
                        };
                        if (x) <= 1 && (a.look()) == 1 {
                            if !((n) < 3) {
                                n += (Point { x: 3, y: tick(1).$wait }).y; n %= 5;
                                return tick(x).$wait;
                            }
                            x += [b.look(), { let b = Noisy("6"); let z = 2; x }, n][((add(4, a.look())) % 3) as usize]; x %= 5;
                            break 'l1;
                        }
                    }
                    match match tick(n).$wait { 0 => (a.look() + n) % 7, 1 | 2 => a.look(), _ => 2 } {
                        0 | 1 => {
                        }
                        m if m % 2 == 0 => {
                        }
                        _ => {
                        }
                    }
                    if (tick(n).$wait) == 2 {
                        break 'l1;
                    }
                }
            } else {
            }
            (tick(4).$wait + tick(n).$wait) % 7
        }

        pub(crate) $kind fn f89(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut x = 'l1: {
                let mut x = 'l2: {
                    let mut y = if !((n) <= 2) { add(n, n) } else { (4, n).0 };
                    let mut d = Noisy("1");
                    let mut x = if (y) >= 2 {
                        let mut x = if (y) >= 3 && (n) >= 1 {
                            y += (tick(1).$wait + (d.look(), y).0) % 7; y %= 5;
                            check(a.look())?
                        } else {
                            y = [y, later(1).$wait, a.look()][(((y + n) % 7) % 3) as usize];
                            tick(0).$wait
                        };
                        if let Some(b) = later(Some(Noisy("2"))).$wait {
                            let Some(mut x) = later(less(tick(d.look()).$wait)).$wait else {
                                return Ok(take(Noisy("3"), x));
                            };
                            d = later(Noisy("4")).$wait;
                        } else {
                            if ((x) != 2 || (x) <= 3) {
                                if ({ let d = Noisy("5"); let z = n; x }) < 1 {
                                    let c = Noisy("6");
                                    n = (add(y, 0) + tick(4).$wait) % 7;
                                    break 'l2 (c.look(), c.look()).0;
                                }
                                return Ok(match n { 0 => y, 1 | 2 => x, _ => 0 });
                            }
                        }
                        match x { 0 => d.look(), 1 | 2 => 0, _ => d.look() }
                    } else {
                        tick(y).$wait
                    };
                    if ((x) < 2 || (y) > 3) {
                        break 'l1 match y { 0 => 4, 1 | 2 => y, _ => y };
                    }
                    add(4, x)
                };
                if (x) != 1 && (a.look()) == 2 {
                    return Ok({ let c = Noisy("7"); let x = 1; c.look() });
                }
                [3, 3, a.look()][((x) % 3) as usize]
            };
            Ok(tick((x, 2).0).$wait)
        }

        pub(crate) $kind fn f90(mut n: u32, a: Noisy) -> Result<u32, String> {
             {
                let mut c = later(Noisy("1")).$wait;
            }
            let mut x = later(add(a.look(), n)).$wait;
            let mut x = tick(tick(x).$wait).$wait;
            let Some(mut z) = later(less(tick(3).$wait)).$wait else {
                return Ok(add(4, n));
            };
            Ok(tick(later(z).$wait).$wait)
        }

        pub(crate) $kind fn f91(mut n: u32, a: Noisy) -> u32 {
            let mut i1 = 0;
            'l1: while i1 < 3 && (add(n, 1)) == 1 {
                i1 += 1;
                let d = later(Noisy("1")).$wait;
                let mut y = later([n, a.look(), d.look()][((n) % 3) as usize]).$wait;
            }
            let Some(mut y) = later(less(add(0, a.look()))).$wait else {
                return tick(n).$wait;
            };
            if (tick((a.look(), n).0).$wait) > 1 {
                let mut d = later(Noisy("2")).$wait;
            } else if (tick(a.look()).$wait) <= 3 {
                let mut i2 = 0;
                'l2: for item in vec![Noisy("3"), Noisy("z")] {
                    i2 += item.look();
                    y = (tick(y).$wait + tick(n).$wait) % 7;
                }
                let Some(mut x) = later(less(add(n, a.look()))).$wait else {
                    return (1, a.look()).0;
                };
                let mut i3 = 0;
                'l3: loop {
                    i3 += 1; if i3 > 2 { break ; }
                    let mut i4 = 0;
                    'l4: for k in 0..2 {
                        i4 += k;
                        'l5: {
                            let c = Noisy("4");
                            let mut z = (take(Noisy("5"), n), tick(n).$wait).0;
                            if ((z) < 3 || (a.look()) != 1) {
                                n = tick(take(Noisy("6"), x)).$wait;
                                if (add(0, y)) < 3 {
                                    break 'l5;
                                }
                                break 'l5;
                            }
                        }
                    }
                }
            }
            tick(tick(y).$wait).$wait
        }

        pub(crate) $kind fn f92(mut n: u32, a: Noisy) -> Result<u32, String> {
            let Some(mut x) = later(less(tick(n).$wait)).$wait else {
                return Ok(match n { 0 => a.look(), 1 | 2 => n, _ => 2 });
            };
            let mut i1 = 0;
            'l1: for item in vec![Noisy("1"), Noisy("z")] {
                i1 += item.look();
                if let Some(b) = later(Some(Noisy("2"))).$wait {
                    let mut x = tick(add(0, 2)).$wait;
                    let mut z = tick(tick(0).$wait).$wait;
                } else {
                    if ((4) == 2 || (2) == 1) {
                        let mut x = 'l2: {
                            n = add(if (x) == 2 { x } else { x }, if (1) == 3 { 3 } else { a.look() });
                            if (later(check(4)).$wait?) != 3 {
                                let b = later(Noisy("3")).$wait;
                                break 'l2 (x + a.look()) % 7;
                            }
                            tick(x).$wait
                        };
                        break 'l1;
                    }
                    note("here");
                }
                let mut y = ((x + 4) % 7, if (4) <= 3 { x } else { a.look() }).0;
                let mut i3 = 0;
                'l3: while i3 < 3 && ((x) < 2 || (n) == 3) {
                    i3 += 1;
                    let mut i4 = 0;
                    'l4: while i4 < 3 && (0) < 1 {
                        i4 += 1;
                        let mut i5 = 0;
                        let mut x = 'l5: loop {
                            i5 += 1; if i5 > 2 { break if (4) <= 3 { 2 } else { 0 }; }
                            let mut y = tick(match a.look() { 0 => a.look(), 1 | 2 => n, _ => 4 }).$wait;
                        };
                        n = tick(later(2).$wait).$wait;
                    }
                }
            }
            Ok(if (x) > 3 && (4) < 2 { later(x).$wait } else { tick(x).$wait })
        }

        pub(crate) $kind fn f93(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut z = tick(add(n, 3)).$wait;
            n += tick(check(0)?).$wait; n %= 5;
            match add(match n { 0 => a.look(), 1 | 2 => z, _ => 3 }, later(check(4)).$wait?) {
                0 | 1 => {
                    let mut x = match ([z, n, z][((n) % 3) as usize], match a.look() { 0 => n, 1 | 2 => z, _ => n }).0 {
                        0 | 1 => {
                            n += tick(if (n) < 1 { 0 } else { a.look() }).$wait; n %= 5;
                            let mut a = later(Noisy("1")).$wait;
                            if (tick(n).$wait) > 2 {
                                if (add(n, 2)) != 2 {
                                    n += tick((1 + n) % 7).$wait; n %= 5;
                                    return Ok(add(z, 1));
                                }
                                return Ok(later(n).$wait);
                            }
                            later(check(a.look())).$wait?
                        }
                        m if m % 2 == 0 => {
                            a.look()
                        }
                        _ => {
                            tick(0).$wait
                        }
                    };
                }
                m if m % 2 == 0 => {
                }
                _ => {
                }
            }
            Ok([a.look(), take(Noisy("2"), n), 4][((later(z).$wait) % 3) as usize])
        }

        pub(crate) $kind fn f94(mut n: u32, a: Noisy) -> u32 {
            let mut i1 = 0;
            'l1: for k in 0..1 {
                i1 += k;
                let b = later(Noisy("1")).$wait;
            }
            if !((n) < 2) {
                let d = Noisy("2");
                if (0) < 2 && (d.look()) < 1 {
                    drop(d);
                     {
                        'l2: {
                            let mut c = Noisy("3");
                            let mut c = c;
                            if (3) != 3 && (c.look()) >= 2 {
                                let mut z = tick({ let a = Noisy("4"); let y = n; n }).$wait;
                                break 'l2;
                            }
                        }
                    }
                } else {
                    take(d, n);
                }
                return if (n) != 3 { n } else { 1 };
            }
            later((n + n) % 7).$wait
        }

        pub(crate) $kind fn f95(mut n: u32, a: Noisy) -> u32 {
            let mut i1 = 0;
            'l1: for k in 0..3 {
                i1 += k;
                let b = Noisy("1");
            }
            if !(((a.look()) > 2 || (n) == 1)) {
                let mut d = Noisy("2");
            }
            let mut z = add((n, n).0, (Point { x: a.look(), y: n }).y);
            let mut y = if (a.look()) == 3 { tick(z).$wait } else { tick(n).$wait };
            if ((Point { x: y, y: (Point { x: n, y: a.look() }).y }).y) >= 1 {
                let mut d = later(Noisy("4")).$wait;
            } else {
                let mut c = later(Noisy("5")).$wait;
            }
            tick(add(a.look(), 1)).$wait
        }

        pub(crate) $kind fn f96(mut n: u32, a: Noisy) -> Result<u32, String> {
            note("here");
            let mut x = 'l1: {
                let mut x = {
                    if (match 0 { 0 => n, 1 | 2 => n, _ => a.look() }) < 1 {
                        let mut i2 = 0;
                        'l2: while i2 < 3 && (n) != 2 && (n) <= 3 {
                            i2 += 1;
                            note("here");
                            let mut z = [a.look(), n, 0][((take(Noisy("1"), n)) % 3) as usize];
                        }
                        n += check([n, 4, 0][((n) % 3) as usize])?; n %= 5;
                        if (later(tick(n).$wait).$wait) >= 1 {
                            let mut y = (check(2)? + add(a.look(), n)) % 7;
                            let mut x = tick(match y { 0 => a.look(), 1 | 2 => y, _ => 0 }).$wait;
                        }
                        return Ok((n + n) % 7);
                    }
                    (a.look(), a.look()).0
                };
                if (4) != 2 && (4) <= 3 {
                    return Ok(tick(n).$wait);
                }
                if (a.look()) > 3 { n } else { a.look() }
            };
            Ok({ let d = Noisy("2"); let x = [a.look(), n, n][((n) % 3) as usize]; tick(x).$wait })
        }

        pub(crate) $kind fn f97(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut x = 'l1: {
                let mut c = later(Noisy("1")).$wait;
                if (a.look()) <= 3 && (3) < 3 {
                    let mut z = add([n, n, a.look()][((n) % 3) as usize], take(Noisy("2"), c.look()));
                    let d = Noisy("3");
                    break 'l1 [c.look(), a.look(), z][((2) % 3) as usize];
                }
                (n, n).0
            };
            let Some(mut z) = later(less((n + n) % 7)).$wait else {
                return Ok((0 + a.look()) % 7);
            };
            let mut a = later(Noisy("4")).$wait;
            Ok(z)
        }

        pub(crate) $kind fn f98(mut n: u32, a: Noisy) -> u32 {
            let mut i1 = 0;
            'l1: while let Some(left) = later(less(3 - i1)).$wait {
                i1 = 3 - left;
                let mut x = if !((n) == 3) {
                    if (add(4, n)) == 1 {
                        if !((n) == 1) {
                            n += ((Point { x: n, y: 2 }).y, add(a.look(), n)).0; n %= 5;
                            let mut x = tick((n + a.look()) % 7).$wait;
                            let mut z = tick(later(x).$wait).$wait;
                            continue 'l1;
                        }
                        let mut i2 = 0;
                        'l2: for item in vec![Noisy("1"), Noisy("z")] {
                            i2 += item.look();
                            let mut z = ((n + n) % 7, tick(n).$wait).0;
                            let mut a = later(Noisy("2")).$wait;
                            let d = later(Noisy("3")).$wait;
                        }
                        return tick(n).$wait;
                    }
                    take(Noisy("4"), a.look())
                } else {
                    let mut i3 = 0;
                    'l3: loop {
                        i3 += 1; if i3 > 2 { break ; }
                        if let Some(b) = later(Some(Noisy("5"))).$wait {
                            let a = b;
                        } else {
                        }
                    }
                    if (n) > 2 { n } else { 4 }
                };
            }
            add(tick(n).$wait, tick(1).$wait)
        }

        pub(crate) $kind fn f99(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut d = Noisy("1");
            let mut i1 = 0;
            'l1: for k in 0..3 {
                i1 += k;
                match add(take(Noisy("2"), 4), add(n, 0)) {
                    0 | 1 => {
                        if (add(add(a.look(), 4), tick(n).$wait)) == 2 {
                            let mut y = tick([n, n, n][((n) % 3) as usize]).$wait;
                            let Some(mut z) = later(less([a.look(), d.look(), 1][((n) % 3) as usize])).$wait else {
                                continue 'l1;
                            };
                            let d = Noisy("3");
                        } else {
                            let mut z = tick(check(n)?).$wait;
                        }
                        if let Some(b) = later(Some(Noisy("4"))).$wait {
                            let Some(mut x) = later(less(tick(n).$wait)).$wait else {
                                break 'l1;
                            };
                            d = later(Noisy("5")).$wait;
                        } else {
                            let mut c = later(Noisy("6")).$wait;
                        }
                    }
                    m if m % 2 == 0 => {
                    }
                    _ => {
                    }
                }
            }
            Ok(tick({ let c = Noisy("7"); let x = n; 2 }).$wait)
        }

        pub(crate) $kind fn f100(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut x = tick(tick(a.look()).$wait).$wait;
            if !((n) >= 2) {
                let mut y = tick(add(x, a.look())).$wait;
                let Some(mut z) = later(less({ let c = Noisy("1"); let x = 2; a.look() })).$wait else {
                    return Ok([2, 0, y][((x) % 3) as usize]);
                };
                if let Some(b) = later(Some(Noisy("2"))).$wait {
                    let mut z = tick((b.look(), x).0).$wait;
                    let mut i1 = 0;
                    'l1: for k in 0..3 {
                        i1 += k;
                        let mut y = [z, (y, 3).0, n][(((z + x) % 7) % 3) as usize];
                    }
                } else {
                }
                return Ok(later(3).$wait);
            }
            Ok(match tick(a.look()).$wait { 0 => (2, n).0, 1 | 2 => tick(a.look()).$wait, _ => 0 })
        }

        pub(crate) $kind fn f101(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut i1 = 0;
            let mut x = 'l1: loop {
                i1 += 1; if i1 > 2 { break later(check(n)).$wait?; }
                let mut c = later(Noisy("1")).$wait;
            };
            let Some(mut z) = later(less(match n { 0 => x, 1 | 2 => x, _ => 2 })).$wait else {
                return Ok(later(check(a.look())).$wait?);
            };
            match later(add(n, 2)).$wait {
                0 | 1 => {
                    let mut y = take(Noisy("2"), take(Noisy("3"), a.look()));
                }
                m if m % 2 == 0 => {
                    if let Some(b) = later(Some(Noisy("4"))).$wait {
                         {
                            let mut y = ([a.look(), b.look(), 4][((a.look()) % 3) as usize], (n + 4) % 7).0;
                            let mut z = tick([x, b.look(), n][((n) % 3) as usize]).$wait;
                        }
                    } else {
                    }
                }
                _ => {
                }
            }
            Ok(tick(check(x)?).$wait)
        }

        pub(crate) $kind fn f102(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut x = if (tick(1).$wait) != 1 {
                note("here");
                take(Noisy("1"), a.look())
            } else {
                let mut x = match n {
                    0 | 1 => {
                        let mut z = take(Noisy("2"), if (a.look()) <= 3 { 1 } else { a.look() });
                        let Some(mut x) = later(less(later(check(a.look())).$wait?)).$wait else {
                            return Ok(tick(n).$wait);
                        };
                        note("here");
                        x
                    }
                    m if m % 2 == 0 => {
                        n += later(check(take(Noisy("3"), 0))).$wait?; n %= 5;
                        let mut x = if (1) != 1 && (2) == 3 {
                            n += [2, tick(n).$wait, n][((if (n) == 3 { 1 } else { a.look() }) % 3) as usize]; n %= 5;
                            let mut x = add(tick(2).$wait, check(n)?);
                            match a.look() { 0 => a.look(), 1 | 2 => 1, _ => a.look() }
                        } else {
                            note("here");
                            let a = Noisy("4");
                            tick(4).$wait
                        };
                        (n, x).0
                    }
                    _ => {
                        if (n) <= 1 { 4 } else { 4 }
                    }
                };
                if (4) <= 2 { n } else { a.look() }
            };
            Ok((tick(x).$wait + if (a.look()) == 3 { a.look() } else { 1 }) % 7)
        }

        pub(crate) $kind fn f103(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut x = 'l1: {
                let mut i2 = 0;
                'l2: for k in 0..2 {
                    i2 += k;
                    let a = later(Noisy("1")).$wait;
                    let mut i3 = 0;
                    'l3: loop {
                        i3 += 1; if i3 > 2 { break ; }
                        note("here");
                         {
                            let b = later(Noisy("2")).$wait;
                            drop(b);
                            let mut y = match { let b = Noisy("3"); let z = n; n } { 0 => take(Noisy("4"), a.look()), 1 | 2 => add(3, n), _ => n };
                        }
                    }
                }
                if !((0) > 2) {
                    let Some(mut y) = later(less((a.look() + n) % 7)).$wait else {
                        return Ok({ let d = Noisy("5"); let z = 2; z });
                    };
                    let mut a = Noisy("6");
                    if !((n) <= 2) {
                        drop(a);
                        let mut i4 = 0;
                        'l4: loop {
                            i4 += 1; if i4 > 2 { break ; }
                            let mut z = match n { 0 => tick(n).$wait, 1 | 2 => [n, 2, y][((y) % 3) as usize], _ => n };
                            let mut z = [y, add(4, n), 3][((take(Noisy("7"), n)) % 3) as usize];
                        }
                    } else {
                        take(a, n);
                        let mut d = Noisy("8");
                        let mut x = later(check(later(d.look()).$wait)).$wait?;
                    }
                    break 'l1 [n, n, 0][((3) % 3) as usize];
                }
                later(n).$wait
            };
            Ok(((x + n) % 7 + (n + n) % 7) % 7)
        }

        pub(crate) $kind fn f104(mut n: u32, a: Noisy) -> u32 {
            let Some(mut z) = later(less(tick(1).$wait)).$wait else {
                return add(n, 4);
            };
            let mut x = {
                let mut i1 = 0;
                'l1: for k in 0..1 {
                    i1 += k;
                    let mut x = if (take(Noisy("1"), 1)) == 1 {
                        z += { let c = Noisy("2"); let y = (Point { x: z, y: 2 }).y; later(3).$wait }; z %= 5;
                        take(Noisy("3"), z)
                    } else {
                        let mut i2 = 0;
                        'l2: loop {
                            i2 += 1; if i2 > 2 { break ; }
                            let c = later(Noisy("4")).$wait;
                            if (0) > 1 && (n) != 3 {
                                note("here");
                                return tick(4).$wait;
                            }
                            let mut z = match later(1).$wait { 0 => tick(z).$wait, 1 | 2 => (Point { x: a.look(), y: a.look() }).y, _ => z };
                        }
                        let mut x = if !((n) == 3) { take(Noisy("5"), z) } else { tick(z).$wait };
                        match [x, later(n).$wait, a.look()][((tick(x).$wait) % 3) as usize] {
                            0 | 1 => {
                                let Some(mut x) = later(less(tick(a.look()).$wait)).$wait else {
                                    return a.look();
                                };
                            }
                            m if m % 2 == 0 => {
                                let mut b = later(Noisy("6")).$wait;
                                b = later(Noisy("7")).$wait;
                                drop(b);
                            }
                            _ => {
                                z += (Point { x: a.look(), y: match a.look() { 0 => a.look(), 1 | 2 => 2, _ => x } }).y; z %= 5;
                            }
                        }
                        { let a = Noisy("8"); let z = 0; n }
                    };
                }
                tick(n).$wait
            };
            tick([x, z, z][((n) % 3) as usize]).$wait
        }

        pub(crate) $kind fn f105(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut i1 = 0;
            'l1: while let Some(left) = later(less(3 - i1)).$wait {
                i1 = 3 - left;
                if (((n, 4).0) == 2 || (n) > 3 && (a.look()) != 2) {
                    let mut i2 = 0;
                    'l2: for item in vec![Noisy("1"), Noisy("z")] {
                        i2 += item.look();
                        let mut x = 'l3: {
                            note("here");
                            if !((n) == 2) {
                                note("here");
                                break 'l1;
                            }
                            take(Noisy("2"), 2)
                        };
                    }
                    if (!((0) > 1) || (take(Noisy("3"), a.look())) > 2) {
                        let mut d = Noisy("4");
                        let mut i4 = 0;
                        let mut x = 'l4: loop {
                            i4 += 1; if i4 > 2 { break if (2) > 2 { n } else { n }; }
                            let mut z = tick(match 4 { 0 => n, 1 | 2 => n, _ => n }).$wait;
                            let a = later(Noisy("5")).$wait;
                        };
                        let mut x = (if (a.look()) < 2 { d.look() } else { a.look() }, tick(d.look()).$wait).0;
                    }
                } else {
                    let mut z = later((n, 4).0).$wait;
                }
                note("here");
                let mut i5 = 0;
                'l5: for k in 0..3 {
                    i5 += k;
                }
            }
            Ok(match { let b = Noisy("6"); let z = a.look(); b.look() } { 0 => later(n).$wait, 1 | 2 => { let a = Noisy("7"); let x = a.look(); n }, _ => n })
        }

        pub(crate) $kind fn f106(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut z = { let b = Noisy("1"); let x = take(Noisy("2"), 1); tick(x).$wait };
            let mut a = Noisy("3");
            if (z) > 3 && (n) >= 3 {
                drop(a);
                let mut x = match [z, (n, n).0, n][(([2, n, 2][((0) % 3) as usize]) % 3) as usize] {
                    0 | 1 => {
                        note("here");
                        { let d = Noisy("4"); let z = n; 3 }
                    }
                    m if m % 2 == 0 => {
                        if !(({ let a = Noisy("5"); let z = n; a.look() }) >= 3) {
                            let mut z = later([n, n, n][((n) % 3) as usize]).$wait;
                        } else if (n) <= 2 && (n) > 3 {
                            note("here");
                            let mut z = { let b = Noisy("6"); let z = (z, n).0; tick(z).$wait };
                        } else {
                            let mut a = Noisy("7");
                            let mut y = 4;
                            if !((n) < 3) {
                                z = z;
                                return Ok((y, a.look()).0);
                            }
                        }
                        if (((n) > 3 || (n) == 1) || ((n) > 2 || (4) >= 1)) {
                        } else {
                        }
                        later(z).$wait
                    }
                    _ => {
                        tick(n).$wait
                    }
                };
            } else {
                take(a, n);
            }
            Ok(tick(if (0) <= 1 { n } else { z }).$wait)
        }

        pub(crate) $kind fn f107(mut n: u32, a: Noisy) -> u32 {
            let mut i1 = 0;
            let mut x = 'l1: loop {
                i1 += 1; if i1 > 2 { break (Point { x: a.look(), y: 0 }).y; }
                let c = later(Noisy("1")).$wait;
            };
            let mut x = match tick([1, a.look(), 3][((a.look()) % 3) as usize]).$wait {
                0 | 1 => {
                    if let Some(b) = later(Some(Noisy("2"))).$wait {
                        let Some(mut y) = later(less((x + x) % 7)).$wait else {
                            return add(a.look(), x);
                        };
                        let a = b;
                    } else {
                        let mut x = {
                            let mut d = Noisy("3");
                            if ((2) < 3 || (4) == 3) {
                                let mut a = later(Noisy("4")).$wait;
                                let mut y = ((Point { x: a.look(), y: n }).y, match 1 { 0 => x, 1 | 2 => x, _ => n }).0;
                                return take(Noisy("5"), n);
                            }
                            (x, 1).0
                        };
                        let mut z = (Point { x: a.look(), y: add(n, n) }).y;
                    }
                    x += add((Point { x: a.look(), y: n }).y, tick(4).$wait); x %= 5;
                    let mut x = match add(add(n, 2), add(x, n)) {
                        0 | 1 => {
                            (a.look(), n).0
                        }
                        m if m % 2 == 0 => {
                            3
                        }
                        _ => {
                            (Point { x: n, y: a.look() }).y
                        }
                    };
                    { let a = Noisy("6"); let y = n; 0 }
                }
                m if m % 2 == 0 => {
                    add(0, a.look())
                }
                _ => {
                    tick(n).$wait
                }
            };
            later((Point { x: n, y: 4 }).y).$wait
        }

        pub(crate) $kind fn f108(mut n: u32, a: Noisy) -> u32 {
            let mut x = if !((n) > 3) {
                if let Some(b) = later(Some(Noisy("1"))).$wait {
                    let mut y = tick(tick(1).$wait).$wait;
                    if ({ let a = Noisy("2"); let z = if (4) > 3 { n } else { n }; tick(1).$wait }) >= 1 {
                        let mut x = 'l1: {
                            let mut y = match b.look() { 0 => if (y) >= 1 { 4 } else { y }, 1 | 2 => tick(b.look()).$wait, _ => 1 };
                            if (n) == 2 && (n) >= 1 {
                                let Some(mut z) = later(less(n)).$wait else {
                                    break 'l1 if (a.look()) <= 1 { n } else { n };
                                };
                                if ((y) > 3 || (y) <= 3) {
                                    return (Point { x: 1, y: y }).y;
                                }
                                break 'l1 [2, a.look(), a.look()][((a.look()) % 3) as usize];
                            }
                            add(y, 3)
                        };
                    } else {
                    }
                } else {
                }
                if (3) >= 2 { 1 } else { a.look() }
            } else {
                later(n).$wait
            };
            ((x, n).0, tick(x).$wait).0
        }

        pub(crate) $kind fn f109(mut n: u32, a: Noisy) -> Result<u32, String> {
            if (match 0 { 0 => 0, 1 | 2 => a.look(), _ => n }) == 1 {
                if (if ((n) >= 1 || (n) == 2) { match n { 0 => n, 1 | 2 => n, _ => 4 } } else { later(check(n)).$wait? }) <= 3 {
                    let d = Noisy("1");
                    let Some(mut z) = later(less([a.look(), n, n][((0) % 3) as usize])).$wait else {
                        return Ok(add(1, d.look()));
                    };
                    let mut i1 = 0;
                    let mut x = 'l1: loop {
                        i1 += 1; if i1 > 2 { break add(z, z); }
                        if let Some(b) = later(Some(Noisy("2"))).$wait {
                            let Some(mut z) = later(less(tick(b.look()).$wait)).$wait else {
                                continue 'l1;
                            };
                            let c = Noisy("3");
                        } else {
                        }
                    };
                } else if ([a.look(), n, 1][((n) % 3) as usize]) == 2 {
                }
                return Ok(take(Noisy("4"), a.look()));
            }
            Ok(tick(a.look()).$wait)
        }

        pub(crate) $kind fn f110(mut n: u32, a: Noisy) -> u32 {
            let mut z = tick(if (a.look()) != 3 { n } else { 4 }).$wait;
            let mut x = {
                let mut a = Noisy("1");
                a = later(Noisy("2")).$wait;
                take(Noisy("3"), z)
            };
            let mut i1 = 0;
            let mut x = 'l1: loop {
                i1 += 1; if i1 > 2 { break take(Noisy("4"), a.look()); }
                let mut i2 = 0;
                'l2: while i2 < 3 && (match 2 { 0 => z, 1 | 2 => n, _ => x }) == 1 {
                    i2 += 1;
                    let mut a = Noisy("5");
                    let mut x = ([3, n, n][((4) % 3) as usize], later(2).$wait).0;
                }
                let mut i3 = 0;
                let mut x = 'l3: loop {
                    i3 += 1; if i3 > 2 { break later(a.look()).$wait; }
                    if let Some(b) = later(Some(Noisy("6"))).$wait {
                        if let Some(b) = later(Some(Noisy("7"))).$wait {
                            z = { let d = Noisy("8"); let z = tick(2).$wait; { let d = Noisy("9"); let z = a.look(); x } };
                            let a = later(Noisy("10")).$wait;
                        } else {
                            if (tick(z).$wait) > 3 {
                                return tick(a.look()).$wait;
                            }
                        }
                    } else {
                    }
                };
            };
            add(tick(a.look()).$wait, 2)
        }

        pub(crate) $kind fn f111(mut n: u32, a: Noisy) -> u32 {
            let mut x = if (a.look()) >= 3 && (a.look()) >= 2 {
                let mut i1 = 0;
                'l1: while i1 < 3 && ((2) < 3 || (3) <= 2) {
                    i1 += 1;
                     {
                        if let Some(b) = later(Some(Noisy("1"))).$wait {
                            let mut z = n;
                            let mut y = { let a = Noisy("2"); let y = [n, b.look(), z][((n) % 3) as usize]; { let a = Noisy("3"); let z = 3; 2 } };
                        } else {
                            note("here");
                        }
                        let mut y = 4;
                    }
                    let mut i2 = 0;
                    let mut x = 'l2: loop {
                        i2 += 1; if i2 > 2 { break tick(n).$wait; }
                        let mut d = Noisy("4");
                        let mut i3 = 0;
                        'l3: while i3 < 3 && ((n) >= 3 || (4) < 2) {
                            i3 += 1;
                            if !((a.look()) == 2) {
                                let b = later(Noisy("5")).$wait;
                                let mut x = later(take(Noisy("6"), n)).$wait;
                                let mut z = (tick(b.look()).$wait + n) % 7;
                                break 'l3;
                            }
                            let mut z = tick(later(n).$wait).$wait;
                        }
                    };
                    note("here");
                }
                n
            } else {
                tick(n).$wait
            };
            [a.look(), tick(a.look()).$wait, n][((tick(x).$wait) % 3) as usize]
        }

        pub(crate) $kind fn f112(mut n: u32, a: Noisy) -> Result<u32, String> {
            note("here");
            let Some(mut y) = later(less(tick(a.look()).$wait)).$wait else {
                return Ok(add(n, n));
            };
            if ((y) < 3 || (2) < 2) {
                let mut x = tick(later(n).$wait).$wait;
                let mut i1 = 0;
                let mut x = 'l1: loop {
                    i1 += 1; if i1 > 2 { break (2 + 4) % 7; }
                    let mut x = if ((a.look() + x) % 7) >= 2 {
                        if (a.look()) != 3 && (2) >= 1 {
                            note("here");
                            let Some(mut z) = later(less((n + y) % 7)).$wait else {
                                return Ok(tick(x).$wait);
                            };
                            let b = later(Noisy("1")).$wait;
                            break 'l1 match y { 0 => b.look(), 1 | 2 => n, _ => x };
                        }
                        let Some(mut y) = later(less(if (y) == 2 { y } else { y })).$wait else {
                            continue 'l1;
                        };
                        note("here");
                        tick(x).$wait
                    } else {
                        let mut z = (add(2, 3) + (n + a.look()) % 7) % 7;
                        let mut c = Noisy("3");
                        let mut i2 = 0;
                        'l2: for k in 0..2 {
                            i2 += k;
                            c = later(Noisy("4")).$wait;
                        }
                        [n, 1, x][((y) % 3) as usize]
                    };
                };
                n += later(tick(y).$wait).$wait; n %= 5;
                return Ok((a.look() + 2) % 7);
            }
            Ok(add([y, a.look(), 1][((a.look()) % 3) as usize], tick(y).$wait))
        }

        pub(crate) $kind fn f113(mut n: u32, a: Noisy) -> u32 {
            let mut a = later(Noisy("1")).$wait;
            let c = later(Noisy("2")).$wait;
            n += match take(Noisy("3"), 3) { 0 => (a.look(), c.look()).0, 1 | 2 => add(n, n), _ => n }; n %= 5;
            [1, tick(n).$wait, c.look()][((take(c, a.look())) % 3) as usize]
        }

        pub(crate) $kind fn f114(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut x = 'l1: {
                let b = Noisy("1");
                if ((n) <= 2 || (n) != 1) {
                    n = match tick(n).$wait { 0 => match 1 { 0 => n, 1 | 2 => 3, _ => b.look() }, 1 | 2 => if (a.look()) >= 3 { 0 } else { 0 }, _ => n };
                     {
                        let mut x = {
                            if !((2) > 3) {
                                if ([0, b.look(), b.look()][((2) % 3) as usize]) == 3 {
                                    note("here");
                                    n += later(later(n).$wait).$wait; n %= 5;
                                    break 'l1 { let d = Noisy("2"); let z = n; n };
                                }
                                n = tick({ let c = Noisy("3"); let x = n; a.look() }).$wait;
                                return Ok({ let b = Noisy("4"); let x = n; n });
                            }
                            (n + a.look()) % 7
                        };
                        let mut z = [b.look(), [x, x, a.look()][((n) % 3) as usize], x][((if (x) > 3 { x } else { n }) % 3) as usize];
                        z = match add(a.look(), a.look()) { 0 => (n, a.look()).0, 1 | 2 => tick(a.look()).$wait, _ => a.look() };
                    }
                    note("here");
                    return Ok(tick(a.look()).$wait);
                }
                [n, n, 2][((n) % 3) as usize]
            };
            let mut x = 'l2: {
                let mut a = Noisy("5");
                let Some(mut y) = later(less(take(Noisy("6"), x))).$wait else {
                    return Ok(tick(x).$wait);
                };
                if !((a.look()) < 1) {
                    return Ok(add(y, n));
                }
                take(a, y)
            };
            Ok((later(x).$wait + later(check(n)).$wait?) % 7)
        }

        pub(crate) $kind fn f115(mut n: u32, a: Noisy) -> Result<u32, String> {
            let d = Noisy("1");
            let mut y = tick(match n { 0 => n, 1 | 2 => a.look(), _ => n }).$wait;
            if !((tick(a.look()).$wait) == 1) {
                let mut x = tick(later(y).$wait).$wait;
                let mut z = [x, { let d = Noisy("2"); let x = x; n }, y][((tick(a.look()).$wait) % 3) as usize];
                let mut i1 = 0;
                'l1: while let Some(left) = later(less(3 - i1)).$wait {
                    i1 = 3 - left;
                    let mut i2 = 0;
                    'l2: loop {
                        i2 += 1; if i2 > 2 { break ; }
                        let d = later(Noisy("3")).$wait;
                    }
                    let Some(mut z) = later(less(if (n) > 3 { d.look() } else { z })).$wait else {
                        return Ok({ let b = Noisy("4"); let y = 0; z });
                    };
                }
            } else {
                if (tick(tick(n).$wait).$wait) >= 2 {
                    let d = later(Noisy("5")).$wait;
                } else {
                    let mut x = add(tick(y).$wait, (a.look() + n) % 7);
                }
                let mut x = (y, tick(y).$wait).0;
            }
            Ok(take(Noisy("6"), [y, d.look(), n][((n) % 3) as usize]))
        }

        pub(crate) $kind fn f116(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut i1 = 0;
            'l1: for item in vec![Noisy("1"), Noisy("z")] {
                i1 += item.look();
                let mut c = Noisy("2");
                let mut x = {
                    let mut x = 'l2: {
                        n = take(Noisy("3"), add(c.look(), n));
                        let mut b = later(Noisy("4")).$wait;
                        if ((n) == 2 || (b.look()) > 1) {
                            note("here");
                            break 'l2 tick(3).$wait;
                        }
                        match a.look() { 0 => n, 1 | 2 => 2, _ => 4 }
                    };
                    let mut x = {
                        if let Some(b) = later(Some(Noisy("5"))).$wait {
                            let Some(mut y) = later(less((b.look() + b.look()) % 7)).$wait else {
                                break 'l1;
                            };
                            let mut z = check(n)?;
                        } else {
                            note("here");
                            let mut y = { let c = Noisy("6"); let x = check(n)?; c.look() };
                            let d = Noisy("7");
                        }
                        check(x)?
                    };
                    add(c.look(), 4)
                };
            }
            Ok(take(Noisy("8"), [n, n, n][((n) % 3) as usize]))
        }

        pub(crate) $kind fn f117(mut n: u32, a: Noisy) -> u32 {
            let mut z = take(Noisy("1"), add(0, a.look()));
            n += 1; n %= 5;
            if ((if (a.look()) > 2 { n } else { z }, tick(3).$wait).0) == 3 {
                let mut x = match (1 + n) % 7 { 0 => later(n).$wait, 1 | 2 => (Point { x: z, y: z }).y, _ => n };
                if let Some(b) = later(Some(Noisy("2"))).$wait {
                    let mut i1 = 0;
                    'l1: for item in vec![Noisy("3"), Noisy("z")] {
                        i1 += item.look();
                        let mut c = Noisy("4");
                        let mut x = if (z) <= 1 && (x) < 1 {
                            n += take(Noisy("5"), tick(4).$wait); n %= 5;
                            c = later(Noisy("6")).$wait;
                            let a = Noisy("7");
                            tick(c.look()).$wait
                        } else {
                            let mut y = (Point { x: n, y: take(Noisy("8"), c.look()) }).y;
                            later(b.look()).$wait
                        };
                    }
                } else {
                }
            } else {
            }
            [z, take(Noisy("9"), z), 1][((take(Noisy("10"), z)) % 3) as usize]
        }

        pub(crate) $kind fn f118(mut n: u32, a: Noisy) -> u32 {
            let mut i1 = 0;
            let mut x = 'l1: loop {
                i1 += 1; if i1 > 2 { break add(n, n); }
                let c = Noisy("1");
                if (n) <= 3 && (n) > 3 {
                    match (Point { x: a.look(), y: later(n).$wait }).y {
                        0 | 1 => {
                            let a = later(Noisy("2")).$wait;
                        }
                        m if m % 2 == 0 => {
                            n = { let b = Noisy("3"); let x = [c.look(), n, a.look()][((n) % 3) as usize]; tick(4).$wait };
                            let mut z = later((3 + n) % 7).$wait;
                            if (tick(a.look()).$wait) < 1 {
                                z += tick(if (n) != 3 { z } else { n }).$wait; z %= 5;
                                let mut x = tick(add(n, 1)).$wait;
                                return later(z).$wait;
                            }
                        }
                        _ => {
                            let mut y = (Point { x: n, y: if (n) < 1 { n } else { n } }).y;
                        }
                    }
                    let Some(mut y) = later(less({ let b = Noisy("4"); let z = n; z })).$wait else {
                        break 'l1 tick(n).$wait;
                    };
                    return take(Noisy("5"), n);
                }
                let mut i2 = 0;
                'l2: for item in vec![Noisy("6"), Noisy("z")] {
                    i2 += item.look();
                    let mut i3 = 0;
                    'l3: loop {
                        i3 += 1; if i3 > 2 { break ; }
                        let mut x = 'l4: {
                            if ((0, n).0) >= 2 {
                                let Some(mut y) = later(less(tick(n).$wait)).$wait else {
                                    continue 'l1;
                                };
                                break 'l4 later(a.look()).$wait;
                            }
                            if !((0) > 3) {
                                return match n { 0 => 0, 1 | 2 => a.look(), _ => 4 };
                            }
                            (n + n) % 7
                        };
                    }
                }
            };
            [x, tick(a.look()).$wait, x][((if (a.look()) < 1 { x } else { a.look() }) % 3) as usize]
        }

        pub(crate) $kind fn f119(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut x = if ((2, 2).0) != 1 {
                let mut i1 = 0;
                'l1: loop {
                    i1 += 1; if i1 > 2 { break ; }
                    let Some(mut z) = later(less((a.look(), 3).0)).$wait else {
                        continue 'l1;
                    };
                    note("here");
                }
                let mut i2 = 0;
                'l2: for item in vec![Noisy("1"), Noisy("z")] {
                    i2 += item.look();
                    let mut i3 = 0;
                    'l3: while let Some(left) = later(less(3 - i3)).$wait {
                        i3 = 3 - left;
                        let mut i4 = 0;
                        'l4: loop {
                            i4 += 1; if i4 > 2 { break ; }
                            note("here");
                        }
                    }
                    'l5: {
                        let Some(mut y) = later(less(take(Noisy("2"), 0))).$wait else {
                            break 'l5;
                        };
                        if (later(n).$wait) != 1 {
                            let mut y = n;
                            break 'l2;
                        }
                    }
                }
                later(a.look()).$wait
            } else {
                (n + a.look()) % 7
            };
            Ok(tick(later(3).$wait).$wait)
        }

        pub(crate) $kind fn f120(mut n: u32, a: Noisy) -> u32 {
            let mut y = tick(add(a.look(), a.look())).$wait;
            if (a.look()) == 3 && (a.look()) > 1 && (tick(4).$wait) < 3 {
                let mut i1 = 0;
                let mut x = 'l1: loop {
                    i1 += 1; if i1 > 2 { break (1, 4).0; }
                    let mut d = Noisy("1");
                };
            } else if ((a.look()) == 3 || (2) < 3) {
                if ((Point { x: n, y: tick(a.look()).$wait }).y) >= 3 {
                    let mut z = [y, (Point { x: a.look(), y: n }).y, 4][((match y { 0 => y, 1 | 2 => 2, _ => 3 }) % 3) as usize];
                } else {
                    let c = later(Noisy("2")).$wait;
                    let mut i2 = 0;
                    'l2: for item in vec![Noisy("3"), Noisy("z")] {
                        i2 += item.look();
                        let mut x = tick(tick(c.look()).$wait).$wait;
                        n = take(Noisy("4"), (x + y) % 7);
                    }
                }
                note("here");
            } else {
                note("here");
            }
            let mut x = take(Noisy("5"), tick(n).$wait);
            (take(Noisy("6"), a.look()) + take(Noisy("7"), 0)) % 7
        }

        pub(crate) $kind fn f121(mut n: u32, a: Noisy) -> Result<u32, String> {
            let Some(mut y) = later(less(tick(1).$wait)).$wait else {
                return Ok(if (n) > 3 { a.look() } else { 4 });
            };
            let mut i1 = 0;
            let mut x = 'l1: loop {
                i1 += 1; if i1 > 2 { break match 4 { 0 => a.look(), 1 | 2 => y, _ => y }; }
                note("here");
                match tick([n, 2, y][((n) % 3) as usize]).$wait {
                    0 | 1 => {
                        let mut i2 = 0;
                        'l2: for item in vec![Noisy("1"), Noisy("z")] {
                            i2 += item.look();
                            let Some(mut x) = later(less(tick(y).$wait)).$wait else {
                                return Ok(match 3 { 0 => a.look(), 1 | 2 => n, _ => y });
                            };
                        }
                        let mut c = Noisy("2");
                    }
                    m if m % 2 == 0 => {
                        let mut i3 = 0;
                        'l3: while i3 < 3 && (a.look()) > 1 && (y) < 1 {
                            i3 += 1;
                            let mut d = Noisy("3");
                        }
                        note("here");
                        let mut i4 = 0;
                        let mut x = 'l4: loop {
                            i4 += 1; if i4 > 2 { break (a.look() + y) % 7; }
                            if (add(y, n)) >= 3 {
                                let c = Noisy("4");
                                continue 'l4;
                            }
                        };
                    }
                    _ => {
                    }
                }
            };
            Ok(take(Noisy("5"), tick(n).$wait))
        }

        pub(crate) $kind fn f122(mut n: u32, a: Noisy) -> u32 {
            let d = Noisy("1");
            let mut x = if !((n) >= 1) {
                match ([n, n, a.look()][((n) % 3) as usize] + later(n).$wait) % 7 {
                    0 | 1 => {
                        if let Some(b) = later(Some(Noisy("2"))).$wait {
                            let mut c = later(b).$wait;
                            let c = c;
                        } else {
                            if (match n { 0 => 2, 1 | 2 => n, _ => n }) < 2 {
                                if (if (3) != 1 { d.look() } else { a.look() }) <= 3 {
                                    let Some(mut x) = later(less(take(Noisy("3"), 0))).$wait else {
                                        return take(Noisy("4"), n);
                                    };
                                    return tick(x).$wait;
                                }
                                let mut x = match n { 0 => (1, 2).0, 1 | 2 => match n { 0 => n, 1 | 2 => n, _ => a.look() }, _ => n };
                                note("here");
                                return (n + 1) % 7;
                            }
                        }
                        let mut d = Noisy("5");
                    }
                    m if m % 2 == 0 => {
                        let mut a = later(Noisy("6")).$wait;
                    }
                    _ => {
                        'l1: {
                            let Some(mut x) = later(less(tick(n).$wait)).$wait else {
                                return later(n).$wait;
                            };
                            if ((x) != 2 || (n) < 3) {
                                if ((a.look()) > 3 || (x) <= 3) {
                                    return { let b = Noisy("7"); let y = x; 2 };
                                }
                                return tick(n).$wait;
                            }
                            if ((Point { x: n, y: x }).y) != 2 {
                                return { let b = Noisy("8"); let y = a.look(); x };
                            }
                        }
                    }
                }
                tick(d.look()).$wait
            } else {
                { let c = Noisy("9"); let y = n; a.look() }
            };
            (tick(a.look()).$wait + (3 + n) % 7) % 7
        }

        pub(crate) $kind fn f123(mut n: u32, a: Noisy) -> u32 {
            let mut b = Noisy("1");
            if let Some(b) = later(Some(Noisy("2"))).$wait {
                if let Some(b) = later(Some(Noisy("3"))).$wait {
                    let mut x = ({ let b = Noisy("4"); let z = n; z }, a.look()).0;
                    if (n) < 1 && (1) != 1 {
                        drop(b);
                        if ((3) < 2 || (x) > 1) {
                            let mut x = tick(if (a.look()) != 1 { 4 } else { a.look() }).$wait;
                            return take(Noisy("5"), x);
                        }
                    } else {
                        take(b, n);
                        let Some(mut z) = later(less(tick(a.look()).$wait)).$wait else {
                            return [a.look(), 2, a.look()][((n) % 3) as usize];
                        };
                        x = { let c = Noisy("6"); let x = [4, 2, a.look()][((a.look()) % 3) as usize]; tick(x).$wait };
                        let b = Noisy("7");
                    }
                } else {
                    if (tick(tick(n).$wait).$wait) == 1 {
                        if !((a.look()) != 2 && (n) <= 3) {
                            let b = later(Noisy("8")).$wait;
                        } else {
                            if !((a.look()) <= 3) {
                                let Some(mut z) = later(less(tick(4).$wait)).$wait else {
                                    return take(Noisy("9"), n);
                                };
                                note("here");
                                return tick(3).$wait;
                            }
                        }
                    } else {
                    }
                }
            } else {
            }
            match tick(n).$wait { 0 => (n, n).0, 1 | 2 => match 0 { 0 => b.look(), 1 | 2 => a.look(), _ => b.look() }, _ => b.look() }
        }

        pub(crate) $kind fn f124(mut n: u32, a: Noisy) -> Result<u32, String> {
            note("here");
            let mut y = ((n + 2) % 7, match n { 0 => n, 1 | 2 => 3, _ => 0 }).0;
            let mut i1 = 0;
            'l1: while let Some(left) = later(less(3 - i1)).$wait {
                i1 = 3 - left;
                 {
                    if !((a.look()) >= 3) {
                        let mut y = (match y { 0 => 2, 1 | 2 => 1, _ => y }, { let d = Noisy("1"); let z = n; n }).0;
                        match if ((a.look()) == 1 || (2) <= 3) { match y { 0 => 3, 1 | 2 => a.look(), _ => y } } else { tick(2).$wait } {
                            0 | 1 => {
                                let mut x = tick({ let c = Noisy("2"); let z = y; y }).$wait;
                            }
                            m if m % 2 == 0 => {
                                let a = Noisy("3");
                            }
                            _ => {
                                let a = later(Noisy("4")).$wait;
                            }
                        }
                        return Ok(tick(y).$wait);
                    }
                }
            }
            Ok(tick(tick(0).$wait).$wait)
        }

        pub(crate) $kind fn f125(mut n: u32, a: Noisy) -> Result<u32, String> {
            n = tick(if (a.look()) >= 1 { 4 } else { 0 }).$wait;
            if let Some(b) = later(Some(Noisy("1"))).$wait {
                if ((tick(3).$wait) <= 2 || !((b.look()) != 1)) {
                    let mut b = Noisy("2");
                }
                n += if ((n) == 3 || (n) == 3) { take(Noisy("3"), 4) } else { tick(1).$wait }; n %= 5;
            } else {
                'l1: {
                    let mut i2 = 0;
                    'l2: loop {
                        i2 += 1; if i2 > 2 { break ; }
                        let mut z = (tick(4).$wait, if (a.look()) == 2 { 3 } else { 0 }).0;
                    }
                     {
                    }
                    if (later(check(a.look())).$wait?) > 2 {
                        break 'l1;
                    }
                }
            }
            Ok(add(if (a.look()) == 1 { n } else { 2 }, { let a = Noisy("4"); let x = n; n }))
        }

        pub(crate) $kind fn f126(mut n: u32, a: Noisy) -> u32 {
            match tick(tick(n).$wait).$wait {
                0 | 1 => {
                    let Some(mut x) = later(less(later(a.look()).$wait)).$wait else {
                        return tick(n).$wait;
                    };
                    let b = Noisy("1");
                }
                m if m % 2 == 0 => {
                    let mut x = tick(take(Noisy("2"), n)).$wait;
                    let mut z = x;
                }
                _ => {
                    let mut z = add((n, 3).0, { let d = Noisy("3"); let z = a.look(); z });
                    match if ((n) == 3 || (n) != 3) { match n { 0 => 2, 1 | 2 => n, _ => a.look() } } else { { let c = Noisy("4"); let y = z; n } } {
                        0 | 1 => {
                            let mut a = Noisy("5");
                            a = later(Noisy("6")).$wait;
                            let mut y = add(tick(3).$wait, (n, 2).0);
                        }
                        m if m % 2 == 0 => {
                            let mut x = add(if (z) > 2 { 3 } else { a.look() }, tick(z).$wait);
                        }
                        _ => {
                            let mut x = [4, (1, 1).0, n][(({ let d = Noisy("7"); let y = a.look(); 1 }) % 3) as usize];
                        }
                    }
                    let mut z = [a.look(), (a.look() + z) % 7, n][(({ let c = Noisy("8"); let y = a.look(); c.look() }) % 3) as usize];
                }
            }
            match tick(tick(2).$wait).$wait {
                0 | 1 => {
                    let b = Noisy("9");
                    'l1: {
                        let b = later(Noisy("10")).$wait;
                        if ((Point { x: n, y: 0 }).y) <= 3 {
                            return later(a.look()).$wait;
                        }
                    }
                }
                m if m % 2 == 0 => {
                }
                _ => {
                }
            }
            later([4, n, n][((2) % 3) as usize]).$wait
        }

        pub(crate) $kind fn f127(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut i1 = 0;
            'l1: for item in vec![Noisy("1"), Noisy("z")] {
                i1 += item.look();
                let mut i2 = 0;
                'l2: while let Some(left) = later(less(3 - i2)).$wait {
                    i2 = 3 - left;
                    let mut i3 = 0;
                    'l3: loop {
                        i3 += 1; if i3 > 2 { break ; }
                        let b = later(Noisy("3")).$wait;
                        let mut x = [b.look(), tick(n).$wait, n][((tick(2).$wait) % 3) as usize];
                    }
                    let mut i4 = 0;
                    let mut x = 'l4: loop {
                        i4 += 1; if i4 > 2 { break tick(a.look()).$wait; }
                        let b = later(Noisy("4")).$wait;
                        let a = later(Noisy("5")).$wait;
                         {
                            n += tick({ let a = Noisy("6"); let x = n; x }).$wait; n %= 5;
                            let mut c = Noisy("7");
                            drop(c);
                        }
                    };
                    let c = later(Noisy("8")).$wait;
                }
            }
             {
            }
            Ok(match later(check(a.look())).$wait? { 0 => later(check(n)).$wait?, 1 | 2 => take(Noisy("9"), n), _ => n })
        }

        pub(crate) $kind fn f128(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut x = take(Noisy("1"), later(3).$wait);
            let c = Noisy("2");
            let mut x = tick((2 + 0) % 7).$wait;
            Ok(later(add(x, n)).$wait)
        }

        pub(crate) $kind fn f129(mut n: u32, a: Noisy) -> u32 {
            note("here");
            let mut i1 = 0;
            'l1: loop {
                i1 += 1; if i1 > 2 { break ; }
                let a = Noisy("1");
                let mut i2 = 0;
                'l2: while let Some(left) = later(less(3 - i2)).$wait {
                    i2 = 3 - left;
                    if (tick((Point { x: n, y: 0 }).y).$wait) == 1 {
                        let mut b = Noisy("2");
                        let b = later(Noisy("3")).$wait;
                    } else if (tick(a.look()).$wait) >= 3 {
                         {
                            let a = Noisy("4");
                            n = { a }.end();
                            let a = later(Noisy("5")).$wait;
                        }
                    } else {
                    }
                }
            }
            (tick(2).$wait + tick(n).$wait) % 7
        }

        pub(crate) $kind fn f130(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut x = if (n) > 1 && (a.look()) != 3 {
                if !(((a.look() + n) % 7) < 2) {
                    let Some(mut x) = later(less(tick(n).$wait)).$wait else {
                        return Ok(match n { 0 => n, 1 | 2 => a.look(), _ => a.look() });
                    };
                    let a = Noisy("1");
                } else {
                    let mut i1 = 0;
                    'l1: loop {
                        i1 += 1; if i1 > 2 { break ; }
                        let mut i2 = 0;
                        'l2: while i2 < 3 && (later(1).$wait) <= 3 {
                            i2 += 1;
                            let a = Noisy("2");
                            let mut y = tick(match 1 { 0 => 3, 1 | 2 => n, _ => n }).$wait;
                        }
                    }
                }
                (n, a.look()).0
            } else {
                (4 + n) % 7
            };
            Ok(check(tick(1).$wait)?)
        }

        pub(crate) $kind fn f131(mut n: u32, a: Noisy) -> u32 {
            note("here");
            let mut i1 = 0;
            let mut x = 'l1: loop {
                i1 += 1; if i1 > 2 { break add(a.look(), n); }
                let mut x = { let a = Noisy("1"); let x = if (a.look()) < 1 { n } else { a.look() }; later(n).$wait };
                let mut i2 = 0;
                'l2: while let Some(left) = later(less(3 - i2)).$wait {
                    i2 = 3 - left;
                    match { let a = Noisy("2"); let y = later(2).$wait; [n, a.look(), 3][((n) % 3) as usize] } {
                        0 | 1 => {
                            let mut x = (n, later(n).$wait).0;
                            let mut z = ((3 + a.look()) % 7, (3, x).0).0;
                            let mut y = take(Noisy("3"), { let a = Noisy("4"); let y = z; 4 });
                        }
                        m if m % 2 == 0 => {
                            let mut x = if ((x) >= 1 || (1) != 2) { { let d = Noisy("5"); let x = a.look(); 2 } } else { tick(1).$wait };
                            let mut y = { let b = Noisy("6"); let y = (a.look(), 4).0; { let c = Noisy("7"); let y = 1; 2 } };
                            x += (Point { x: 1, y: [y, 0, 1][((x) % 3) as usize] }).y; x %= 5;
                        }
                        _ => {
                            let mut z = take(Noisy("8"), take(Noisy("9"), a.look()));
                            let mut a = later(Noisy("10")).$wait;
                        }
                    }
                    if (tick((Point { x: a.look(), y: x }).y).$wait) == 2 {
                    } else {
                    }
                }
            };
            [x, a.look(), 4][((if (n) >= 3 { x } else { n }) % 3) as usize]
        }

        pub(crate) $kind fn f132(mut n: u32, a: Noisy) -> u32 {
            let mut x = if ((n) > 3 || (a.look()) < 2) {
                let mut x = 'l1: {
                    let mut x = 'l2: {
                        let mut x = match if ((3 + a.look()) % 7) == 3 { if (n) > 3 { n } else { n } } else { { let b = Noisy("1"); let y = n; 4 } } {
                            0 | 1 => {
                                let mut x = later(tick(1).$wait).$wait;
                                tick(a.look()).$wait
                            }
                            m if m % 2 == 0 => {
                                note("here");
                                if (3) == 3 && (4) > 2 {
                                    if (3) <= 2 && (3) <= 2 {
                                        let c = later(Noisy("2")).$wait;
                                        let c = later(c).$wait;
                                        drop(c);
                                        break 'l1 { let b = Noisy("3"); let z = a.look(); 0 };
                                    }
                                    if ([1, n, n][((n) % 3) as usize]) < 2 {
                                        let Some(mut x) = later(less(match a.look() { 0 => 3, 1 | 2 => n, _ => a.look() })).$wait else {
                                            break 'l2 (Point { x: 1, y: n }).y;
                                        };
                                        break 'l1 (Point { x: a.look(), y: 2 }).y;
                                    }
                                    break 'l2 2;
                                }
                                take(Noisy("4"), a.look())
                            }
                            _ => {
                                [3, n, a.look()][((a.look()) % 3) as usize]
                            }
                        };
                        if ((x) >= 1 || (n) != 1) {
                            break 'l1 (0 + 3) % 7;
                        }
                        later(a.look()).$wait
                    };
                    if !((a.look()) <= 2) {
                        break 'l1 add(n, n);
                    }
                    tick(n).$wait
                };
                tick(a.look()).$wait
            } else {
                tick(a.look()).$wait
            };
            take(Noisy("5"), [a.look(), n, x][((n) % 3) as usize])
        }

        pub(crate) $kind fn f133(mut n: u32, a: Noisy) -> u32 {
            let d = later(Noisy("1")).$wait;
            let mut i1 = 0;
            'l1: while let Some(left) = later(less(3 - i1)).$wait {
                i1 = 3 - left;
                let mut i2 = 0;
                'l2: while i2 < 3 && !((n) < 2) {
                    i2 += 1;
                    let Some(mut x) = later(less(later(a.look()).$wait)).$wait else {
                        continue 'l1;
                    };
                    let mut i3 = 0;
                    'l3: while let Some(left) = later(less(3 - i3)).$wait {
                        i3 = 3 - left;
                        let mut x = {
                            note("here");
                            let mut y = later(match n { 0 => 1, 1 | 2 => d.look(), _ => d.look() }).$wait;
                            let mut z = match match n { 0 => x, 1 | 2 => n, _ => d.look() } { 0 => (x + n) % 7, 1 | 2 => (y, y).0, _ => x };
                            later(1).$wait
                        };
                        let mut x = 'l4: {
                            let c = Noisy("2");
                            if ((a.look()) < 3 || (n) <= 2) {
                                let a = later(Noisy("3")).$wait;
                                continue 'l1;
                            }
                            if (x) > 1 { x } else { n }
                        };
                    }
                }
            }
            later(match n { 0 => n, 1 | 2 => 0, _ => d.look() }).$wait
        }

        pub(crate) $kind fn f134(mut n: u32, a: Noisy) -> u32 {
            let mut y = (Point { x: 1, y: (a.look(), n).0 }).y;
            let mut x = match tick(tick(n).$wait).$wait {
                0 | 1 => {
                    y += tick(later(a.look()).$wait).$wait; y %= 5;
                    note("here");
                    tick(y).$wait
                }
                m if m % 2 == 0 => {
                    match later(match y { 0 => a.look(), 1 | 2 => a.look(), _ => y }).$wait {
                        0 | 1 => {
                            let mut y = if ((y) != 1 || (n) != 3) { tick(n).$wait } else { (y + a.look()) % 7 };
                        }
                        m if m % 2 == 0 => {
                            y = tick(take(Noisy("1"), n)).$wait;
                            if ((0) <= 3 || (n) > 2) {
                                let mut x = (Point { x: y, y: tick(a.look()).$wait }).y;
                                let mut b = Noisy("2");
                                return match b.look() { 0 => x, 1 | 2 => x, _ => x };
                            }
                            n = [4, [n, n, y][((a.look()) % 3) as usize], 2][(((a.look(), a.look()).0) % 3) as usize];
                        }
                        _ => {
                        }
                    }
                    (a.look() + y) % 7
                }
                _ => {
                    later(n).$wait
                }
            };
            (Point { x: a.look(), y: take(Noisy("3"), n) }).y
        }

        pub(crate) $kind fn f135(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut i1 = 0;
            'l1: for k in 0..2 {
                i1 += k;
                let mut y = later(n).$wait;
                let Some(mut x) = later(less(add(a.look(), 0))).$wait else {
                    continue 'l1;
                };
                let a = later(Noisy("1")).$wait;
            }
            let mut x = if !((4) < 3) {
                n += tick((0, n).0).$wait; n %= 5;
                if let Some(b) = later(Some(Noisy("2"))).$wait {
                    let mut i2 = 0;
                    let mut x = 'l2: loop {
                        i2 += 1; if i2 > 2 { break b.look(); }
                        match match tick(2).$wait { 0 => { let a = Noisy("3"); let y = n; b.look() }, 1 | 2 => (3 + n) % 7, _ => n } {
                            0 | 1 => {
                                let mut z = match 4 { 0 => { let c = Noisy("4"); let z = 4; b.look() }, 1 | 2 => take(Noisy("5"), 3), _ => n };
                            }
                            m if m % 2 == 0 => {
                                let mut d = Noisy("6");
                                let mut y = tick((a.look(), n).0).$wait;
                            }
                            _ => {
                                let mut y = match tick(n).$wait { 0 => b.look(), 1 | 2 => if (n) >= 1 { n } else { 0 }, _ => 0 };
                            }
                        }
                    };
                } else {
                }
                tick(3).$wait
            } else {
                take(Noisy("7"), 1)
            };
            Ok([a.look(), { let b = Noisy("8"); let y = a.look(); x }, 0][((take(Noisy("9"), x)) % 3) as usize])
        }

        pub(crate) $kind fn f136(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut i1 = 0;
            'l1: for item in vec![Noisy("1"), Noisy("z")] {
                i1 += item.look();
                let mut x = (tick(n).$wait, n).0;
                let mut x = later(tick(a.look()).$wait).$wait;
            }
            if ((n + n) % 7) <= 3 {
                let mut x = tick([n, 3, n][((4) % 3) as usize]).$wait;
                let mut i2 = 0;
                'l2: loop {
                    i2 += 1; if i2 > 2 { break ; }
                    let mut z = tick(tick(a.look()).$wait).$wait;
                }
                if (x) != 1 && (n) <= 3 {
                    let mut x = match match add(1, 4) { 0 => [a.look(), n, x][((x) % 3) as usize], 1 | 2 => (x, n).0, _ => a.look() } {
                        0 | 1 => {
                            later(x).$wait
                        }
                        m if m % 2 == 0 => {
                            tick(4).$wait
                        }
                        _ => {
                            { let c = Noisy("2"); let x = a.look(); 1 }
                        }
                    };
                    return Ok((x, x).0);
                }
                return Ok(n);
            }
            Ok((check(2)?, match 4 { 0 => a.look(), 1 | 2 => n, _ => n }).0)
        }

        pub(crate) $kind fn f137(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut x = if (if (n) < 2 { n } else { a.look() }) > 3 {
                let mut y = tick(tick(0).$wait).$wait;
                let mut i1 = 0;
                let mut x = 'l1: loop {
                    i1 += 1; if i1 > 2 { break tick(y).$wait; }
                    let b = later(Noisy("1")).$wait;
                };
                take(Noisy("2"), a.look())
            } else {
                let d = Noisy("3");
                if (later(later(2).$wait).$wait) > 3 {
                    let mut x = match tick(match 0 { 0 => n, 1 | 2 => n, _ => 0 }).$wait {
                        0 | 1 => {
                            let mut y = tick(check(n)?).$wait;
                            (4 + 1) % 7
                        }
                        m if m % 2 == 0 => {
                            tick(1).$wait
                        }
                        _ => {
                            check(n)?
                        }
                    };
                }
                (d.look() + n) % 7
            };
            Ok(add((x + x) % 7, tick(x).$wait))
        }

        pub(crate) $kind fn f138(mut n: u32, a: Noisy) -> u32 {
            if (a.look()) < 3 {
                let mut x = if (tick(n).$wait) == 3 {
                    let mut d = Noisy("1");
                    let mut x = tick(add(n, 4)).$wait;
                    add(n, a.look())
                } else {
                    let Some(mut y) = later(less(add(n, n))).$wait else {
                        return (n + 3) % 7;
                    };
                    if let Some(b) = later(Some(Noisy("2"))).$wait {
                         {
                            let d = later(Noisy("3")).$wait;
                        }
                        if (add(y, n)) <= 3 {
                            drop(b);
                            let mut z = tick([4, y, n][((a.look()) % 3) as usize]).$wait;
                            if (tick(z).$wait) <= 2 {
                                let b = later(Noisy("4")).$wait;
                                let mut z = { let c = Noisy("5"); let y = (z + 1) % 7; tick(n).$wait };
                                let mut y = later(tick(a.look()).$wait).$wait;
                                return (Point { x: 4, y: 3 }).y;
                            }
                        } else {
                            take(b, n);
                            let mut a = later(Noisy("6")).$wait;
                            let Some(mut z) = later(less(match 4 { 0 => 2, 1 | 2 => n, _ => y })).$wait else {
                                return tick(a.look()).$wait;
                            };
                            a = later(Noisy("7")).$wait;
                        }
                    } else {
                    }
                    y
                };
                return (n, 0).0;
            }
            take(Noisy("8"), [a.look(), a.look(), 1][((a.look()) % 3) as usize])
        }

        pub(crate) $kind fn f139(mut n: u32, a: Noisy) -> u32 {
            let mut i1 = 0;
            let mut x = 'l1: loop {
                i1 += 1; if i1 > 2 { break tick(n).$wait; }
                let mut x = match a.look() {
                    0 | 1 => {
                        let mut i2 = 0;
                        let mut x = 'l2: loop {
                            i2 += 1; if i2 > 2 { break tick(n).$wait; }
                            let mut x = match [n, n, a.look()][((n) % 3) as usize] { 0 => [2, a.look(), 2][((n) % 3) as usize], 1 | 2 => tick(n).$wait, _ => n };
                        };
                        let mut i3 = 0;
                        let mut x = 'l3: loop {
                            i3 += 1; if i3 > 2 { break if (a.look()) < 2 { x } else { 4 }; }
                            let a = later(Noisy("1")).$wait;
                            let mut a = a;
                            let mut a = later(a).$wait;
                        };
                        x
                    }
                    m if m % 2 == 0 => {
                        tick(a.look()).$wait
                    }
                    _ => {
                        later(n).$wait
                    }
                };
            };
            tick((n + n) % 7).$wait
        }

        pub(crate) $kind fn f140(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut x = 'l1: {
                let mut i2 = 0;
                'l2: while let Some(left) = later(less(3 - i2)).$wait {
                    i2 = 3 - left;
                    'l3: {
                        let mut i4 = 0;
                        'l4: for item in vec![Noisy("1"), Noisy("z")] {
                            i4 += item.look();
                            if (tick(3).$wait) != 3 {
                                n += [2, later(a.look()).$wait, n][(({ let c = Noisy("2"); let z = a.look(); a.look() }) % 3) as usize]; n %= 5;
                                note("here");
                                let mut a = Noisy("3");
                                return Ok({ let b = Noisy("4"); let y = 0; y });
                            }
                        }
                        let mut x = 'l5: {
                            note("here");
                            if (if (n) != 1 { 0 } else { n }) <= 2 {
                                note("here");
                                note("here");
                                continue 'l2;
                            }
                            if (n) < 2 { 1 } else { a.look() }
                        };
                        let mut x = {
                            let mut x = later((1 + x) % 7).$wait;
                            let b = later(Noisy("5")).$wait;
                            let mut y = (a.look(), tick(b.look()).$wait).0;
                            (y + 4) % 7
                        };
                        if (tick(a.look()).$wait) >= 3 {
                            x += tick(later(x).$wait).$wait; x %= 5;
                            break 'l1 add(0, n);
                        }
                    }
                }
                if !((n) != 1) {
                    break 'l1 tick(n).$wait;
                }
                later(n).$wait
            };
            Ok(x)
        }

        pub(crate) $kind fn f141(mut n: u32, a: Noisy) -> u32 {
            if ({ let c = Noisy("1"); let y = 2; y }) >= 1 {
                let mut a = later(Noisy("2")).$wait;
                 {
                    let mut i1 = 0;
                    'l1: while i1 < 3 && ((n) < 3 || (n) < 3) {
                        i1 += 1;
                        let mut z = later((a.look(), a.look()).0).$wait;
                        z += (Point { x: 2, y: { let a = Noisy("3"); let y = n; z } }).y; z %= 5;
                        let mut b = Noisy("4");
                    }
                    a = later(Noisy("5")).$wait;
                    let mut y = if (later(n).$wait) == 2 { match n { 0 => a.look(), 1 | 2 => a.look(), _ => n } } else { (n + a.look()) % 7 };
                }
                let mut x = ((a.look(), n).0, tick(n).$wait).0;
                return add(a.look(), n);
            }
            let a = later(Noisy("6")).$wait;
            if ({ let d = Noisy("7"); let z = 2; 3 }) != 2 {
                let mut x = tick((Point { x: n, y: 4 }).y).$wait;
                return tick(a.look()).$wait;
            }
            let mut i2 = 0;
            let mut x = 'l2: loop {
                i2 += 1; if i2 > 2 { break (Point { x: 4, y: n }).y; }
                let mut x = tick(tick(n).$wait).$wait;
            };
            if (later(x).$wait) > 3 { (a.look() + a.look()) % 7 } else { a.look() }
        }

        pub(crate) $kind fn f142(mut n: u32, a: Noisy) -> u32 {
            let d = later(Noisy("1")).$wait;
            let mut z = take(Noisy("2"), if (n) != 2 { 2 } else { 0 });
            let Some(mut y) = later(less((n + z) % 7)).$wait else {
                return tick(4).$wait;
            };
            let mut x = if !((1) == 3) {
                let mut z = ((a.look(), a.look()).0, match 0 { 0 => a.look(), 1 | 2 => a.look(), _ => d.look() }).0;
                y
            } else {
                 {
                    let Some(mut y) = later(less(tick(y).$wait)).$wait else {
                        return { let c = Noisy("3"); let z = y; y };
                    };
                     {
                        note("here");
                    }
                }
                add(n, a.look())
            };
            { let b = Noisy("4"); let y = add(a.look(), z); (Point { x: 3, y: z }).y }
        }

        pub(crate) $kind fn f143(mut n: u32, a: Noisy) -> u32 {
            let mut x = match if (n) <= 2 && (n) == 3 { tick(a.look()).$wait } else { tick(a.look()).$wait } {
                0 | 1 => {
                    let mut x = 'l1: {
                        let mut i2 = 0;
                        'l2: for k in 0..1 {
                            i2 += k;
                            n = tick(match n { 0 => n, 1 | 2 => 0, _ => a.look() }).$wait;
                            let Some(mut y) = later(less((n + a.look()) % 7)).$wait else {
                                return (Point { x: n, y: 4 }).y;
                            };
                            n += tick(tick(y).$wait).$wait; n %= 5;
                        }
                        let mut i3 = 0;
                        let mut x = 'l3: loop {
                            i3 += 1; if i3 > 2 { break tick(2).$wait; }
                            let Some(mut x) = later(less(tick(a.look()).$wait)).$wait else {
                                return [a.look(), n, a.look()][((4) % 3) as usize];
                            };
                            let mut x = take(Noisy("1"), tick(n).$wait);
                            let mut b = later(Noisy("2")).$wait;
                        };
                        if ((a.look()) < 1 || (1) != 1) {
                            break 'l1 [n, x, a.look()][((a.look()) % 3) as usize];
                        }
                        take(Noisy("3"), a.look())
                    };
                    if (a.look()) <= 3 { 1 } else { x }
                }
                m if m % 2 == 0 => {
                    tick(0).$wait
                }
                _ => {
                    (2 + n) % 7
                }
            };
            if !((n) <= 2) { match a.look() { 0 => n, 1 | 2 => n, _ => a.look() } } else { if (0) <= 3 { n } else { 1 } }
        }

        pub(crate) $kind fn f144(mut n: u32, a: Noisy) -> u32 {
            note("here");
            let mut x = { let d = Noisy("1"); let z = (Point { x: n, y: a.look() }).y; (1 + n) % 7 };
            let mut x = if (match n { 0 => n, 1 | 2 => 0, _ => 0 }) > 2 {
                if let Some(b) = later(Some(Noisy("2"))).$wait {
                    let d = Noisy("3");
                    let mut i1 = 0;
                    'l1: for k in 0..3 {
                        i1 += k;
                        let mut i2 = 0;
                        'l2: for k in 0..3 {
                            i2 += k;
                            x += tick(tick(n).$wait).$wait; x %= 5;
                            if ({ let a = Noisy("4"); let y = x; 0 }) == 1 {
                                break 'l2;
                            }
                        }
                    }
                } else {
                }
                tick(0).$wait
            } else {
                tick(n).$wait
            };
            tick(tick(n).$wait).$wait
        }

        pub(crate) $kind fn f145(mut n: u32, a: Noisy) -> u32 {
            let mut i1 = 0;
            'l1: while let Some(left) = later(less(3 - i1)).$wait {
                i1 = 3 - left;
                let mut a = Noisy("1");
                if ((3) > 2 || (a.look()) > 1) {
                    let Some(mut x) = later(less({ let b = Noisy("2"); let y = n; n })).$wait else {
                        continue 'l1;
                    };
                    a = later(Noisy("3")).$wait;
                    let b = later(Noisy("4")).$wait;
                    return add(b.look(), a.look());
                }
            }
            let mut x = if (if (2) < 2 { n } else { n }) > 1 {
                let mut i2 = 0;
                'l2: while i2 < 3 && !((a.look()) >= 1) {
                    i2 += 1;
                    let mut x = match if (n) < 2 { 3 } else { a.look() } { 0 => add(n, a.look()), 1 | 2 => { let d = Noisy("5"); let z = n; z }, _ => n };
                }
                (n, n).0
            } else {
                if !((2) >= 3 && (n) != 3) {
                } else if ((a.look(), 4).0) >= 1 {
                } else {
                }
                tick(3).$wait
            };
            tick(take(Noisy("6"), 0)).$wait
        }

        pub(crate) $kind fn f146(mut n: u32, a: Noisy) -> u32 {
            let mut z = (Point { x: n, y: tick(n).$wait }).y;
            if ((a.look()) != 1 || (n) < 3) {
                let mut x = 'l1: {
                    let mut i2 = 0;
                    let mut x = 'l2: loop {
                        i2 += 1; if i2 > 2 { break tick(a.look()).$wait; }
                        let d = Noisy("1");
                    };
                    if !((a.look()) > 2) {
                        let mut z = match match a.look() { 0 => 4, 1 | 2 => 1, _ => a.look() } { 0 => take(Noisy("2"), a.look()), 1 | 2 => [4, z, a.look()][((4) % 3) as usize], _ => x };
                        break 'l1 take(Noisy("3"), x);
                    }
                    z
                };
                return (Point { x: 3, y: z }).y;
            }
            let Some(mut y) = later(less((a.look(), z).0)).$wait else {
                return (Point { x: a.look(), y: 1 }).y;
            };
            if (take(Noisy("4"), z)) != 3 { add(2, a.look()) } else { take(Noisy("5"), 4) }
        }

        pub(crate) $kind fn f147(mut n: u32, a: Noisy) -> u32 {
            if (tick(n).$wait) == 1 {
                let mut x = if ((n) < 2 || (3) < 3) {
                    note("here");
                    if let Some(b) = later(Some(Noisy("1"))).$wait {
                        let mut i1 = 0;
                        'l1: loop {
                            i1 += 1; if i1 > 2 { break ; }
                            let mut b = later(Noisy("2")).$wait;
                            let mut z = [n, n, n][(((4 + n) % 7) % 3) as usize];
                            let b = b;
                        }
                        if !((1) >= 2) {
                            let mut y = add(later(n).$wait, match 1 { 0 => 1, 1 | 2 => b.look(), _ => n });
                            let mut c = Noisy("3");
                            return match y { 0 => 3, 1 | 2 => y, _ => c.look() };
                        }
                    } else {
                        let mut x = {
                            n = tick(add(n, a.look())).$wait;
                            [a.look(), n, n][((4) % 3) as usize]
                        };
                    }
                    { let d = Noisy("4"); let z = a.look(); n }
                } else {
                    tick(n).$wait
                };
                return tick(n).$wait;
            }
            [n, { let c = Noisy("5"); let y = a.look(); n }, 0][((0) % 3) as usize]
        }

        pub(crate) $kind fn f148(mut n: u32, a: Noisy) -> u32 {
            let b = Noisy("1");
             {
                let mut i1 = 0;
                'l1: for k in 0..2 {
                    i1 += k;
                    let mut a = later(Noisy("2")).$wait;
                    let d = Noisy("3");
                }
            }
            let mut x = [b.look(), match n { 0 => n, 1 | 2 => a.look(), _ => 4 }, a.look()][((add(n, n)) % 3) as usize];
            let mut x = match [2, (n, 2).0, x][((later(2).$wait) % 3) as usize] {
                0 | 1 => {
                    let mut x = match n {
                        0 | 1 => {
                            let mut y = tick(if (n) >= 1 { n } else { b.look() }).$wait;
                            let mut x = tick(if (y) == 1 { n } else { b.look() }).$wait;
                            (b.look() + 0) % 7
                        }
                        m if m % 2 == 0 => {
                            let mut y = x;
                            let Some(mut z) = later(less((b.look() + n) % 7)).$wait else {
                                return match x { 0 => n, 1 | 2 => 3, _ => 0 };
                            };
                            take(Noisy("4"), z)
                        }
                        _ => {
                            (n + b.look()) % 7
                        }
                    };
                    later(3).$wait
                }
                m if m % 2 == 0 => {
                    tick(a.look()).$wait
                }
                _ => {
                    tick(x).$wait
                }
            };
            match if (n) == 3 { b.look() } else { n } { 0 => add(x, 2), 1 | 2 => tick(x).$wait, _ => x }
        }

        pub(crate) $kind fn f149(mut n: u32, a: Noisy) -> u32 {
            match take(Noisy("1"), take(Noisy("2"), n)) {
                0 | 1 => {
                    let mut i1 = 0;
                    'l1: while let Some(left) = later(less(3 - i1)).$wait {
                        i1 = 3 - left;
                        match add((a.look(), a.look()).0, tick(a.look()).$wait) {
                            0 | 1 => {
                                let mut c = Noisy("3");
                                let mut x = later(add(a.look(), 0)).$wait;
                            }
                            m if m % 2 == 0 => {
                                let mut c = Noisy("4");
                                let mut x = tick(tick(n).$wait).$wait;
                                c = later(Noisy("5")).$wait;
                            }
                            _ => {
                                let mut y = tick({ let d = Noisy("6"); let z = n; n }).$wait;
                            }
                        }
                         {
                            let d = later(Noisy("7")).$wait;
                        }
                    }
                }
                m if m % 2 == 0 => {
                }
                _ => {
                }
            }
            tick((n + 0) % 7).$wait
        }

        pub(crate) $kind fn f150(mut n: u32, a: Noisy) -> Result<u32, String> {
            n = check(match 1 { 0 => 1, 1 | 2 => 3, _ => n })?;
            let mut x = 'l1: {
                let mut i2 = 0;
                'l2: while let Some(left) = later(less(3 - i2)).$wait {
                    i2 = 3 - left;
                    let Some(mut x) = later(less(tick(1).$wait)).$wait else {
                        return Ok({ let b = Noisy("1"); let z = n; 0 });
                    };
                    let mut y = (x + check(n)?) % 7;
                    let mut z = match later(check(y)).$wait? { 0 => take(Noisy("2"), y), 1 | 2 => if (n) > 1 { 4 } else { n }, _ => y };
                }
                let mut i3 = 0;
                'l3: while let Some(left) = later(less(3 - i3)).$wait {
                    i3 = 3 - left;
                    let mut x = add(tick(a.look()).$wait, tick(3).$wait);
                }
                if ([4, a.look(), 2][((n) % 3) as usize]) <= 3 {
                    if ((a.look()) < 2 || (a.look()) >= 2) && (later(1).$wait) > 2 {
                        let mut c = later(Noisy("3")).$wait;
                        n += match n { 0 => if (2) > 3 { n } else { 2 }, 1 | 2 => 2, _ => a.look() }; n %= 5;
                    }
                    break 'l1 (n + 2) % 7;
                }
                n
            };
            let Some(mut x) = later(less(later(check(4)).$wait?)).$wait else {
                return Ok(match x { 0 => a.look(), 1 | 2 => a.look(), _ => 1 });
            };
            Ok(tick(if (a.look()) < 3 { n } else { 1 }).$wait)
        }

        pub(crate) $kind fn f151(mut n: u32, a: Noisy) -> u32 {
            n = tick(add(n, n)).$wait;
            let mut x = {
                note("here");
                'l1: {
                    let mut i2 = 0;
                    'l2: while i2 < 3 && !((n) <= 2) {
                        i2 += 1;
                        if ((n, n).0) < 3 {
                            let mut y = take(Noisy("1"), [a.look(), n, n][((n) % 3) as usize]);
                            continue 'l2;
                        }
                        let mut y = [n, tick(0).$wait, 0][(({ let c = Noisy("2"); let y = n; a.look() }) % 3) as usize];
                        if ((a.look()) == 1 && (a.look()) == 3 || ((1 + 2) % 7) == 3) {
                            note("here");
                            note("here");
                        } else if (y) < 2 {
                            let mut z = add(later(1).$wait, later(a.look()).$wait);
                            if !((3) < 1) {
                                let mut y = later(later(3).$wait).$wait;
                                y += a.look(); y %= 5;
                                let mut b = Noisy("3");
                                break 'l1;
                            }
                        }
                    }
                    if (n) < 2 && (2) < 2 {
                        return tick(n).$wait;
                    }
                }
                [n, n, 0][((1) % 3) as usize]
            };
            take(Noisy("4"), { let a = Noisy("5"); let z = a.look(); n })
        }

        pub(crate) $kind fn f152(mut n: u32, a: Noisy) -> u32 {
            let mut i1 = 0;
            let mut x = 'l1: loop {
                i1 += 1; if i1 > 2 { break (n + n) % 7; }
                let mut i2 = 0;
                let mut x = 'l2: loop {
                    i2 += 1; if i2 > 2 { break [n, a.look(), 2][((4) % 3) as usize]; }
                    if ((n) > 3 || (n) < 2) {
                        let mut x = {
                            let b = later(Noisy("1")).$wait;
                            tick(n).$wait
                        };
                        return add(a.look(), a.look());
                    }
                };
            };
            if (n) <= 3 && (a.look()) < 1 {
                let mut x = [3, if (n) >= 1 { n } else { a.look() }, 1][(({ let a = Noisy("2"); let y = n; x }) % 3) as usize];
                'l3: {
                    if (a.look()) <= 3 && (x) == 1 {
                        break 'l3;
                    }
                }
                return (0 + x) % 7;
            }
            (add(a.look(), x) + later(4).$wait) % 7
        }

        pub(crate) $kind fn f153(mut n: u32, a: Noisy) -> u32 {
            let mut y = (take(Noisy("1"), n), take(Noisy("2"), a.look())).0;
            let Some(mut x) = later(less(tick(y).$wait)).$wait else {
                return [y, 3, a.look()][((4) % 3) as usize];
            };
            let mut i1 = 0;
            'l1: for k in 0..3 {
                i1 += k;
                match take(Noisy("3"), if (a.look()) == 1 { y } else { a.look() }) {
                    0 | 1 => {
                        let mut x = if ((a.look() + y) % 7) >= 3 {
                            let Some(mut y) = later(less((Point { x: 4, y: 0 }).y)).$wait else {
                                return match y { 0 => 3, 1 | 2 => n, _ => a.look() };
                            };
                            tick(a.look()).$wait
                        } else {
                            let mut y = (tick(3).$wait + (Point { x: n, y: n }).y) % 7;
                            let a = Noisy("4");
                            (y + 1) % 7
                        };
                    }
                    m if m % 2 == 0 => {
                        let mut x = 'l2: {
                            note("here");
                            if ((4, a.look()).0) > 2 {
                                break 'l2 (Point { x: n, y: y }).y;
                            }
                            take(Noisy("5"), x)
                        };
                    }
                    _ => {
                    }
                }
            }
            [a.look(), tick(a.look()).$wait, 1][((take(Noisy("6"), a.look())) % 3) as usize]
        }

        pub(crate) $kind fn f154(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut i1 = 0;
            'l1: for item in vec![Noisy("1"), Noisy("z")] {
                i1 += item.look();
                let mut z = if ((n) != 3 || (a.look()) > 2) { tick(3).$wait } else { match a.look() { 0 => a.look(), 1 | 2 => n, _ => a.look() } };
                let mut y = tick([n, 0, 3][((4) % 3) as usize]).$wait;
                if let Some(b) = later(Some(Noisy("2"))).$wait {
                    let mut i2 = 0;
                    'l2: for k in 0..3 {
                        i2 += k;
                        note("here");
                        if ((y) < 1 || (b.look()) <= 3) {
                            let mut x = take(Noisy("3"), tick(z).$wait);
                            if (later(check(3)).$wait?) != 2 {
                                let mut z = { let d = Noisy("4"); let x = { let c = Noisy("5"); let y = a.look(); x }; tick(3).$wait };
                                let mut b = later(Noisy("6")).$wait;
                                let mut a = b;
                                continue 'l1;
                            }
                            break 'l2;
                        }
                    }
                } else {
                }
            }
            Ok(n)
        }

        pub(crate) $kind fn f155(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut x = {
                n += tick(later(n).$wait).$wait; n %= 5;
                note("here");
                tick(a.look()).$wait
            };
            if let Some(b) = later(Some(Noisy("1"))).$wait {
                if (tick({ let c = Noisy("2"); let z = 0; 1 }).$wait) < 3 {
                    match { let c = Noisy("3"); let x = 4; add(3, x) } {
                        0 | 1 => {
                            let mut y = later(match a.look() { 0 => a.look(), 1 | 2 => x, _ => b.look() }).$wait;
                            let Some(mut x) = later(less(later(n).$wait)).$wait else {
                                return Ok((3 + x) % 7);
                            };
                        }
                        m if m % 2 == 0 => {
                        }
                        _ => {
                        }
                    }
                }
            } else {
            }
            Ok({ let c = Noisy("4"); let z = take(Noisy("5"), 1); { let a = Noisy("6"); let y = 0; n } })
        }

        pub(crate) $kind fn f156(mut n: u32, a: Noisy) -> u32 {
            let mut x = tick((Point { x: 2, y: 0 }).y).$wait;
            let mut z = tick(add(n, n)).$wait;
            let mut b = Noisy("1");
             {
                if (if (z) >= 3 { 0 } else { z }) <= 3 {
                    let mut b = later(Noisy("2")).$wait;
                    return match 2 { 0 => 2, 1 | 2 => z, _ => z };
                }
                let mut x = tick(later(a.look()).$wait).$wait;
            }
            let mut y = { let b = Noisy("3"); let x = (a.look(), n).0; [x, 3, 2][((b.look()) % 3) as usize] };
            later(tick(n).$wait).$wait
        }

        pub(crate) $kind fn f157(mut n: u32, a: Noisy) -> u32 {
            let mut x = tick(later(n).$wait).$wait;
            note("here");
            if (((a.look()) > 2 || (n) >= 3) || !((x) == 1)) {
                let mut a = Noisy("1");
                let mut i1 = 0;
                let mut x = 'l1: loop {
                    i1 += 1; if i1 > 2 { break take(Noisy("2"), 4); }
                    n = a.look();
                };
            } else {
                let Some(mut y) = later(less(if (x) >= 2 { x } else { x })).$wait else {
                    return match x { 0 => n, 1 | 2 => a.look(), _ => n };
                };
                if !((y) > 3) {
                    let mut x = match tick((n, y).0).$wait {
                        0 | 1 => {
                            if (tick(a.look()).$wait) > 3 {
                                if (0) <= 2 && (3) > 1 {
                                    if !((2) != 3) {
                                        let mut y = later(tick(x).$wait).$wait;
                                        let mut x = (if (x) <= 3 { a.look() } else { y } + take(Noisy("3"), y)) % 7;
                                        return (Point { x: a.look(), y: x }).y;
                                    }
                                    return later(0).$wait;
                                }
                                return add(a.look(), x);
                            }
                            [x, a.look(), x][((2) % 3) as usize]
                        }
                        m if m % 2 == 0 => {
                            let mut x = (tick(a.look()).$wait, (2, 3).0).0;
                            let mut c = later(Noisy("4")).$wait;
                            c.look()
                        }
                        _ => {
                            y = n;
                            tick(n).$wait
                        }
                    };
                    return x;
                }
            }
            if (n) == 1 && (n) != 1 { tick(n).$wait } else { (a.look() + 1) % 7 }
        }

        pub(crate) $kind fn f158(mut n: u32, a: Noisy) -> u32 {
             {
                let mut i1 = 0;
                'l1: while i1 < 3 && (later(n).$wait) > 3 {
                    i1 += 1;
                    let mut x = 'l2: {
                        if (n) >= 1 && (0) <= 1 {
                            note("here");
                            note("here");
                            let c = later(Noisy("1")).$wait;
                            break 'l2 later(c.look()).$wait;
                        }
                        if (tick([3, n, n][((n) % 3) as usize]).$wait) >= 2 {
                            let a = Noisy("2");
                        }
                        let b = Noisy("3");
                        if ({ let c = Noisy("4"); let x = 2; n }) >= 2 {
                            let mut x = match if (3) == 2 { b.look() } else { 0 } { 0 => if (b.look()) < 2 { a.look() } else { b.look() }, 1 | 2 => n, _ => a.look() };
                            let Some(mut z) = later(less((Point { x: 1, y: x }).y)).$wait else {
                                return add(x, 3);
                            };
                            break 'l1;
                        }
                        tick(a.look()).$wait
                    };
                    let mut x = tick(match n { 0 => x, 1 | 2 => 1, _ => a.look() }).$wait;
                }
                let mut x = 'l3: {
                    let mut d = Noisy("5");
                    if !((2) > 1) {
                        return tick(n).$wait;
                    }
                    d.look()
                };
            }
            tick(add(0, 3)).$wait
        }

        pub(crate) $kind fn f159(mut n: u32, a: Noisy) -> u32 {
            let mut x = add({ let a = Noisy("1"); let y = a.look(); y }, match 1 { 0 => n, 1 | 2 => n, _ => 0 });
            let mut x = if ((a.look()) > 1 || (x) > 2) {
                let mut i1 = 0;
                'l1: for item in vec![Noisy("2"), Noisy("z")] {
                    i1 += item.look();
                    x = tick(x).$wait;
                    let mut x = if ((n + a.look()) % 7) < 3 {
                        let mut x = if (tick(x).$wait) < 3 {
                            note("here");
                            x = tick(tick(4).$wait).$wait;
                            let b = Noisy("3");
                            match n { 0 => 0, 1 | 2 => b.look(), _ => 1 }
                        } else {
                            let b = Noisy("4");
                            let mut z = match tick(a.look()).$wait { 0 => (Point { x: x, y: 2 }).y, 1 | 2 => tick(3).$wait, _ => 4 };
                            if (b.look()) <= 1 { n } else { n }
                        };
                        let mut x = if ((2) == 2 || (a.look()) < 2) {
                            x = later(add(2, n)).$wait;
                            let mut a = Noisy("5");
                            a.look()
                        } else {
                            let mut y = (Point { x: a.look(), y: if (x) < 3 { n } else { a.look() } }).y;
                            (x, a.look()).0
                        };
                        if (2) > 2 { n } else { a.look() }
                    } else {
                        (x, n).0
                    };
                }
                tick(n).$wait
            } else {
                n
            };
            tick((a.look(), 2).0).$wait
        }

        pub(crate) $kind fn f160(mut n: u32, a: Noisy) -> u32 {
            let b = Noisy("1");
            drop(b);
            if let Some(b) = later(Some(Noisy("2"))).$wait {
                'l1: {
                    note("here");
                    let mut x = if (tick(b.look()).$wait) >= 2 {
                        let mut x = {
                            let c = Noisy("3");
                            let d = Noisy("4");
                            let mut d = later(Noisy("5")).$wait;
                            later(n).$wait
                        };
                        note("here");
                        if let Some(b) = later(Some(Noisy("6"))).$wait {
                            let mut z = (Point { x: n, y: [x, b.look(), a.look()][((a.look()) % 3) as usize] }).y;
                            let mut y = tick((Point { x: b.look(), y: x }).y).$wait;
                        } else {
                            if (b.look()) > 3 && (n) == 3 {
                                break 'l1;
                            }
                        }
                        later(a.look()).$wait
                    } else {
                        tick(n).$wait
                    };
                    if (b.look()) >= 1 && (n) < 3 {
                        break 'l1;
                    }
                }
            } else {
            }
            ((a.look(), 4).0 + take(Noisy("7"), a.look())) % 7
        }

        pub(crate) $kind fn f161(mut n: u32, a: Noisy) -> u32 {
            let mut i1 = 0;
            'l1: for k in 0..1 {
                i1 += k;
                if !(((n + n) % 7) < 1) {
                    let mut x = {
                        let mut x = {
                            let mut z = (n + later(a.look()).$wait) % 7;
                            let b = later(Noisy("1")).$wait;
                            (a.look(), z).0
                        };
                        let mut c = later(Noisy("2")).$wait;
                        match 0 { 0 => x, 1 | 2 => x, _ => n }
                    };
                } else if ({ let d = Noisy("3"); let y = n; 1 }) <= 2 {
                    let d = Noisy("4");
                } else {
                }
            }
            tick(a.look()).$wait
        }

        pub(crate) $kind fn f162(mut n: u32, a: Noisy) -> u32 {
            if ((later(4).$wait) >= 3 || (match 1 { 0 => n, 1 | 2 => n, _ => n }) >= 3) {
                let mut x = 'l1: {
                    if (n) == 3 && (a.look()) > 1 {
                        if let Some(b) = later(Some(Noisy("1"))).$wait {
                            let a = b;
                            n += (later(n).$wait, take(Noisy("2"), n)).0; n %= 5;
                        } else {
                            let mut y = tick(tick(n).$wait).$wait;
                            let mut x = match (a.look(), n).0 { 0 => (Point { x: a.look(), y: a.look() }).y, 1 | 2 => tick(n).$wait, _ => a.look() };
                        }
                        let mut i2 = 0;
                        'l2: loop {
                            i2 += 1; if i2 > 2 { break ; }
                        }
                        return n;
                    }
                    if !((a.look()) == 2) {
                        return take(Noisy("3"), n);
                    }
                    if (n) <= 3 { n } else { a.look() }
                };
            }
            later(tick(n).$wait).$wait
        }

        pub(crate) $kind fn f163(mut n: u32, a: Noisy) -> u32 {
            let mut i1 = 0;
            'l1: for item in vec![Noisy("1"), Noisy("z")] {
                i1 += item.look();
                let Some(mut y) = later(less(match n { 0 => 2, 1 | 2 => n, _ => a.look() })).$wait else {
                    break 'l1;
                };
                let mut i2 = 0;
                'l2: for item in vec![Noisy("2"), Noisy("z")] {
                    i2 += item.look();
                    if (n) > 2 && (y) == 1 && (tick(y).$wait) != 3 {
                        let mut y = match tick(n).$wait { 0 => add(n, y), 1 | 2 => add(n, y), _ => 1 };
                    } else {
                        'l3: {
                            let Some(mut x) = later(less(a.look())).$wait else {
                                return tick(a.look()).$wait;
                            };
                            let mut z = { let d = Noisy("3"); let x = { let c = Noisy("4"); let y = a.look(); x }; later(0).$wait };
                            if ((0) > 2 || (z) <= 2) {
                                let d = Noisy("5");
                                return { let b = Noisy("6"); let x = y; 0 };
                            }
                        }
                        y = add((3, 0).0, { let d = Noisy("7"); let z = n; a.look() });
                        if ((a.look()) < 1 || (a.look()) != 1) && (y) >= 1 && (n) == 2 {
                            y += tick(later(2).$wait).$wait; y %= 5;
                        } else if ((a.look()) > 2 || (2) <= 2) {
                            let mut x = tick(tick(y).$wait).$wait;
                        } else {
                        }
                    }
                }
            }
            [a.look(), tick(a.look()).$wait, 3][(((1, a.look()).0) % 3) as usize]
        }

        pub(crate) $kind fn f164(mut n: u32, a: Noisy) -> u32 {
            let mut x = match ((n + n) % 7, tick(n).$wait).0 {
                0 | 1 => {
                    let mut x = {
                        let mut z = take(Noisy("1"), add(n, a.look()));
                        let mut i1 = 0;
                        'l1: loop {
                            i1 += 1; if i1 > 2 { break ; }
                            z += (Point { x: a.look(), y: add(z, a.look()) }).y; z %= 5;
                        }
                        take(Noisy("2"), n)
                    };
                    tick(x).$wait
                }
                m if m % 2 == 0 => {
                    let mut i2 = 0;
                    let mut x = 'l2: loop {
                        i2 += 1; if i2 > 2 { break (3, n).0; }
                        n = (4, tick(4).$wait).0;
                        let mut x = tick(n).$wait;
                        let mut x = 'l3: {
                            let mut d = Noisy("3");
                            if (d.look()) == 3 && (a.look()) < 3 {
                                let Some(mut y) = later(less(tick(n).$wait)).$wait else {
                                    return tick(n).$wait;
                                };
                                return 2;
                            }
                            n
                        };
                    };
                    match a.look() { 0 => n, 1 | 2 => a.look(), _ => a.look() }
                }
                _ => {
                    n
                }
            };
            match (n + 4) % 7 { 0 => match a.look() { 0 => a.look(), 1 | 2 => 4, _ => a.look() }, 1 | 2 => x, _ => 0 }
        }

        pub(crate) $kind fn f165(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut x = n;
            let mut x = match tick(tick(n).$wait).$wait {
                0 | 1 => {
                    let Some(mut y) = later(less(if (0) == 3 { a.look() } else { x })).$wait else {
                        return Ok(later(2).$wait);
                    };
                    tick(1).$wait
                }
                m if m % 2 == 0 => {
                    if ((x) == 2 || (n) >= 3) {
                        let mut y = { let d = Noisy("1"); let x = if (x) >= 1 { 1 } else { a.look() }; match x { 0 => x, 1 | 2 => 2, _ => d.look() } };
                        return Ok(match x { 0 => y, 1 | 2 => a.look(), _ => a.look() });
                    }
                    let mut z = ((3 + 4) % 7, (n + 4) % 7).0;
                    note("here");
                    take(Noisy("2"), a.look())
                }
                _ => {
                    note("here");
                    let mut a = later(Noisy("3")).$wait;
                    let mut y = take(Noisy("4"), [4, n, 3][((n) % 3) as usize]);
                    tick(a.look()).$wait
                }
            };
            let d = later(Noisy("5")).$wait;
            Ok(check({ let a = Noisy("6"); let y = n; d.look() })?)
        }

        pub(crate) $kind fn f166(mut n: u32, a: Noisy) -> u32 {
            let mut i1 = 0;
            let mut x = 'l1: loop {
                i1 += 1; if i1 > 2 { break a.look(); }
                let mut i2 = 0;
                'l2: while let Some(left) = later(less(3 - i2)).$wait {
                    i2 = 3 - left;
                    let mut b = Noisy("1");
                }
            };
            x = match (Point { x: n, y: a.look() }).y { 0 => take(Noisy("2"), n), 1 | 2 => [n, 1, a.look()][((0) % 3) as usize], _ => a.look() };
            let mut i3 = 0;
            let mut x = 'l3: loop {
                i3 += 1; if i3 > 2 { break add(2, n); }
                let mut i4 = 0;
                'l4: loop {
                    i4 += 1; if i4 > 2 { break ; }
                    let mut i5 = 0;
                    'l5: loop {
                        i5 += 1; if i5 > 2 { break ; }
                        let mut i6 = 0;
                        'l6: while let Some(left) = later(less(3 - i6)).$wait {
                            i6 = 3 - left;
                            if (n) < 3 && (a.look()) < 1 {
                                let mut z = if !((n) < 2) { add(x, a.look()) } else { later(n).$wait };
                                break 'l3 (0 + a.look()) % 7;
                            }
                        }
                        let mut x = tick(add(a.look(), 2)).$wait;
                        let mut i7 = 0;
                        'l7: while let Some(left) = later(less(3 - i7)).$wait {
                            i7 = 3 - left;
                            note("here");
                            let c = Noisy("3");
                        }
                    }
                }
            };
            tick((n, n).0).$wait
        }

        pub(crate) $kind fn f167(mut n: u32, a: Noisy) -> Result<u32, String> {
            let b = later(Noisy("1")).$wait;
            n = { b }.end();
            let mut c = later(Noisy("2")).$wait;
            Ok(add(if (a.look()) >= 2 { n } else { 1 }, add(a.look(), n)))
        }

        pub(crate) $kind fn f168(mut n: u32, a: Noisy) -> Result<u32, String> {
            if (a.look()) == 1 && (1) == 1 {
                if let Some(b) = later(Some(Noisy("1"))).$wait {
                    let mut z = [a.look(), tick(n).$wait, 0][((n) % 3) as usize];
                    if ((n) <= 3 || (1) == 3) {
                        drop(b);
                        let mut i1 = 0;
                        'l1: while let Some(left) = later(less(3 - i1)).$wait {
                            i1 = 3 - left;
                            let mut x = [a.look(), match n { 0 => z, 1 | 2 => 2, _ => n }, a.look()][((take(Noisy("2"), n)) % 3) as usize];
                            if ((n) != 1 || (2) < 1) {
                                let a = later(Noisy("3")).$wait;
                                break 'l1;
                            }
                            let mut z = (if (x) >= 1 { 4 } else { z } + [n, x, 1][((1) % 3) as usize]) % 7;
                        }
                        n = (tick(3).$wait + tick(4).$wait) % 7;
                    } else {
                        take(b, n);
                        n = check(tick(a.look()).$wait)?;
                        if let Some(b) = later(Some(Noisy("4"))).$wait {
                            let mut y = if (z) < 1 && (z) > 3 { (n + n) % 7 } else { [b.look(), n, 0][((b.look()) % 3) as usize] };
                            let mut z = match tick(n).$wait { 0 => (4 + a.look()) % 7, 1 | 2 => if (a.look()) != 2 { b.look() } else { 2 }, _ => y };
                        } else {
                            z += add(match a.look() { 0 => a.look(), 1 | 2 => a.look(), _ => a.look() }, [z, n, n][((a.look()) % 3) as usize]); z %= 5;
                            z = if (a.look()) != 2 && (a.look()) != 2 { [a.look(), n, a.look()][((a.look()) % 3) as usize] } else { if (a.look()) == 3 { n } else { 1 } };
                        }
                    }
                } else {
                }
                return Ok(later(3).$wait);
            }
            Ok(tick(match n { 0 => a.look(), 1 | 2 => a.look(), _ => a.look() }).$wait)
        }

        pub(crate) $kind fn f169(mut n: u32, a: Noisy) -> u32 {
            let mut x = tick(tick(n).$wait).$wait;
            let mut x = tick(add(n, a.look())).$wait;
            let a = Noisy("1");
            take(a, if (n) > 1 { x } else { 4 })
        }

        pub(crate) $kind fn f170(mut n: u32, a: Noisy) -> Result<u32, String> {
            let Some(mut x) = later(less(later(n).$wait)).$wait else {
                return Ok((a.look() + a.look()) % 7);
            };
            let Some(mut z) = later(less(tick(2).$wait)).$wait else {
                return Ok(later(3).$wait);
            };
            let mut x = if !((0) <= 2) {
                let mut z = z;
                (z, 4).0
            } else {
                let Some(mut y) = later(less((z + z) % 7)).$wait else {
                    return Ok(add(n, n));
                };
                let mut i1 = 0;
                let mut x = 'l1: loop {
                    i1 += 1; if i1 > 2 { break later(3).$wait; }
                    if let Some(b) = later(Some(Noisy("1"))).$wait {
                        let Some(mut x) = later(less(later(check(4)).$wait?)).$wait else {
                            break 'l1 match z { 0 => n, 1 | 2 => b.look(), _ => a.look() };
                        };
                    } else {
                    }
                };
                take(Noisy("2"), y)
            };
            Ok([z, match a.look() { 0 => x, 1 | 2 => x, _ => z }, n][((later(a.look()).$wait) % 3) as usize])
        }

        pub(crate) $kind fn f171(mut n: u32, a: Noisy) -> u32 {
            match 3 {
                0 | 1 => {
                    let mut i1 = 0;
                    'l1: loop {
                        i1 += 1; if i1 > 2 { break ; }
                        let mut x = if (tick(a.look()).$wait) > 1 {
                            let Some(mut y) = later(less(tick(n).$wait)).$wait else {
                                break 'l1;
                            };
                            y += tick(add(a.look(), 2)).$wait; y %= 5;
                            y = match (n, 0).0 { 0 => match 4 { 0 => n, 1 | 2 => 2, _ => y }, 1 | 2 => add(a.look(), n), _ => y };
                            (a.look() + n) % 7
                        } else {
                            if (n) != 1 && (a.look()) < 1 {
                                let mut x = tick((Point { x: n, y: n }).y).$wait;
                                let mut y = [n, (1 + x) % 7, a.look()][((tick(a.look()).$wait) % 3) as usize];
                                let mut z = tick((y + x) % 7).$wait;
                                return [a.look(), 0, n][((a.look()) % 3) as usize];
                            }
                            tick(n).$wait
                        };
                    }
                    let c = later(Noisy("1")).$wait;
                }
                m if m % 2 == 0 => {
                     {
                        n += if (n) <= 1 && (n) <= 3 { tick(n).$wait } else { match 4 { 0 => n, 1 | 2 => 2, _ => 1 } }; n %= 5;
                        if (n) != 2 && (0) > 1 && ([4, n, 2][((2) % 3) as usize]) >= 1 {
                        } else {
                        }
                    }
                }
                _ => {
                }
            }
            later(add(n, n)).$wait
        }

        pub(crate) $kind fn f172(mut n: u32, a: Noisy) -> Result<u32, String> {
            let b = later(Noisy("1")).$wait;
            let b = later(b).$wait;
            let d = b;
            Ok(tick([n, n, d.look()][((n) % 3) as usize]).$wait)
        }

        pub(crate) $kind fn f173(mut n: u32, a: Noisy) -> Result<u32, String> {
            let Some(mut z) = later(less([0, n, n][((n) % 3) as usize])).$wait else {
                return Ok(later(check(n)).$wait?);
            };
            let Some(mut x) = later(less(match a.look() { 0 => 2, 1 | 2 => z, _ => a.look() })).$wait else {
                return Ok({ let c = Noisy("1"); let y = a.look(); c.look() });
            };
            let a = Noisy("2");
            if ((3) >= 2 || (x) < 3) {
                drop(a);
                let mut x = { let b = Noisy("3"); let z = (x + 4) % 7; (1 + n) % 7 };
                let mut i1 = 0;
                'l1: while i1 < 3 && !((n) == 2) {
                    i1 += 1;
                    if (2) != 3 && (n) < 1 {
                        let mut y = tick(tick(z).$wait).$wait;
                        note("here");
                        return Ok((x, n).0);
                    }
                }
                let mut y = tick(if (n) < 2 { z } else { n }).$wait;
            } else {
                take(a, n);
                if (([z, n, x][((n) % 3) as usize]) > 2 || !((n) == 3)) {
                    let mut x = match (x, { let c = Noisy("4"); let x = n; 0 }).0 {
                        0 | 1 => {
                            let mut z = if ((n) >= 1 || (x) != 3) { later(2).$wait } else { match n { 0 => 4, 1 | 2 => n, _ => z } };
                            (n + 3) % 7
                        }
                        m if m % 2 == 0 => {
                            let c = Noisy("5");
                            let mut y = if (c.look()) == 3 { tick(n).$wait } else { if (c.look()) <= 2 { n } else { 0 } };
                            (c.look() + 4) % 7
                        }
                        _ => {
                            if ((n) < 2 || (z) >= 1) {
                                let mut x = [z, add(n, n), z][(((n + 3) % 7) % 3) as usize];
                                return Ok(later(check(3)).$wait?);
                            }
                            (z + 2) % 7
                        }
                    };
                } else if (4) <= 3 && (n) < 2 {
                } else {
                }
            }
            Ok(match tick(1).$wait { 0 => [4, 1, 1][((z) % 3) as usize], 1 | 2 => tick(z).$wait, _ => n })
        }

        pub(crate) $kind fn f174(mut n: u32, a: Noisy) -> u32 {
            let b = later(Noisy("1")).$wait;
            n = (Point { x: n, y: [a.look(), 2, a.look()][((n) % 3) as usize] }).y;
            if !((tick(n).$wait) > 3) {
                if let Some(b) = later(Some(Noisy("2"))).$wait {
                    if (later([n, n, n][((b.look()) % 3) as usize]).$wait) != 1 {
                        let mut y = match take(Noisy("3"), n) { 0 => tick(n).$wait, 1 | 2 => n, _ => n };
                        let mut x = 3;
                    }
                    let mut x = {
                        later(n).$wait
                    };
                } else {
                }
            }
            take(Noisy("4"), (1 + n) % 7)
        }

        pub(crate) $kind fn f175(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut z = add(tick(n).$wait, match n { 0 => n, 1 | 2 => 2, _ => a.look() });
            let mut a = Noisy("1");
            if let Some(b) = later(Some(Noisy("2"))).$wait {
                let d = Noisy("3");
                'l1: {
                    let mut i2 = 0;
                    let mut x = 'l2: loop {
                        i2 += 1; if i2 > 2 { break later(n).$wait; }
                        let mut a = Noisy("4");
                    };
                    if !((n) == 3) {
                        let mut i3 = 0;
                        let mut x = 'l3: loop {
                            i3 += 1; if i3 > 2 { break add(x, 4); }
                        };
                        break 'l1;
                    }
                }
            } else {
            }
            Ok(tick(tick(n).$wait).$wait)
        }

        pub(crate) $kind fn f176(mut n: u32, a: Noisy) -> Result<u32, String> {
            if (n) == 2 && (a.look()) <= 1 && (match n { 0 => n, 1 | 2 => 0, _ => a.look() }) != 3 {
                let mut z = tick(take(Noisy("1"), n)).$wait;
                note("here");
            } else {
                let mut x = match 4 {
                    0 | 1 => {
                        'l1: {
                            let mut z = tick(if (n) == 3 { a.look() } else { 2 }).$wait;
                            let mut z = (a.look() + take(Noisy("2"), a.look())) % 7;
                            if ((n) != 1 || (a.look()) > 3) {
                                return Ok(tick(a.look()).$wait);
                            }
                            if !((z) <= 2) {
                                break 'l1;
                            }
                        }
                        (a.look() + 4) % 7
                    }
                    m if m % 2 == 0 => {
                        tick(n).$wait
                    }
                    _ => {
                        add(n, n)
                    }
                };
            }
            Ok(later(tick(n).$wait).$wait)
        }

        pub(crate) $kind fn f177(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut d = Noisy("1");
            if let Some(b) = later(Some(Noisy("2"))).$wait {
                if (3) >= 2 && (3) >= 2 {
                    let mut x = if (if (n) >= 3 { a.look() } else { n }) > 3 {
                        if (((n) < 3 || (b.look()) > 3) || ((a.look()) >= 3 || (0) < 3)) {
                            if !((b.look()) >= 1) {
                                let mut d = Noisy("3");
                                return Ok(add(2, 3));
                            }
                            let mut y = (tick(n).$wait, add(d.look(), b.look())).0;
                            if !((y) >= 2) {
                                let mut z = ({ let a = Noisy("4"); let z = d.look(); b.look() } + [n, y, y][((d.look()) % 3) as usize]) % 7;
                                let mut z = add(add(z, z), take(Noisy("5"), y));
                                return Ok(take(Noisy("6"), y));
                            }
                        } else if (n) < 1 && (b.look()) == 3 {
                            let mut z = add([n, a.look(), n][((n) % 3) as usize], later(n).$wait);
                        } else {
                            let mut b = later(Noisy("7")).$wait;
                            n = match { let c = Noisy("8"); let y = d.look(); n } { 0 => take(Noisy("9"), b.look()), 1 | 2 => tick(b.look()).$wait, _ => n };
                        }
                        let mut z = n;
                        later(d.look()).$wait
                    } else {
                        let mut x = match later(n).$wait {
                            0 | 1 => {
                                let mut x = n;
                                if (n) >= 3 { n } else { x }
                            }
                            m if m % 2 == 0 => {
                                match b.look() { 0 => 4, 1 | 2 => n, _ => n }
                            }
                            _ => {
                                check(b.look())?
                            }
                        };
                        take(Noisy("10"), n)
                    };
                    return Ok(tick(x).$wait);
                }
            } else {
            }
            Ok(n)
        }

        pub(crate) $kind fn f178(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut x = match tick(if (n) != 3 { a.look() } else { a.look() }).$wait {
                0 | 1 => {
                    if let Some(b) = later(Some(Noisy("1"))).$wait {
                        let mut x = add(n, tick(1).$wait);
                        if (3) >= 3 && (x) <= 3 {
                            let mut x = if !((a.look()) > 3) { match b.look() { 0 => a.look(), 1 | 2 => x, _ => b.look() } } else { take(Noisy("2"), n) };
                            let mut y = later(check(tick(0).$wait)).$wait?;
                            return Ok(add(y, b.look()));
                        }
                    } else {
                        let Some(mut z) = later(less(if (a.look()) != 2 { 1 } else { 4 })).$wait else {
                            return Ok(tick(3).$wait);
                        };
                        let mut i1 = 0;
                        'l1: loop {
                            i1 += 1; if i1 > 2 { break ; }
                            let mut c = later(Noisy("3")).$wait;
                        }
                    }
                    { let b = Noisy("4"); let z = a.look(); b.look() }
                }
                m if m % 2 == 0 => {
                    match if ((2) <= 1 || (n) <= 1) { match 3 { 0 => a.look(), 1 | 2 => n, _ => 1 } } else { tick(n).$wait } {
                        0 | 1 => {
                            let mut x = tick(later(check(n)).$wait?).$wait;
                        }
                        m if m % 2 == 0 => {
                        }
                        _ => {
                        }
                    }
                    take(Noisy("5"), a.look())
                }
                _ => {
                    later(check(2)).$wait?
                }
            };
            Ok(tick(later(check(n)).$wait?).$wait)
        }

        pub(crate) $kind fn f179(mut n: u32, a: Noisy) -> Result<u32, String> {
            let Some(mut x) = later(less(tick(n).$wait)).$wait else {
                return Ok(match n { 0 => n, 1 | 2 => 1, _ => n });
            };
            let d = Noisy("1");
            let mut i1 = 0;
            'l1: loop {
                i1 += 1; if i1 > 2 { break ; }
                note("here");
                let mut i2 = 0;
                'l2: while i2 < 3 && (tick(x).$wait) != 3 {
                    i2 += 1;
                    if (((1) != 2 || (4) == 2) || !((n) == 3)) {
                        if !((1) < 3) {
                            let mut x = (tick(x).$wait + tick(x).$wait) % 7;
                            return Ok([x, a.look(), a.look()][((n) % 3) as usize]);
                        }
                    } else if !((3) != 2) {
                        let mut i3 = 0;
                        'l3: for k in 0..3 {
                            i3 += k;
                            if (match n { 0 => x, 1 | 2 => n, _ => 0 }) >= 2 {
                                let mut z = tick(tick(x).$wait).$wait;
                                continue 'l1;
                            }
                        }
                    } else {
                    }
                }
            }
            Ok([d.look(), take(Noisy("2"), x), a.look()][((match n { 0 => n, 1 | 2 => a.look(), _ => n }) % 3) as usize])
        }

        pub(crate) $kind fn f180(mut n: u32, a: Noisy) -> u32 {
            let mut i1 = 0;
            'l1: loop {
                i1 += 1; if i1 > 2 { break ; }
                let mut x = {
                     {
                        if !((n) != 1) && ([n, 1, n][((0) % 3) as usize]) == 2 {
                            let mut y = add(tick(n).$wait, tick(a.look()).$wait);
                            let mut x = if (y) > 1 && (n) < 2 { add(a.look(), y) } else { take(Noisy("1"), 0) };
                            if ({ let d = Noisy("2"); let y = 4; y }) >= 3 {
                                if (y) == 1 {
                                    let mut y = match (n, x).0 { 0 => (1 + a.look()) % 7, 1 | 2 => add(1, 1), _ => a.look() };
                                    if (a.look()) >= 2 && (a.look()) == 2 {
                                        note("here");
                                        if (a.look()) <= 1 && (3) > 2 {
                                            break 'l1;
                                        }
                                        continue 'l1;
                                    }
                                    return if (n) >= 2 { 0 } else { y };
                                }
                                break 'l1;
                            }
                        } else if (take(Noisy("3"), a.look())) == 1 {
                        } else {
                        }
                    }
                    add(n, n)
                };
            }
            add(add(n, n), add(a.look(), n))
        }

        pub(crate) $kind fn f181(mut n: u32, a: Noisy) -> u32 {
            let mut i1 = 0;
            'l1: for item in vec![Noisy("1"), Noisy("z")] {
                i1 += item.look();
                let mut x = 'l2: {
                    let mut y = add(tick(n).$wait, add(n, n));
                    let mut i3 = 0;
                    'l3: loop {
                        i3 += 1; if i3 > 2 { break ; }
                        'l4: {
                            let Some(mut x) = later(less(tick(y).$wait)).$wait else {
                                break 'l2 [y, a.look(), a.look()][((n) % 3) as usize];
                            };
                            if !((n) < 2) {
                                let b = later(Noisy("2")).$wait;
                                let mut c = later(b).$wait;
                                break 'l2 y;
                            }
                        }
                    }
                    if (y) == 3 && (n) != 1 {
                         {
                        }
                        continue 'l1;
                    }
                    (Point { x: a.look(), y: n }).y
                };
            }
            later(tick(2).$wait).$wait
        }

        pub(crate) $kind fn f182(mut n: u32, a: Noisy) -> u32 {
            let mut a = later(Noisy("1")).$wait;
            let mut i1 = 0;
            let mut x = 'l1: loop {
                i1 += 1; if i1 > 2 { break later(a.look()).$wait; }
                'l2: {
                    let mut z = add(later(n).$wait, tick(a.look()).$wait);
                    if ((a.look() + n) % 7) > 2 {
                        let mut i3 = 0;
                        'l3: while i3 < 3 && !((0) < 2) {
                            i3 += 1;
                            if (3) != 1 && (z) != 1 {
                                let b = later(Noisy("2")).$wait;
                                break 'l2;
                            }
                        }
                        return tick(0).$wait;
                    }
                }
            };
            let mut x = match ([a.look(), 2, a.look()][((a.look()) % 3) as usize], take(Noisy("3"), 3)).0 {
                0 | 1 => {
                    let mut z = tick([n, x, 1][((n) % 3) as usize]).$wait;
                    let b = Noisy("4");
                    tick(2).$wait
                }
                m if m % 2 == 0 => {
                    let mut y = 3;
                    let mut i4 = 0;
                    'l4: for k in 0..1 {
                        i4 += k;
                        let a = Noisy("5");
                    }
                    let mut y = tick([3, a.look(), 1][((0) % 3) as usize]).$wait;
                    { let b = Noisy("6"); let y = x; x }
                }
                _ => {
                    tick(a.look()).$wait
                }
            };
            take(a, n)
        }

        pub(crate) $kind fn f183(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut c = later(Noisy("1")).$wait;
            match later(check((n, n).0)).$wait? {
                0 | 1 => {
                    let mut i1 = 0;
                    let mut x = 'l1: loop {
                        i1 += 1; if i1 > 2 { break (c.look(), a.look()).0; }
                        n += match later(check(n)).$wait? { 0 => tick(3).$wait, 1 | 2 => take(Noisy("2"), n), _ => 0 }; n %= 5;
                         {
                            let Some(mut z) = later(less(take(Noisy("3"), n))).$wait else {
                                return Ok(later(check(a.look())).$wait?);
                            };
                            let mut y = tick(n).$wait;
                            let mut x = { let b = Noisy("4"); let x = tick(4).$wait; if (a.look()) >= 3 { 4 } else { z } };
                        }
                    };
                }
                m if m % 2 == 0 => {
                     {
                        if let Some(b) = later(Some(Noisy("5"))).$wait {
                            drop(b);
                            let mut y = tick(n).$wait;
                        } else {
                            let mut x = later((4 + 0) % 7).$wait;
                        }
                        let mut i2 = 0;
                        'l2: for k in 0..2 {
                            i2 += k;
                            n = if (n) >= 1 && (n) <= 3 { later(n).$wait } else { later(n).$wait };
                        }
                        let a = Noisy("6");
                    }
                    let mut c = Noisy("7");
                }
                _ => {
                }
            }
            Ok(add([n, 3, 3][((n) % 3) as usize], tick(c.look()).$wait))
        }

        pub(crate) $kind fn f184(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut z = { let a = Noisy("1"); let z = tick(2).$wait; (a.look(), 1).0 };
            note("here");
            let mut i1 = 0;
            'l1: for item in vec![Noisy("2"), Noisy("z")] {
                i1 += item.look();
                if ((z) >= 2 || (a.look()) >= 3) {
                    let mut i2 = 0;
                    'l2: for item in vec![Noisy("3"), Noisy("z")] {
                        i2 += item.look();
                        if (2) >= 3 {
                            n += later(check(take(Noisy("4"), a.look()))).$wait?; n %= 5;
                            let mut x = tick(later(a.look()).$wait).$wait;
                        } else {
                            note("here");
                        }
                    }
                    return Ok(tick(a.look()).$wait);
                }
            }
            Ok([n, later(check(4)).$wait?, n][(({ let d = Noisy("5"); let x = a.look(); n }) % 3) as usize])
        }

        pub(crate) $kind fn f185(mut n: u32, a: Noisy) -> Result<u32, String> {
            n = check([a.look(), n, 1][((a.look()) % 3) as usize])?;
            let mut z = (tick(a.look()).$wait, n).0;
            let mut x = match add(tick(4).$wait, (4 + n) % 7) {
                0 | 1 => {
                    let d = later(Noisy("1")).$wait;
                    if (d.look()) == 3 && (z) < 2 {
                        drop(d);
                        'l1: {
                            if (later(n).$wait) != 3 {
                                let mut x = if (later(z).$wait) != 2 { [n, n, 3][((a.look()) % 3) as usize] } else { tick(a.look()).$wait };
                                let mut b = later(Noisy("2")).$wait;
                                break 'l1;
                            }
                            if ((a.look()) >= 1 || (2) == 2) {
                                let d = Noisy("3");
                                break 'l1;
                            }
                        }
                    } else {
                        take(d, n);
                    }
                    tick(n).$wait
                }
                m if m % 2 == 0 => {
                    if (n) == 2 { 1 } else { 1 }
                }
                _ => {
                    tick(n).$wait
                }
            };
            Ok(tick(tick(a.look()).$wait).$wait)
        }

        pub(crate) $kind fn f186(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut i1 = 0;
            'l1: while i1 < 3 && (a.look()) >= 1 {
                i1 += 1;
                let mut i2 = 0;
                'l2: while i2 < 3 && ((2) <= 3 || (a.look()) <= 3) {
                    i2 += 1;
                    let Some(mut x) = later(less({ let b = Noisy("1"); let y = a.look(); y })).$wait else {
                        continue 'l2;
                    };
                    let mut c = Noisy("2");
                }
                let mut i3 = 0;
                'l3: for item in vec![Noisy("3"), Noisy("z")] {
                    i3 += item.look();
                    let c = later(Noisy("4")).$wait;
                    let d = later(Noisy("5")).$wait;
                }
                note("here");
            }
            Ok(n)
        }

        pub(crate) $kind fn f187(mut n: u32, a: Noisy) -> Result<u32, String> {
            if (((n) != 1 || (n) < 1) || (tick(a.look()).$wait) > 2) {
                n = if (0) != 3 && (n) > 3 { (3, n).0 } else { later(n).$wait };
            } else {
                let Some(mut z) = later(less(tick(a.look()).$wait)).$wait else {
                    return Ok(match n { 0 => 4, 1 | 2 => 1, _ => 0 });
                };
            }
            let a = later(Noisy("1")).$wait;
            let b = later(Noisy("2")).$wait;
            if ((n + n) % 7) > 1 {
                 {
                    let mut x = if (tick(a.look()).$wait) != 3 {
                        take(Noisy("3"), a.look())
                    } else {
                        later(0).$wait
                    };
                }
                return Ok(add(2, a.look()));
            }
            Ok(tick([n, 0, 0][((n) % 3) as usize]).$wait)
        }

        pub(crate) $kind fn f188(mut n: u32, a: Noisy) -> u32 {
            let mut y = ((Point { x: 1, y: n }).y + if (n) <= 1 { a.look() } else { a.look() }) % 7;
            let mut i1 = 0;
            'l1: loop {
                i1 += 1; if i1 > 2 { break ; }
                 {
                    let Some(mut z) = later(less((Point { x: 4, y: a.look() }).y)).$wait else {
                        break 'l1;
                    };
                    let mut z = 4;
                }
                let mut i2 = 0;
                'l2: loop {
                    i2 += 1; if i2 > 2 { break ; }
                    let Some(mut z) = later(less((y + a.look()) % 7)).$wait else {
                        continue 'l2;
                    };
                }
                let mut x = if !((a.look()) <= 1) {
                    let mut i3 = 0;
                    'l3: for k in 0..3 {
                        i3 += k;
                        let mut i4 = 0;
                        let mut x = 'l4: loop {
                            i4 += 1; if i4 > 2 { break (y, a.look()).0; }
                            let a = Noisy("1");
                            let c = a;
                            y = n;
                        };
                        let a = Noisy("2");
                        let mut i5 = 0;
                        let mut x = 'l5: loop {
                            i5 += 1; if i5 > 2 { break (Point { x: 3, y: 2 }).y; }
                            let mut x = tick({ let a = Noisy("3"); let z = x; x }).$wait;
                        };
                    }
                    let mut i6 = 0;
                    'l6: while let Some(left) = later(less(3 - i6)).$wait {
                        i6 = 3 - left;
                    }
                    take(Noisy("4"), 0)
                } else {
                    later(y).$wait
                };
            }
            tick(take(Noisy("5"), y)).$wait
        }

        pub(crate) $kind fn f189(mut n: u32, a: Noisy) -> u32 {
             {
                let mut i1 = 0;
                'l1: while i1 < 3 && ((2 + n) % 7) < 2 {
                    i1 += 1;
                    let mut z = later(add(n, n)).$wait;
                }
                if ({ let b = Noisy("1"); let y = 0; b.look() }) != 1 {
                    if !((n) >= 1 && (0) <= 1) {
                        let mut i2 = 0;
                        'l2: for item in vec![Noisy("2"), Noisy("z")] {
                            i2 += item.look();
                            let a = Noisy("3");
                        }
                    } else if ((n + n) % 7) < 1 {
                        let mut i3 = 0;
                        'l3: for k in 0..2 {
                            i3 += k;
                            let mut z = a.look();
                        }
                        let mut a = later(Noisy("4")).$wait;
                        n += match match a.look() { 0 => n, 1 | 2 => 3, _ => a.look() } { 0 => { let b = Noisy("5"); let y = n; a.look() }, 1 | 2 => [n, 1, a.look()][((a.look()) % 3) as usize], _ => 2 }; n %= 5;
                    } else {
                        match tick(tick(a.look()).$wait).$wait {
                            0 | 1 => {
                                let a = Noisy("6");
                                let mut x = { let d = Noisy("7"); let z = take(Noisy("8"), n); tick(n).$wait };
                            }
                            m if m % 2 == 0 => {
                            }
                            _ => {
                            }
                        }
                    }
                    return later(n).$wait;
                }
            }
            tick(tick(n).$wait).$wait
        }

        pub(crate) $kind fn f190(mut n: u32, a: Noisy) -> u32 {
            let mut x = 'l1: {
                let mut x = 'l2: {
                    if (later(tick(n).$wait).$wait) <= 1 {
                        let mut i3 = 0;
                        'l3: while let Some(left) = later(less(3 - i3)).$wait {
                            i3 = 3 - left;
                            let mut x = if ((Point { x: a.look(), y: a.look() }).y) != 2 { tick(a.look()).$wait } else { (a.look() + n) % 7 };
                            let mut a = Noisy("1");
                            let mut x = tick(if (a.look()) == 3 { a.look() } else { n }).$wait;
                        }
                    }
                    if (2) != 1 && (n) <= 3 && ((n, 0).0) <= 1 {
                        let mut i4 = 0;
                        'l4: while let Some(left) = later(less(3 - i4)).$wait {
                            i4 = 3 - left;
                            let mut c = Noisy("2");
                        }
                    }
                    if (n) > 1 && (n) < 2 {
                        break 'l2 if (n) != 2 { n } else { a.look() };
                    }
                    tick(n).$wait
                };
                if ((a.look()) != 1 || (x) == 3) {
                    return (Point { x: n, y: 4 }).y;
                }
                tick(n).$wait
            };
            (later(x).$wait, (x + x) % 7).0
        }

        pub(crate) $kind fn f191(mut n: u32, a: Noisy) -> Result<u32, String> {
            if !((4) < 1) {
                let a = later(Noisy("1")).$wait;
                return Ok([n, n, 2][((n) % 3) as usize]);
            }
            note("here");
            let mut a = later(Noisy("2")).$wait;
            if let Some(b) = later(Some(Noisy("3"))).$wait {
                drop(b);
                match n {
                    0 | 1 => {
                        let mut x = {
                            n += (take(Noisy("4"), a.look()) + (n, a.look()).0) % 7; n %= 5;
                            note("here");
                            let mut x = tick(tick(a.look()).$wait).$wait;
                            tick(x).$wait
                        };
                        let mut b = later(Noisy("5")).$wait;
                        if let Some(b) = later(Some(b)).$wait {
                        } else {
                        }
                    }
                    m if m % 2 == 0 => {
                    }
                    _ => {
                    }
                }
            } else {
            }
            Ok([n, { let b = Noisy("6"); let y = n; n }, n][((tick(4).$wait) % 3) as usize])
        }

        pub(crate) $kind fn f192(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut x = match tick(if (n) < 1 { n } else { n }).$wait {
                0 | 1 => {
                    let mut i1 = 0;
                    'l1: while let Some(left) = later(less(3 - i1)).$wait {
                        i1 = 3 - left;
                        let mut i2 = 0;
                        'l2: while i2 < 3 && (2) >= 2 && (3) != 3 {
                            i2 += 1;
                            let mut x = tick(add(2, a.look())).$wait;
                            let Some(mut x) = later(less(tick(x).$wait)).$wait else {
                                break 'l1;
                            };
                            n += later(match n { 0 => 2, 1 | 2 => 0, _ => x }).$wait; n %= 5;
                        }
                    }
                    n = tick(tick(a.look()).$wait).$wait;
                    { let d = Noisy("1"); let y = 4; d.look() }
                }
                m if m % 2 == 0 => {
                    let mut i3 = 0;
                    'l3: for item in vec![Noisy("2"), Noisy("z")] {
                        i3 += item.look();
                        let mut x = later(tick(a.look()).$wait).$wait;
                    }
                    2
                }
                _ => {
                    take(Noisy("3"), 1)
                }
            };
            Ok(take(Noisy("4"), { let d = Noisy("5"); let z = x; n }))
        }

        pub(crate) $kind fn f193(mut n: u32, a: Noisy) -> u32 {
            let mut b = later(Noisy("1")).$wait;
            let mut x = if !((n) <= 3) {
                let mut x = [b.look(), (a.look(), 1).0, b.look()][((take(Noisy("2"), n)) % 3) as usize];
                let d = Noisy("3");
                if ((x) <= 2 && (x) == 2 || !((2) >= 1)) {
                    match tick(take(Noisy("4"), a.look())).$wait {
                        0 | 1 => {
                            note("here");
                            let b = Noisy("5");
                            drop(b);
                        }
                        m if m % 2 == 0 => {
                            let Some(mut y) = later(less(tick(2).$wait)).$wait else {
                                return [4, n, n][((b.look()) % 3) as usize];
                            };
                        }
                        _ => {
                            let b = later(Noisy("6")).$wait;
                            let mut x = later(tick(x).$wait).$wait;
                        }
                    }
                    let Some(mut z) = later(less(match a.look() { 0 => 3, 1 | 2 => 3, _ => a.look() })).$wait else {
                        return tick(d.look()).$wait;
                    };
                    let mut x = if !((x) < 1) {
                        let mut x = {
                            if (d.look()) != 1 && (a.look()) >= 2 {
                                return (z + n) % 7;
                            }
                            tick(z).$wait
                        };
                        (Point { x: 1, y: n }).y
                    } else {
                        take(Noisy("7"), d.look())
                    };
                } else if (tick(d.look()).$wait) >= 3 {
                }
                (n, x).0
            } else {
                (b.look(), a.look()).0
            };
            ((n, x).0, (n, n).0).0
        }

        pub(crate) $kind fn f194(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut x = match tick(tick(a.look()).$wait).$wait {
                0 | 1 => {
                    if (!((n) < 3) || (n) <= 1 && (a.look()) != 3) {
                        let mut y = { let b = Noisy("1"); let y = tick(n).$wait; check(y)? };
                    } else {
                        let mut y = (later(check(n)).$wait?, tick(a.look()).$wait).0;
                        let mut x = 'l1: {
                            let a = Noisy("2");
                            let mut y = n;
                            let b = later(Noisy("3")).$wait;
                            if (tick(3).$wait) <= 2 {
                                if ((3, y).0) > 2 {
                                    let Some(mut z) = later(less(if (y) == 1 { y } else { 1 })).$wait else {
                                        return Ok(later(3).$wait);
                                    };
                                    let Some(mut x) = later(less(later(check(z)).$wait?)).$wait else {
                                        return Ok(tick(y).$wait);
                                    };
                                    break 'l1 2;
                                }
                                return Ok(match 4 { 0 => a.look(), 1 | 2 => a.look(), _ => n });
                            }
                            (n + a.look()) % 7
                        };
                    }
                    let mut i2 = 0;
                    'l2: while let Some(left) = later(less(3 - i2)).$wait {
                        i2 = 3 - left;
                        'l3: {
                            let Some(mut z) = later(less(tick(a.look()).$wait)).$wait else {
                                break 'l3;
                            };
                            if (z) <= 2 && (a.look()) != 1 {
                                continue 'l2;
                            }
                        }
                    }
                    match 3 { 0 => n, 1 | 2 => 0, _ => a.look() }
                }
                m if m % 2 == 0 => {
                    tick(n).$wait
                }
                _ => {
                    tick(a.look()).$wait
                }
            };
            Ok(tick(match n { 0 => n, 1 | 2 => 2, _ => n }).$wait)
        }

        pub(crate) $kind fn f195(mut n: u32, a: Noisy) -> Result<u32, String> {
            let b = Noisy("1");
            let mut i1 = 0;
            'l1: for k in 0..3 {
                i1 += k;
                let mut a = Noisy("2");
                let a = a;
                let mut x = if !((b.look()) == 3) {
                    let mut x = if !((2) == 2) {
                        if (tick({ let a = Noisy("3"); let z = n; 3 }).$wait) != 2 {
                            let d = Noisy("4");
                            let mut z = (match n { 0 => n, 1 | 2 => n, _ => n }, take(Noisy("5"), n)).0;
                        }
                        if let Some(b) = later(Some(Noisy("6"))).$wait {
                        } else {
                        }
                        { let c = Noisy("7"); let z = n; 4 }
                    } else {
                        { let d = Noisy("8"); let z = n; b.look() }
                    };
                    tick(2).$wait
                } else {
                    (n + n) % 7
                };
            }
            Ok(tick(tick(n).$wait).$wait)
        }

        pub(crate) $kind fn f196(mut n: u32, a: Noisy) -> u32 {
            let mut d = Noisy("1");
            let mut i1 = 0;
            'l1: while let Some(left) = later(less(3 - i1)).$wait {
                i1 = 3 - left;
                let mut b = Noisy("2");
            }
            if !((1) > 2 && (d.look()) == 3) {
                let a = Noisy("4");
                let mut z = { let b = Noisy("5"); let y = tick(2).$wait; tick(y).$wait };
            }
            n = later(a.look()).$wait;
            n += tick([n, n, n][((d.look()) % 3) as usize]).$wait; n %= 5;
            let mut x = match match (1, n).0 { 0 => (Point { x: n, y: d.look() }).y, 1 | 2 => { let c = Noisy("6"); let x = n; a.look() }, _ => n } {
                0 | 1 => {
                    let mut d = Noisy("7");
                    let mut y = tick(tick(d.look()).$wait).$wait;
                    let mut x = y;
                    tick(a.look()).$wait
                }
                m if m % 2 == 0 => {
                    [1, n, n][((n) % 3) as usize]
                }
                _ => {
                    match 1 { 0 => n, 1 | 2 => d.look(), _ => 2 }
                }
            };
            add((a.look(), d.look()).0, tick(a.look()).$wait)
        }

        pub(crate) $kind fn f197(mut n: u32, a: Noisy) -> u32 {
            let b = Noisy("1");
            n += (Point { x: n, y: take(b, n) }).y; n %= 5;
            if (({ let a = Noisy("2"); let x = 0; 3 }) >= 2 || ((n) > 3 || (a.look()) > 2)) {
                let mut x = if ((1) != 2 || (a.look()) == 2) { (Point { x: 0, y: n }).y } else { tick(n).$wait };
            } else if !((n) <= 3) {
                let mut i1 = 0;
                'l1: for k in 0..2 {
                    i1 += k;
                    let mut x = if ({ let b = Noisy("3"); let x = n; 3 }) < 2 {
                        let mut x = 'l2: {
                            let mut x = n;
                            let mut y = tick([x, a.look(), a.look()][((2) % 3) as usize]).$wait;
                            let mut y = ({ let d = Noisy("4"); let x = a.look(); x } + [n, a.look(), a.look()][((n) % 3) as usize]) % 7;
                            if ([y, x, 1][((a.look()) % 3) as usize]) <= 3 {
                                let d = later(Noisy("5")).$wait;
                                return (0 + n) % 7;
                            }
                            n
                        };
                        let c = Noisy("6");
                        (x, x).0
                    } else {
                        n
                    };
                }
            } else {
            }
            tick({ let c = Noisy("7"); let y = n; c.look() }).$wait
        }

        pub(crate) $kind fn f198(mut n: u32, a: Noisy) -> Result<u32, String> {
            let b = Noisy("1");
            let mut i1 = 0;
            'l1: for item in vec![b, Noisy("z")] {
                i1 += item.look();
                if let Some(b) = later(Some(Noisy("2"))).$wait {
                    let Some(mut y) = later(less(add(n, 4))).$wait else {
                        return Ok(tick(b.look()).$wait);
                    };
                    if let Some(b) = later(Some(Noisy("3"))).$wait {
                        if (y) > 3 && (n) < 3 {
                            drop(b);
                            n += later(check(match 2 { 0 => n, 1 | 2 => n, _ => 3 })).$wait?; n %= 5;
                        } else {
                            take(b, n);
                            let c = Noisy("4");
                            y += { let d = Noisy("5"); let x = take(Noisy("6"), a.look()); tick(3).$wait }; y %= 5;
                            if ((n) > 2 || (n) == 2) {
                                let Some(mut y) = later(less(take(Noisy("7"), c.look()))).$wait else {
                                    continue 'l1;
                                };
                                continue 'l1;
                            }
                        }
                        let d = later(Noisy("9")).$wait;
                    } else {
                        let a = later(Noisy("10")).$wait;
                    }
                } else {
                    if ((n) != 3 || ((3) >= 2 || (a.look()) != 2)) {
                        let mut x = match n {
                            0 | 1 => {
                                if (2) == 1 && (2) >= 2 {
                                    if !((n) <= 2) {
                                        break 'l1;
                                    }
                                    return Ok(tick(n).$wait);
                                }
                                add(n, n)
                            }
                            m if m % 2 == 0 => {
                                (1, n).0
                            }
                            _ => {
                                check(n)?
                            }
                        };
                    } else if !((n) != 3) {
                    } else {
                    }
                }
            }
            Ok((tick(1).$wait, (n + n) % 7).0)
        }

        pub(crate) $kind fn f199(mut n: u32, a: Noisy) -> Result<u32, String> {
            if (n) != 1 && (n) != 1 {
                n += (later(check(3)).$wait? + add(a.look(), n)) % 7; n %= 5;
                return Ok(tick(n).$wait);
            }
            let mut x = tick(later(0).$wait).$wait;
            let d = later(Noisy("2")).$wait;
            let mut x = match tick((0 + 3) % 7).$wait {
                0 | 1 => {
                    if (n) == 1 && (d.look()) >= 3 {
                        let b = Noisy("3");
                        let mut y = later(tick(x).$wait).$wait;
                        let mut x = {
                            let mut x = [3, (n, n).0, y][((4) % 3) as usize];
                            tick(d.look()).$wait
                        };
                        return Ok({ let a = Noisy("4"); let z = 4; d.look() });
                    }
                    note("here");
                    add(n, x)
                }
                m if m % 2 == 0 => {
                    let mut x = later(tick(x).$wait).$wait;
                    tick(d.look()).$wait
                }
                _ => {
                    let mut i1 = 0;
                    let mut x = 'l1: loop {
                        i1 += 1; if i1 > 2 { break n; }
                        let mut a = later(Noisy("5")).$wait;
                         {
                        }
                    };
                    if (a.look()) <= 1 { d.look() } else { 0 }
                }
            };
            Ok(tick(if (x) > 3 { d.look() } else { d.look() }).$wait)
        }

        pub(crate) $kind fn f200(mut n: u32, a: Noisy) -> Result<u32, String> {
            let c = Noisy("1");
            let mut d = Noisy("2");
            if let Some(b) = later(Some(Noisy("3"))).$wait {
                d = later(Noisy("4")).$wait;
                let Some(mut y) = later(less(tick(3).$wait)).$wait else {
                    return Ok(if (2) == 1 { c.look() } else { a.look() });
                };
            } else {
                if !(!((n) < 1)) {
                    let mut i1 = 0;
                    'l1: loop {
                        i1 += 1; if i1 > 2 { break ; }
                        let Some(mut y) = later(less(tick(a.look()).$wait)).$wait else {
                            break 'l1;
                        };
                        if let Some(b) = later(Some(Noisy("5"))).$wait {
                        } else {
                        }
                    }
                } else {
                }
            }
            Ok(tick(later(n).$wait).$wait)
        }

        pub(crate) $kind fn f201(mut n: u32, a: Noisy) -> Result<u32, String> {
            let b = Noisy("1");
            let Some(mut z) = later(less(check(n)?)).$wait else {
                return Ok(b.look());
            };
            drop(b);
            'l1: {
                let c = Noisy("2");
                if ((c.look()) == 3 || (1) < 1) {
                    let mut x = match take(Noisy("3"), n) { 0 => if (a.look()) == 3 { z } else { n }, 1 | 2 => tick(a.look()).$wait, _ => c.look() };
                    break 'l1;
                }
            }
            let Some(mut z) = later(less(take(Noisy("4"), 1))).$wait else {
                return Ok(match z { 0 => z, 1 | 2 => 4, _ => n });
            };
            Ok(((1, z).0 + tick(a.look()).$wait) % 7)
        }

        pub(crate) $kind fn f202(mut n: u32, a: Noisy) -> u32 {
            if let Some(b) = later(Some(Noisy("1"))).$wait {
                if !((4) <= 3) {
                    drop(b);
                    let mut z = take(Noisy("2"), if (2) < 2 { 4 } else { n });
                    let mut i1 = 0;
                    let mut x = 'l1: loop {
                        i1 += 1; if i1 > 2 { break z; }
                        if !((a.look()) != 1) {
                            let mut z = later(add(a.look(), 0)).$wait;
                            return (Point { x: a.look(), y: 3 }).y;
                        }
                        let mut x = take(Noisy("3"), [2, 0, 1][((a.look()) % 3) as usize]);
                    };
                } else {
                    take(b, n);
                    let c = Noisy("4");
                    'l2: {
                        if ([n, later(n).$wait, a.look()][((add(a.look(), n)) % 3) as usize]) > 3 {
                            let a = Noisy("5");
                            if ({ let b = Noisy("6"); let z = 0; a.look() }) < 1 {
                                let c = Noisy("7");
                                drop(c);
                                return if (n) == 3 { 3 } else { n };
                            }
                        } else {
                        }
                        if ([n, 1, n][((2) % 3) as usize]) <= 2 {
                            break 'l2;
                        }
                    }
                }
            } else {
            }
            tick(match 4 { 0 => a.look(), 1 | 2 => a.look(), _ => n }).$wait
        }

        pub(crate) $kind fn f203(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut d = later(Noisy("1")).$wait;
            let mut x = {
                let mut z = add(1, [n, n, n][((3) % 3) as usize]);
                let mut i1 = 0;
                'l1: loop {
                    i1 += 1; if i1 > 2 { break ; }
                    if ((z, n).0) <= 2 && ((4) < 3 || (z) != 3) {
                        let mut y = tick((0, z).0).$wait;
                        let mut x = 'l2: {
                            let mut y = later(check((y + 2) % 7)).$wait?;
                            let mut x = (if (z) < 3 { a.look() } else { y }, { let b = Noisy("2"); let y = a.look(); 4 }).0;
                            if (d.look()) <= 3 && (1) > 3 {
                                note("here");
                                let mut x = d.look();
                                if !((a.look()) <= 2) {
                                    let b = Noisy("3");
                                    d = later(Noisy("4")).$wait;
                                    break 'l2 tick(d.look()).$wait;
                                }
                                break 'l1;
                            }
                            (x + n) % 7
                        };
                        let Some(mut y) = later(less({ let a = Noisy("5"); let x = z; 3 })).$wait else {
                            break 'l1;
                        };
                    } else {
                        note("here");
                    }
                    let b = Noisy("6");
                }
                (d.look(), a.look()).0
            };
            Ok(if (2) == 3 && (a.look()) >= 2 { match x { 0 => n, 1 | 2 => n, _ => d.look() } } else { if (n) != 2 { n } else { a.look() } })
        }

        pub(crate) $kind fn f204(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut i1 = 0;
            'l1: while let Some(left) = later(less(3 - i1)).$wait {
                i1 = 3 - left;
                let mut i2 = 0;
                'l2: for item in vec![Noisy("1"), Noisy("z")] {
                    i2 += item.look();
                    let mut i3 = 0;
                    'l3: for item in vec![Noisy("2"), Noisy("z")] {
                        i3 += item.look();
                        let mut y = check(tick(0).$wait)?;
                        match if !((n) == 3) { [y, n, 4][((1) % 3) as usize] } else { check(4)? } {
                            0 | 1 => {
                                let mut y = tick(if (y) <= 3 { y } else { 1 }).$wait;
                                n += (tick(a.look()).$wait, later(a.look()).$wait).0; n %= 5;
                                let c = later(Noisy("3")).$wait;
                            }
                            m if m % 2 == 0 => {
                                if ((a.look()) >= 3 || (n) <= 3) {
                                    let mut z = later(later(a.look()).$wait).$wait;
                                    break 'l1;
                                }
                            }
                            _ => {
                                let d = later(Noisy("4")).$wait;
                            }
                        }
                        let mut i4 = 0;
                        'l4: for k in 0..3 {
                            i4 += k;
                            note("here");
                            let mut z = add(take(Noisy("5"), n), add(a.look(), n));
                            let Some(mut x) = later(less(if (y) == 2 { n } else { 1 })).$wait else {
                                break 'l1;
                            };
                        }
                    }
                }
            }
            Ok({ let c = Noisy("6"); let z = tick(n).$wait; tick(2).$wait })
        }

        pub(crate) $kind fn f205(mut n: u32, a: Noisy) -> u32 {
            note("here");
            if ((a.look() + a.look()) % 7) > 1 {
                let mut x = if (a.look()) <= 3 && (n) > 2 {
                    let d = Noisy("1");
                    n = later(if (n) >= 3 { 0 } else { 0 }).$wait;
                    let mut x = tick(if (0) <= 3 { 2 } else { n }).$wait;
                    take(Noisy("2"), n)
                } else {
                    'l1: {
                        let mut i2 = 0;
                        'l2: while i2 < 3 && ((a.look() + n) % 7) >= 2 {
                            i2 += 1;
                            let mut z = { let b = Noisy("3"); let z = tick(n).$wait; tick(z).$wait };
                        }
                        let mut x = add(tick(n).$wait, a.look());
                        let mut x = if ((4) != 3 || (n) != 1) { add(a.look(), 4) } else { tick(x).$wait };
                        if (tick(2).$wait) < 3 {
                            let mut z = x;
                            let mut z = later(take(Noisy("4"), z)).$wait;
                            if !((z) != 2) {
                                let Some(mut z) = later(less(if (x) != 2 { 4 } else { a.look() })).$wait else {
                                    return tick(n).$wait;
                                };
                                n = later((Point { x: x, y: z }).y).$wait;
                                break 'l1;
                            }
                            return take(Noisy("5"), n);
                        }
                    }
                    tick(1).$wait
                };
                return if (4) == 1 { a.look() } else { a.look() };
            }
            if ((n) <= 2 || (3) != 1) { (Point { x: n, y: 0 }).y } else { (Point { x: 2, y: n }).y }
        }

        pub(crate) $kind fn f206(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut x = 'l1: {
                let Some(mut y) = later(less([3, a.look(), n][((n) % 3) as usize])).$wait else {
                    return Ok(if (n) < 2 { n } else { 3 });
                };
                if ((add(a.look(), n)) == 2 || (3) < 3) {
                    let mut x = if ((a.look()) == 2 || (0) != 1) {
                        let mut i2 = 0;
                        'l2: for item in vec![Noisy("1"), Noisy("z")] {
                            i2 += item.look();
                            let a = Noisy("2");
                        }
                        if (1) != 3 { y } else { y }
                    } else {
                        let mut i3 = 0;
                        'l3: for k in 0..2 {
                            i3 += k;
                            let c = Noisy("3");
                        }
                        let mut x = 'l4: {
                            let mut y = [3, tick(1).$wait, a.look()][((tick(y).$wait) % 3) as usize];
                            y = tick(take(Noisy("4"), n)).$wait;
                            y += tick(tick(a.look()).$wait).$wait; y %= 5;
                            if (y) < 2 && (a.look()) == 1 {
                                n += { let d = Noisy("5"); let z = later(y).$wait; if (0) == 2 { z } else { 1 } }; n %= 5;
                                y = a.look();
                                break 'l1 match a.look() { 0 => y, 1 | 2 => n, _ => n };
                            }
                            tick(y).$wait
                        };
                        (a.look(), n).0
                    };
                } else {
                }
                if (n) < 2 && (n) < 1 {
                    break 'l1 tick(a.look()).$wait;
                }
                if (3) <= 1 { y } else { a.look() }
            };
            Ok((add(a.look(), a.look()), later(n).$wait).0)
        }

        pub(crate) $kind fn f207(mut n: u32, a: Noisy) -> u32 {
            let mut x = if (tick(a.look()).$wait) <= 2 {
                let mut i1 = 0;
                let mut x = 'l1: loop {
                    i1 += 1; if i1 > 2 { break match 2 { 0 => a.look(), 1 | 2 => n, _ => n }; }
                    if (!((4) > 1) || ((n) <= 3 || (0) > 2)) {
                        if (take(Noisy("1"), tick(n).$wait)) != 1 {
                            let mut c = later(Noisy("2")).$wait;
                            n += if (tick(c.look()).$wait) < 3 { tick(n).$wait } else { tick(1).$wait }; n %= 5;
                        }
                        let mut i2 = 0;
                        'l2: for item in vec![Noisy("3"), Noisy("z")] {
                            i2 += item.look();
                            let Some(mut x) = later(less((n, 2).0)).$wait else {
                                return take(Noisy("4"), n);
                            };
                            note("here");
                        }
                    } else if ((Point { x: 1, y: 2 }).y) <= 2 {
                    }
                };
                x
            } else {
                later(a.look()).$wait
            };
            ((x + a.look()) % 7 + match 0 { 0 => n, 1 | 2 => 0, _ => x }) % 7
        }

        pub(crate) $kind fn f208(mut n: u32, a: Noisy) -> u32 {
            let mut y = later(tick(n).$wait).$wait;
            n = (tick(n).$wait + tick(a.look()).$wait) % 7;
            let mut i1 = 0;
            'l1: for item in vec![Noisy("1"), Noisy("z")] {
                i1 += item.look();
                match [y, (1 + 3) % 7, 4][(([n, n, y][((n) % 3) as usize]) % 3) as usize] {
                    0 | 1 => {
                        let mut i2 = 0;
                        'l2: while let Some(left) = later(less(3 - i2)).$wait {
                            i2 = 3 - left;
                            let c = Noisy("2");
                        }
                    }
                    m if m % 2 == 0 => {
                        if (([a.look(), n, 1][((a.look()) % 3) as usize], if (n) >= 1 { a.look() } else { n }).0) != 1 {
                            let b = later(Noisy("3")).$wait;
                            let mut y = take(b, later(3).$wait);
                        } else if (tick(y).$wait) == 3 {
                            let c = Noisy("4");
                            let mut x = tick(later(y).$wait).$wait;
                            let mut z = add(x, (Point { x: a.look(), y: 0 }).y);
                        } else {
                            note("here");
                            let Some(mut y) = later(less(take(Noisy("5"), y))).$wait else {
                                return (Point { x: 4, y: a.look() }).y;
                            };
                        }
                    }
                    _ => {
                    }
                }
            }
            [a.look(), tick(4).$wait, a.look()][(({ let c = Noisy("6"); let x = 1; a.look() }) % 3) as usize]
        }

        pub(crate) $kind fn f209(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut i1 = 0;
            'l1: for item in vec![Noisy("1"), Noisy("z")] {
                i1 += item.look();
                note("here");
            }
            let Some(mut z) = later(less(later(check(0)).$wait?)).$wait else {
                return Ok(tick(n).$wait);
            };
            let mut z = tick(later(check(2)).$wait?).$wait;
            let a = Noisy("2");
            if (add(n, 3)) >= 3 {
                drop(a);
                if (later(check(tick(n).$wait)).$wait?) >= 2 {
                    if (0) != 2 && (n) >= 2 {
                        note("here");
                        return Ok(tick(n).$wait);
                    }
                    if let Some(b) = later(Some(Noisy("3"))).$wait {
                        if (b.look()) < 3 && (z) < 3 {
                            let mut x = later(later(check(2)).$wait?).$wait;
                            return Ok([x, 2, b.look()][((x) % 3) as usize]);
                        }
                        'l2: {
                            note("here");
                            if (if (b.look()) == 2 { n } else { n }) != 1 {
                                return Ok(later(n).$wait);
                            }
                        }
                    } else {
                    }
                } else {
                }
            } else {
                take(a, n);
            }
            Ok(later(tick(z).$wait).$wait)
        }

        pub(crate) $kind fn f210(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut z = add(later(n).$wait, tick(n).$wait);
            let mut x = if ((z) != 1 || (4) > 2) {
                note("here");
                match check(tick(a.look()).$wait)? {
                    0 | 1 => {
                        note("here");
                    }
                    m if m % 2 == 0 => {
                        let mut x = match match tick(z).$wait { 0 => match z { 0 => 0, 1 | 2 => a.look(), _ => 1 }, 1 | 2 => (a.look(), a.look()).0, _ => z } {
                            0 | 1 => {
                                let a = Noisy("1");
                                if (n) <= 1 && (4) > 3 {
                                    let mut x = tick((2, 3).0).$wait;
                                    return Ok(tick(2).$wait);
                                }
                                tick(n).$wait
                            }
                            m if m % 2 == 0 => {
                                { let b = Noisy("2"); let y = n; n }
                            }
                            _ => {
                                add(2, z)
                            }
                        };
                    }
                    _ => {
                    }
                }
                if (a.look()) != 2 { z } else { a.look() }
            } else {
                [n, n, a.look()][((a.look()) % 3) as usize]
            };
            Ok(0)
        }

        pub(crate) $kind fn f211(mut n: u32, a: Noisy) -> u32 {
            let mut x = (Point { x: 2, y: (n + n) % 7 }).y;
            let mut i1 = 0;
            let mut x = 'l1: loop {
                i1 += 1; if i1 > 2 { break tick(a.look()).$wait; }
                let mut z = x;
                if let Some(b) = later(Some(Noisy("1"))).$wait {
                    let mut c = later(Noisy("2")).$wait;
                     {
                        if let Some(b) = later(Some(Noisy("3"))).$wait {
                            let mut x = (Point { x: x, y: (1 + b.look()) % 7 }).y;
                            let mut d = Noisy("4");
                        } else {
                            let mut z = [z, (z, 2).0, n][((if (3) == 1 { 2 } else { z }) % 3) as usize];
                        }
                    }
                } else {
                }
            };
            tick([4, 1, n][((x) % 3) as usize]).$wait
        }

        pub(crate) $kind fn f212(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut x = 'l1: {
                let mut a = Noisy("1");
                if ({ let c = Noisy("2"); let z = a.look(); 0 }) != 3 {
                    let mut i2 = 0;
                    let mut x = 'l2: loop {
                        i2 += 1; if i2 > 2 { break later(check(a.look())).$wait?; }
                        let Some(mut z) = later(less((a.look(), 4).0)).$wait else {
                            return Ok(n);
                        };
                        let c = later(Noisy("3")).$wait;
                        let Some(mut y) = later(less(3)).$wait else {
                            break 'l1 (z + 3) % 7;
                        };
                    };
                    let mut z = [a.look(), check(a.look())?, n][((tick(x).$wait) % 3) as usize];
                    break 'l1 (z, 1).0;
                }
                take(Noisy("4"), n)
            };
            let mut i3 = 0;
            'l3: for k in 0..3 {
                i3 += k;
                let Some(mut z) = later(less(a.look())).$wait else {
                    continue 'l3;
                };
            }
            if let Some(b) = later(Some(Noisy("5"))).$wait {
                let mut i4 = 0;
                'l4: for k in 0..3 {
                    i4 += k;
                    if let Some(b) = later(Some(Noisy("6"))).$wait {
                        let mut x = (tick(n).$wait + add(n, b.look())) % 7;
                        let Some(mut x) = later(less(tick(n).$wait)).$wait else {
                            return Ok(tick(0).$wait);
                        };
                    } else {
                    }
                }
            } else {
            }
            Ok(later(check(tick(3).$wait)).$wait?)
        }

        pub(crate) $kind fn f213(mut n: u32, a: Noisy) -> u32 {
            if (((Point { x: a.look(), y: n }).y) >= 1 || ((Point { x: 4, y: n }).y) < 2) {
                let mut i1 = 0;
                'l1: while let Some(left) = later(less(3 - i1)).$wait {
                    i1 = 3 - left;
                    let mut x = {
                        let mut x = take(Noisy("1"), { let d = Noisy("2"); let z = n; z });
                        if (later(3).$wait) < 3 {
                            if (n) != 2 && (a.look()) != 3 {
                                x = add(later(a.look()).$wait, tick(0).$wait);
                                let mut z = add(if (0) >= 1 { 1 } else { a.look() }, later(n).$wait);
                                return 0;
                            }
                            break 'l1;
                        }
                        add(a.look(), 3)
                    };
                }
            }
            add(add(a.look(), a.look()), tick(a.look()).$wait)
        }

        pub(crate) $kind fn f214(mut n: u32, a: Noisy) -> u32 {
            note("here");
            let a = Noisy("1");
            let mut x = if ((n) == 2 || (0) > 2) {
                let mut i1 = 0;
                'l1: for k in 0..2 {
                    i1 += k;
                    let mut a = Noisy("2");
                    let mut i2 = 0;
                    let mut x = 'l2: loop {
                        i2 += 1; if i2 > 2 { break (a.look(), n).0; }
                        let mut x = take(Noisy("3"), later(n).$wait);
                        let mut i3 = 0;
                        'l3: while let Some(left) = later(less(3 - i3)).$wait {
                            i3 = 3 - left;
                            a = later(Noisy("4")).$wait;
                        }
                    };
                }
                let mut y = ((a.look(), n).0, [a.look(), a.look(), n][((n) % 3) as usize]).0;
                tick(n).$wait
            } else {
                let mut i4 = 0;
                'l4: while i4 < 3 && (1) >= 1 && (2) < 1 {
                    i4 += 1;
                    let mut i5 = 0;
                    let mut x = 'l5: loop {
                        i5 += 1; if i5 > 2 { break { let b = Noisy("5"); let y = a.look(); y }; }
                        let mut x = {
                            a.look()
                        };
                    };
                }
                (Point { x: n, y: n }).y
            };
            tick(match x { 0 => a.look(), 1 | 2 => n, _ => n }).$wait
        }

        pub(crate) $kind fn f215(mut n: u32, a: Noisy) -> u32 {
            let mut x = if !((n) == 2) {
                let mut x = later(add(n, n)).$wait;
                let mut x = 'l1: {
                    let d = Noisy("1");
                    if (tick(n).$wait) <= 1 {
                        if let Some(b) = later(Some(Noisy("2"))).$wait {
                            n = { b }.end();
                            note("here");
                        } else {
                            let mut d = later(Noisy("3")).$wait;
                        }
                        break 'l1 later(d.look()).$wait;
                    }
                    take(d, x)
                };
                add(n, a.look())
            } else {
                add(n, n)
            };
            { let d = Noisy("4"); let y = tick(n).$wait; tick(n).$wait }
        }

        pub(crate) $kind fn f216(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut x = if ((a.look()) <= 1 || (a.look()) < 2) {
                 {
                    let mut x = if (tick(a.look()).$wait) != 1 {
                        note("here");
                        if (n) <= 1 && (a.look()) <= 2 {
                            let mut y = tick(tick(4).$wait).$wait;
                            n += if !((1) <= 2) { if (a.look()) > 3 { 0 } else { n } } else { (y + 4) % 7 }; n %= 5;
                            let b = Noisy("1");
                            return Ok((n + 4) % 7);
                        }
                        let mut i1 = 0;
                        'l1: loop {
                            i1 += 1; if i1 > 2 { break ; }
                            let mut x = tick(add(n, n)).$wait;
                        }
                        tick(4).$wait
                    } else {
                        let mut z = add(later(check(n)).$wait?, later(n).$wait);
                        let Some(mut z) = later(less(tick(a.look()).$wait)).$wait else {
                            return Ok((a.look(), z).0);
                        };
                        let mut i2 = 0;
                        'l2: for k in 0..2 {
                            i2 += k;
                        }
                        tick(n).$wait
                    };
                }
                (3 + n) % 7
            } else {
                [n, 3, n][((n) % 3) as usize]
            };
            Ok(tick(later(n).$wait).$wait)
        }

        pub(crate) $kind fn f217(mut n: u32, a: Noisy) -> u32 {
            let d = Noisy("1");
            n = { d }.end();
            let mut b = Noisy("2");
            match (Point { x: n, y: 2 }).y { 0 => if (n) == 1 { n } else { n }, 1 | 2 => add(a.look(), n), _ => n }
        }

        pub(crate) $kind fn f218(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut i1 = 0;
            let mut x = 'l1: loop {
                i1 += 1; if i1 > 2 { break tick(n).$wait; }
                note("here");
            };
            let mut x = match if (later(n).$wait) != 3 { later(check(x)).$wait? } else { { let d = Noisy("1"); let y = x; y } } {
                0 | 1 => {
                    if let Some(b) = later(Some(Noisy("2"))).$wait {
                        if (match a.look() { 0 => x, 1 | 2 => n, _ => 4 }) != 1 {
                            drop(b);
                            x = tick(if (x) == 1 { a.look() } else { 0 }).$wait;
                            note("here");
                        } else {
                            take(b, n);
                            let mut z = { let a = Noisy("3"); let x = { let a = Noisy("4"); let y = x; n }; tick(n).$wait };
                            n = tick(if (x) != 3 { z } else { n }).$wait;
                        }
                        let mut a = later(Noisy("5")).$wait;
                    } else {
                        let mut y = if ((n) < 1 || (a.look()) == 2) { if (x) > 1 { x } else { x } } else { tick(n).$wait };
                        if (add(check(a.look())?, (y + a.look()) % 7)) == 2 {
                        } else if (a.look()) != 2 && (3) == 3 {
                        } else {
                        }
                    }
                    (x + n) % 7
                }
                m if m % 2 == 0 => {
                    if (x) == 3 { 0 } else { a.look() }
                }
                _ => {
                    (1 + x) % 7
                }
            };
            Ok(tick(if (n) >= 3 { x } else { n }).$wait)
        }

        pub(crate) $kind fn f219(mut n: u32, a: Noisy) -> Result<u32, String> {
            let mut a = Noisy("1");
            let d = later(a).$wait;
            match (add(n, n), 3).0 {
                0 | 1 => {
                    let mut x = if ((n) >= 1 || (n) > 1) {
                        let mut i1 = 0;
                        'l1: loop {
                            i1 += 1; if i1 > 2 { break ; }
                            let mut y = take(Noisy("2"), take(Noisy("3"), n));
                            let mut y = { let c = Noisy("4"); let x = later(y).$wait; (x + x) % 7 };
                        }
                        let b = later(Noisy("5")).$wait;
                        n = tick((2, n).0).$wait;
                        (1 + n) % 7
                    } else {
                        if (d.look()) != 2 && (d.look()) >= 2 {
                            return Ok([2, n, d.look()][((n) % 3) as usize]);
                        }
                        tick(n).$wait
                    };
                }
                m if m % 2 == 0 => {
                }
                _ => {
                }
            }
            Ok(tick({ let d = Noisy("6"); let y = n; y }).$wait)
        }
    } };
}

/// Calls a macro with the name of every function.
macro_rules! every_function {
    ($call:ident) => {
        $call! {
            f0
            f1
            f2
            f3
            f4
            f5
            f6
            f7
            f8
            f9
            f10
            f11
            f12
            f13
            f14
            f15
            f16
            f17
            f18
            f19
            f20
            f21
            f22
            f23
            f24
            f25
            f26
            f27
            f28
            f29
            f30
            f31
            f32
            f33
            f34
            f35
            f36
            f37
            f38
            f39
            f40
            f41
            f42
            f43
            f44
            f45
            f46
            f47
            f48
            f49
            f50
            f51
            f52
            f53
            f54
            f55
            f56
            f57
            f58
            f59
            f60
            f61
            f62
            f63
            f64
            f65
            f66
            f67
            f68
            f69
            f70
            f71
            f72
            f73
            f74
            f75
            f76
            f77
            f78
            f79
            f80
            f81
            f82
            f83
            f84
            f85
            f86
            f87
            f88
            f89
            f90
            f91
            f92
            f93
            f94
            f95
            f96
            f97
            f98
            f99
            f100
            f101
            f102
            f103
            f104
            f105
            f106
            f107
            f108
            f109
            f110
            f111
            f112
            f113
            f114
            f115
            f116
            f117
            f118
            f119
            f120
            f121
            f122
            f123
            f124
            f125
            f126
            f127
            f128
            f129
            f130
            f131
            f132
            f133
            f134
            f135
            f136
            f137
            f138
            f139
            f140
            f141
            f142
            f143
            f144
            f145
            f146
            f147
            f148
            f149
            f150
            f151
            f152
            f153
            f154
            f155
            f156
            f157
            f158
            f159
            f160
            f161
            f162
            f163
            f164
            f165
            f166
            f167
            f168
            f169
            f170
            f171
            f172
            f173
            f174
            f175
            f176
            f177
            f178
            f179
            f180
            f181
            f182
            f183
            f184
            f185
            f186
            f187
            f188
            f189
            f190
            f191
            f192
            f193
            f194
            f195
            f196
            f197
            f198
            f199
            f200
            f201
            f202
            f203
            f204
            f205
            f206
            f207
            f208
            f209
            f210
            f211
            f212
            f213
            f214
            f215
            f216
            f217
            f218
            f219
        }
    };
}
