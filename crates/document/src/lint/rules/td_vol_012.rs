use crate::lint::prelude::*;

/// A volume driver that is a plug-in. Instances are chosen by the plug-ins they have.
pub static RULE: Rule = Rule {
    code: "TD-VOL-012",
    title: reference("Volume plug-in that no instance has"),
    class: Class::FailsAtRuntime,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Elsewhere(reference("by the plug-ins that are installed on the container instances"))],
};
