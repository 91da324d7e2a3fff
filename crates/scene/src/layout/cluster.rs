//! Inside a cluster: zones side by side, in each the tasks of one service after the other, then
//! the instances with their tasks, then the lines of the services that use them.

use ecs_model::world::{InstanceKey, ServiceKey, ZoneKey};

use crate::geometry::{Point, Rect, point, rect};

use super::measures::{
    CLUSTER_HEAD, HOST_GAP, HOST_HEAD, Measures, PADDING, SERVICE_LINE, ZONE_GAP, ZONE_HEAD,
};
use super::places::{Band, Host, Occupant, Placed, Places};
use super::{ClusterBox, Feed, HostBox, Layout, SocketBox, TaskBox, ZoneBox};

/// Least width of an empty socket beside its service's name.
const SOCKET: f32 = 176.0;

/// The grid that a cluster is laid out on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grid {
    /// Sizes of a task.
    pub measures: Measures,
    /// Width of a task.
    pub task: f32,
    /// Tasks side by side in a zone; instances side by side in a zone are as many.
    pub across: usize,
}

impl Grid {
    /// Width of a column: a task with what stands around it on an instance.
    fn column(self, places: &Places) -> f32 {
        let on_instances = places.hosts.iter().any(|hosts| !hosts.is_empty());
        self.task + if on_instances { self.measures.channel + self.measures.padding } else { 0.0 }
    }

    fn gap(self, places: &Places) -> f32 {
        let on_instances = places.hosts.iter().any(|hosts| !hosts.is_empty());
        if on_instances { HOST_GAP } else { self.measures.column_gap }
    }

    /// Width of a zone's panel.
    fn zone(self, places: &Places) -> f32 {
        let across = self.across as f32;
        self.column(places) * across + self.gap(places) * (across - 1.0) + 2.0 * PADDING
    }

    /// Width of the whole cluster.
    pub fn cluster(self, places: &Places) -> f32 {
        let zones = places.zones.len() as f32;
        self.zone(places) * zones + ZONE_GAP * (zones - 1.0) + 2.0 * PADDING
    }

    /// The widest tasks for which the cluster takes at most `room`; absent when even the
    /// narrowest are too wide.
    pub fn fitting(measures: Measures, across: usize, places: &Places, room: f32) -> Option<Grid> {
        let (least, most) = measures.width;
        let narrow = Grid { measures, task: least, across };
        let spare = (room - narrow.cluster(places)) / (across * places.zones.len()) as f32;
        (spare >= 0.0).then(|| Grid { task: (least + spare).min(most).floor(), ..narrow })
    }
}

/// Adds a cluster whose frame has its top left corner at `(x, y)`.
pub fn add_cluster(layout: &mut Layout, places: &Places, grid: Grid, x: f32, y: f32) {
    let width = grid.cluster(places);
    let zone = grid.zone(places) + ZONE_GAP;
    let zones: Vec<f32> = (0..places.zones.len()).map(|at| x + PADDING + zone * at as f32).collect();
    let (services, panels) = (Vec::new(), Vec::new());
    let mut builder = Builder { layout, places, grid, zones: &zones, y: y + CLUSTER_HEAD, services, panels };
    builder.bands();
    let hosts = builder.hosts();
    builder.placed(x + 2.0 * PADDING, width - 4.0 * PADDING);
    let Builder { y: bottom, services, panels: zones, .. } = builder;
    let rect = rect(x, y, width, bottom - y);
    layout.clusters.push(ClusterBox { key: places.cluster, rect, zones, hosts, services });
}

struct Builder<'a> {
    layout: &'a mut Layout,
    places: &'a Places,
    grid: Grid,
    /// Left edges of the zones' panels.
    zones: &'a [f32],
    /// How far down the cluster is filled.
    y: f32,
    services: Vec<(Option<ServiceKey>, Rect)>,
    panels: Vec<ZoneBox>,
}

