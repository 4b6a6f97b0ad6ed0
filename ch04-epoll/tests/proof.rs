//! Every kept answer is proved: solutions pass, each mutant fails with the mistake it stands for.

#[path = "../exercises/1_dispatch/proof.rs"]
mod ex1;
#[path = "../exercises/2_edge_drain/proof.rs"]
mod ex2;
#[path = "../exercises/3_deadlines/proof.rs"]
mod ex3;
#[cfg(target_os = "linux")]
#[path = "../exercises/4_waker/proof.rs"]
mod ex4;
#[path = "../exercises/5_echo/proof.rs"]
mod ex5;
