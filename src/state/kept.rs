//! Nothing typed is lost: what is open is kept with every change and is there after a reload.

use std::sync::Arc;

use ecs_model::scenario::Scenario;
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::examples::EXAMPLES;
use super::{Playground, Workspace};
use crate::browser::keep::{Keeper, Refused};
use crate::dom::on_change;

/// After a change, in milliseconds.
const SOON: u32 = 250;

/// Whether the browser keeps what is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It has not answered yet.
    Unknown,
    /// It does.
    Yes,
    /// It does not: a reload would lose what was typed.
    Refused,
}

/// The prefix of what was open before something else took its place.
const FORMER: &str = "former-";

/// What is kept, each under its name.
#[derive(Clone, PartialEq)]
pub struct Copy {
    /// What the top bar called it.
    pub title: String,
    text: String,
    scenario: String,
    /// Empty when there is none.
    last_good: String,
}

impl Copy {
    fn of(workspace: Workspace) -> Copy {
        let last_good = workspace.last_good.get_untracked();
        Copy {
            title: workspace.title.get_untracked(),
            text: workspace.text.get_untracked().to_string(),
            scenario: workspace.scenario.get_untracked().to_compact_json(),
            last_good: last_good.map_or_else(String::new, |text| text.to_string()),
        }
    }

    async fn write(&self, keeper: &Keeper, prefix: &str) -> Result<(), Refused> {
        // The text first: it is what nobody can make again.
        keeper.set(&format!("{prefix}text"), &self.text).await?;
        keeper.set(&format!("{prefix}title"), &self.title).await?;
        keeper.set(&format!("{prefix}scenario"), &self.scenario).await?;
        keeper.set(&format!("{prefix}last-good"), &self.last_good).await
    }

    /// What was kept; none on the first visit.
    async fn read(keeper: &Keeper, prefix: &str) -> Result<Option<Copy>, Refused> {
        let Some(text) = keeper.get(&format!("{prefix}text")).await? else { return Ok(None) };
        let title = keeper.get(&format!("{prefix}title")).await?.unwrap_or_default();
        let scenario = keeper.get(&format!("{prefix}scenario")).await?.unwrap_or_default();
        let last_good = keeper.get(&format!("{prefix}last-good")).await?.unwrap_or_default();
        Ok(Some(Copy { title, text, scenario, last_good }))
    }

    /// Whether somebody made it: the examples can be opened again at any time.
    fn is_own(&self) -> bool {
        !self.text.trim().is_empty() && !EXAMPLES.iter().any(|example| example.open().0 == self.text)
    }
}

impl Playground {
    /// Brings back what was kept, then keeps what is open from here on. Without storage it says
    /// so. `restore` is off when the address says what to open.
    pub fn keep(self, restore: bool) {
        spawn_local(async move {
            let Ok(keeper) = Keeper::open().await else {
                self.kept.set(Kept::Refused);
                return;
            };
            let kept = Copy::read(&keeper, "").await.ok().flatten();
            self.former.set(Copy::read(&keeper, FORMER).await.ok().flatten());
            // Nothing is kept before it is known what was.
            self.judge.when_known(move || {
                match kept {
                    Some(copy) if restore => self.bring_back(copy),
                    Some(copy) => self.put_aside(copy),
                    None => {}
                }
                self.kept.set(Kept::Yes);
                self.keep_with_every_change(keeper);
            });
        });
    }

    /// Keeps what somebody made while `open` puts something else in its place.
    pub fn replace(self, open: impl FnOnce()) {
        let copy = Copy::of(self.workspace);
        open();
        self.put_aside(copy);
    }

    fn put_aside(self, copy: Copy) {
        let is_open = self.workspace.text.with_untracked(|text| **text == *copy.text);
        if copy.is_own() && !is_open {
            self.former.set(Some(copy));
            let back = Callback::new(move |()| self.back_to_former());
            self.toasts.offer("What you had open is set aside.", "Back to it", back);
        }
    }

    /// Opens what was set aside; what is open now takes its place there.
    pub fn back_to_former(self) {
        let Some(former) = self.former.get_untracked() else { return };
        let open = Copy::of(self.workspace);
        self.bring_back(former);
        self.former.set(Some(open).filter(Copy::is_own));
    }

    fn bring_back(self, copy: Copy) {
        let open = Copy::of(self.workspace);
        // The example that the page opened on, unchanged.
        if (open.text, open.scenario) == (copy.text.clone(), copy.scenario.clone()) {
            return;
        }
        let scenario = Scenario::read(&copy.scenario).scenario;
        let text: Arc<str> = copy.text.into();
        let good = Some(copy.last_good).filter(|good| !good.is_empty() && **good != *text);
        let runs = good.as_ref().map_or_else(|| text.clone(), |good| Arc::from(good.as_str()));
        self.open(&copy.title, runs, scenario);
        if good.is_some() {
            self.workspace.show(text);
        }
    }

    fn keep_with_every_change(self, keeper: Keeper) {
        let keeper = StoredValue::new_local(keeper);
        let waiting = StoredValue::new_local(None::<Timeout>);
        let workspace = self.workspace;
        let follow = move || {
            workspace.text.track();
            workspace.scenario.track();
            workspace.last_good.track();
            self.former.track();
        };
        on_change(follow, move || {
            waiting.set_value(Some(Timeout::new(SOON, move || self.keep_now(keeper))));
        });
    }

    fn keep_now(self, keeper: StoredValue<Keeper, LocalStorage>) {
        let open = Copy::of(self.workspace);
        let former = self.former.get_untracked();
        let keeper = keeper.get_value();
        spawn_local(async move {
            let mut written = open.write(&keeper, "").await;
            if let Some(former) = former {
                written = written.and(former.write(&keeper, FORMER).await);
            }
            let kept = if written.is_ok() { Kept::Yes } else { Kept::Refused };
            if self.kept.get_untracked() != kept {
                self.kept.set(kept);
            }
        });
    }
}
