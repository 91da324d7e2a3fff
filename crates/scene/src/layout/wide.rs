//! From left to right: clients, names, load balancers, target groups, clusters.

use crate::reading::Reading;
use crate::view::{Detail, View};

use super::cluster::{Grid, add_cluster};
use super::front::{self, Columns, add_front};
use super::measures::{CLUSTER_GAP, MARGIN, Measures};
use super::places::{Places, places};
use super::{Layout, cells};

/// Above this many tasks cards become lines, above the next one lines become cells.
const MOST_CARDS: usize = 60;
const MOST_LINES: usize = 300;
/// Tasks side by side in a zone, at most.
const MOST_ACROSS: usize = 12;
/// Below this width the names stand for the clients.
const TIGHT: f32 = 900.0;

/// Lays a world out from left to right, with the most detail that fits.
pub fn layout(reading: &Reading<'_>, view: &View) -> Layout {
    let places = places(reading);
    let population: usize = places.iter().map(Places::population).sum();
    let details = match view.detail {
        Some(Detail::Cell) => &[][..],
        Some(detail) => &[detail][..],
        None if population <= MOST_CARDS => &[Detail::Card, Detail::Brief, Detail::Line],
        None if population <= MOST_LINES => &[Detail::Line],
        None => &[],
    };
    if details.is_empty() {
        return cells::layout(reading, view, &places);
    }
    let mut best: Option<Layout> = None;
    for detail in details {
        for across in 1..=MOST_ACROSS {
            let Some(layout) = compose(reading, view, &places, *detail, across) else { break };
            let fits = layout.height <= view.height;
            // Of what does not fit, the lowest is the one with the least to scroll.
            if fits || best.as_ref().is_none_or(|best| layout.height < best.height) {
                best = Some(layout);
            }
            if fits {
                return best.unwrap_or_default();
            }
        }
    }
    best.or_else(|| scrolled(reading, view, &places, *details.last()?)).unwrap_or_default()
}

/// Where not even one task a zone fits the width, the picture is wider than the viewport.
fn scrolled(reading: &Reading<'_>, view: &View, places: &[Places], detail: Detail) -> Option<Layout> {
    let mut wider = view.clone();
    for _ in 0..24 {
        wider.width += 120.0;
        if let Some(layout) = compose(reading, &wider, places, detail, 1) {
            return Some(layout);
        }
    }
    None
}

/// One try: this detail, this many tasks side by side; absent when it is too wide.
fn compose(
    reading: &Reading<'_>,
    view: &View,
    all: &[Places],
    detail: Detail,
    across: usize,
) -> Option<Layout> {
    let columns = Columns::of(reading, view.width < TIGHT);
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
    let content = (y - CLUSTER_GAP - MARGIN).max(front::height(reading));
    layout.height = (content + 2.0 * MARGIN).max(view.height);
    // A picture lower than its room stands in the middle of it.
    let clusters = y - CLUSTER_GAP - MARGIN;
    layout.shift(((layout.height - clusters - 2.0 * MARGIN) / 2.0).floor());
    let bounds = (MARGIN, layout.height - MARGIN);
    add_front(&mut layout, reading, columns, left, bounds);
    Some(layout)
}
