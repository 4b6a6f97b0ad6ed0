//! ch04-epoll
