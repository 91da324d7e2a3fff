//! Menus. One is open at a time, anywhere on the page: panels, canvas and outline open theirs
//! through [`Menus`], and [`MenuHost`] shows it.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent, PointerEvent};

use crate::browser::document;
use crate::dom::{El, View, button, dynamic, el};

/// One line of a menu.
#[derive(Clone)]
pub struct MenuItem {
    /// What it does, in the imperative.
    pub label: String,
    /// A second line; empty for none.
    pub detail: String,
    /// Whether it cannot be done now.
    pub disabled: bool,
    /// What happens when it is chosen.
    pub action: Callback<()>,
}

impl MenuItem {
    /// A line that can be chosen.
    pub fn new(label: impl Into<String>, action: impl Fn() + Send + Sync + 'static) -> MenuItem {
        MenuItem {
            label: label.into(),
            detail: String::new(),
            disabled: false,
            action: Callback::new(move |()| action()),
        }
    }

    /// The same with a second line.
    pub fn with_detail(self, detail: impl Into<String>) -> MenuItem {
        MenuItem { detail: detail.into(), ..self }
    }

    /// The same, but out of reach when `disabled`.
    pub fn disabled(self, disabled: bool) -> MenuItem {
        MenuItem { disabled, ..self }
    }
}

#[derive(Clone)]
struct OpenMenu {
    title: String,
    items: Vec<MenuItem>,
    x: f64,
    y: f64,
}

/// Opens and closes the menu of the page.
#[derive(Clone, Copy)]
pub struct Menus {
    open: RwSignal<Option<OpenMenu>>,
    /// What had the focus before, and gets it back.
    opener: StoredValue<Option<HtmlElement>, LocalStorage>,
}

impl Default for Menus {
    /// No menu is open.
    fn default() -> Menus {
        Menus { open: RwSignal::new(None), opener: StoredValue::new_local(None) }
    }
}

impl Menus {
    /// Opens a menu with its top left corner at a point of the window, in CSS pixels.
    pub fn open_at(self, x: f64, y: f64, title: impl Into<String>, items: Vec<MenuItem>) {
        self.opener.set_value(focused());
        self.open.set(Some(OpenMenu { title: title.into(), items, x, y }));
    }

    /// Opens a menu under an element, which gets the focus back when the menu closes.
    pub fn open_under(self, element: &HtmlElement, title: impl Into<String>, items: Vec<MenuItem>) {
        let rect = element.get_bounding_client_rect();
        self.open_at(rect.left(), rect.bottom() + 4.0, title, items);
        self.opener.set_value(Some(element.clone()));
    }

    /// Whether a menu is open.
    pub fn is_open(self) -> bool {
        self.open.with(Option::is_some)
    }

    fn close(self) {
        self.open.set(None);
        let opener = self.opener.try_update_value(Option::take).flatten();
        if let Some(opener) = opener.filter(|element| element.is_connected()) {
            let _ = opener.focus();
        }
    }

    fn choose(self, item: &MenuItem) {
        self.close();
        item.action.run(());
    }
}

fn focused() -> Option<HtmlElement> {
    document().active_element().and_then(|element| element.dyn_into().ok())
}

/// Where the open menu is shown.
pub fn menu_host(menus: Menus) -> View {
    dynamic(move || {
        let menu = menus.open.get()?;
        let ground = el("div").class("menu-ground").on("pointerdown", move |_: PointerEvent| menus.close());
        Some([ground, open_menu(menus, menu)])
    })
}

fn open_menu(menus: Menus, menu: OpenMenu) -> El {
    let title = (!menu.title.is_empty()).then(|| el("div").class("title").text(menu.title.clone()));
    let items = menu.items.into_iter().map(|item| {
        // Its name is what it does; the second line is said after it.
        let detail = (!item.detail.is_empty()).then(|| item.detail.clone());
        button()
            .attr("role", "menuitem")
            .attr("tabindex", "-1")
            .attr("aria-description", detail.clone())
            .attr("disabled", item.disabled)
            .text(item.label.clone())
            .child(detail.map(|detail| el("span").attr("aria-hidden", "true").text(detail)))
            .on_click(move || menus.choose(&item))
    });
    let list = el("div")
        .class("menu")
        .attr("role", "menu")
        .attr("aria-label", menu.title)
        .style("--x", format!("{}px", menu.x))
        .style("--y", format!("{}px", menu.y))
        .child(title)
        .children(items);
    let element: HtmlElement = list.element();
    settle(&element);
    list.on("keydown", move |event| keydown(menus, &element, &event))
}

/// Once a menu is on the page, it knows its size, and its first item has the focus.
fn settle(list: &HtmlElement) {
    let list = list.clone();
    queue_microtask(move || {
        for (name, size) in [("--w", list.offset_width()), ("--h", list.offset_height())] {
            let _ = list.style().set_property(name, &format!("{size}px"));
        }
        focus_item(&list, Step::First);
    });
}

fn keydown(menus: Menus, list: &HtmlElement, event: &KeyboardEvent) {
    match event.key().as_str() {
        "ArrowDown" => focus_item(list, Step::Next),
        "ArrowUp" => focus_item(list, Step::Previous),
        "Home" => focus_item(list, Step::First),
        "End" => focus_item(list, Step::Last),
        "Escape" | "Tab" => menus.close(),
        key if key.chars().count() == 1 && key != " " => focus_item(list, Step::Letter(key)),
        _ => return,
    }
    event.prevent_default();
    event.stop_propagation();
}

enum Step<'a> {
    First,
    Last,
    Next,
    Previous,
    /// To the next item that begins with it.
    Letter(&'a str),
}

fn focus_item(list: &HtmlElement, step: Step<'_>) {
    let Ok(found) = list.query_selector_all("[role=menuitem]:not(:disabled)") else { return };
    let items: Vec<HtmlElement> =
        (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect();
    let focused = document().active_element();
    let at = items
        .iter()
        .position(|item| focused.as_ref().is_some_and(|element| item.is_same_node(Some(element))));
    let count = items.len().max(1);
    let next = match step {
        Step::First => 0,
        Step::Last => count - 1,
        Step::Next => at.map_or(0, |at| (at + 1) % count),
        Step::Previous => at.map_or(count - 1, |at| (at + count - 1) % count),
        Step::Letter(letter) => {
            let begins = |item: &HtmlElement| {
                item.text_content()
                    .is_some_and(|text| text.to_lowercase().starts_with(&letter.to_lowercase()))
            };
            let from = at.map_or(0, |at| at + 1);
            let Some(found) =
                (0..count).map(|step| (from + step) % count).find(|at| items.get(*at).is_some_and(begins))
            else {
                return;
            };
            found
        }
    };
    if let Some(item) = items.get(next) {
        let _ = item.focus();
    }
}
