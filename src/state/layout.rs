//! What is open, how wide, in which theme; remembered where the browser lets us.

use ecs_share::Tab;
use leptos::prelude::*;
use web_sys::Storage;

use crate::browser::{document, window};
use crate::dom::{effect, on_change};

/// What covers the stage on a phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// Nothing: the stage is in sight.
    None,
    /// The panes.
    Panes,
    /// Outline and events.
    Outline,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// The value of `data-theme`.
    pub fn name(self) -> &'static str {
        match self {
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }
}

/// What is open, how wide, in which theme.
#[derive(Clone, Copy)]
pub struct Layout {
    /// Light or dark.
    pub theme: RwSignal<Theme>,
    /// The open tab.
    pub tab: RwSignal<Tab>,
    /// Whether the left pane is there.
    pub panes: RwSignal<bool>,
    /// How wide the left pane is, in CSS pixels.
    pub panes_width: RwSignal<f64>,
    /// Whether outline and events are in sight.
    pub outline: RwSignal<bool>,
    /// What covers the stage on a phone.
    pub sheet: RwSignal<Sheet>,
}

/// How wide the left pane may be, in CSS pixels.
pub const PANES_WIDTH: (f64, f64) = (320.0, 720.0);

impl Layout {
    /// The layout as it was left here, else as it is meant to be. An embed keeps nothing.
    pub fn restore(embed: bool) -> Layout {
        let store = if embed { None } else { storage() };
        let kept = |key: &str| store.as_ref().and_then(|store| store.get_item(key).ok().flatten());
        let width = kept("panes-width").and_then(|text| text.parse::<u32>().ok()).map_or(432.0, f64::from);
        // `assets/theme.js` has decided already.
        let root = document().document_element();
        let dark = root.and_then(|root| root.get_attribute("data-theme")).as_deref() == Some("dark");
        let layout = Layout {
            theme: RwSignal::new(if dark { Theme::Dark } else { Theme::Light }),
            tab: RwSignal::new(Tab::TaskDefinition),
            panes: RwSignal::new(kept("panes").as_deref() != Some("closed")),
            panes_width: RwSignal::new(f64::clamp(width, PANES_WIDTH.0, PANES_WIDTH.1)),
            outline: RwSignal::new(kept("outline").as_deref() == Some("open")),
            sheet: RwSignal::new(Sheet::None),
        };
        layout.remember(store);
        layout
    }

    /// Changes to the other theme, and stays there.
    pub fn toggle_theme(self) {
        self.theme.update(|theme| *theme = if *theme == Theme::Light { Theme::Dark } else { Theme::Light });
        if let Some(store) = storage() {
            let _ = store.set_item("theme", self.theme.get_untracked().name());
        }
    }

    fn remember(self, store: Option<Storage>) {
        effect(move || {
            if let Some(root) = document().document_element() {
                let _ = root.set_attribute("data-theme", self.theme.get().name());
            }
        });
        let Some(store) = store else { return };
        let store = StoredValue::new_local(store);
        let entries = move || {
            let word = |open: bool| if open { "open" } else { "closed" }.to_owned();
            [
                ("panes", word(self.panes.get())),
                ("panes-width", self.panes_width.get().to_string()),
                ("outline", word(self.outline.get())),
            ]
        };
        on_change(
            move || {
                entries();
            },
            move || {
                store.with_value(|store| {
                    for (key, value) in &entries() {
                        let _ = store.set_item(key, value);
                    }
                });
            },
        );
    }
}

/// Local storage, where it is allowed. Reading the property throws where it is not.
fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}
