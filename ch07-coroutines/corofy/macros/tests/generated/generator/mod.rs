//! Writes functions at random, from a seed: the same seed gives the same text.
//!
//! Only what corofy supports comes out. Values with a destructor are moved on all paths or on
//! none, and none is a temporary inside an operand: the README says how those differ.

mod expression;
mod random;
mod statement;

use random::Random;

/// How many functions there are.
pub(crate) const FUNCTIONS: u64 = 220;

const HEAD: &str = "\
//! Written by `generator/`: run the tests with `COROFY_BLESS` set to write it anew.

/// The functions: `$kind` is `coroutine` or `async`, `$wait` is `wait` or `await`.
macro_rules! functions {
    ($wrap:ident, $kind:tt, $wait:tt) => { $wrap! {
";

/// The whole file of functions.
pub(crate) fn file() -> String {
    let mut text = HEAD.to_string();
    for number in 0..FUNCTIONS {
        text += &Function::write(number);
    }
    text += "    } };\n}\n\n/// Calls a macro with the name of every function.\n";
    text += "macro_rules! every_function {\n    ($call:ident) => {\n        $call! {\n";
    for number in 0..FUNCTIONS {
        text += &format!("            f{number}\n");
    }
    text + "        }\n    };\n}\n"
}

/// A variable that the code may name.
#[derive(Clone)]
struct Variable {
    name: &'static str,
    /// Its drop is in the trace; else it is a number.
    is_noisy: bool,
    mutable: bool,
    moved: bool,
}

/// A loop or labelled block around the code.
struct Exit {
    label: String,
    is_loop: bool,
    /// `break` with its label brings a number.
    wants_value: bool,
}

/// A function that is being written.
struct Function {
    random: Random,
    text: String,
    /// The variables of each open block, the innermost last.
    scopes: Vec<Vec<Variable>>,
    exits: Vec<Exit>,
    /// It returns a `Result`.
    fallible: bool,
    /// How many labels and how many values with a destructor there are.
    labels: u32,
    values: u32,
    /// How many statements may still be written.
    budget: u32,
}

impl Function {
    /// Writes the function called `f{number}`, which is also the seed.
    fn write(number: u64) -> String {
        let mut random = Random::new(number);
        let fallible = random.chance(40);
        let budget = 8 + random.below(10);
        let mut function = Self {
            random,
            text: String::new(),
            scopes: vec![vec![variable("n", false, true), variable("a", true, false)]],
            exits: Vec::new(),
            fallible,
            labels: 0,
            values: 0,
            budget,
        };
        let output = if fallible {
            "Result<u32, String>"
        } else {
            "u32"
        };
        function.text = format!(
            "\n        pub(crate) $kind fn f{number}(mut n: u32, a: Noisy) -> {output} {{\n"
        );
        function.scopes.push(Vec::new());
        let count = 3 + function.random.below(4);
        function.statements(count);
        let value = function.expression(2);
        let value = function.returned(&value);
        function.line(&value);
        function.scopes.pop();
        function.line("}");
        function.text
    }

    /// A line, as deep as the open blocks are.
    fn line(&mut self, code: &str) {
        if code.is_empty() {
            return;
        }
        let depth = self.scopes.len() + 1;
        self.text += &format!("{:width$}{code}\n", "", width = depth * 4);
    }

    fn returned(&self, value: &str) -> String {
        match self.fallible {
            true => format!("Ok({value})"),
            false => value.to_string(),
        }
    }

    /// A name for a new variable: from a few, so that they shadow each other.
    fn declare(&mut self, is_noisy: bool, mutable: bool) -> &'static str {
        let name = match is_noisy {
            true => *self.random.pick(&["a", "b", "c", "d"]),
            false => *self.random.pick(&["x", "y", "z"]),
        };
        let scope = self.scopes.last_mut().expect("a block is open");
        scope.push(variable(name, is_noisy, mutable));
        name
    }

    /// One of the variables that are seen from here, and that `wanted` likes.
    fn visible(&mut self, wanted: impl Fn(&Variable) -> bool) -> Option<&'static str> {
        let mut names: Vec<&'static str> = Vec::new();
        let mut shadowed: Vec<&'static str> = Vec::new();
        for variable in self.scopes.iter().flatten().rev() {
            if !shadowed.contains(&variable.name) && !variable.moved && wanted(variable) {
                names.push(variable.name);
            }
            shadowed.push(variable.name);
        }
        (!names.is_empty()).then(|| *self.random.pick(&names))
    }

    /// Moves a value of the innermost block away, or makes a new one.
    fn moved_value(&mut self) -> String {
        if self.random.chance(50)
            && let Some(name) = self.movable()
        {
            return name.to_string();
        }
        self.values += 1;
        format!("Noisy(\"{}\")", self.values)
    }

    /// A value declared in the innermost block, which only it can use: it is moved now.
    fn movable(&mut self) -> Option<&'static str> {
        let scope = self.scopes.last_mut().expect("a block is open");
        let found = scope.iter_mut().rev().find(|variable| variable.is_noisy)?;
        if found.moved {
            return None;
        }
        found.moved = true;
        Some(found.name)
    }

    fn label(&mut self) -> String {
        self.labels += 1;
        format!("'l{}", self.labels)
    }
}

fn variable(name: &'static str, is_noisy: bool, mutable: bool) -> Variable {
    Variable {
        name,
        is_noisy,
        mutable,
        moved: false,
    }
}
