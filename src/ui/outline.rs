//! The second representation of the stage, and a complete one: the world as a tree, what happened
//! as a log. Every action of the picture is reachable from here by keyboard.

use ecs_scene::Subject;
use ecs_sort::{SortedMap, SortedSet};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{FocusEvent, HtmlElement, KeyboardEvent, MouseEvent, PointerEvent};

use crate::browser::document;
use crate::dom::{El, Value, button, each, effect, el, latest, live, memo, when};
use crate::run::{Branch, Line, Meaning};
use crate::state::{Playground, Sheet, playground};
use crate::ui::kit::{Sign, icon};
use crate::ui::sign::state_sign;

/// A branch with more in it than this is closed at first.
const OPEN_AT_MOST: usize = 60;
/// No branch shows more than this; the last line says how many there are beyond.
const SHOWN_AT_MOST: usize = 400;

/// One visible treeitem.
#[derive(Clone, Debug, PartialEq)]
struct Row {
    subject: Subject,
    label: String,
    meaning: Meaning,
    level: usize,
    /// Position among its siblings, from 1, and how many there are.
    place: (usize, usize),
    /// Absent for a leaf.
    expanded: Option<bool>,
    parent: Option<Subject>,
}

/// The visible rows, in their order, and where each is.
#[derive(Clone, Debug, Default, PartialEq)]
struct Rows {
    rows: Vec<Row>,
    places: SortedMap<Subject, usize>,
}

impl Rows {
    fn of(branches: &[Branch], turned: &SortedSet<Subject>) -> Rows {
        let mut rows = Rows::default();
        rows.add(branches, 1, None, turned);
        rows
    }

    /// `turned` holds the branches that the user opened or closed, against how they begin.
    fn add(
        &mut self,
        branches: &[Branch],
        level: usize,
        parent: Option<Subject>,
        turned: &SortedSet<Subject>,
    ) {
        for (at, branch) in branches.iter().take(SHOWN_AT_MOST).enumerate() {
            let begins_open = branch.branches.len() <= OPEN_AT_MOST
                && !matches!(branch.subject, Subject::Task(_) | Subject::Network(..));
            let open = begins_open != turned.contains(&branch.subject);
            let expanded = (!branch.branches.is_empty()).then_some(open);
            self.places.insert(branch.subject, self.rows.len());
            self.rows.push(Row {
                subject: branch.subject,
                label: branch.label.clone(),
                meaning: branch.meaning,
                level,
                place: (at + 1, branches.len()),
                expanded,
                parent,
            });
            if expanded == Some(true) {
                self.add(&branch.branches, level + 1, Some(branch.subject), turned);
            }
        }
    }

    fn get(&self, subject: Subject) -> Option<&Row> {
        self.places.get(&subject).and_then(|at| self.rows.get(*at))
    }

    fn beside(&self, subject: Subject, step: isize) -> Option<Subject> {
        let at = self.places.get(&subject)?.checked_add_signed(step)?;
        self.rows.get(at).map(|row| row.subject)
    }
}

/// Outline and events.
pub fn outline_panel() -> El {
    let playground = playground();
    let layout = playground.layout;
    let close = button()
        .class("button quiet icon")
        .attr("aria-label", "Close outline")
        .child(icon(Sign::Close))
        .on_click(move || {
            layout.outline.set(false);
            layout.sheet.set(Sheet::None);
        });
    el("aside")
        .class("outline")
        .class_if("open", live(move || layout.outline.get()))
        .attr("id", "outline")
        .attr("aria-label", "Outline")
        .child(el("h2").text("Outline").child(close))
        .child(tree(playground))
        .child(el("h2").text("Events"))
        .child(log(playground))
}

#[derive(Clone, Copy)]
struct TreeState {
    playground: Playground,
    rows: Memo<Rows>,
    turned: RwSignal<SortedSet<Subject>>,
    /// The one item that Tab reaches.
    current: RwSignal<Option<Subject>>,
    /// Where that item was, and whether it had the focus: when it leaves, the focus stays there.
    place: StoredValue<(usize, bool)>,
}

fn tree(playground: Playground) -> El {
    let turned = RwSignal::new(SortedSet::new());
    let rows = memo(move || {
        playground.run.outline.with(|outline| turned.with(|turned| Rows::of(&outline.branches, turned)))
    });
    let tree = TreeState {
        playground,
        rows,
        turned,
        current: RwSignal::new(None),
        place: StoredValue::new((0, false)),
    };
    effect(move || rows.with(|rows| tree.stay(rows)));
    let subjects = move || rows.with(|rows| rows.rows.iter().map(|row| row.subject).collect::<Vec<_>>());
    el("div")
        .class("tree scroll")
        .attr("role", "tree")
        .attr("aria-label", "Cluster")
        .on("keydown", move |event| tree.keydown(&event))
        .on("focusout", move |event| tree.left(&event))
        .child(each(subjects, |subject| item_id(*subject), move |subject| tree.item(*subject)))
}

