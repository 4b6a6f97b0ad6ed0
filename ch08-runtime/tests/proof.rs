//! Every kept answer is proved: solutions pass, each mutant fails with the mistake it stands for.

#[path = "../exercises/1_waker/proof.rs"]
mod ex1;
#[path = "../exercises/2_parker/proof.rs"]
mod ex2;
#[path = "../exercises/3_join_handle/proof.rs"]
mod ex3;
#[path = "../exercises/4_timers/proof.rs"]
mod ex4;
#[path = "../exercises/5_fair_queue/proof.rs"]
mod ex5;
#[path = "../exercises/6_runtime/proof.rs"]
mod ex6;
