//! The page's tab in the browser: its title and its icon.

use super::document;

/// What the page is called.
const NAME: &str = "ECS Playground";

/// Says in the tab how many problems there are.
pub fn show_problems(count: usize) {
    let document = document();
    document.set_title(&match count {
        0 => NAME.to_owned(),
        1 => format!("1 problem · {NAME}"),
        count => format!("{count} problems · {NAME}"),
    });
    if let Some(icon) = document.query_selector("link[rel=icon]").ok().flatten() {
        let file = if count == 0 { "icon.svg" } else { "icon-problems.svg" };
        let _ = icon.set_attribute("href", file);
    }
}
