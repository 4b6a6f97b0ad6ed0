//! delayserver
