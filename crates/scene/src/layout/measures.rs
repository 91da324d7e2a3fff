//! The sizes that a picture is built from, in CSS pixels. The rhythm is 4.

use crate::view::Detail;

/// Sizes of one level of detail.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measures {
    /// Which level.
    pub detail: Detail,
    /// Width of a task: least, and most.
    pub width: (f32, f32),
    /// Height of a task.
    pub height: f32,
    /// Between two tasks of a column: room for a rail.
    pub row_gap: f32,
    /// Between two tasks of a row.
    pub column_gap: f32,
    /// Room at the left edge of an instance, where ports are plugged in.
    pub channel: f32,
    /// Padding at the other edges of an instance.
    pub padding: f32,
}

impl Measures {
    /// The sizes of a level of detail. Cells are as large as fits, so theirs are the largest.
    pub fn of(detail: Detail) -> Measures {
        let (width, height, row_gap, column_gap, channel, padding) = match detail {
            Detail::Card => ((164.0, 204.0), 76.0, 28.0, 16.0, 16.0, 12.0),
            Detail::Brief => ((140.0, 188.0), 56.0, 24.0, 16.0, 12.0, 8.0),
            Detail::Line => ((92.0, 148.0), 26.0, 10.0, 12.0, 12.0, 8.0),
            Detail::Cell => ((3.0, 12.0), 12.0, 2.0, 2.0, 6.0, 6.0),
        };
        Measures { detail, width, height, row_gap, column_gap, channel, padding }
    }
}

/// Air around the whole picture.
pub const MARGIN: f32 = 20.0;
/// Padding inside a cluster's frame and inside a zone.
pub const PADDING: f32 = 8.0;
/// Name of a cluster.
pub const CLUSTER_HEAD: f32 = 34.0;
/// Name of a zone.
pub const ZONE_HEAD: f32 = 24.0;
/// Between two zones.
pub const ZONE_GAP: f32 = 4.0;
/// Line of a service: its name, desired count, how it goes.
pub const SERVICE_LINE: f32 = 28.0;
/// Between two clusters.
pub const CLUSTER_GAP: f32 = 24.0;
/// Name, bars and slots of an instance.
pub const HOST_HEAD: f32 = 60.0;
/// Between two instances.
pub const HOST_GAP: f32 = 16.0;
/// Name and listener of a load balancer.
pub const BALANCER_HEAD: f32 = 34.0;
/// One rule.
pub const RULE: f32 = 28.0;
/// Between the rails of two target groups.
pub const LANE: f32 = 6.0;
