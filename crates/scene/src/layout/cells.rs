//! Hundreds and thousands of tasks: one cell each.

use crate::reading::Reading;
use crate::view::{Detail, View};

use super::Layout;
use super::places::Places;

/// Lays a world out in cells.
pub fn layout(_reading: &Reading<'_>, view: &View, _places: &[Places]) -> Layout {
    Layout { width: view.width, height: view.height, detail: Some(Detail::Cell), ..Layout::default() }
}
