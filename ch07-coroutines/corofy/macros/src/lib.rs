//! corofy as a procedural macro.
//!
//! A crate of this kind can export nothing else, so this one is a single call: the pass itself is
//! in `corofy`. A chapter's `coroutine!` calls it, and says which `Future` it means:
//!
//! ```text
//! macro_rules! coroutine {
//!     ($($code:tt)*) => { $crate::__corofy! { ch07 $crate; $($code)* } };
//! }
//! ```

/// Rewrites every `coroutine fn` of its content; `ch07`, `ch08` or `std` and a path come first.
#[proc_macro]
pub fn corofy(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    corofy::expand(input.into()).into()
}
