//! The command line of ECS Playground.

fn main() {}
