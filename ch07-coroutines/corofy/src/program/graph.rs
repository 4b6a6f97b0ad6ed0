//! The blocks of a coroutine as a picture.

use std::fmt::Write as _;

use syn::visit::{self, Visit};
use syn::{Block, Expr, Item, ItemFn, Stmt};

use super::problem::Problem;
use super::source::Source;
use super::splice::find;
use crate::block::{BlockId, Kind, Machine, as_rebinding};
use crate::expand::{Lowered, lower_function};
use crate::parse::CoroutineFn;

/// Shows the blocks of every coroutine of `source`: what each holds, does, and leads to.
///
/// # Errors
/// Fails with everything that is wrong in the file's coroutines, and if there is none.
pub fn graph(source: &Source) -> Result<String, Vec<Problem>> {
    Ok(lowered(source)?
        .iter()
        .map(text)
        .collect::<Vec<_>>()
        .join("\n"))
}

/// The same graphs in Graphviz's language: `dot -Tsvg` draws them.
///
/// # Errors
/// As [`graph`].
pub fn dot(source: &Source) -> Result<String, Vec<Problem>> {
    Ok(lowered(source)?.iter().map(graphviz).collect())
}

fn lowered(source: &Source) -> Result<Vec<Lowered>, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut functions = Vec::new();
    for found in find(source)?.functions {
        match lower_function(found.function) {
            Ok(lowered) => functions.push(lowered),
            Err(errors) => problems.extend(Problem::all(errors)),
        }
    }
    if problems.is_empty() {
        Ok(functions)
    } else {
        Err(problems)
    }
}

/// The blocks that control reaches.
fn reached(lowered: &Lowered) -> impl Iterator<Item = BlockId> {
    lowered
        .machine
        .order
        .iter()
        .copied()
        .filter(|&id| lowered.liveness.is_reached(id))
}

fn text(lowered: &Lowered) -> String {
    let Lowered {
        function, machine, ..
    } = lowered;
    let waits = reached(lowered)
        .filter(|&id| machine.block(id).kind == Kind::Wait)
        .count();
    let mut text = format!(
        "coroutine fn {}: {} blocks, {waits} {}\n\n",
        function.sig.ident,
        reached(lowered).count(),
        if waits == 1 { "wait" } else { "waits" },
    );
    text += &overview(lowered);
    for id in reached(lowered) {
        let block = machine.block(id);
        let value = match (&block.value, block.kind) {
            (Some(value), Kind::Wait) => format!(", is resumed with {value}"),
            (Some(value), _) => format!(", receives {value}"),
            _ => String::new(),
        };
        write!(
            text,
            "\n{} holds {}{value}\n",
            block.name,
            held(lowered, id)
        )
        .expect("memory");
        for line in code(machine, lowered, id).lines() {
            writeln!(text, "    {line}").expect("memory");
        }
    }
    text
}

/// Who leads to whom; arrows back to an earlier block point up.
fn overview(lowered: &Lowered) -> String {
    let order: Vec<BlockId> = reached(lowered).collect();
    let name = |id: BlockId| lowered.machine.block(id).name.to_string();
    let width = order.iter().map(|&id| name(id).len()).max().unwrap_or(0);
    let place = |id| order.iter().position(|&other| other == id);
    let line = |(index, &id): (usize, &BlockId)| {
        let exits = exits(&lowered.machine, id);
        let to = exits.targets.iter().map(|&target| {
            let arrow = if place(target) <= Some(index) {
                "↑ "
            } else {
                ""
            };
            format!("{arrow}{}", name(target))
        });
        let end = exits.returns.then(|| "the end".to_string());
        let to: Vec<String> = to.chain(end).collect();
        format!("    {:width$} ──▶ {}\n", name(id), to.join(", "))
    };
    order.iter().enumerate().map(line).collect()
}

fn held(lowered: &Lowered, id: BlockId) -> String {
    let names: Vec<String> = lowered.liveness.held[&id]
        .iter()
        .map(ToString::to_string)
        .collect();
    if names.is_empty() {
        "nothing".to_string()
    } else {
        names.join(", ")
    }
}

