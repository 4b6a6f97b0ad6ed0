//! Which variables each state has to hold.
//!
//! A variable is *live* where some path still reads it before it gets a new value: computed
//! backwards. It is *gone* where every path has moved it away (or has not yet given it a value):
//! computed forwards. A state holds what is live, and what is in scope and not gone: that one is
//! dropped at the end of its scope, no sooner, and somebody may see when.
//!
//! What only some paths have moved is not gone. The state then takes it, and the compiler answers
//! that a moved value is used, at the wait: never is a value dropped early in silence.

use std::collections::{HashMap, HashSet};

use proc_macro2::Ident;

use crate::block::{BlockId, Machine};
use crate::flow::{Event, Flow, Node};

/// What the analysis tells of each block.
pub(crate) struct Liveness {
    /// The variables that the block's state holds, oldest first.
    pub(crate) held: HashMap<BlockId, Vec<Ident>>,
}

impl Liveness {
    /// Solves the two equations for `flow`. Blocks that control never reaches are not in it.
    pub(crate) fn of(machine: &Machine, flow: &mut Flow) -> Self {
        let reached = reached(flow);
        let gone_at = gone(&flow.nodes, &reached);
        let blocks = machine
            .order
            .iter()
            .filter(|&&id| reached.contains(&flow.entry(id)));
        let blocks: Vec<BlockId> = blocks.copied().collect();
        loop {
            let live_at = live(&flow.nodes);
            let mut held = HashMap::new();
            for &id in &blocks {
                let (live, gone) = (&live_at[flow.entry(id)], &gone_at[flow.entry(id)]);
                let is_gone = |name: &String| gone.as_ref().is_some_and(|gone| gone.contains(name));
                let is_held = |name: &&Ident| {
                    let name = name.to_string();
                    live.contains(&name) || !(is_gone(&name) || machine.vars[&name].plain)
                };
                let scope = machine.block(id).scope.iter();
                held.insert(id, scope.filter(is_held).cloned().collect::<Vec<_>>());
            }
            if !flow.use_held(&held) {
                return Self { held };
            }
        }
    }

    pub(crate) fn is_reached(&self, id: BlockId) -> bool {
        self.held.contains_key(&id)
    }
}

/// The nodes that control can get to.
fn reached(flow: &Flow) -> HashSet<usize> {
    let mut reached = HashSet::new();
    let mut ahead = vec![flow.entries[0]];
    while let Some(node) = ahead.pop() {
        if reached.insert(node) {
            ahead.extend(&flow.nodes[node].next);
        }
    }
    reached
}

/// The variables that are live where each node begins.
fn live(nodes: &[Node]) -> Vec<HashSet<String>> {
    let mut live: Vec<HashSet<String>> = nodes.iter().map(|_| HashSet::new()).collect();
    let mut changed = true;
    while changed {
        changed = false;
        for (index, node) in nodes.iter().enumerate().rev() {
            let mut now: HashSet<String> = node
                .next
                .iter()
                .flat_map(|&next| live[next].iter().cloned())
                .collect();
            for (name, event) in node.events.iter().rev() {
                match event {
                    Event::Used | Event::Moved => now.insert(name.clone()),
                    Event::Declared(_) | Event::Assigned => now.remove(name),
                };
            }
            changed |= now != live[index];
            live[index] = now;
        }
    }
    live
}

/// The variables that are gone where each node begins; `None` where control never comes.
fn gone(nodes: &[Node], reached: &HashSet<usize>) -> Vec<Option<HashSet<String>>> {
    let mut gone: Vec<Option<HashSet<String>>> = nodes.iter().map(|_| None).collect();
    gone[0] = Some(HashSet::new());
    let mut changed = true;
    while changed {
        changed = false;
        for (index, node) in nodes
            .iter()
            .enumerate()
            .filter(|(index, _)| reached.contains(index))
        {
            let Some(mut now) = gone[index].clone() else {
                continue;
            };
            for (name, event) in &node.events {
                match event {
                    Event::Moved | Event::Declared(false) => now.insert(name.clone()),
                    Event::Declared(true) | Event::Assigned => now.remove(name),
                    Event::Used => false,
                };
            }
            for &next in &node.next {
                let before = gone[next].clone();
                gone[next] = Some(match before.clone() {
                    Some(other) => other.intersection(&now).cloned().collect(),
                    None => now.clone(),
                });
                changed |= gone[next] != before;
            }
        }
    }
    gone
}
