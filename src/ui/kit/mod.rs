//! The few controls that the panels are made of.

mod dialog;
mod icon;
mod menu;
mod number_field;
mod segments;
mod select;
mod splitter;
mod tabs;
mod toast;

pub use dialog::dialog;
pub use icon::{Sign, changing_icon, icon};
pub use menu::{MenuItem, Menus, menu_host};
pub use number_field::NumberField;
pub use segments::segments;
pub use select::select;
pub use splitter::splitter;
pub use tabs::{Tab, tab_list, tab_panel};
pub use toast::{Toasts, toast_host};

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Puts the focus on the child at a position.
fn focus_child(element: &Element, at: usize) {
    let child = u32::try_from(at).ok().and_then(|at| element.children().item(at));
    if let Some(child) = child.and_then(|child| child.dyn_into::<HtmlElement>().ok()) {
        let _ = child.focus();
    }
}
