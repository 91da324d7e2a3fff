//! Where everything is: pure positions, no paint.
//!
//! The opening frame was composed three ways and looked at in full size and at 320 × 180. Zones as
//! columns, requests from left to right, won: the way of a request is one line from the client to
//! the target group, then rows that branch off, and it still reads when it is small. Zones as bands
//! tore each service apart and repeated its name. The front above the cluster made requests run
//! back across the picture before they came down, and left half of a wide stage empty; it is right
//! for narrow screens and used there.

mod cells;
mod cluster;
mod enlarged;
mod front;
mod measures;
mod places;
mod tall;
mod wide;

pub use enlarged::enlarged;
pub use measures::{MARGIN, Measures};
pub use places::{Band, Host, Occupant, Placed, Places, places};

use ecs_model::world::{
    ClusterKey, InstanceKey, LoadBalancerKey, ServiceKey, TargetGroupKey, TaskKey, ZoneKey,
};

use crate::geometry::{Point, Rect};
use crate::reading::Reading;
use crate::view::{Detail, View};

/// Where everything is.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// Size of the picture.
    pub width: f32,
    /// See `width`.
    pub height: f32,
    /// How much is drawn of each task.
    pub detail: Option<Detail>,
    /// From top to bottom instead of from left to right.
    pub vertical: bool,
    /// Names stand above their load balancers.
    pub stacked: bool,
    /// Clients, by position in `World::traffic`. Empty where the names speak for them.
    pub clients: Vec<(usize, Rect)>,
    /// Names, by position in `World::dns`.
    pub names: Vec<(usize, Rect)>,
    /// Load balancers.
    pub balancers: Vec<BalancerBox>,
    /// Target groups.
    pub groups: Vec<GroupBox>,
    /// Clusters.
    pub clusters: Vec<ClusterBox>,
    /// Tasks, in the order of painting.
    pub tasks: Vec<TaskBox>,
    /// Empty sockets.
    pub sockets: Vec<SocketBox>,
    /// Places that nobody wants.
    pub free: Vec<Rect>,
    /// Room to say what the colours of cells mean.
    pub legend: Option<Rect>,
}

/// A load balancer with a row for each rule.
#[derive(Clone, Debug)]
pub struct BalancerBox {
    /// Which.
    pub key: LoadBalancerKey,
    /// The whole box.
    pub rect: Rect,
    /// Its name.
    pub head: Rect,
    /// Listeners, each followed by its rules in the order in which they are tried.
    pub rows: Vec<BalancerRow>,
}

/// A row of a load balancer.
#[derive(Clone, Copy, Debug)]
pub struct BalancerRow {
    /// Position of the listener.
    pub listener: usize,
    /// What the row shows.
    pub kind: RowKind,
    /// Where it is.
    pub rect: Rect,
}

/// What a row of a load balancer shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// The listener itself. With a single listener its port stands in the head instead.
    Listener,
    /// The rule at this position.
    Rule(usize),
    /// The rules from this position on, for which there is no room.
    More(usize),
    /// The default rule.
    Default,
}

impl BalancerBox {
    /// The row of a rule, or of the default rule.
    pub fn row(&self, listener: usize, rule: Option<usize>) -> Option<&BalancerRow> {
        self.rows.iter().find(|row| {
            row.listener == listener
                && match (row.kind, rule) {
                    (RowKind::Rule(shown), Some(rule)) => shown == rule,
                    (RowKind::More(from), Some(rule)) => rule >= from,
                    (RowKind::Default, None) => true,
                    _ => false,
                }
        })
    }
}

/// A target group.
#[derive(Clone, Debug)]
pub struct GroupBox {
    /// Which.
    pub key: TargetGroupKey,
    /// Where it is.
    pub rect: Rect,
    /// Where rails from load balancers come in.
    pub entry: Point,
    /// How the rail to its tasks leaves it, up to the trunk from which the rows branch off.
    pub exit: Vec<Point>,
    /// How far its rails keep from those of other groups where they run side by side.
    pub lane: f32,
}

