//! Expressions: numbers and conditions, with waits anywhere in them.

use super::Function;

impl Function {
    /// A small number, with at most `depth` operations inside each other.
    pub(super) fn expression(&mut self, depth: u32) -> String {
        if depth == 0 {
            return self.leaf();
        }
        match self.random.below(15) {
            0 => self.leaf(),
            1..=4 => format!("tick({}).$wait", self.expression(depth - 1)),
            5 => format!("later({}).$wait", self.expression(depth - 1)),
            6 => format!(
                "({} + {}) % 7",
                self.expression(depth - 1),
                self.expression(depth - 1)
            ),
            7 => format!(
                "add({}, {})",
                self.expression(depth - 1),
                self.expression(depth - 1)
            ),
            8 => self.element(depth - 1),
            9 => format!(
                "({}, {}).0",
                self.expression(depth - 1),
                self.expression(depth - 1)
            ),
            10 => self.inner_block(depth - 1),
            11 => self.inner_if(depth - 1),
            12 => self.inner_match(depth - 1),
            13 => format!(
                "take({}, {})",
                self.moved_value(),
                self.expression(depth - 1)
            ),
            _ if self.fallible => self.attempt(depth - 1),
            _ => format!(
                "(Point {{ x: {}, y: {} }}).y",
                self.leaf(),
                self.expression(depth - 1)
            ),
        }
    }

    /// Something that is true or not.
    pub(super) fn condition(&mut self, depth: u32) -> String {
        match self.random.below(if depth == 0 { 2 } else { 5 }) {
            0 | 1 => {
                let operator = self.random.pick(&["<", ">", "==", "!=", "<=", ">="]);
                let (left, right) = (self.expression(depth), 1 + self.random.below(3));
                format!("({left}) {operator} {right}")
            }
            2 => format!(
                "{} && {}",
                self.condition(depth - 1),
                self.condition(depth - 1)
            ),
            3 => format!(
                "({} || {})",
                self.condition(depth - 1),
                self.condition(depth - 1)
            ),
            _ => format!("!({})", self.condition(depth - 1)),
        }
    }

    fn leaf(&mut self) -> String {
        match self.random.below(4) {
            0 => self.random.below(5).to_string(),
            1 => match self.visible(|variable| variable.is_noisy) {
                Some(name) => format!("{name}.look()"),
                None => "n".to_string(),
            },
            _ => match self.visible(|variable| !variable.is_noisy) {
                Some(name) => name.to_string(),
                None => "n".to_string(),
            },
        }
    }

    fn element(&mut self, depth: u32) -> String {
        let elements = [self.leaf(), self.expression(depth), self.leaf()].join(", ");
        format!("[{elements}][(({}) % 3) as usize]", self.expression(depth))
    }

    fn attempt(&mut self, depth: u32) -> String {
        let checked = format!("check({})", self.expression(depth));
        match self.random.chance(50) {
            true => format!("later({checked}).$wait?"),
            false => format!("{checked}?"),
        }
    }

    /// `{ let x = …; … }`, inside an expression.
    fn inner_block(&mut self, depth: u32) -> String {
        self.scopes.push(Vec::new());
        let value = self.moved_value();
        let first = self.expression(depth);
        let noisy = self.declare(true, false);
        let number = self.declare(false, false);
        let last = self.expression(depth);
        self.scopes.pop();
        format!("{{ let {noisy} = {value}; let {number} = {first}; {last} }}")
    }

    fn inner_if(&mut self, depth: u32) -> String {
        let condition = self.condition(depth.min(1));
        let (yes, no) = (self.branch(depth), self.branch(depth));
        format!("if {condition} {{ {yes} }} else {{ {no} }}")
    }

    fn inner_match(&mut self, depth: u32) -> String {
        let looked_at = self.expression(depth);
        let (zero, few, more) = (self.branch(depth), self.branch(depth), self.branch(0));
        format!("match {looked_at} {{ 0 => {zero}, 1 | 2 => {few}, _ => {more} }}")
    }

    /// An expression that runs on one path only, so that it moves nothing from outside.
    fn branch(&mut self, depth: u32) -> String {
        self.scopes.push(Vec::new());
        let value = self.expression(depth);
        self.scopes.pop();
        value
    }
}
