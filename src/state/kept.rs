//! Nothing typed is lost: what is open is kept with every change and is there after a reload.

use std::sync::Arc;

use ecs_model::scenario::Scenario;
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};

use super::{Playground, Workspace};
use crate::browser::keep::Keeper;

/// After a change, in milliseconds.
const SOON: u32 = 250;
const KEY: &str = "workspace";

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

/// What is kept.
#[derive(Serialize, Deserialize)]
struct Copy {
    title: String,
    text: String,
    scenario: String,
    last_good: Option<String>,
}

impl Copy {
    fn of(workspace: Workspace) -> Copy {
        Copy {
            title: workspace.title.get_untracked(),
            text: workspace.text.get_untracked().to_string(),
            scenario: workspace.scenario.get_untracked().to_compact_json(),
            last_good: workspace.last_good.get_untracked().map(|text| text.to_string()),
        }
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
            let kept = keeper.get(KEY).await.ok().flatten().and_then(|text| serde_json::from_str(&text).ok());
            if let (true, Some(copy)) = (restore, kept) {
                self.bring_back(copy);
            }
            self.kept.set(Kept::Yes);
            self.keep_with_every_change(keeper);
        });
    }

    fn bring_back(self, copy: Copy) {
        // The example that the page opened on, unchanged.
        if self.workspace.text.with_untracked(|text| **text == *copy.text) {
            return;
        }
        let scenario = Scenario::read(&copy.scenario).scenario;
        let text: Arc<str> = copy.text.into();
        let good = copy.last_good.map(Arc::from).filter(|good| *good != text);
        self.open(&copy.title, good.clone().unwrap_or_else(|| text.clone()), scenario);
        if good.is_some() {
            self.workspace.show(text);
        }
    }

    fn keep_with_every_change(self, keeper: Keeper) {
        let keeper = StoredValue::new_local(keeper);
        let waiting = StoredValue::new_local(None::<Timeout>);
        let workspace = self.workspace;
        Effect::new(move |first: Option<()>| {
            workspace.text.track();
            workspace.scenario.track();
            workspace.last_good.track();
            if first.is_none() {
                return;
            }
            waiting.set_value(Some(Timeout::new(SOON, move || self.keep_now(keeper))));
        });
    }

    fn keep_now(self, keeper: StoredValue<Keeper, LocalStorage>) {
        let Ok(text) = serde_json::to_string(&Copy::of(self.workspace)) else { return };
        let keeper = keeper.get_value();
        spawn_local(async move {
            let kept = if keeper.set(KEY, &text).await.is_ok() { Kept::Yes } else { Kept::Refused };
            if self.kept.get_untracked() != kept {
                self.kept.set(kept);
            }
        });
    }
}
