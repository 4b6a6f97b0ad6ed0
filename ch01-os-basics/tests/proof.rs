//! Every kept answer is proved: solutions pass, each mutant fails with the mistake it stands for.

#[cfg(target_os = "linux")]
#[path = "../exercises/1_getpid/proof.rs"]
mod ex1;
#[path = "../exercises/2_read_loop/proof.rs"]
mod ex2;
#[path = "../exercises/3_thread_pool/proof.rs"]
mod ex3;
