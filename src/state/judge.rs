//! The judge: the rules are a module of their own, which the stage does without.

use std::rc::Rc;

use ecs_document::lint::Target;
use ecs_judge::{Conversion, Repair, Row, Verdict};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

use crate::browser::modules::start;

#[wasm_bindgen]
extern "C" {
    type Module;
    #[wasm_bindgen(method, catch)]
    fn judge(this: &Module, text: &str, target: Option<&str>, scenario: &str) -> Result<String, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn ready(this: &Module, text: &str, target: &str) -> Result<String, JsValue>;
    #[wasm_bindgen(method, catch, js_name = launchTypes)]
    fn launch_types(this: &Module, text: &str) -> Result<String, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn effective(this: &Module, text: &str, target: Option<&str>) -> Result<String, JsValue>;
    #[wasm_bindgen(method, catch, js_name = effectiveDefinition)]
    fn effective_definition(this: &Module, text: &str, target: Option<&str>) -> Result<String, JsValue>;
    #[wasm_bindgen(method, catch, js_name = readBack)]
    fn read_back(this: &Module, text: &str) -> Result<String, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn convert(this: &Module, text: &str, form: &str) -> Result<String, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn repair(this: &Module, text: &str, target: Option<&str>, scenario: &str) -> Result<String, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn markdown(this: &Module, text: &str, target: Option<&str>, scenario: &str) -> Result<String, JsValue>;
}

/// What a text is judged for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aim {
    /// A launch type instead of those that it requires.
    pub target: Option<Target>,
    /// The scenario whose services run it, as JSON.
    pub scenario: String,
}

/// Whether there is a judge to ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Nobody has needed one yet, or it is on its way.
    Coming,
    /// There is.
    Here,
    /// It cannot be had: the network or a policy keeps it away.
    Missing,
}

type Waiting = Vec<Box<dyn FnOnce()>>;

/// The judge of the page. Copies are the same one.
#[derive(Clone, Copy)]
pub struct Judge {
    presence: RwSignal<Presence>,
    module: StoredValue<Option<Rc<Module>>, LocalStorage>,
    /// Who waits for it; none until it was sent for.
    waiting: StoredValue<Option<Waiting>, LocalStorage>,
}

impl Default for Judge {
    /// Nobody has needed it yet.
    fn default() -> Judge {
        Judge {
            presence: RwSignal::new(Presence::Coming),
            module: StoredValue::new_local(None),
            waiting: StoredValue::new_local(None),
        }
    }
}

impl Judge {
    /// Whether there is a judge to ask.
    pub fn presence(self) -> Presence {
        self.presence.get()
    }

    /// The module, for those who ask it from JavaScript; undefined while there is none.
    pub fn module(self) -> JsValue {
        self.module.get_value().map_or(JsValue::UNDEFINED, |module| module.as_ref().into())
    }

    /// Everything there is to say about a text, once there is a judge. Readers are told when it comes.
    pub fn verdict(self, text: &str, aim: &Aim) -> Option<Verdict> {
        self.presence.track();
        let module = self.module.get_value()?;
        let answer = module.judge(text, aim.target.map(Target::as_str), &aim.scenario).ok()?;
        Some(Verdict::from_json(&answer))
    }

    /// What all safe fixes would change in a text, if there is a judge.
    pub fn repair(self, text: &str, aim: &Aim) -> Option<Repair> {
        let module = self.module.get_value()?;
        let answer = module.repair(text, aim.target.map(Target::as_str), &aim.scenario).ok()?;
        Some(Repair::from_json(&answer))
    }

    /// What was found in a text as Markdown, if there is a judge.
    pub fn markdown(self, text: &str, aim: &Aim) -> Option<String> {
        self.module.get_value()?.markdown(text, aim.target.map(Target::as_str), &aim.scenario).ok()
    }

    /// What makes a text ready for a launch type, if there is a judge.
    pub fn ready(self, text: &str, target: &str) -> Option<Repair> {
        let answer = self.module.get_value()?.ready(text, target).ok()?;
        Some(Repair::from_json(&answer))
    }

    /// A text in another form, if there is a judge.
    pub fn convert(self, text: &str, form: &str) -> Option<Conversion> {
        let answer = self.module.get_value()?.convert(text, form).ok()?;
        Some(Conversion::from_json(&answer))
    }

    /// How a text stands with each launch type.
    pub fn launch_types(self, text: &str, _: &Aim) -> Vec<Row> {
        self.rows(|module| module.launch_types(text))
    }

    /// What ECS fills in where a text says nothing.
    pub fn filled_in(self, text: &str, aim: &Aim) -> Vec<Row> {
        self.rows(|module| module.effective(text, aim.target.map(Target::as_str)))
    }

    /// What a text says, in plain words.
    pub fn read_back(self, text: &str, _: &Aim) -> Vec<Row> {
        self.rows(|module| module.read_back(text))
    }

    /// A definition as ECS works with it, if there is a judge.
    pub fn effective_definition(self, text: &str, aim: &Aim) -> Option<String> {
        self.module.get_value()?.effective_definition(text, aim.target.map(Target::as_str)).ok()
    }

    fn rows(self, ask: impl FnOnce(&Module) -> Result<String, JsValue>) -> Vec<Row> {
        let answer = self.module.get_value().and_then(|module| ask(&module).ok());
        Row::list_from_json(&answer.unwrap_or_default())
    }

    /// Calls `act` as soon as it is known whether there is a judge: now, or when it has been fetched.
    pub fn when_known(self, act: impl FnOnce() + 'static) {
        if self.presence.get_untracked() == Presence::Coming {
            self.fetch();
            self.waiting.update_value(|waiting| waiting.get_or_insert_default().push(Box::new(act)));
        } else {
            act();
        }
    }

    /// Sends for the judge, unless somebody has already.
    pub fn fetch(self) {
        if self.waiting.with_value(Option::is_some) {
            return;
        }
        self.waiting.set_value(Some(Waiting::new()));
        spawn_local(async move {
            let module = start("judge.js").await.ok();
            let presence = if module.is_some() { Presence::Here } else { Presence::Missing };
            self.module.set_value(module.map(|module| Rc::new(module.unchecked_into())));
            self.presence.set(presence);
            let waiting = self.waiting.try_update_value(std::mem::take).flatten();
            // Whoever comes from here on is answered at once.
            self.waiting.set_value(Some(Waiting::new()));
            waiting.into_iter().flatten().for_each(|act| act());
        });
    }
}
