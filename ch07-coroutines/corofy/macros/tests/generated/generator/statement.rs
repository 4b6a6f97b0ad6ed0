//! Statements, blocks and loops.

use super::{Exit, Function};

impl Function {
    pub(super) fn statements(&mut self, count: u32) {
        for _ in 0..count {
            if self.budget == 0 {
                return;
            }
            self.budget -= 1;
            self.statement();
        }
    }

    fn statement(&mut self) {
        let is_deep = self.scopes.len() > 5;
        match self.random.below(if is_deep { 9 } else { 19 }) {
            0..=2 => self.number(),
            3 | 4 => self.noisy(),
            5 => self.assignment(),
            6 => self.drop_or_replace(),
            7 => self.leave_sometimes(),
            8 => self.let_else(),
            9 | 10 => self.if_else(),
            11 => self.choice(),
            12 => self.if_let(),
            13 => self.nested(),
            14 => self.labelled_block(),
            15 => self.both_move(),
            _ => self.repeat(),
        }
    }

    /// Writes `head {`, some statements and `last`; the `}` is left to write.
    fn block(&mut self, head: &str, last: impl FnOnce(&mut Self)) {
        self.block_with(head, "", last);
    }

    /// The same with `first` before the other statements.
    fn block_with(&mut self, head: &str, first: &str, last: impl FnOnce(&mut Self)) {
        self.line(&format!("{head} {{"));
        self.scopes.push(Vec::new());
        self.line(first);
        let count = 1 + self.random.below(3);
        self.statements(count);
        last(self);
        self.scopes.pop();
    }

    fn number(&mut self) {
        let value = self.expression(2);
        let name = self.declare(false, true);
        self.line(&format!("let mut {name} = {value};"));
    }

    fn noisy(&mut self) {
        let value = self.moved_value();
        let value = match self.random.chance(40) {
            true => format!("later({value}).$wait"),
            false => value,
        };
        let mutable = self.random.chance(40);
        let name = self.declare(true, mutable);
        self.line(&format!(
            "let {}{name} = {value};",
            if mutable { "mut " } else { "" }
        ));
    }

    fn assignment(&mut self) {
        let value = self.expression(2);
        let name = self.visible(|variable| !variable.is_noisy && variable.mutable);
        let name = name.unwrap_or("n");
        match self.random.chance(50) {
            true => self.line(&format!("{name} = {value};")),
            false => self.line(&format!("{name} += {value}; {name} %= 5;")),
        }
    }

    fn drop_or_replace(&mut self) {
        match self.visible(|variable| variable.is_noisy && variable.mutable) {
            Some(name) if self.random.chance(50) => {
                self.values += 1;
                let value = format!("Noisy(\"{}\")", self.values);
                self.line(&format!("{name} = later({value}).$wait;"));
            }
            _ => match self.movable() {
                Some(name) if self.random.chance(50) => self.line(&format!("drop({name});")),
                Some(name) => self.line(&format!("n = {{ {name} }}.end();")),
                None => self.line("note(\"here\");"),
            },
        }
    }

    /// `if … { return …; }`, or a `break` or `continue`.
    fn leave_sometimes(&mut self) {
        let condition = self.condition(1);
        self.block(&format!("if {condition}"), |inner| inner.leave());
        self.line("}");
    }

    fn leave(&mut self) {
        let value = self.expression(1);
        let index = self.random.below(1 + self.exits.len() as u32) as usize;
        let Some(exit) = self.exits.get(index) else {
            let value = self.returned(&value);
            return self.line(&format!("return {value};"));
        };
        let (label, wants_value) = (exit.label.clone(), exit.wants_value);
        if exit.is_loop && self.random.chance(40) {
            return self.line(&format!("continue {label};"));
        }
        match wants_value {
            true => self.line(&format!("break {label} {value};")),
            false => self.line(&format!("break {label};")),
        }
    }

    fn let_else(&mut self) {
        let value = self.expression(1);
        let name = *self.random.pick(&["x", "y", "z"]);
        self.line(&format!(
            "let Some(mut {name}) = later(less({value})).$wait else {{"
        ));
        self.scopes.push(Vec::new());
        self.leave();
        self.scopes.pop();
        self.line("};");
        let scope = self.scopes.last_mut().expect("a block is open");
        scope.push(super::variable(name, false, true));
    }