/// A cluster.
#[derive(Clone, Debug)]
pub struct ClusterBox {
    /// Which.
    pub key: ClusterKey,
    /// The whole frame.
    pub rect: Rect,
    /// Its zones: a panel each for the tasks of every service.
    pub zones: Vec<ZoneBox>,
    /// Its instances.
    pub hosts: Vec<HostBox>,
    /// A line for each service.
    pub services: Vec<(Option<ServiceKey>, Rect)>,
}

/// A zone, as far as one service's tasks or the instances go.
#[derive(Clone, Copy, Debug)]
pub struct ZoneBox {
    /// Which.
    pub key: ZoneKey,
    /// Whether its name stands in it.
    pub named: bool,
    /// Where it is.
    pub rect: Rect,
}

/// A container instance.
#[derive(Clone, Copy, Debug)]
pub struct HostBox {
    /// Which.
    pub key: InstanceKey,
    /// The whole frame.
    pub rect: Rect,
}

/// How a rail comes to a task: along a row, perhaps down a channel, then from above.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Feed {
    /// Height of the row that the rail comes along.
    pub row: f32,
    /// Inside an instance: the channel at its edge and the height at which the rail leaves it.
    pub channel: Option<(f32, f32)>,
    /// Where it ends: on the upper edge of the task.
    pub end: Point,
}

/// A task.
#[derive(Clone, Copy, Debug)]
pub struct TaskBox {
    /// Which.
    pub key: TaskKey,
    /// Where it is.
    pub rect: Rect,
    /// How rails come to it.
    pub feed: Feed,
    /// The instance whose edge the rail crosses, and where.
    pub plug: Option<(InstanceKey, Point)>,
}

/// An empty socket.
#[derive(Clone, Copy, Debug)]
pub struct SocketBox {
    /// Whose.
    pub service: ServiceKey,
    /// Counts from 0 within the service.
    pub number: u32,
    /// Where it is.
    pub rect: Rect,
}

/// Above this many tasks cards become lines, above the next one lines become cells.
const MOST_CARDS: usize = 60;
const MOST_LINES: usize = 300;

/// Lays a world out for a view.
pub fn layout(reading: &Reading<'_>, view: &View) -> Layout {
    let places = places(reading);
    let population: usize = places.iter().map(Places::population).sum();
    let details = match view.detail {
        Some(detail) => vec![detail],
        None if population > MOST_LINES => vec![Detail::Cell],
        None if population > MOST_CARDS => vec![Detail::Line],
        None if view.compact => vec![Detail::Brief, Detail::Line],
        None => vec![Detail::Card, Detail::Brief, Detail::Line],
    };
    if details.contains(&Detail::Cell) {
        cells::layout(reading, view, &places)
    } else if view.compact {
        tall::layout(reading, view, &places, &details)
    } else {
        wide::layout(reading, view, &places, &details)
    }
}

impl Layout {
    /// The room that everything takes together.
    pub fn content(&self) -> Rect {
        let clusters = self.clusters.iter().map(|cluster| cluster.rect);
        let balancers = self.balancers.iter().map(|balancer| balancer.rect);
        let groups = self.groups.iter().map(|group| group.rect);
        let front = self.names.iter().chain(&self.clients).map(|(_, rect)| *rect);
        let all = clusters.chain(balancers).chain(groups).chain(front).chain(self.legend);
        all.reduce(Rect::around).unwrap_or_default()
    }

    /// Moves clusters and what is in them down.
    fn shift(&mut self, down: f32) {
        for cluster in &mut self.clusters {
            let zones = cluster.zones.iter_mut().map(|zone| &mut zone.rect);
            let hosts = cluster.hosts.iter_mut().map(|host| &mut host.rect);
            let services = cluster.services.iter_mut().map(|(_, rect)| rect);
            let inside = zones.chain(hosts).chain(services);
            inside.chain([&mut cluster.rect]).for_each(|rect| rect.y += down);
        }
        for task in &mut self.tasks {
            task.rect.y += down;
            task.feed.row += down;
            task.feed.end.y += down;
            if let Some((_, inner)) = &mut task.feed.channel {
                *inner += down;
            }
            if let Some((_, at)) = &mut task.plug {
                at.y += down;
            }
        }
        let sockets = self.sockets.iter_mut().map(|socket| &mut socket.rect);
        sockets.chain(&mut self.free).for_each(|rect| rect.y += down);
    }
}
