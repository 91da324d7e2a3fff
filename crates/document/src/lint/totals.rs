//! Values of containers that together must fit into their task.

use crate::task_definition::At;

/// Values that are together more than allowed.
pub struct Excess {
    /// Their sum.
    pub sum: i64,
    /// The value with which the sum passes the limit.
    pub passes: At,
    /// Where all of them stand.
    pub all: Vec<At>,
}

/// Adds up `values`, as far as they are positive, when that is more than `limit`.
pub fn excess(values: impl Iterator<Item = (i64, At)>, limit: i64) -> Option<Excess> {
    let (mut sum, mut passes, mut all) = (0, None, Vec::new());
    for (value, at) in values {
        sum += value.max(0);
        all.push(at);
        if passes.is_none() && sum > limit {
            passes = Some(at);
        }
    }
    Some(Excess { sum, passes: passes?, all })
}
