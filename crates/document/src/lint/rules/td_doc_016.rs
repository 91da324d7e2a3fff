use crate::lint::prelude::*;

/// Several registrations of one family at the same moment.
pub static RULE: Rule = Rule {
    code: "TD-DOC-016",
    title: reference("One family registered several times at once"),
    class: Class::Rejected,
    grade: Grade::I,
    source: reference("dask/dask-cloudprovider#290"),
    finders: &[Finder::Elsewhere(reference("by the calls made at the same time"))],
};
