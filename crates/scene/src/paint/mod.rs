//! From positions to shapes.

mod cluster;
mod easel;
mod front;
mod socket;
mod task;

pub use easel::{Easel, font};

use crate::layout::Layout;
use crate::rails;
use crate::reading::Reading;
use crate::view::{Detail, View};

/// Paints everything that does not move.
pub fn paint(reading: &Reading<'_>, view: &View, layout: &Layout) -> Easel {
    let mut easel = Easel::default();
    let detail = layout.detail.unwrap_or(Detail::Card);
    for cluster in &layout.clusters {
        cluster::paint_ground(&mut easel, reading, view, cluster);
    }
    rails::paint(&mut easel, reading, layout);
    front::paint(&mut easel, reading, view, layout);
    for place in &layout.free {
        socket::paint_free(&mut easel, *place, detail);
    }
    for socket in &layout.sockets {
        socket::paint(&mut easel, reading, view, socket, detail);
    }
    let answered = if detail == Detail::Line { reading.answered_per_second() } else { Vec::new() };
    for task in &layout.tasks {
        let rate =
            answered.binary_search_by_key(&task.key, |(key, _)| *key).ok().and_then(|at| answered.get(at));
        let number = rate.map(|(_, rate)| format!("{:.0}/s", rate)).unwrap_or_default();
        task::paint(&mut easel, reading, view, task, detail, &number);
    }
    for cluster in &layout.clusters {
        for (service, at) in &cluster.services {
            cluster::paint_service(&mut easel, reading, view, *service, *at);
        }
    }
    easel
}
