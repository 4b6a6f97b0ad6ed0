//! ch01-os-basics
