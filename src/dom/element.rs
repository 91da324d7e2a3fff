//! One element and what is said about it, in the order in which it would stand in HTML.
//!
//! The page is a long list of calls of these few functions. They stay calls: inlined, each of them
//! would be several times as large.

use leptos::tachys::renderer::Rndr;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event};

use super::value::Place;
use super::{Value, View, keep, text};

const SVG: &str = "http://www.w3.org/2000/svg";

/// An element that is being built. It is made at once; all that follows is about the same element.
#[derive(Clone)]
pub struct El(Element);

/// An element of HTML.
#[inline(never)]
pub fn el(name: &'static str) -> El {
    El(Rndr::create_element(name, None))
}

/// An element of SVG.
#[inline(never)]
pub fn svg(name: &'static str) -> El {
    El(Rndr::create_element(name, Some(SVG)))
}

/// A button.
#[inline(never)]
pub fn button() -> El {
    el("button").attr("type", "button")
}

impl El {
    fn show(self, place: Place, value: Value) -> El {
        place.show(&self.0, value);
        self
    }

    /// Says an attribute; [`Value`]s without words leave it out.
    #[inline(never)]
    pub fn attr(self, name: &'static str, value: impl Into<Value>) -> El {
        self.show(Place::Attribute(name), value.into())
    }

    /// Says all its classes.
    pub fn class(self, names: impl Into<Value>) -> El {
        self.attr("class", names)
    }

    /// Adds a class for as long as the value is true. Comes after [`El::class`].
    #[inline(never)]
    pub fn class_if(self, name: &'static str, holds: impl Into<Value>) -> El {
        self.show(Place::Class(name), holds.into())
    }

    /// Says a property of its style.
    #[inline(never)]
    pub fn style(self, name: &'static str, value: impl Into<Value>) -> El {
        self.show(Place::Style(name), value.into())
    }

    /// Says what a field holds, over what the user has put there. Comes after the options of a
    /// list box.
    #[inline(never)]
    pub fn value(self, value: impl Into<Value>) -> El {
        self.show(Place::Value, value.into())
    }

    /// Adds a text.
    #[inline(never)]
    pub fn text(self, value: impl Into<Value>) -> El {
        self.child(text(value))
    }

    /// Adds a view after those that it has.
    #[inline(never)]
    pub fn child(self, view: impl Into<View>) -> El {
        Rndr::insert_node(&self.0, view.into().node(), None);
        self
    }

    /// Adds views after those that it has.
    pub fn children<V: Into<View>>(self, views: impl IntoIterator<Item = V>) -> El {
        views.into_iter().fold(self, El::child)
    }

    /// Listens to an event, for as long as the present owner lives.
    pub fn on<E: JsCast>(self, event: &'static str, mut act: impl FnMut(E) + 'static) -> El {
        // The browser says by the name of the event what type it has.
        self.listen(event, Box::new(move |event: Event| act(event.unchecked_into())))
    }

    /// Does something when it is pressed.
    pub fn on_click(self, mut act: impl FnMut() + 'static) -> El {
        self.listen("click", Box::new(move |_| act()))
    }

    #[inline(never)]
    fn listen(self, event: &'static str, act: Box<dyn FnMut(Event)>) -> El {
        let act = Closure::wrap(act);
        let _ = self.0.add_event_listener_with_callback(event, act.as_ref().unchecked_ref());
        keep(Listener { element: self.0.clone(), event, act });
        self
    }

    /// The element itself, as the type that its name stands for.
    pub fn element<E: JsCast>(&self) -> E {
        self.0.clone().unchecked_into()
    }
}

/// Listens until it is dropped.
struct Listener {
    element: Element,
    event: &'static str,
    act: Closure<dyn FnMut(Event)>,
}

impl Drop for Listener {
    /// A browser may still tell an element of its removal, when the closure is no more.
    fn drop(&mut self) {
        let _ =
            self.element.remove_event_listener_with_callback(self.event, self.act.as_ref().unchecked_ref());
    }
}