impl TreeState {
    fn item(self, subject: Subject) -> El {
        // While it leaves it keeps its last words.
        let row = latest(move || self.rows.with(|rows| rows.get(subject).cloned()));
        let get =
            move |read: fn(&Row) -> Option<String>| live(move || row.with(|row| row.as_ref().and_then(read)));
        let selection = self.playground.selection;
        let click = move |event: MouseEvent| {
            event.stop_propagation();
            self.current.set(Some(subject));
            selection.selected.set(Some(subject));
        };
        let menu = move |event: MouseEvent| {
            event.prevent_default();
            self.playground.open_actions(subject, f64::from(event.client_x()), f64::from(event.client_y()));
        };
        el("div")
            .attr("role", "treeitem")
            .attr("id", item_id(subject))
            .attr("tabindex", live(move || if self.is_current(subject) { "0" } else { "-1" }))
            .attr("aria-level", get(|row| Some(row.level.to_string())))
            .attr("aria-posinset", get(|row| Some(row.place.0.to_string())))
            .attr("aria-setsize", get(|row| Some(row.place.1.to_string())))
            .attr("aria-expanded", get(|row| row.expanded.map(|open| open.to_string())))
            .attr("aria-selected", live(move || (selection.selected.get() == Some(subject)).to_string()))
            .attr("aria-label", get(|row| Some(row.label.clone())))
            .style("--level", get(|row| Some(row.level.to_string())))
            .on("click", click)
            .on("contextmenu", menu)
            .on("focus", move |_: FocusEvent| self.entered(subject))
            .child(self.line(subject, row, get(|row| Some(row.label.clone()))))
    }

    /// What an item shows of itself.
    fn line(self, subject: Subject, row: Memo<Option<Row>>, label: Value) -> El {
        let selection = self.playground.selection;
        let twist = move |event: MouseEvent| {
            event.stop_propagation();
            self.turn(subject);
        };
        let expandable = move || row.with(|row| row.as_ref().is_some_and(|row| row.expanded.is_some()));
        let meaning = memo(move || row.with(|row| row.as_ref().map_or(Meaning::Plain, |row| row.meaning)));
        el("div")
            .class("row")
            .attr("aria-hidden", "true")
            .on("pointerenter", move |_: PointerEvent| selection.point(Some(subject)))
            .child(el("span").class("twist").on("click", twist).child(when(expandable, || icon(Sign::Right))))
            .child(state_sign(move || meaning.get()))
            .child(el("span").text(label))
    }

    /// The item that Tab reaches: the one that had the focus last, else the first.
    fn is_current(self, subject: Subject) -> bool {
        let current = self.current.get();
        self.rows.with(|rows| match current.filter(|current| rows.places.contains_key(current)) {
            Some(current) => current == subject,
            None => rows.rows.first().is_some_and(|row| row.subject == subject),
        })
    }

    /// An item got the focus.
    fn entered(self, subject: Subject) {
        self.current.set(Some(subject));
        let at = self.rows.with_untracked(|rows| rows.places.get(&subject).copied());
        self.place.set_value((at.unwrap_or_default(), true));
        self.playground.selection.point(Some(subject));
    }

    /// The focus went elsewhere; nowhere at all when its item left the page.
    fn left(self, event: &FocusEvent) {
        self.playground.selection.point(None);
        if event.related_target().is_some() {
            self.place.update_value(|(_, focused)| *focused = false);
        }
    }

    /// When the item with the focus is gone, the one in its place gets it.
    fn stay(self, rows: &Rows) {
        let Some(current) = self.current.get_untracked() else { return };
        if rows.places.contains_key(&current) {
            return;
        }
        let (at, focused) = self.place.get_value();
        let Some(next) = rows.rows.get(at).or(rows.rows.last()) else { return };
        let next = next.subject;
        self.current.set(Some(next));
        if focused {
            // Once the page shows the new rows.
            request_animation_frame(move || {
                let lost = document().active_element().is_none_or(|element| element.tag_name() == "BODY");
                if lost {
                    focus(next);
                }
            });
        }
    }

    fn turn(self, subject: Subject) {
        self.turned.update(|turned| {
            if !turned.remove(&subject) {
                turned.insert(subject);
            }
        });
    }

