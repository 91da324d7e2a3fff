//! Views that come and go.

use leptos::prelude::*;
use leptos::tachys::renderer::Rndr;
use wasm_bindgen::JsCast;
use web_sys::Node;

use super::{El, View, effect};

/// A view that is made anew with each change of what it reads.
pub fn dynamic<V: Into<View>>(view: impl Fn() -> V + 'static) -> View {
    fn begin(view: Box<dyn Fn() -> View>) -> View {
        let (room, place) = Room::new();
        effect(move || room.fill(view()));
        place
    }
    begin(Box::new(move || view().into()))
}

/// A view that is there for as long as `holds` is true, and made anew each time it comes.
pub fn when<V: Into<View>>(holds: impl Fn() -> bool + 'static, view: impl Fn() -> V + 'static) -> View {
    fn begin(holds: Box<dyn Fn() -> bool>, view: Box<dyn Fn() -> View>) -> View {
        let (room, place) = Room::new();
        let owner = Owner::new();
        let mut shown = false;
        effect(move || {
            if holds() == shown {
                return;
            }
            shown = !shown;
            owner.cleanup();
            room.fill(if shown { make(&owner, &view) } else { View::nothing() });
        });
        place
    }
    begin(Box::new(holds), Box::new(move || view().into()))
}

/// Makes a view whose effects live as long as `owner`; what it reads is not followed.
fn make(owner: &Owner, view: &dyn Fn() -> View) -> View {
    owner.with(|| untrack(view))
}

/// A row for each item, in their order. Rows with the same key stay the same elements.
pub fn each<T: 'static>(
    items: impl Fn() -> Vec<T> + 'static,
    key: impl Fn(&T) -> String + 'static,
    row: impl Fn(&T) -> El + 'static,
) -> View {
    let (room, place) = Room::new();
    let mut rows = Rows { room, owner: Owner::new(), rows: Vec::new() };
    effect(move || {
        let items = items();
        rows.update(items.iter().map(&key).collect(), &|at| items.get(at).map(&row).into());
    });
    place
}

/// Room on the page between two comments, which are there even when nothing else is.
struct Room {
    start: Node,
    end: Node,
}

impl Room {
    /// Room, and the view that takes it to its place.
    fn new() -> (Room, View) {
        let [start, end] = [(); 2].map(|()| Rndr::create_placeholder().unchecked_into::<Node>());
        let place = View::nothing();
        for comment in [&start, &end] {
            let _ = place.node().append_child(comment);
        }
        (Room { start, end }, place)
    }

    /// Puts a view in place of what is there.
    fn fill(&self, view: View) {
        while let Some(node) = self.start.next_sibling().filter(|node| !node.is_same_node(Some(&self.end))) {
            Rndr::remove(&node);
        }
        self.insert(view.node(), &self.end);
    }

    fn insert(&self, node: &Node, before: &Node) {
        if let Some(parent) = self.end.parent_node() {
            let _ = parent.insert_before(node, Some(before));
        }
    }
}

struct Row {
    key: String,
    node: Node,
    owner: Owner,
}

struct Rows {
    room: Room,
    /// Lives as long as the list, and owns its rows.
    owner: Owner,
    rows: Vec<Row>,
}

impl Rows {
    /// Makes the rows follow `keys`; `make` makes the one at a position.
    fn update(&mut self, keys: Vec<String>, make_row: &dyn Fn(usize) -> View) {
        if self.rows.iter().map(|row| &row.key).eq(&keys) {
            return;
        }
        let mut former = std::mem::take(&mut self.rows);
        ecs_sort::sort_by(&mut former, |one, other| one.key.cmp(&other.key));
        let former_keys: Vec<String> = former.iter().map(|row| row.key.clone()).collect();
        let mut former: Vec<Option<Row>> = former.into_iter().map(Some).collect();
        let mut take = |key: &String| {
            let at = former_keys.binary_search(key).ok()?;
            former.get_mut(at)?.take()
        };
        self.rows = keys
            .into_iter()
            .enumerate()
            .map(|(at, key)| take(&key).unwrap_or_else(|| self.row(key, &|| make_row(at))))
            .collect();
        for row in former.into_iter().flatten() {
            row.owner.cleanup();
            Rndr::remove(&row.node);
        }
        self.place();
    }

    fn row(&self, key: String, view: &dyn Fn() -> View) -> Row {
        let owner = self.owner.with(Owner::new);
        let node = make(&owner, view).node().clone();
        Row { key, node, owner }
    }

    /// Moves rows that stand elsewhere, from the last one on. A row that stays where it is keeps
    /// the focus.
    fn place(&self) {
        let mut next = &self.room.end;
        for row in self.rows.iter().rev() {
            if !row.node.next_sibling().is_some_and(|sibling| sibling.is_same_node(Some(next))) {
                self.room.insert(&row.node, next);
            }
            next = &row.node;
        }
    }
}
