//! The three futures that a coroutine can become.

use proc_macro2::TokenStream;
use quote::quote;
use syn::parse::{Parse, ParseStream};
use syn::{Error, Ident, Result, Token};

/// Which `Future` the output implements, and where it is found.
///
/// ```
/// use corofy::Target;
///
/// assert!(Target::named("ch07", "crate").is_ok());
/// assert!(Target::named("ch09", "crate").is_err());
/// ```
#[derive(Clone, Debug)]
pub struct Target {
    kind: Kind,
    /// The path of the crate that has `Future`, `PollState` and `poll_fn`.
    krate: TokenStream,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    /// `poll(&mut self) -> PollState<Output>`.
    Ch07,
    /// `poll(&mut self, waker: &Waker) -> PollState<Output>`.
    Ch08,
    /// `poll(self: Pin<&mut Self>, context: &mut Context) -> Poll<Output>`.
    Std,
}

impl Target {
    /// The target called `name`: `ch07`, `ch08` or `std`.
    ///
    /// `krate` is the path of the crate that has `Future`, `PollState` and `poll_fn` at its root,
    /// such as `ch07_coroutines`. The target `std` needs none of it.
    ///
    /// # Errors
    /// Fails if there is no such target, or if `krate` is no path; the error says which.
    pub fn named(name: &str, krate: &str) -> std::result::Result<Self, String> {
        let kind = Kind::named(name).ok_or_else(|| {
            format!("no target is called `{name}`: write `ch07`, `ch08` or `std`")
        })?;
        let path: syn::Path = syn::parse_str(krate).map_err(|_| {
            format!("`{krate}` is no path of a crate: write one like `ch07_coroutines`")
        })?;
        Ok(Self {
            kind,
            krate: quote!(#path),
        })
    }

    /// What the function returns.
    pub(crate) fn future(&self, output: &TokenStream) -> TokenStream {
        let Self { kind, krate } = self;
        match kind {
            Kind::Std => quote!(impl ::core::future::Future<Output = #output>),
            Kind::Ch07 | Kind::Ch08 => quote!(impl #krate::Future<Output = #output>),
        }
    }

    /// What makes a future of a closure.
    pub(crate) fn poll_fn(&self) -> TokenStream {
        let Self { kind, krate } = self;
        match kind {
            Kind::Std => quote!(::core::future::poll_fn),
            Kind::Ch07 | Kind::Ch08 => quote!(#krate::poll_fn),
        }
    }

    /// Whether that closure has a parameter: a `Waker` or a `Context`.
    pub(crate) fn context(&self) -> Option<&'static str> {
        match self.kind {
            Kind::Ch07 => None,
            Kind::Ch08 => Some("waker"),
            Kind::Std => Some("context"),
        }
    }

    /// What a poll returns, of `output` if that can be written down.
    pub(crate) fn poll_state(&self) -> TokenStream {
        let Self { kind, krate } = self;
        match kind {
            Kind::Std => quote!(::core::task::Poll),
            Kind::Ch07 | Kind::Ch08 => quote!(#krate::PollState),
        }
    }

    pub(crate) fn ready(&self) -> TokenStream {
        let poll_state = self.poll_state();
        quote!(#poll_state::Ready)
    }

    pub(crate) fn not_ready(&self) -> TokenStream {
        let poll_state = self.poll_state();
        match self.kind {
            Kind::Std => quote!(#poll_state::Pending),
            Kind::Ch07 | Kind::Ch08 => quote!(#poll_state::NotReady),
        }
    }

    /// What turns the value before `.wait` into the child, if anything has to.
    pub(crate) fn child_maker(&self) -> Option<TokenStream> {
        let is_std = self.kind == Kind::Std;
        is_std.then(|| quote!(::core::future::IntoFuture::into_future))
    }

    /// Polls `child`, a `&mut` to it.
    pub(crate) fn poll(&self, child: &Ident, context: Option<&Ident>) -> TokenStream {
        let Self { kind, krate } = self;
        match kind {
            Kind::Ch07 => quote!(#krate::Future::poll(#child)),
            Kind::Ch08 => quote!(#krate::Future::poll(#child, #context)),
            Kind::Std => quote! {
                ::core::future::Future::poll(::core::pin::Pin::new(#child), #context)
            },
        }
    }
}

impl Kind {
    fn named(name: &str) -> Option<Self> {
        match name {
            "ch07" => Some(Self::Ch07),
            "ch08" => Some(Self::Ch08),
            "std" => Some(Self::Std),
            _ => None,
        }
    }
}

/// `ch07 $crate;`: how a chapter's macro says for whom it is called.
impl Parse for Target {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let name: Ident = input.parse()?;
        let kind = Kind::named(&name.to_string())
            .ok_or_else(|| Error::new(name.span(), "expected `ch07`, `ch08` or `std`"))?;
        let mut krate = TokenStream::new();
        while !input.peek(Token![;]) {
            krate.extend([input.parse::<proc_macro2::TokenTree>()?]);
        }
        input.parse::<Token![;]>()?;
        Ok(Self { kind, krate })
    }
}
