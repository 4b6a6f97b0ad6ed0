//! Borrows what is borrowed already.

use std::cell::RefCell;

pub fn answer(callback: &dyn Fn()) -> i32 {
    let number = RefCell::new(41);
    let borrowed = number.borrow();
    *number.borrow_mut() += 1;
    callback();
    *borrowed
}
