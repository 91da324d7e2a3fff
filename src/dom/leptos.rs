//! An [`El`] where Leptos mounts a view of its own.

use leptos::tachys::renderer::types::Element;
use leptos::tachys::view::Render;

use super::El;

impl Render for El {
    type State = Element;

    fn build(self) -> Element {
        self.element()
    }

    fn rebuild(self, state: &mut Element) {
        let element = self.build();
        let _ = state.replace_with_with_node_1(&element);
        *state = element;
    }
}
