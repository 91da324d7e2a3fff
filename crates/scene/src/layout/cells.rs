//! Hundreds and thousands of tasks: one cell each, in its zone and on its instance, as large as
//! the room allows. Load balancers stand at the left; a single rail leads over the zones.

use crate::geometry::{Rect, point, rect};
use crate::reading::Reading;
use crate::view::{Detail, View};

use super::front::BOX;
use super::measures::{CLUSTER_GAP, CLUSTER_HEAD, MARGIN, PADDING, SERVICE_LINE, ZONE_HEAD};
use super::places::{Band, Host, Occupant, Places};
use super::{BalancerBox, ClusterBox, Feed, HostBox, Layout, SocketBox, TaskBox, ZoneBox};

/// Sides that a cell may have.
const SIDES: [f32; 12] = [12.0, 10.0, 9.0, 8.0, 7.0, 6.5, 6.0, 5.5, 5.0, 4.5, 4.0, 3.0];
/// Between two cells, for cells of a side.
fn gap(side: f32) -> f32 {
    if side >= 7.0 { 2.0 } else { 1.5 }
}
/// Width of a load balancer's summary.
const SUMMARY: (f32, f32) = (140.0, 120.0);
/// Room above the zones for the rail.
const RAIL: f32 = 16.0;
/// Between two zones, and between two instances.
const ZONE_GAP: f32 = 12.0;
const HOST_GAP: f32 = 5.0;
/// Room for the bars of an instance.
pub const BARS: f32 = 14.0;
/// Padding inside an instance.
const HOST_PADDING: f32 = 5.0;
/// Room for the legend.
const LEGEND: f32 = 32.0;

/// Lays a world out in cells as large as fit the viewport, with the load balancers at the left,
/// else above; it is higher than the viewport only where even the smallest do not fit.
pub fn layout(reading: &Reading<'_>, view: &View, all: &[Places]) -> Layout {
    let beside = SIDES.iter().map(|side| (*side, view.compact));
    let above = SIDES.iter().map(|side| (*side, true));
    let mut layout = Layout::default();
    for (side, vertical) in beside.chain(above) {
        layout = compose(reading, view, all, side, vertical);
        if layout.height <= view.height {
            break;
        }
    }
    layout
}

fn compose(reading: &Reading<'_>, view: &View, all: &[Places], side: f32, vertical: bool) -> Layout {
    let margin = if view.compact { 8.0 } else { MARGIN };
    let mut layout = Layout { width: view.width, detail: Some(Detail::Cell), vertical, ..Layout::default() };
    let (left, top) = add_summaries(&mut layout, reading, view, margin);
    let mut y = top;
    for places in all {
        let frame = rect(left, y, (view.width - margin - left).max(120.0), 0.0);
        let mut cluster = Cells { layout: &mut layout, places, side, frame, y: y + CLUSTER_HEAD + RAIL };
        let shown = cluster.add();
        y = shown.rect.bottom() + CLUSTER_GAP;
        layout.clusters.push(shown);
    }
    let content = y - CLUSTER_GAP + LEGEND;
    layout.legend =
        Some(rect(left, content - LEGEND + 4.0, (view.width - margin - left).max(0.0), LEGEND - 4.0));
    layout.height = (content + margin).max(view.height);
    if !vertical {
        let middle = (top + y - CLUSTER_GAP) / 2.0;
        center_summaries(&mut layout, middle);
    }
    layout
}

/// Adds a box for each load balancer: a column at the left, or a row at the top. Answers the
/// corner where the clusters begin.
fn add_summaries(layout: &mut Layout, reading: &Reading<'_>, view: &View, margin: f32) -> (f32, f32) {
    let balancers = &reading.world.load_balancers;
    let (mut x, mut y) = (margin, margin);
    for balancer in balancers {
        let height = if layout.vertical { BOX } else { SUMMARY.1 };
        let width = if layout.vertical { view.width - 2.0 * margin } else { SUMMARY.0 };
        let rect = rect(x, y, width, height);
        layout.balancers.push(BalancerBox { key: balancer.key, rect, head: rect, rows: Vec::new() });
        y += height + 14.0;
    }
    if layout.vertical || balancers.is_empty() {
        return (x, if balancers.is_empty() { margin } else { y });
    }
    x += SUMMARY.0 + 32.0;
    (x, margin)
}

