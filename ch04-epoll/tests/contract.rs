//! One suite, two queues: what holds for ours holds for mio, so each explains the other.
#![allow(clippy::duplicate_mod, reason = "compiled against two sets of types")]

#[path = "contract"]
mod ours {
    use ch04_epoll::net::{TcpListener, TcpStream};
    use ch04_epoll::{Events, Interest, Poll, Registry, Token, Waker};

    fn another(registry: &Registry) -> Registry {
        registry.clone()
    }

    mod events;
    mod registering;
    mod watched;
}

#[path = "contract"]
mod mios {
    use mio::net::{TcpListener, TcpStream};
    use mio::{Events, Interest, Poll, Registry, Token, Waker};

    fn another(registry: &Registry) -> Registry {
        registry.try_clone().unwrap()
    }

    mod events;
    mod registering;
    mod watched;
}
