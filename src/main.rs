//! Starts the app in the page that Trunk builds.

use ecs_playground::browser::panic_card;

fn main() {
    panic_card::install();
    ecs_playground::mount();
}
