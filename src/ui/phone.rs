//! Where to on a phone: the stage first, everything else in a sheet.

use ecs_share::Tab;
use leptos::prelude::*;

use crate::dom::{El, button, el, live};
use crate::state::{Sheet, playground};

/// The names under the thumb.
const PLACES: [(&str, Sheet, Option<Tab>); 7] = [
    ("Stage", Sheet::None, None),
    ("Task definition", Sheet::Panes, Some(Tab::TaskDefinition)),
    ("Service", Sheet::Panes, Some(Tab::Service)),
    ("Cluster", Sheet::Panes, Some(Tab::Cluster)),
    ("Routing", Sheet::Panes, Some(Tab::LoadBalancer)),
    ("Traffic", Sheet::Panes, Some(Tab::Traffic)),
    ("Outline", Sheet::Outline, None),
];

/// The bar at the foot of a phone.
pub fn phone_nav() -> El {
    let layout = playground().layout;
    let buttons = PLACES.into_iter().map(|(name, sheet, tab)| {
        let here = move || layout.sheet.get() == sheet && tab.is_none_or(|tab| layout.tab.get() == tab);
        let go = move || {
            layout.sheet.set(sheet);
            if let Some(tab) = tab {
                layout.tab.set(tab);
            }
        };
        button().attr("aria-current", live(move || here().then_some("true"))).text(name).on_click(go)
    });
    el("nav").class("phone-nav").attr("aria-label", "Views").children(buttons)
}
