use crate::lint::prelude::*;

/// A volume mounted where the image declares one: its files are copied.
pub static RULE: Rule = Rule {
    code: "TD-VOL-025",
    title: reference("Volume over data of the image"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("DG23:bind-mounts"),
    finders: &[Finder::Elsewhere(reference("by the VOLUME lines of the image"))],
};
