//! What an attribute, a style or a text says: once and for all, or following signals.

use std::borrow::Cow;

use leptos::tachys::renderer::Rndr;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Node};

use super::effect;

/// Words, or none: an attribute without words is absent, a text without words empty.
type Words = Option<Cow<'static, str>>;

/// What an attribute, a style, a class or a text says.
pub enum Value {
    /// Always the same.
    Fixed(Words),
    /// What the signals say that it reads.
    Live(Box<dyn Fn() -> Words>),
}

/// A value that follows the signals which `read` reads.
pub fn live<T: IntoWords>(read: impl Fn() -> T + 'static) -> Value {
    Value::Live(Box::new(move || read().into_words()))
}

/// What can stand in an attribute.
pub trait IntoWords {
    /// The words of it.
    fn into_words(self) -> Words;
}

impl IntoWords for &'static str {
    fn into_words(self) -> Words {
        Some(Cow::Borrowed(self))
    }
}

impl IntoWords for String {
    fn into_words(self) -> Words {
        Some(Cow::Owned(self))
    }
}

/// An attribute such as `disabled`, which is there or not.
impl IntoWords for bool {
    fn into_words(self) -> Words {
        self.then_some(Cow::Borrowed(""))
    }
}

impl<T: IntoWords> IntoWords for Option<T> {
    fn into_words(self) -> Words {
        self.and_then(T::into_words)
    }
}

impl<T: IntoWords> From<T> for Value {
    fn from(words: T) -> Value {
        Value::Fixed(words.into_words())
    }
}

/// Where on a node a value shows.
#[derive(Clone, Copy)]
pub(super) enum Place {
    /// The text of a text node.
    Text,
    /// An attribute of this name.
    Attribute(&'static str),
    /// A class of this name, which is there or not.
    Class(&'static str),
    /// A property of the style, such as `--x`.
    Style(&'static str),
    /// The `value` of a field, which users change too.
    Value,
}

impl Place {
    /// Shows `value` here: now, and when it says something else.
    pub(super) fn show(self, node: &Node, value: Value) {
        match value {
            Value::Fixed(words) => self.write(node, words.as_deref()),
            Value::Live(read) => {
                let node = node.clone();
                let mut shown: Option<Words> = None;
                effect(move || {
                    let words = read();
                    if shown.as_ref() != Some(&words) {
                        self.write(&node, words.as_deref());
                        shown = Some(words);
                    }
                });
            }
        }
    }

    fn write(self, node: &Node, words: Option<&str>) {
        let element: &Element = node.unchecked_ref();
        match (self, words) {
            (Place::Text, _) => node.set_node_value(Some(words.unwrap_or_default())),
            (Place::Attribute(name), Some(words)) => Rndr::set_attribute(element, name, words),
            (Place::Attribute(name), None) => Rndr::remove_attribute(element, name),
            (Place::Class(name), Some(_)) => Rndr::add_class(&element.class_list(), name),
            (Place::Class(name), None) => Rndr::remove_class(&element.class_list(), name),
            (Place::Style(name), _) => {
                Rndr::set_css_property(&Rndr::style(element), name, words.unwrap_or_default());
            }
            (Place::Value, _) => {
                Rndr::set_property(element, "value", &JsValue::from_str(words.unwrap_or_default()));
            }
        }
    }
}
