//! When requests arrive and end: a queue of its own, because there are thousands a second and
//! the timers of the engine carry more than a request needs.

use crate::time::Time;

/// What happens to a request at a set time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Due {
    /// A source sends its next request.
    Arrival {
        /// Position of the source.
        source: u32,
        /// Nanoseconds by which the arrival is later than the whole microsecond of its entry,
        /// so that rounding does not change the pace of a fast source.
        carry: u16,
    },
    /// The client of the request in this slot has its answer.
    End {
        /// Its slot.
        slot: u32,
    },
}

/// A place in the calendar. Entries of one moment happen in the order in which they were set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Entry {
    time: Time,
    order: u64,
    due: Due,
}

impl Entry {
    /// Time and order as one number, which compares without a branch.
    fn key(&self) -> u128 {
        u128::from(self.time.0) << 64 | u128::from(self.order)
    }
}

/// A binary heap with the earliest entry on top. Its layout follows from the calls made to it,
/// so that equal runs have equal calendars, which [`std::collections::BinaryHeap`] does not
/// let one compare.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Calendar {
    heap: Vec<Entry>,
    next_order: u64,
}

impl Calendar {
    /// Sets an entry.
    pub(crate) fn set(&mut self, time: Time, due: Due) {
        let order = self.next_order;
        self.next_order = order.saturating_add(1);
        self.heap.push(Entry { time, order, due });
        self.sift_up(self.heap.len().saturating_sub(1));
    }

    /// Takes the first entry that is due up to and including `until`.
    pub(crate) fn take_due(&mut self, until: Time) -> Option<(Time, Due)> {
        let first = *self.heap.first()?;
        if first.time > until {
            return None;
        }
        let last = self.heap.pop()?;
        if !self.heap.is_empty() {
            let gap = self.pull_up(0);
            if let Some(place) = self.heap.get_mut(gap) {
                *place = last;
            }
            self.sift_up(gap);
        }
        Some((first.time, first.due))
    }

    /// When the first entry is due.
    pub fn next_due(&self) -> Option<Time> {
        self.heap.first().map(|entry| entry.time)
    }

    /// How many entries are set.
    pub fn len(&self) -> usize {
        self.heap.len()
    }

    /// Whether none is set.
    pub fn is_empty(&self) -> bool {
        self.heap.is_empty()
    }

    /// Asks `change` about each entry: it may move it, or remove it by answering none. Costs as
    /// much as there are entries; meant for rare events such as the end of a container.
    pub(crate) fn revise(&mut self, mut change: impl FnMut(Time, Due) -> Option<Time>) {
        self.heap.retain_mut(|entry| match change(entry.time, entry.due) {
            Some(time) => {
                entry.time = time;
                true
            }
            None => false,
        });
        for at in (0..self.heap.len() / 2).rev() {
            self.sift_down(at);
        }
    }

    /// Fills the place `at` from below, again and again, and answers the place at the bottom that
    /// stays open. What takes that place nearly always belongs near it, so that this needs half
    /// the comparisons of letting it sink from the top.
    fn pull_up(&mut self, mut at: usize) -> usize {
        while let Some(child) = self.smaller_child(at) {
            self.heap.copy_within(child..=child, at);
            at = child;
        }
        at
    }

    fn smaller_child(&self, at: usize) -> Option<usize> {
        let left = 2 * at + 1;
        match self.heap.get(left..) {
            Some([first, second, ..]) => Some(left + usize::from(second.key() < first.key())),
            Some([_]) => Some(left),
            _ => None,
        }
    }

    fn less(&self, left: usize, right: usize) -> bool {
        match (self.heap.get(left), self.heap.get(right)) {
            (Some(left), Some(right)) => left.key() < right.key(),
            _ => false,
        }
    }

    fn sift_up(&mut self, mut at: usize) {
        while at > 0 {
            let parent = (at - 1) / 2;
            if !self.less(at, parent) {
                return;
            }
            self.heap.swap(at, parent);
            at = parent;
        }
    }

    fn sift_down(&mut self, mut at: usize) {
        while let Some(child) = self.smaller_child(at).filter(|child| self.less(*child, at)) {
            self.heap.swap(at, child);
            at = child;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drain(calendar: &mut Calendar) -> Vec<(u64, u32)> {
        let mut drained = Vec::new();
        while let Some((time, due)) = calendar.take_due(Time(u64::MAX)) {
            let Due::End { slot } = due else { continue };
            drained.push((time.0, slot));
        }
        drained
    }

    fn with_times(times: &[u64]) -> Calendar {
        let mut calendar = Calendar::default();
        for (slot, time) in times.iter().enumerate() {
            calendar.set(Time(*time), Due::End { slot: slot as u32 });
        }
        calendar
    }

    proptest::proptest! {
        #[test]
        fn entries_come_by_time_and_then_in_the_order_of_setting(times in proptest::collection::vec(0..20u64, 0..60)) {
            let mut expected: Vec<(u64, u32)> = times.iter().copied().zip(0..).collect();
            expected.sort_unstable();
            proptest::prop_assert_eq!(drain(&mut with_times(&times)), expected);
        }

        #[test]
        fn revised_entries_keep_their_order_of_setting(times in proptest::collection::vec(0..20u64, 0..60)) {
            let mut calendar = with_times(&times);
            calendar.revise(|time, due| match due {
                Due::End { slot } if slot % 3 == 0 => Some(Time(time.0 / 2)),
                Due::End { slot } if slot % 3 == 1 => None,
                _ => Some(time),
            });
            let kept = times.iter().copied().zip(0..).filter(|(_, slot)| slot % 3 != 1);
            let mut expected: Vec<(u64, u32)> =
                kept.map(|(time, slot)| if slot % 3 == 0 { (time / 2, slot) } else { (time, slot) }).collect();
            expected.sort_unstable();
            proptest::prop_assert_eq!(drain(&mut calendar), expected);
        }
    }

    #[test]
    fn nothing_is_taken_before_its_time() {
        let mut calendar = with_times(&[30, 10]);
        assert_eq!(calendar.take_due(Time(9)), None);
        assert_eq!(calendar.take_due(Time(10)), Some((Time(10), Due::End { slot: 1 })));
        assert_eq!(calendar.next_due(), Some(Time(30)));
    }
}
