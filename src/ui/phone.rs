//! Where to on a phone: the stage first, everything else in a sheet.

use ecs_share::Tab;
use leptos::prelude::*;

use crate::state::{Sheet, playground};
use crate::ui::kit::views;

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
#[component]
pub fn PhoneNav() -> impl IntoView {
    let layout = playground().layout;
    let buttons = PLACES.into_iter().map(|(name, sheet, tab)| {
        let here = move || layout.sheet.get() == sheet && tab.is_none_or(|tab| layout.tab.get() == tab);
        let go = move |_| {
            layout.sheet.set(sheet);
            if let Some(tab) = tab {
                layout.tab.set(tab);
            }
        };
        view! {
            <button type="button" aria-current=move || here().then_some("true") on:click=go>
                {name}
            </button>
        }
        .into_any()
    });
    view! { <nav class="phone-nav" aria-label="Views">{views(buttons)}</nav> }
}