/// A block's code as the learner wrote it, with arrows for its jumps.
fn code(machine: &Machine, lowered: &Lowered, id: BlockId) -> String {
    let held = &lowered.liveness.held[&id];
    let stmts = machine.block(id).code.iter().cloned();
    let stmts = stmts.filter(|stmt| as_rebinding(stmt).is_none_or(|name| held.contains(name)));
    let block = Block {
        brace_token: Default::default(),
        stmts: stmts.collect(),
    };
    let shown: ItemFn = syn::parse_quote!(fn shown() #block);
    let file: syn::File = syn::parse_quote!(#shown);
    let printed = prettyplease::unparse(&file);
    let lines: Vec<&str> = printed.lines().collect();
    let body = lines
        .get(1..lines.len().saturating_sub(1))
        .unwrap_or_default();
    let lines = body
        .iter()
        .map(|line| arrow(machine, line.strip_prefix("    ").unwrap_or(line)));
    lines.collect::<Vec<_>>().join("\n")
}

/// `break 'Wait0 get(1);` as `──▶ Wait0: wait for get(1);`.
fn arrow(machine: &Machine, line: &str) -> String {
    let code = line.trim_start();
    let indent = &line[..line.len() - code.len()];
    let jump = code
        .strip_prefix("break '")
        .map(|jump| (jump, &machine.breaks));
    let jump = jump.or_else(|| {
        code.strip_prefix("continue '")
            .map(|jump| (jump, &machine.continues))
    });
    let Some((jump, targets)) = jump else {
        return line.to_string();
    };
    let label: String = jump
        .chars()
        .take_while(|letter| letter.is_alphanumeric() || *letter == '_')
        .collect();
    let Some(&target) = targets.get(&label) else {
        return line.to_string();
    };
    let block = machine.block(target);
    let value = jump[label.len()..].trim_start();
    match (block.kind, value) {
        (_, ";" | "") => format!("{indent}──▶ {}", block.name),
        (Kind::Wait, value) => format!("{indent}──▶ {}: wait for {value}", block.name),
        (_, value) => format!("{indent}──▶ {} with {value}", block.name),
    }
}

/// Where a block leads.
struct Exits<'a> {
    machine: &'a Machine,
    targets: Vec<BlockId>,
    returns: bool,
}

fn exits(machine: &Machine, id: BlockId) -> Exits<'_> {
    let mut exits = Exits {
        machine,
        targets: Vec::new(),
        returns: false,
    };
    machine
        .block(id)
        .code
        .iter()
        .for_each(|stmt: &Stmt| exits.visit_stmt(stmt));
    exits
}

impl<'ast> Visit<'ast> for Exits<'_> {
    fn visit_expr(&mut self, expr: &'ast Expr) {
        match expr {
            Expr::Closure(_) | Expr::Async(_) | Expr::Const(_) => return,
            Expr::Return(_) | Expr::Try(_) => self.returns = true,
            _ => {}
        }
        if let Some(jump) = self.machine.jump(expr)
            && !self.targets.contains(&jump.target)
        {
            self.targets.push(jump.target);
        }
        visit::visit_expr(self, expr);
    }

    fn visit_item(&mut self, _: &'ast Item) {}
}

fn graphviz(lowered: &Lowered) -> String {
    let CoroutineFn { sig, .. } = &lowered.function;
    let name = &sig.ident;
    let mut text = format!("digraph {name} {{\n    node [shape=box fontname=monospace];\n");
    for id in reached(lowered) {
        let block = lowered.machine.block(id);
        let style = if block.kind == Kind::Wait {
            " style=rounded"
        } else {
            ""
        };
        let held = held(lowered, id);
        writeln!(
            text,
            "    {} [label=\"{}\\n{held}\"{style}];",
            block.name, block.name
        )
        .expect("memory");
        let exits = exits(&lowered.machine, id);
        for target in exits.targets {
            writeln!(
                text,
                "    {} -> {};",
                block.name,
                lowered.machine.block(target).name
            )
            .expect("memory");
        }
        if exits.returns {
            writeln!(text, "    {} -> end;", block.name).expect("memory");
        }
    }
    text + "    end [shape=plaintext];\n}\n"
}
