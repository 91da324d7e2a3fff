//! What a component returns: an element, a text, or several of these.

use leptos::tachys::renderer::Rndr;
use wasm_bindgen::JsCast;
use web_sys::Node;

use super::value::Place;
use super::{El, Value};
use crate::browser::document;

/// A view that waits for its place on the page: an element, a text, or a fragment with several of
/// them.
pub struct View(Node);

/// A text.
pub fn text(value: impl Into<Value>) -> View {
    let node = Rndr::create_text_node("").unchecked_into::<Node>();
    Place::Text.show(&node, value.into());
    View(node)
}

impl View {
    /// Nothing at all.
    pub fn nothing() -> View {
        View(document().create_document_fragment().unchecked_into())
    }

    /// Views side by side.
    pub fn of<V: Into<View>>(views: impl IntoIterator<Item = V>) -> View {
        views.into_iter().fold(View::nothing(), View::and)
    }

    /// A view beside this one, which [`View::nothing`] or [`View::of`] has made.
    pub fn and(self, other: impl Into<View>) -> View {
        let _ = self.0.append_child(other.into().node());
        self
    }

    /// The node. A fragment leaves what it holds where it is put.
    pub(super) fn node(&self) -> &Node {
        &self.0
    }
}

impl From<El> for View {
    fn from(element: El) -> View {
        View(element.element())
    }
}

impl From<&'static str> for View {
    fn from(words: &'static str) -> View {
        text(words)
    }
}

impl From<String> for View {
    fn from(words: String) -> View {
        text(words)
    }
}

impl<V: Into<View>> From<Option<V>> for View {
    fn from(view: Option<V>) -> View {
        view.map_or_else(View::nothing, V::into)
    }
}

impl<V: Into<View>> From<Vec<V>> for View {
    fn from(views: Vec<V>) -> View {
        View::of(views)
    }
}

impl<V: Into<View>, const N: usize> From<[V; N]> for View {
    fn from(views: [V; N]) -> View {
        View::of(views)
    }
}
