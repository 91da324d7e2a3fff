//! Sorting, and sorted collections, that weigh little in WebAssembly, however many types are sorted.
//!
//! The sorts of the standard library are compiled anew for every type and key, five to ten kilobytes
//! each; thirty of them were a fourteenth of the page. Here one function sorts positions, and what is
//! compiled for a type is no more than how to compare and how to swap two of its elements.
//!
//! All sorting functions are stable, take O(n log n) comparisons, n − 1 where nothing is out of order, and
//! O(n) additional memory.

mod map;
mod set;

use std::cmp::Ordering;

pub use map::SortedMap;
pub use set::SortedSet;

/// Sorts `items` in their own order.
pub fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

/// Sorts `items` in the order of their keys.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], mut key: impl FnMut(&T) -> K) {
    sort_by(items, |one, other| key(one).cmp(&key(other)));
}

/// Sorts `items` in the order that `compare` says.
///
/// Where that is no total order, the result is some permutation of `items`.
pub fn sort_by<T>(items: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let sorted = sorted_positions(items.len(), &mut |one, other| {
        let pair = items.get(one).zip(items.get(other));
        pair.is_some_and(|(one, other)| compare(one, other).is_lt())
    });
    if let Some(sorted) = sorted {
        arrange(&sorted, &mut |one, other| items.swap(one, other));
    }
}

/// Different items of `items`, in their order: a set to look things up in by binary search.
pub fn distinct<T: Ord>(items: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut items: Vec<T> = items.into_iter().collect();
    sort(&mut items);
    items.dedup();
    items
}

/// Where each place's element comes from when `count` elements are sorted, given whether one must
/// precede another; `None` when they are in order.
fn sorted_positions(count: usize, precedes: &mut dyn FnMut(usize, usize) -> bool) -> Option<Vec<usize>> {
    if (1..count).all(|at| !precedes(at, at - 1)) {
        return None;
    }
    let mut sorted: Vec<usize> = (0..count).collect();
    let mut merged = Vec::with_capacity(count);
    let mut run = 1;
    while run < count {
        for pair in sorted.chunks(run * 2) {
            let (left, right) = pair.split_at(run.min(pair.len()));
            merge(left, right, &mut merged, precedes);
        }
        std::mem::swap(&mut sorted, &mut merged);
        merged.clear();
        run *= 2;
    }
    Some(sorted)
}

fn merge(
    mut left: &[usize],
    mut right: &[usize],
    merged: &mut Vec<usize>,
    precedes: &mut dyn FnMut(usize, usize) -> bool,
) {
    while let (Some((&one, after_one)), Some((&other, after_other))) =
        (left.split_first(), right.split_first())
    {
        if precedes(other, one) {
            merged.push(other);
            right = after_other;
        } else {
            merged.push(one);
            left = after_one;
        }
    }
    merged.extend_from_slice(left);
    merged.extend_from_slice(right);
}

/// Moves elements to where `sorted` says, with less than one swap for each.
fn arrange(sorted: &[usize], swap: &mut dyn FnMut(usize, usize)) {
    let mut goals = vec![0; sorted.len()];
    for (place, &from) in sorted.iter().enumerate() {
        if let Some(goal) = goals.get_mut(from) {
            *goal = place;
        }
    }
    for at in 0..goals.len() {
        // Every swap brings one element to where it belongs.
        while let Some(&goal) = goals.get(at).filter(|&&goal| goal != at) {
            swap(at, goal);
            goals.swap(at, goal);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn what_is_in_order_is_compared_once_and_stays() {
        let comparisons = Cell::new(0);
        let mut items = [1, 1, 2, 5, 5, 9];
        sort_by(&mut items, |one, other| {
            comparisons.set(comparisons.get() + 1);
            one.cmp(other)
        });
        assert_eq!((items, comparisons.get()), ([1, 1, 2, 5, 5, 9], 5));
    }

    #[test]
    fn floats_are_sorted_by_their_total_order() {
        let mut items = [f32::NAN, 1.0, f32::NEG_INFINITY, -0.0, 0.0];
        sort_by(&mut items, f32::total_cmp);
        assert_eq!(items.map(|item| item.to_string()), ["-inf", "-0", "0", "1", "NaN"]);
    }

    #[test]
    fn distinct_items_are_in_order_and_there_once() {
        assert_eq!(distinct(["b", "a", "b", "c", "a"]), ["a", "b", "c"]);
    }

    proptest::proptest! {
        #[test]
        fn sorts_as_the_standard_library_does(numbers in proptest::collection::vec(0..50u32, 0..200)) {
            let mut expected: Vec<(u32, usize)> = numbers.into_iter().zip(0..).collect();
            let mut items = expected.clone();
            expected.sort_by_key(|(number, _)| *number);
            sort_by_key(&mut items, |(number, _)| *number);
            proptest::prop_assert_eq!(items, expected);
        }

        #[test]
        fn takes_few_comparisons_and_swaps(items in proptest::collection::vec(0..1_000u32, 1..500)) {
            let (mut comparisons, mut swaps) = (0, 0);
            let mut arranged = items.clone();
            let precedes = &mut |one: usize, other: usize| {
                comparisons += 1;
                items[one] < items[other]
            };
            if let Some(sorted) = sorted_positions(items.len(), precedes) {
                arrange(&sorted, &mut |one, other| {
                    swaps += 1;
                    arranged.swap(one, other);
                });
            }
            let levels = items.len().next_power_of_two().ilog2() as usize;
            proptest::prop_assert!(comparisons <= items.len() * (levels + 1));
            proptest::prop_assert!(swaps < items.len());
            proptest::prop_assert!(arranged.is_sorted());
        }

        #[test]
        fn an_order_that_is_none_loses_nothing(answers in proptest::collection::vec(-1..2i32, 1..60)) {
            let mut answers = answers.into_iter().cycle();
            let mut items: Vec<usize> = (0..40).collect();
            sort_by(&mut items, |_, _| answers.next().map_or(Ordering::Equal, |answer| answer.cmp(&0)));
            items.sort_unstable();
            proptest::prop_assert_eq!(items, (0..40).collect::<Vec<_>>());
        }
    }
}
