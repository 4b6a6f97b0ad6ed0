//! Every kept answer is proved: solutions pass, each mutant fails with the mistake it stands for.
#![cfg(unix)]

#[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
#[path = "../exercises/1_switch/proof.rs"]
mod ex1;
#[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
#[path = "../exercises/2_round_robin/proof.rs"]
mod ex2;
#[path = "../exercises/3_channel/proof.rs"]
mod ex3;
#[path = "../exercises/4_sleep/proof.rs"]
mod ex4;
#[path = "../exercises/5_pipeline/proof.rs"]
mod ex5;
