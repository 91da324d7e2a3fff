//! When the program cannot go on: a card that says so, with a report to copy. The text is safe
//! by then; it is kept with every change. Nothing here may need the app: its memory is as the
//! panic left it.

use std::panic::PanicHookInfo;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Document, Element, HtmlElement, HtmlTextAreaElement};

/// Shows the card on every panic from here on.
pub fn install() {
    std::panic::set_hook(Box::new(|info| {
        let report = report(info);
        web_sys::console::error_1(&report.as_str().into());
        if let Some(document) = web_sys::window().and_then(|window| window.document()) {
            // A second panic finds the first card, which says more.
            if document.get_element_by_id(ID).is_none() {
                let _ = show(&document, &report);
            }
        }
    }));
}

const ID: &str = "failure";

fn report(info: &PanicHookInfo<'_>) -> String {
    let agent = web_sys::window().and_then(|window| window.navigator().user_agent().ok()).unwrap_or_default();
    let place = info.location().map(|at| format!(" at {}:{}", source(at.file()), at.line()));
    let payload = info.payload();
    let words =
        payload.downcast_ref::<String>().map(String::as_str).or(payload.downcast_ref::<&str>().copied());
    let what = words.unwrap_or("a panic without words");
    let version = env!("CARGO_PKG_VERSION");
    format!("ECS Playground {version} stopped{}: {what}\n{agent}", place.unwrap_or_default())
}

/// A source file by its crate, without the folders of the machine that built the page.
fn source(file: &str) -> &str {
    let marks = ["/registry/src/", "/rustc/"];
    let from = marks.into_iter().find_map(|mark| file.find(mark).map(|at| at + mark.len()));
    let rest = from.and_then(|from| file.get(from..));
    // The first folder names an index or a compiler.
    rest.and_then(|rest| rest.split_once('/')).map_or(file, |(_, rest)| rest)
}

fn show(document: &Document, report: &str) -> Option<()> {
    let body = document.body()?;
    // A modal dialog lies above everything, this card included, and what is left of the app may
    // open one even now.
    while let Ok(Some(dialog)) = document.query_selector("dialog") {
        dialog.remove();
    }
    // What is left of the app may still answer, but no longer rightly.
    let rest = body.children();
    for part in (0..rest.length()).filter_map(|at| rest.item(at)) {
        part.set_attribute("inert", "").ok()?;
    }
    let ground = element(document, "div", "failure", "")?;
    ground.set_id(ID);
    ground.set_attribute("role", "alertdialog").ok()?;
    ground.set_attribute("aria-label", "The playground stopped").ok()?;
    let card = element(document, "section", "", "")?;
    let heading = element(document, "h2", "", "The playground stopped")?;
    let words = "It met a case that it was not built for. Your text is kept; reload to go on with it. \
                 The report below holds nothing of your text.";
    let text = element(document, "p", "", words)?;
    let field: HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
    field.set_value(report);
    field.set_read_only(true);
    field.set_attribute("aria-label", "Report").ok()?;
    let copied = field.clone();
    let copy = button(document, "Copy report", "button", move || {
        copied.select();
        if let Some(window) = web_sys::window() {
            // Answered or not: the text is selected, and can be copied by hand.
            let _ = window.navigator().clipboard().write_text(&copied.value());
        }
    })?;
    let reload = button(document, "Reload", "button primary", || {
        if let Some(window) = web_sys::window() {
            let _ = window.location().reload();
        }
    })?;
    let actions = element(document, "p", "fixes", "")?;
    actions.append_child(&reload).ok()?;
    actions.append_child(&copy).ok()?;
    for child in [&heading, &text, field.as_ref(), &actions] {
        card.append_child(child).ok()?;
    }
    ground.append_child(&card).ok()?;
    body.append_child(&ground).ok()?;
    reload.focus().ok()
}

fn element(document: &Document, name: &str, class: &str, text: &str) -> Option<Element> {
    let element = document.create_element(name).ok()?;
    element.set_class_name(class);
    element.set_text_content(Some(text));
    Some(element)
}

fn button(document: &Document, text: &str, class: &str, action: impl Fn() + 'static) -> Option<HtmlElement> {
    let button: HtmlElement = element(document, "button", class, text)?.dyn_into().ok()?;
    let closure = Closure::<dyn FnMut()>::new(action);
    button.add_event_listener_with_callback("click", closure.as_ref().unchecked_ref()).ok()?;
    closure.forget();
    Some(button)
}
