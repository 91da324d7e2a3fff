//! What changes in a view. Leptos compiles a changing part anew for each type that it shows; these
//! have one type each, so that all the panels share one copy.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use leptos::prelude::*;

/// Shows `view` for as long as `condition` holds. It is made anew when the condition comes true,
/// and not when something else changes.
pub fn when(
    condition: impl Fn() -> bool + Send + Sync + 'static,
    view: impl Fn() -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let holds = memo_of(Box::new(condition));
    changing(move || if holds.get() { view() } else { ().into_any() })
}

fn memo_of(condition: Box<dyn Fn() -> bool + Send + Sync>) -> Memo<bool> {
    Memo::new(move |_| condition())
}

/// Shows what `view` makes, again whenever something that it reads changes.
pub fn changing(view: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    fn erased(view: Box<dyn Fn() -> AnyView + Send + Sync>) -> AnyView {
        (move || view()).into_any()
    }
    erased(Box::new(view))
}

/// Shows one view after the other.
pub fn views(views: impl Iterator<Item = AnyView>) -> AnyView {
    views.collect::<Vec<AnyView>>().into_any()
}

/// A row that is not made yet.
struct Row {
    key: u64,
    make: Box<dyn FnOnce() -> AnyView + Send>,
}

/// Shows a row for each item. A row is made when its key comes and kept for as long as the key
/// stays, so that what has the focus keeps it.
pub fn list<T, K>(
    items: impl Fn() -> Vec<T> + Send + Sync + 'static,
    key: impl Fn(&T) -> K + Send + Sync + 'static,
    view: impl Fn(T) -> AnyView + Send + Sync + 'static,
) -> AnyView
where
    T: Send + 'static,
    K: Hash,
{
    fn erased(rows: Box<dyn Fn() -> Vec<Row> + Send + Sync>) -> AnyView {
        view! { <For each=rows key=|row| row.key children=|row| (row.make)()/> }.into_any()
    }
    let view = Arc::new(view);
    let row = move |item: T| {
        let mut hasher = DefaultHasher::new();
        key(&item).hash(&mut hasher);
        let view = Arc::clone(&view);
        Row { key: hasher.finish(), make: Box::new(move || view(item)) }
    };
    erased(Box::new(move || items().into_iter().map(&row).collect()))
}
