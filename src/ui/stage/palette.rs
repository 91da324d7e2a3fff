//! What a role looks like: read from the style sheet once, and again when the theme changes.

use ecs_scene::Role;
use web_sys::CssStyleDeclaration;

use crate::browser::{document, window};

/// Colours and fonts of the present theme, as a canvas wants them.
#[derive(Clone, Debug, PartialEq)]
pub struct Palette {
    colours: Vec<String>,
    /// `--font`.
    pub sans: String,
    /// `--mono`.
    pub mono: String,
    /// Whether shadows are darker.
    pub dark: bool,
}

impl Palette {
    /// The colours that hold now.
    pub fn read() -> Palette {
        let root = document().document_element();
        let style = root.as_ref().and_then(|root| window().get_computed_style(root).ok().flatten());
        let property = |name: &str| style.as_ref().map_or_else(String::new, |style| value(style, name));
        Palette {
            colours: Role::ALL.iter().map(|role| property(role.property())).collect(),
            sans: property("--font"),
            mono: property("--mono"),
            dark: property("--scheme") == "dark",
        }
    }

    /// The CSS colour of a role.
    pub fn colour(&self, role: Role) -> &str {
        let at = Role::ALL.iter().position(|known| *known == role);
        at.and_then(|at| self.colours.get(at)).map_or("#888", String::as_str)
    }
}

fn value(style: &CssStyleDeclaration, name: &str) -> String {
    style.get_property_value(name).unwrap_or_default().trim().to_owned()
}