    fn keydown(self, event: &KeyboardEvent) {
        let Some(subject) = self.focused() else { return };
        let Some(row) = self.rows.with_untracked(|rows| rows.get(subject).cloned()) else { return };
        let beside = |step| self.rows.with_untracked(|rows| rows.beside(subject, step));
        let target = match event.key().as_str() {
            "ArrowDown" => beside(1),
            "ArrowUp" => beside(-1),
            "ArrowRight" if row.expanded == Some(true) => beside(1),
            "ArrowRight" if row.expanded == Some(false) => {
                self.turn(subject);
                None
            }
            "ArrowLeft" if row.expanded == Some(true) => {
                self.turn(subject);
                None
            }
            "ArrowLeft" => row.parent,
            "Home" => self.rows.with_untracked(|rows| rows.rows.first().map(|row| row.subject)),
            "End" => self.rows.with_untracked(|rows| rows.rows.last().map(|row| row.subject)),
            "Enter" => {
                self.activate(&row);
                None
            }
            " " => {
                self.playground.selection.toggle(subject);
                None
            }
            key if key.chars().count() == 1 && !event.ctrl_key() && !event.meta_key() => {
                self.begins_with(subject, key)
            }
            _ => return,
        };
        event.prevent_default();
        if let Some(target) = target {
            focus(target);
        }
    }

    /// Enter opens the menu of what one can act on, and opens or closes the rest.
    fn activate(self, row: &Row) {
        if self.playground.actions(row.subject).is_empty() {
            match row.expanded {
                Some(_) => self.turn(row.subject),
                None => self.playground.selection.toggle(row.subject),
            }
            return;
        }
        let rect =
            document().get_element_by_id(&item_id(row.subject)).map(|item| item.get_bounding_client_rect());
        let (x, y) = rect.map_or((0.0, 0.0), |rect| (rect.left() + 40.0, rect.top() + 28.0));
        self.playground.open_actions(row.subject, x, y);
    }

    fn focused(self) -> Option<Subject> {
        let id = document().active_element()?.id();
        self.rows.with_untracked(|rows| {
            rows.rows.iter().map(|row| row.subject).find(|subject| item_id(*subject) == id)
        })
    }

    /// The next item after `subject` whose label begins with the letter.
    fn begins_with(self, subject: Subject, letter: &str) -> Option<Subject> {
        let letter = letter.to_lowercase();
        self.rows.with_untracked(|rows| {
            let at = *rows.places.get(&subject)?;
            let after = rows.rows.iter().skip(at + 1).chain(rows.rows.iter().take(at));
            after.into_iter().find(|row| row.label.to_lowercase().starts_with(&letter)).map(|row| row.subject)
        })
    }
}

fn focus(subject: Subject) {
    let item = document().get_element_by_id(&item_id(subject));
    if let Some(item) = item.and_then(|item| item.dyn_into::<HtmlElement>().ok()) {
        let _ = item.focus();
    }
}

/// An id that is the same for as long as the thing is there.
fn item_id(subject: Subject) -> String {
    match subject {
        Subject::Clients(at) => format!("item-clients-{at}"),
        Subject::Name(at) => format!("item-name-{at}"),
        Subject::LoadBalancer(key) => format!("item-balancer-{}", key.0),
        Subject::TargetGroup(key) => format!("item-group-{}", key.0),
        Subject::Cluster(key) => format!("item-cluster-{}", key.0),
        Subject::Service(key) => format!("item-service-{}", key.0),
        Subject::Instance(key) => format!("item-instance-{}", key.0),
        Subject::Task(key) => format!("item-task-{}", key.0),
        Subject::Container(key, at) => format!("item-container-{}-{at}", key.0),
        Subject::Socket(key, at) => format!("item-socket-{}-{at}", key.0),
        Subject::Network(key, at) => format!("item-network-{}-{at}", key.0),
    }
}

/// What happened, newest first, in plain sentences.
fn log(playground: Playground) -> El {
    let lines =
        move || playground.run.story.with(|story| story.lines.iter().rev().cloned().collect::<Vec<_>>());
    let row = |line: &Line| {
        let time = el("time").text(ecs_scene::words::clock(line.at));
        el("li").child(time).child(el("span").text(line.sentence.clone()))
    };
    let key = |line: &Line| format!("{} {}", line.seq.0, line.at.0);
    el("div")
        .class("scroll")
        .attr("role", "log")
        .attr("aria-label", "Events")
        .attr("aria-live", "off")
        .attr("tabindex", "0")
        .child(el("ol").class("log").child(each(lines, key, row)))
}
