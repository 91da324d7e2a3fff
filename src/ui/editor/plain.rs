//! A plain text field: everything works in it, with the problems listed below it.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{HtmlElement, HtmlTextAreaElement};

use super::{LABEL, Shown, TextField, Utf16Edit};
use crate::browser::document;

struct Plain {
    area: HtmlTextAreaElement,
    _input: Closure<dyn FnMut()>,
}

/// Puts a text field into `host`. `changed` is called with the text after each edit.
pub fn mount(
    host: &HtmlElement,
    text: &str,
    changed: impl Fn(String) + 'static,
) -> Option<Rc<dyn TextField>> {
    let area: HtmlTextAreaElement = document().create_element("textarea").ok()?.dyn_into().ok()?;
    for (name, value) in
        [("aria-label", LABEL), ("spellcheck", "false"), ("autocapitalize", "off"), ("wrap", "off")]
    {
        area.set_attribute(name, value).ok()?;
    }
    area.set_value(text);
    let read = area.clone();
    let input = Closure::<dyn FnMut()>::new(move || changed(read.value()));
    area.add_event_listener_with_callback("input", input.as_ref().unchecked_ref()).ok()?;
    host.append_child(&area).ok()?;
    Some(Rc::new(Plain { area, _input: input }))
}

/// What is selected in the text field of `host`, while it has the focus.
pub fn caret(host: &HtmlElement) -> Option<(u32, u32)> {
    let focused = document().active_element().filter(|element| host.contains(Some(element)))?;
    let area: HtmlTextAreaElement = focused.dyn_into().ok()?;
    Some((area.selection_start().ok()??, area.selection_end().ok()??))
}

impl TextField for Plain {
    fn set_text(&self, text: &str) {
        if self.area.value() != text {
            self.area.set_value(text);
        }
    }

    fn apply(&self, edits: &[Utf16Edit]) {
        // From the end, so that the places of the others hold.
        let mut edits: Vec<&Utf16Edit> = edits.iter().collect();
        ecs_sort::sort_by_key(&mut edits, |edit| std::cmp::Reverse(edit.range));
        let _ = self.area.focus();
        for edit in edits {
            let _ = self.area.set_selection_range(edit.range.0, edit.range.1);
            if !insert_text(&edit.text) {
                let _ = self.area.set_range_text_with_start_and_end(&edit.text, edit.range.0, edit.range.1);
                let _ = web_sys::Event::new("input").map(|event| self.area.dispatch_event(&event));
            }
        }
    }

    fn show(&self, _problems: &[Shown<'_>]) {}

    fn show_defaults(&self, _defaults: &[(u32, String)]) {}

    fn reveal(&self, range: (u32, u32)) {
        let _ = self.area.set_selection_range(range.0, range.1);
        // Browsers do not scroll to a selection that a program made: go to its line.
        let before =
            self.area.value().encode_utf16().take(range.0 as usize).filter(|unit| *unit == 10).count();
        let lines = self.area.value().lines().count().max(1);
        let top = f64::from(self.area.scroll_height()) * before as f64 / lines as f64;
        self.area.set_scroll_top((top - f64::from(self.area.client_height()) / 3.0).max(0.0) as i32);
    }

    fn focus(&self) {
        let _ = self.area.focus();
    }

    fn dispose(&self) {
        self.area.remove();
    }
}

/// Types a text over the selection, so that it can be undone. Old and without a successor; where
/// a browser lacks it, the edit is made without history.
fn insert_text(text: &str) -> bool {
    let page = document().dyn_into::<web_sys::HtmlDocument>();
    page.is_ok_and(|page| {
        page.exec_command_with_show_ui_and_value("insertText", false, text).unwrap_or(false)
    })
}
