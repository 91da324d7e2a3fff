//! What the address asks for. The query says how to show things, the fragment what to show.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::UrlSearchParams;

use super::window;

/// The query of the page's address.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// `embed=1`: the stage with playback and desired count, and nothing kept.
    pub embed: bool,
    /// `editor=plain`: the plain text field even where the code editor could be loaded.
    pub plain_editor: bool,
}

impl Query {
    /// Reads the address once; unknown parameters mean nothing.
    pub fn read() -> Query {
        let search = window().location().search().unwrap_or_default();
        let Ok(parameters) = UrlSearchParams::new_with_str(&search) else { return Query::default() };
        let is = |name: &str, value: &str| parameters.get(name).as_deref() == Some(value);
        Query { embed: is("embed", "1"), plain_editor: is("editor", "plain") }
    }
}

/// The fragment, with its `#`; empty when there is none.
pub fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// Calls `act` whenever the fragment becomes another one, for as long as the page lives.
pub fn when_fragment_changes(act: impl Fn() + 'static) {
    let changed = Closure::<dyn FnMut()>::new(act);
    let _ = window().add_event_listener_with_callback("hashchange", changed.as_ref().unchecked_ref());
    changed.forget();
}

/// The address without its fragment.
pub fn base() -> String {
    let location = window().location();
    let href = location.href().unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_owned()
}
