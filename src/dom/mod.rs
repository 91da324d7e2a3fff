//! The elements of the page. Leptos supplies signals, effects, owners and contexts; views are built
//! here, of one type for all of them. Leptos' own views have a type for each combination of element,
//! attribute and closure, and as many copies of the same code, which made half a page of panels as
//! heavy as the model of ECS. Here a further element costs a few calls.
//!
//! A component is a function that returns an [`El`] or a [`View`]. It runs once; what follows
//! signals afterwards is what is wrapped in [`live`], and the views in [`dynamic`], [`when`] and
//! [`each`].

mod coming;
mod element;
mod leptos;
mod value;
mod view;

pub use coming::{dynamic, each, when};
pub use element::{El, button, el, svg};
pub use value::{Value, live};
pub use view::{View, text};

use ::leptos::prelude::*;
use ::leptos::reactive::effect::RenderEffect;

/// Runs `run` now, and again after each change of what it read, for as long as its owner lives.
pub fn effect(run: impl FnMut() + 'static) {
    /// One copy of it, whatever is run.
    #[inline(never)]
    fn begin(mut run: Box<dyn FnMut()>) {
        keep(RenderEffect::new(move |_| run()));
    }
    begin(Box::new(run));
}

/// Runs `act` after each change of what `follow` reads; not now.
pub fn on_change(follow: impl Fn() + 'static, mut act: impl FnMut() + 'static) {
    let mut began = false;
    effect(move || {
        follow();
        if std::mem::replace(&mut began, true) {
            untrack(&mut act as &mut dyn FnMut());
        }
    });
}

/// A value that is computed when what it reads has changed, and counts as changed when it is
/// another one.
pub fn memo<T: PartialEq + Send + Sync + 'static>(
    compute: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<T> {
    // One copy of the machinery for each type of value rather than for each closure.
    let compute: Box<dyn Fn() -> T + Send + Sync> = Box::new(compute);
    Memo::new(move |_| compute())
}

/// What `compute` answered last; while it answers nothing, what it answered before.
pub fn latest<T: Clone + PartialEq + Send + Sync + 'static>(
    compute: impl Fn() -> Option<T> + Send + Sync + 'static,
) -> Memo<Option<T>> {
    let compute: Box<dyn Fn() -> Option<T> + Send + Sync> = Box::new(compute);
    Memo::new(move |former: Option<&Option<T>>| compute().or_else(|| former.cloned().flatten()))
}

/// Keeps a thing for as long as the present owner lives.
fn keep<T: 'static>(thing: T) {
    StoredValue::new_local(thing);
}
