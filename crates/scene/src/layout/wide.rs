//! From left to right: clients, names, load balancers, target groups, clusters.

use crate::reading::Reading;
use crate::view::{Detail, View};

use super::Layout;
use super::cluster::{Grid, add_cluster};
use super::front::{self, Columns, add_front};
use super::measures::{CLUSTER_GAP, MARGIN, Measures};
use super::places::Places;

/// Tasks side by side in a zone, at most.
const MOST_ACROSS: usize = 12;
/// Below this width the names stand above the load balancers.
const STACKED: f32 = 900.0;

/// Lays a world out from left to right, with the most of `details` that fits.
pub fn layout(reading: &Reading<'_>, view: &View, places: &[Places], details: &[Detail]) -> Layout {
    let mut best: Option<Layout> = None;
    // Lines are many: the front makes room for them before they make the picture higher.
    let fronts = |detail: Detail| if detail == Detail::Line { &[false, true][..] } else { &[false] };
    let tries =
        details.iter().flat_map(|detail| fronts(*detail).iter().map(move |stacked| (*detail, *stacked)));
    for (detail, stacked) in tries {
        for across in 1..=MOST_ACROSS {
            let Some(layout) = compose(reading, view, places, (detail, stacked), across) else { break };
            if layout.height <= view.height {
                return layout;
            }
            // Of what does not fit, the lowest has the least to scroll.
            if best.as_ref().is_none_or(|best| layout.height < best.height) {
                best = Some(layout);
            }
        }
    }
    let last = details.last().copied().unwrap_or(Detail::Line);
    best.or_else(|| scrolled(reading, view, places, last)).unwrap_or_default()
}

/// Where not even one task a zone fits the width, the picture is wider than the viewport.
fn scrolled(reading: &Reading<'_>, view: &View, places: &[Places], detail: Detail) -> Option<Layout> {
    let mut wider = view.clone();
    for _ in 0..24 {
        wider.width += 120.0;
        if let Some(layout) = compose(reading, &wider, places, (detail, true), 1) {
            return Some(layout);
        }
    }
    None
}

/// One try: this detail, the names above the load balancers or beside them, this many tasks side
/// by side; absent when it is too wide.
fn compose(
    reading: &Reading<'_>,
    view: &View,
    all: &[Places],
    (detail, stacked): (Detail, bool),
    across: usize,
) -> Option<Layout> {
    let stacked = stacked || view.width < STACKED || front::height(reading, false) > view.height;
    let columns = Columns::of(reading, stacked);
    let room = view.width - 2.0 * MARGIN - columns.width();
    let measures = Measures::of(detail);
    let grids: Option<Vec<Grid>> =
        all.iter().map(|places| Grid::fitting(measures, across, places, room)).collect();
    let grids = grids?;
    let cluster = grids.iter().zip(all).map(|(grid, places)| grid.cluster(places)).fold(0.0, f32::max);
    let columns = columns.stretched(room - cluster);
    let left = ((view.width - columns.width() - cluster) / 2.0).floor().max(MARGIN);

    let mut layout = Layout { width: view.width, detail: Some(detail), ..Layout::default() };
    let mut y = MARGIN;
    for (places, grid) in all.iter().zip(&grids) {
        add_cluster(&mut layout, places, *grid, left + columns.width(), y);
        y = layout.clusters.last().map_or(y, |cluster| cluster.rect.bottom()) + CLUSTER_GAP;
    }
    let content = (y - CLUSTER_GAP - MARGIN).max(front::height(reading, stacked));
    layout.height = (content + 2.0 * MARGIN).max(view.height);
    // A picture lower than its room stands in the middle of it.
    let clusters = y - CLUSTER_GAP - MARGIN;
    layout.shift(((layout.height - clusters - 2.0 * MARGIN) / 2.0).floor());
    let bounds = (MARGIN, layout.height - MARGIN);
    add_front(&mut layout, reading, columns, left, bounds);
    Some(layout)
}
