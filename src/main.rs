//! The app: Leptos and the browser, nothing else.

fn main() {}