impl Builder<'_> {
    fn bands(&mut self) {
        for band in &self.places.bands {
            self.band(band);
        }
    }

    /// Panels of the zones from `top` to where the cluster is filled; the first ones are named.
    fn panels(&mut self, top: f32) {
        let named = self.panels.is_empty();
        let (width, height) = (self.grid.zone(self.places), self.y - top);
        let panel = |(key, left): (&ZoneKey, &f32)| ZoneBox {
            key: *key,
            named,
            rect: rect(*left, top, width, height),
        };
        self.panels.extend(self.places.zones.iter().zip(self.zones).map(panel));
    }

    /// Below the names of the zones, or below the edge of their panels.
    fn first_row(&self, top: f32) -> f32 {
        top + if self.panels.is_empty() { ZONE_HEAD } else { 0.0 }
    }

    /// Rows of tasks, then the service's line.
    fn band(&mut self, band: &Band) {
        let Grid { measures, across, .. } = self.grid;
        let pitch = measures.height + measures.row_gap;
        let (column, gap) = (self.grid.column(self.places), self.grid.gap(self.places));
        let panel = self.y;
        let top = self.first_row(panel);
        for (left, occupants) in self.zones.iter().zip(&band.columns) {
            for (place, occupant) in occupants.iter().enumerate() {
                let x = left + PADDING + (column + gap) * (place % across) as f32;
                let row = top + pitch * (place / across) as f32;
                let card = rect(x, row + measures.row_gap, self.grid.task, measures.height);
                let end = point(card.center().x, card.y);
                let feed = Feed { row: row + measures.row_gap / 2.0, channel: None, end };
                stand(self.layout, band.service, *occupant, Stand { rect: card, feed, plug: None });
            }
        }
        self.y = top + pitch * band.places().div_ceil(across) as f32 + PADDING;
        self.panels(panel);
        self.line(band.service);
    }

    fn line(&mut self, service: Option<ServiceKey>) {
        let left = self.zones.first().map_or(0.0, |x| x + PADDING);
        let width = self.grid.cluster(self.places) - 4.0 * PADDING;
        self.y += PADDING;
        self.services.push((service, rect(left, self.y, width, SERVICE_LINE)));
        self.y += SERVICE_LINE + PADDING;
    }

    /// Rows of instances, each as high as its fullest.
    fn hosts(&mut self) -> Vec<HostBox> {
        let across = self.grid.across;
        let rows = self.places.hosts.iter().map(|hosts| hosts.len().div_ceil(across)).max().unwrap_or(0);
        let mut boxes = Vec::new();
        let panel = self.y;
        if rows > 0 {
            self.y = self.first_row(panel);
        }
        for row in 0..rows {
            let in_row = |hosts: &Vec<Host>| -> Vec<Host> {
                hosts.iter().skip(row * across).take(across).cloned().collect()
            };
            let columns: Vec<Vec<Host>> = self.places.hosts.iter().map(in_row).collect();
            let fullest = columns.iter().flatten().map(|host| host.places.len()).max().unwrap_or(0).max(1);
            let measures = self.grid.measures;
            let height = HOST_HEAD + (measures.height + measures.row_gap) * fullest as f32 + measures.padding;
            let top = self.y + measures.row_gap;
            for (left, hosts) in self.zones.to_vec().iter().zip(&columns) {
                for (at, host) in hosts.iter().enumerate() {
                    let pitch = self.grid.column(self.places) + self.grid.gap(self.places);
                    let frame =
                        rect(left + PADDING + pitch * at as f32, top, self.grid.column(self.places), height);
                    self.on_host(host, frame, self.y + measures.row_gap / 2.0);
                    boxes.push(HostBox { key: host.instance, rect: frame });
                }
            }
            self.y = top + height;
        }
        if rows > 0 {
            self.y += PADDING;
            self.panels(panel);
        }
        boxes
    }

    fn on_host(&mut self, host: &Host, frame: Rect, row: f32) {
        let measures = self.grid.measures;
        for (place, occupant) in host.places.iter().enumerate() {
            let top = frame.y + HOST_HEAD + (measures.height + measures.row_gap) * place as f32;
            let card =
                rect(frame.x + measures.channel, top + measures.row_gap, self.grid.task, measures.height);
            let end = point(card.center().x, card.y);
            let inner = top + measures.row_gap / 2.0;
            let channel = frame.x - HOST_GAP / 2.0;
            let feed = Feed { row, channel: Some((channel, inner)), end };
            let plug = Some((host.instance, point(frame.x, inner)));
            stand(self.layout, None, *occupant, Stand { rect: card, feed, plug });
        }
    }

    /// Lines of the services that use instances, each with its empty sockets below.
    fn placed(&mut self, left: f32, width: f32) {
        for Placed { service, sockets } in &self.places.placed {
            self.line(Some(*service));
            let measures = self.grid.measures;
            // Wide enough to say what they wait for.
            let socket = self.grid.task.max(SOCKET).min(width);
            let across = (((width + measures.column_gap) / (socket + measures.column_gap)) as usize).max(1);
            for number in 0..*sockets {
                let (column, row) = (number as usize % across, number as usize / across);
                let x = left + (socket + measures.column_gap) * column as f32;
                let y = self.y + (measures.height + measures.column_gap) * row as f32;
                let rect = rect(x, y, socket, measures.height);
                self.layout.sockets.push(SocketBox { service: *service, number, rect });
            }
            let rows = (*sockets as usize).div_ceil(across);
            self.y += (measures.height + measures.column_gap) * rows as f32;
        }
    }
}

/// A place in pixels.
struct Stand {
    rect: Rect,
    feed: Feed,
    plug: Option<(InstanceKey, Point)>,
}

fn stand(layout: &mut Layout, service: Option<ServiceKey>, occupant: Occupant, at: Stand) {
    let Stand { rect, feed, plug } = at;
    match (occupant, service) {
        (Occupant::Task(key), _) => layout.tasks.push(TaskBox { key, rect, feed, plug }),
        (Occupant::Socket(number), Some(service)) => layout.sockets.push(SocketBox { service, number, rect }),
        (Occupant::Free, _) => layout.free.push(rect),
        (Occupant::Socket(_), None) | (Occupant::Nobody, _) => {}
    }
}
