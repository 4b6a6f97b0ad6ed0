// coroutine fn f() { x.wait }
/* coroutine fn g() {} /* nested coroutine fn h() {} */ */
fn main() {
    let quote = '"';
    println!("coroutine fn i() {{ x.wait }}{quote}");
    println!("{}", r#"coroutine fn j() { "} "#);
    let coroutine = 1;
    let wait = coroutine;
}
