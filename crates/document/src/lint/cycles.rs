//! Cycles among containers that refer to each other, by links or by dependencies.

/// How many containers are looked at: a task has at most ten, and references fit the bits of a word.
pub const MOST_CONTAINERS: usize = u64::BITS as usize;

/// One cycle of each group of containers that refer to each other in a circle.
///
/// Bit `n` of an element of `references` says that this container refers to container `n`. A cycle lists its
/// containers so that each refers to the next, and the last one to the first. Only the first
/// [`MOST_CONTAINERS`] are looked at.
#[must_use]
pub fn cycles(references: &[u64]) -> Vec<Vec<usize>> {
    let references = references.get(..MOST_CONTAINERS).unwrap_or(references);
    let reachable = reachable(references);
    let mut seen = 0;
    let mut cycles = Vec::new();
    for (start, &reached) in reachable.iter().enumerate() {
        let is_new = seen & bit(start) == 0;
        if is_new && reached & bit(start) != 0 {
            let group = group(&reachable, start, reached);
            seen |= group;
            cycles.push(cycle_in(references, group, start));
        }
    }
    cycles
}

fn bit(container: usize) -> u64 {
    1 << container
}

/// For each container all those it refers to, directly or through others.
fn reachable(references: &[u64]) -> Vec<u64> {
    let mut reachable = references.to_vec();
    for through in 0..references.len() {
        let beyond = reachable.get(through).copied().unwrap_or(0);
        for reached in &mut reachable {
            if *reached & bit(through) != 0 {
                *reached |= beyond;
            }
        }
    }
    reachable
}

/// The containers that `start` reaches and that reach it.
fn group(reachable: &[u64], start: usize, reached: u64) -> u64 {
    let back = reachable.iter().enumerate().filter(|(_, reached)| **reached & bit(start) != 0);
    back.fold(0, |group, (container, _)| group | bit(container)) & reached
}

/// Follows references inside `group` until one leads back to where the walk has been.
fn cycle_in(references: &[u64], group: u64, start: usize) -> Vec<usize> {
    let mut path = Vec::new();
    let mut container = start;
    loop {
        if let Some(begin) = path.iter().position(|&passed| passed == container) {
            return path.split_off(begin);
        }
        path.push(container);
        let next = references.get(container).copied().unwrap_or(0) & group;
        container = next.trailing_zeros() as usize;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `"1 2|0"`: container 0 refers to 1 and 2, container 1 to 0.
    fn cycles_of(graph: &str) -> Vec<Vec<usize>> {
        let references = graph.split('|').map(|targets| {
            targets.split_whitespace().fold(0, |bits, target| bits | bit(target.parse::<usize>().unwrap()))
        });
        cycles(&references.collect::<Vec<_>>())
    }

    #[test]
    fn each_group_gives_one_cycle() {
        let none: Vec<Vec<usize>> = Vec::new();
        for (graph, expected) in [
            ("", none.clone()),
            ("1|2|", none.clone()),
            ("1 2|3|3|", none.clone()),
            ("0", vec![vec![0]]),
            ("1|0", vec![vec![0, 1]]),
            ("1|2|0", vec![vec![0, 1, 2]]),
            ("1|2|3|1", vec![vec![1, 2, 3]]),
            ("1 2|0|3|2", vec![vec![0, 1], vec![2, 3]]),
            ("1|2|1 0", vec![vec![0, 1, 2]]),
            ("5|", none),
        ] {
            let mut found = cycles_of(graph);
            found.iter_mut().for_each(|cycle| cycle.sort_unstable());
            assert_eq!(found.len(), expected.len(), "{graph}: {found:?}");
            for (found, expected) in found.iter().zip(&expected) {
                assert!(found.iter().all(|container| expected.contains(container)), "{graph}: {found:?}");
            }
        }
    }

    #[test]
    fn a_cycle_follows_references() {
        for graph in ["1|2|0", "1|2|1 0", "3|0|1|2 3"] {
            let references: Vec<u64> = graph
                .split('|')
                .map(|it| it.split_whitespace().fold(0, |bits, n| bits | bit(n.parse::<usize>().unwrap())))
                .collect();
            for cycle in cycles(&references) {
                let next = cycle.iter().cycle().skip(1);
                for (&from, &to) in cycle.iter().zip(next) {
                    assert!(references[from] & bit(to) != 0, "{graph}: {cycle:?}");
                }
            }
        }
    }

    #[test]
    fn more_containers_than_bits_are_cut_off() {
        let mut references = vec![0_u64; 1000];
        references[999] = 1;
        references[0] = 1;
        assert_eq!(cycles(&references), [[0]]);
    }
}
