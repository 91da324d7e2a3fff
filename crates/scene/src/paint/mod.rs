//! From positions to shapes.

mod cells;
mod cluster;
mod easel;
mod front;
mod socket;
mod task;

pub use easel::{Easel, Panel, font};

use crate::layout::Layout;
use crate::rails;
use crate::reading::Reading;
use crate::view::{Detail, View};

/// Paints everything that does not move.
pub fn paint(reading: &Reading<'_>, view: &View, layout: &Layout) -> Easel {
    let mut easel = Easel::default();
    let detail = layout.detail.unwrap_or(Detail::Card);
    for cluster in &layout.clusters {
        cluster::paint_ground(&mut easel, reading, view, cluster, detail);
    }
    if detail == Detail::Cell {
        dense(&mut easel, reading, view, layout);
    } else {
        rails::paint(&mut easel, reading, view, layout);
        front::paint(&mut easel, reading, view, layout);
        tasks(&mut easel, reading, view, layout, detail);
    }
    for cluster in &layout.clusters {
        for (service, at) in &cluster.services {
            cluster::paint_service(&mut easel, reading, view, *service, *at);
        }
    }
    easel
}

fn dense(easel: &mut Easel, reading: &Reading<'_>, view: &View, layout: &Layout) {
    for host in layout.clusters.iter().flat_map(|cluster| &cluster.hosts) {
        cells::paint_host(easel, reading, view, host);
    }
    cells::paint_rail(easel, reading, layout);
    for balancer in &layout.balancers {
        cells::paint_summary(easel, reading, view, balancer);
    }
    cells::paint_cells(easel, reading, view, layout);
    cells::paint_legend(easel, reading, layout);
}

fn tasks(easel: &mut Easel, reading: &Reading<'_>, view: &View, layout: &Layout, detail: Detail) {
    for place in &layout.free {
        socket::paint_free(easel, *place, detail);
    }
    for socket in &layout.sockets {
        socket::paint(easel, reading, view, socket, detail);
    }
    let answered = if detail == Detail::Line { reading.answered_per_second() } else { Vec::new() };
    for task in &layout.tasks {
        let rate =
            answered.binary_search_by_key(&task.key, |(key, _)| *key).ok().and_then(|at| answered.get(at));
        let number = rate.map(|(_, rate)| format!("{rate:.0}/s")).unwrap_or_default();
        task::paint(easel, reading, view, task, detail, &number);
    }
}
