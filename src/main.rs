//! Starts the app in the page that Trunk builds.

use ecs_playground::{App, browser::panic_card};

fn main() {
    panic_card::install();
    leptos::mount::mount_to_body(App);
}
