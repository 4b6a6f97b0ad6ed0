//! Every kept answer is proved: solutions pass, each mutant fails with the mistake it stands for.

#[path = "../exercises/1_countdown/proof.rs"]
mod ex1;
#[path = "../exercises/2_three_states/proof.rs"]
mod ex2;
#[path = "../exercises/3_join/proof.rs"]
mod ex3;
#[path = "../exercises/4_select/proof.rs"]
mod ex4;
#[path = "../exercises/5_by_hand/proof.rs"]
mod ex5;
