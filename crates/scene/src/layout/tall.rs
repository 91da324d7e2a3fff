//! From top to bottom, for narrow screens: names, load balancers, target groups, clusters. The
//! rails to the tasks run down the left edge and branch off along the rows, as they do in the
//! wide picture.

use crate::geometry::{Rect, point, rect};
use crate::primitive::Font;
use crate::reading::Reading;
use crate::text;
use crate::view::{Detail, View};

use super::cluster::{Grid, add_cluster};
use super::front::{BOX, balancer_box, balancer_width, group_width};
use super::measures::{CLUSTER_GAP, LANE, Measures};
use super::places::Places;
use super::{GroupBox, Layout};

/// Air at the edges; a little more at the left, where the rails run.
const EDGE: f32 = 6.0;
/// Between two rows of the front: room for a rail.
const GAP: f32 = 28.0;
/// Between two boxes of a row.
const BESIDE: f32 = 10.0;

/// Lays a world out from top to bottom; it may be higher than the viewport.
pub fn layout(reading: &Reading<'_>, view: &View, all: &[Places], details: &[Detail]) -> Layout {
    let groups = reading.world.target_groups.len();
    let left = EDGE + LANE * (groups.min(4) as f32);
    let room = view.width - left - EDGE;
    let fitting = |detail: &Detail| {
        let of = |places: &Places| widest(Measures::of(*detail), places, room);
        all.iter().map(of).collect::<Option<Vec<Grid>>>().map(|grids| (*detail, grids))
    };
    let found = details.iter().chain(&[Detail::Line]).find_map(fitting);
    // Where not even lines fit, the picture is wider than the viewport.
    let (detail, grids) = found.unwrap_or_else(|| {
        let narrow = Measures::of(Detail::Line);
        (
            Detail::Line,
            all.iter().map(|_| Grid { measures: narrow, task: narrow.width.0, across: 1 }).collect(),
        )
    });
    let mut layout = Layout { detail: Some(detail), vertical: true, ..Layout::default() };
    let mut y = add_front(&mut layout, reading, view.width, left);
    for (places, grid) in all.iter().zip(&grids) {
        add_cluster(&mut layout, places, *grid, left, y);
        y = layout.clusters.last().map_or(y, |cluster| cluster.rect.bottom()) + CLUSTER_GAP;
    }
    let right = layout.clusters.iter().map(|cluster| cluster.rect.right()).fold(0.0, f32::max);
    layout.width = view.width.max(right + EDGE);
    layout.height = (y - CLUSTER_GAP + EDGE).max(view.height);
    layout
}

/// As many tasks side by side as fit, but no more than two cards.
fn widest(measures: Measures, places: &Places, room: f32) -> Option<Grid> {
    let most = if measures.detail == Detail::Line { 8 } else { 2usize.div_ceil(places.zones.len()) };
    (1..=most).rev().find_map(|across| Grid::fitting(measures, across, places, room))
}

/// Adds everything before the clusters; answers where they begin.
fn add_front(layout: &mut Layout, reading: &Reading<'_>, width: f32, trunk: f32) -> f32 {
    let world = reading.world;
    let mut y = EDGE + 4.0;
    let name_width = |name: &str| text::width(name, Font::sans(12, 650)) + 24.0;
    let names: Vec<f32> = world.dns.keys().map(|name| name_width(name).clamp(132.0, 200.0)).collect();
    let boxes = rows(&names, width, y, BOX + BESIDE);
    y = boxes.last().map_or(y, |last| last.bottom() + GAP);
    layout.names = boxes.into_iter().enumerate().collect();
    for balancer in &world.load_balancers {
        let wide = balancer_width(reading, balancer).clamp(200.0, (width - 4.0 * EDGE).max(200.0));
        let shown = balancer_box(balancer, ((width - wide) / 2.0).floor(), y, wide);
        y = shown.rect.bottom() + GAP;
        layout.balancers.push(shown);
    }
    let groups: Vec<f32> = world.target_groups.iter().map(group_width).collect();
    let below = 20.0 + LANE * groups.len() as f32;
    for (at, (group, rect)) in
        world.target_groups.iter().zip(rows(&groups, width, y, BOX + below)).enumerate()
    {
        let lane = LANE * at as f32;
        let (bottom, turn) = (point(rect.center().x, rect.bottom()), rect.bottom() + 10.0 + lane);
        let left = (trunk - LANE - lane).max(2.0);
        let exit = vec![bottom, point(bottom.x, turn), point(left, turn)];
        layout.groups.push(GroupBox { key: group.key, rect, entry: point(bottom.x, rect.y), exit, lane });
    }
    layout.groups.last().map_or(y, |last| last.rect.bottom() + below)
}

/// Boxes of these widths side by side, together in the middle; in several rows, `pitch` apart,
/// where one is too narrow.
fn rows(widths: &[f32], room: f32, top: f32, pitch: f32) -> Vec<Rect> {
    let mut rows: Vec<Vec<f32>> = Vec::new();
    let length = |row: &[f32]| row.iter().map(|width| width + BESIDE).sum::<f32>() - BESIDE;
    for width in widths {
        match rows.last_mut() {
            Some(row) if length(row) + BESIDE + width <= room - 2.0 * EDGE => row.push(*width),
            _ => rows.push(vec![*width]),
        }
    }
    let mut boxes = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let mut x = ((room - length(row)) / 2.0).floor().max(EDGE);
        for width in row {
            boxes.push(rect(x, top + pitch * at as f32, *width, BOX));
            x += width + BESIDE;
        }
    }
    boxes
}
