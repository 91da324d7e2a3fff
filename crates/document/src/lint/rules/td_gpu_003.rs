use crate::lint::prelude::*;

/// A device that is no GPU, Neuron device or accelerator.
pub static RULE: Rule = Rule {
    code: "TD-GPU-003",
    title: reference("Unknown type of device"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Schema { words: words::not_a_choice, fixes: words::other_case }],
};
