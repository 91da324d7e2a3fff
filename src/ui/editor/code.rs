//! The code editor of `assets/editor`: a module of its own, loaded when it is first needed.

use std::rc::Rc;

use ecs_document::lint::Severity;
use js_sys::{Array, Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};

use super::{LABEL, Shown, TextField, Utf16Edit};
use crate::browser::document;
use crate::browser::modules::load;
use crate::state::Workspace;

#[wasm_bindgen(module = "/src/ui/editor/help.js")]
extern "C" {
    fn help(judge: &JsValue, text: &JsValue, target: &JsValue) -> Object;
}

#[wasm_bindgen]
extern "C" {
    /// The module.
    #[wasm_bindgen(extends = Object)]
    pub type Module;
    #[wasm_bindgen(method, catch, js_name = mount)]
    fn mount_in(this: &Module, host: &Element, options: &JsValue) -> Result<Handle, JsValue>;

    type Handle;
    #[wasm_bindgen(method, catch, js_name = setDoc)]
    fn set_doc(this: &Handle, text: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = setDiagnostics)]
    fn set_diagnostics(this: &Handle, diagnostics: &Array) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = setGhosts)]
    fn set_ghosts(this: &Handle, ghosts: &Array) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = applyEdits)]
    fn apply_edits(this: &Handle, edits: &Array) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn reveal(this: &Handle, from: u32, to: u32) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn focus(this: &Handle) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn dispose(this: &Handle) -> Result<(), JsValue>;
}

/// Fetches the module; none where it cannot be had.
pub async fn open() -> Option<Module> {
    load("editor/editor.js").await.ok().map(JsCast::unchecked_into)
}

struct Code {
    handle: Handle,
    host: Element,
    _changed: Closure<dyn FnMut(JsValue, String)>,
    _fix: Closure<dyn FnMut(usize, usize)>,
    _help: Help,
}

/// What the editor needs to know to help who writes; asked anew each time.
pub struct Help {
    judge: Closure<dyn FnMut() -> JsValue>,
    text: Closure<dyn FnMut() -> String>,
    target: Closure<dyn FnMut() -> Option<String>>,
}

impl Help {
    /// Help with what is open.
    pub fn with(workspace: Workspace) -> Help {
        let target = move || workspace.target.get_untracked().map(|target| target.as_str().to_owned());
        Help {
            judge: Closure::new(move || workspace.judge.module()),
            text: Closure::new(move || workspace.text.get_untracked().to_string()),
            target: Closure::new(target),
        }
    }

    fn callbacks(&self) -> Object {
        help(self.judge.as_ref(), self.text.as_ref(), self.target.as_ref())
    }
}

/// Puts the editor into `host`. `changed` is called with the text after each edit, `fix` with the
/// places of a problem and of the fix that was chosen for it.
pub fn mount(
    module: &Module,
    host: &HtmlElement,
    text: &str,
    changed: impl Fn(String) + 'static,
    fix: impl Fn(usize, usize) + 'static,
    help: Help,
) -> Option<Rc<dyn TextField>> {
    let room = document().create_element("div").ok()?;
    room.set_class_name("code-editor");
    host.append_child(&room).ok()?;
    let changed = Closure::<dyn FnMut(JsValue, String)>::new(move |_edits, text| changed(text));
    let fix = Closure::<dyn FnMut(usize, usize)>::new(fix);
    let options = object(&[
        ("doc", text.into()),
        ("label", LABEL.into()),
        ("onChange", changed.as_ref().clone()),
        ("onAction", fix.as_ref().clone()),
    ]);
    let options = Object::assign(&help.callbacks(), options.unchecked_ref());
    let Ok(handle) = module.mount_in(&room, &options) else {
        room.remove();
        return None;
    };
    Some(Rc::new(Code { handle, host: room, _changed: changed, _fix: fix, _help: help }))
}

impl TextField for Code {
    fn set_text(&self, text: &str) {
        let _ = self.handle.set_doc(text);
    }

    fn apply(&self, edits: &[Utf16Edit]) {
        let edits = edits.iter().map(|edit| {
            object(&[
                ("from", edit.range.0.into()),
                ("to", edit.range.1.into()),
                ("insert", edit.text.as_str().into()),
            ])
        });
        let _ = self.handle.apply_edits(&edits.collect());
    }

    fn show(&self, problems: &[Shown<'_>]) {
        let problems = problems.iter().map(|shown| {
            let problem = shown.problem;
            let actions: Array =
                problem.fixes.iter().map(|fix| object(&[("title", fix.title.as_str().into())])).collect();
            object(&[
                ("from", shown.range.0.into()),
                ("to", shown.range.1.into()),
                ("severity", severity(problem.severity).into()),
                ("message", problem.message.as_str().into()),
                ("awsMessage", problem.aws_message.as_deref().map_or(JsValue::NULL, JsValue::from_str)),
                ("code", JsValue::from_str(&problem.code)),
                ("actions", actions.into()),
            ])
        });
        let _ = self.handle.set_diagnostics(&problems.collect());
    }

    fn show_defaults(&self, defaults: &[(u32, String)]) {
        let ghosts =
            defaults.iter().map(|(at, text)| object(&[("at", (*at).into()), ("text", text.as_str().into())]));
        let _ = self.handle.set_ghosts(&ghosts.collect());
    }

    fn reveal(&self, range: (u32, u32)) {
        let _ = self.handle.reveal(range.0, range.1);
    }

    fn focus(&self) {
        let _ = self.handle.focus();
    }

    fn dispose(&self) {
        let _ = self.handle.dispose();
        self.host.remove();
    }
}

fn object(members: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in members {
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object.into()
}

/// The editor's word for a severity.
fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}
