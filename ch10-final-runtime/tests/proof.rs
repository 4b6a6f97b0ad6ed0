//! Every kept answer is proved: solutions pass, each mutant fails with the mistake it stands for.

#[path = "../exercises/1_block_on/proof.rs"]
mod ex1;
#[path = "../exercises/2_waker/proof.rs"]
mod ex2;
#[path = "../exercises/3_oneshot/proof.rs"]
mod ex3;
#[path = "../exercises/4_mutex/proof.rs"]
mod ex4;
#[path = "../exercises/5_semaphore/proof.rs"]
mod ex5;
#[path = "../exercises/6_select/proof.rs"]
mod ex6;
#[path = "../exercises/7_timer_wheel/proof.rs"]
mod ex7;
#[path = "../exercises/8_executor/proof.rs"]
mod ex8;
#[path = "../exercises/9_crawler/proof.rs"]
mod ex9;