    fn if_else(&mut self) {
        let head = match self.random.chance(40) {
            true => format!("let mut x = if {}", self.condition(1)),
            false => format!("if {}", self.condition(2)),
        };
        let gives = head.starts_with("let");
        self.block(&head, |inner| inner.value_if(gives));
        if !gives && self.random.chance(30) {
            let condition = self.condition(1);
            self.block(&format!("}} else if {condition}"), |_| {});
        }
        if gives || self.random.chance(60) {
            self.block("} else", |inner| inner.value_if(gives));
        }
        self.end(gives);
    }

    /// The value of a block, if it has one.
    fn value_if(&mut self, gives: bool) {
        if gives {
            let value = self.expression(1);
            self.line(&value);
        }
    }

    /// Ends a statement whose value, if it has one, is a new `x`.
    fn end(&mut self, gives: bool) {
        self.line(if gives { "};" } else { "}" });
        if gives {
            let scope = self.scopes.last_mut().expect("a block is open");
            scope.push(super::variable("x", false, true));
        }
    }

    fn choice(&mut self) {
        let gives = self.random.chance(50);
        let looked_at = self.expression(2);
        let start = if gives { "let mut x = " } else { "" };
        self.line(&format!("{start}match {looked_at} {{"));
        self.scopes.push(Vec::new());
        self.block("0 | 1 =>", |inner| inner.value_if(gives));
        self.line("}");
        self.block("m if m % 2 == 0 =>", |inner| inner.value_if(gives));
        self.line("}");
        self.block("_ =>", |inner| inner.value_if(gives));
        self.line("}");
        self.scopes.pop();
        self.end(gives);
    }

    fn if_let(&mut self) {
        let value = self.moved_value();
        self.line(&format!("if let Some(b) = later(Some({value})).$wait {{"));
        self.scopes.push(vec![super::variable("b", true, false)]);
        self.statements(2);
        self.scopes.pop();
        self.block("} else", |_| {});
        self.line("}");
    }

    fn nested(&mut self) {
        let gives = self.random.chance(60);
        self.block(if gives { "let mut x =" } else { "" }, |inner| {
            inner.value_if(gives)
        });
        self.end(gives);
    }

    fn labelled_block(&mut self) {
        let (label, gives) = (self.label(), self.random.chance(60));
        let start = if gives { "let mut x = " } else { "" };
        self.exits.push(Exit {
            label: label.clone(),
            is_loop: false,
            wants_value: gives,
        });
        self.block(&format!("{start}{label}:"), |inner| {
            inner.leave_sometimes();
            inner.value_if(gives);
        });
        self.exits.pop();
        self.end(gives);
    }

    /// One value, moved in both branches.
    fn both_move(&mut self) {
        let condition = self.condition(1);
        let Some(name) = self.movable() else {
            return self.noisy();
        };
        self.block_with(
            &format!("if {condition}"),
            &format!("drop({name});"),
            |_| {},
        );
        self.block_with("} else", &format!("take({name}, n);"), |_| {});
        self.line("}");
    }

    /// A loop of at most three rounds.
    fn repeat(&mut self) {
        let label = self.label();
        let count = format!("i{}", self.labels);
        let gives = self.random.chance(30);
        let (start, mut first) = match self.random.below(if gives { 1 } else { 5 }) {
            0 => ("loop".to_string(), format!("{count} += 1;")),
            1 => (
                format!("while {count} < 3 && {}", self.condition(1)),
                format!("{count} += 1;"),
            ),
            2 => (
                format!("while let Some(left) = later(less(3 - {count})).$wait"),
                format!("{count} = 3 - left;"),
            ),
            3 => (
                format!("for k in 0..{}", 1 + self.random.below(3)),
                format!("{count} += k;"),
            ),
            _ => (
                format!("for item in vec![{}, Noisy(\"z\")]", self.moved_value()),
                format!("{count} += item.look();"),
            ),
        };
        self.line(&format!("let mut {count} = 0;"));
        let is_endless = start == "loop";
        let binding = if gives { "let mut x = " } else { "" };
        self.exits.push(Exit {
            label: label.clone(),
            is_loop: true,
            wants_value: gives,
        });
        if is_endless {
            let value = if gives {
                self.branch_value()
            } else {
                String::new()
            };
            first += &format!(" if {count} > 2 {{ break {value}; }}");
        }
        self.block_with(&format!("{binding}{label}: {start}"), &first, |_| {});
        self.exits.pop();
        self.end(gives);
    }

    fn branch_value(&mut self) -> String {
        self.scopes.push(Vec::new());
        let value = self.expression(1);
        self.scopes.pop();
        value
    }
}
