//! Starts the app in the page that Trunk builds.

use ecs_playground::App;

fn main() {
    leptos::mount::mount_to_body(App);
}