fn center_summaries(layout: &mut Layout, middle: f32) {
    let bottom = layout.balancers.last().map_or(0.0, |balancer| balancer.rect.bottom());
    let top = layout.balancers.first().map_or(0.0, |balancer| balancer.rect.y);
    let down = (middle - (top + bottom) / 2.0).max(0.0).floor();
    for balancer in &mut layout.balancers {
        balancer.rect.y += down;
        balancer.head.y += down;
    }
}

struct Cells<'a> {
    layout: &'a mut Layout,
    places: &'a Places,
    side: f32,
    /// Left edge, top edge and width of the cluster.
    frame: Rect,
    /// How far down it is filled.
    y: f32,
}

impl Cells<'_> {
    fn add(&mut self) -> ClusterBox {
        let (mut zones, mut services) = (Vec::new(), Vec::new());
        for band in &self.places.bands {
            zones.extend(self.band(band, zones.is_empty()));
            services.push((band.service, self.line()));
        }
        let hosts = self.hosts(&mut zones);
        for placed in &self.places.placed {
            services.push((Some(placed.service), self.line()));
        }
        let Rect { x, y, w, .. } = self.frame;
        ClusterBox {
            key: self.places.cluster,
            rect: rect(x, y, w, self.y + PADDING - y),
            zones,
            hosts,
            services,
        }
    }

    fn line(&mut self) -> Rect {
        let line =
            rect(self.frame.x + 2.0 * PADDING, self.y + PADDING, self.frame.w - 4.0 * PADDING, SERVICE_LINE);
        self.y = line.bottom() + PADDING;
        line
    }

    /// Left edges and the width of the zones.
    fn columns(&self) -> (Vec<f32>, f32) {
        let many = self.places.zones.len() as f32;
        let width = (self.frame.w - 2.0 * PADDING - ZONE_GAP * (many - 1.0)) / many;
        let left = |at| self.frame.x + PADDING + (width + ZONE_GAP) * at as f32;
        ((0..self.places.zones.len()).map(left).collect(), width)
    }

    /// The cells of a service in each zone, row by row.
    fn band(&mut self, band: &Band, named: bool) -> Vec<ZoneBox> {
        let (lefts, width) = self.columns();
        let pitch = self.side + gap(self.side);
        let across = (((width - 2.0 * PADDING + gap(self.side)) / pitch) as usize).max(1);
        let top = self.y + if named { ZONE_HEAD } else { PADDING };
        for (left, occupants) in lefts.iter().zip(&band.columns) {
            for (place, occupant) in occupants.iter().enumerate() {
                let x = left + PADDING + pitch * (place % across) as f32;
                let cell = rect(x, top + pitch * (place / across) as f32, self.side, self.side);
                self.stand(band.service, *occupant, cell);
            }
        }
        let bottom = top + pitch * band.places().div_ceil(across) as f32 + PADDING - gap(self.side);
        let start = std::mem::replace(&mut self.y, bottom);
        let panel = |(key, left): (&_, &f32)| ZoneBox {
            key: *key,
            named,
            rect: rect(*left, start, width, bottom - start),
        };
        self.places.zones.iter().zip(&lefts).map(panel).collect()
    }

    /// The instances of each zone, row by row, all of one size.
    fn hosts(&mut self, zones: &mut Vec<ZoneBox>) -> Vec<HostBox> {
        let fullest = self.places.hosts.iter().flatten().map(|host| host.places.len()).max().unwrap_or(0);
        if self.places.hosts.iter().all(Vec::is_empty) {
            return Vec::new();
        }
        let (lefts, width) = self.columns();
        let named = zones.is_empty();
        let most = self.places.hosts.iter().map(Vec::len).max().unwrap_or(0);
        let (across, block) = self.block(fullest.max(1), most, width);
        let start = self.y;
        let top = start + if named { ZONE_HEAD } else { PADDING };
        let mut boxes = Vec::new();
        let mut bottom = top;
        for (left, hosts) in lefts.iter().zip(&self.places.hosts) {
            let spare = width - 2.0 * PADDING - (block.w + HOST_GAP) * across as f32 + HOST_GAP;
            let left = left + PADDING + (spare / 2.0).max(0.0).floor();
            for (at, host) in hosts.iter().enumerate() {
                let x = left + (block.w + HOST_GAP) * (at % across) as f32;
                let frame = rect(x, top + (block.h + HOST_GAP) * (at / across) as f32, block.w, block.h);
                self.on_host(host, frame);
                boxes.push(HostBox { key: host.instance, rect: frame });
                bottom = bottom.max(frame.bottom());
            }
        }
        self.y = bottom + PADDING;
        let height = self.y - start;
        let panel =
            |(key, left): (&_, &f32)| ZoneBox { key: *key, named, rect: rect(*left, start, width, height) };
        zones.extend(self.places.zones.iter().zip(&lefts).map(panel));
        boxes
    }

    /// How many instances stand side by side in a zone of `many`, and the size of one that holds
    /// `fullest` cells: of the shapes that look like an instance, the one that makes the zone the
    /// lowest.
    fn block(&self, fullest: usize, many: usize, width: f32) -> (usize, Rect) {
        let pitch = self.side + gap(self.side);
        let size = |columns: usize| {
            let w = pitch * columns as f32 - gap(self.side) + 2.0 * HOST_PADDING;
            let rows = fullest.div_ceil(columns) as f32;
            let h = pitch * rows - gap(self.side) + 2.0 * HOST_PADDING + BARS;
            let across = (((width - 2.0 * PADDING + HOST_GAP) / (w + HOST_GAP)) as usize).max(1);
            (across, rect(0.0, 0.0, w, h))
        };
        let height = |(across, block): &(usize, Rect)| many.div_ceil(*across) as f32 * (block.h + HOST_GAP);
        let square = ((fullest as f32 * 1.2).sqrt().ceil() as usize).max(1);
        let shapes = (square.saturating_sub(2).max(1)..=square + 2).map(size);
        let lowest = shapes.min_by(|one, other| height(one).total_cmp(&height(other)));
        lowest.unwrap_or_else(|| size(square))
    }

    fn on_host(&mut self, host: &Host, frame: Rect) {
        let pitch = self.side + gap(self.side);
        let columns = (((frame.w - 2.0 * HOST_PADDING + gap(self.side)) / pitch + 0.01) as usize).max(1);
        for (place, occupant) in host.places.iter().enumerate() {
            let x = frame.x + HOST_PADDING + pitch * (place % columns) as f32;
            let y = frame.y + HOST_PADDING + pitch * (place / columns) as f32;
            self.stand(None, *occupant, rect(x, y, self.side, self.side));
        }
    }

    fn stand(&mut self, service: Option<ecs_model::world::ServiceKey>, occupant: Occupant, rect: Rect) {
        match (occupant, service) {
            (Occupant::Task(key), _) => {
                let feed = Feed { row: rect.y, channel: None, end: point(rect.x, rect.y) };
                self.layout.tasks.push(TaskBox { key, rect, feed, plug: None });
            }
            (Occupant::Socket(number), Some(service)) => {
                self.layout.sockets.push(SocketBox { service, number, rect })
            }
            (Occupant::Socket(_) | Occupant::Free | Occupant::Nobody, _) => {}
        }
    }
}
