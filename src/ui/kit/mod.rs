//! The few controls that the panels are made of.

mod changing;
mod dialog;
mod icon;
mod menu;
mod number_field;
mod segments;
mod select;
mod splitter;
mod tabs;
mod toast;

pub use changing::{changing, list, views, when};
pub use dialog::Dialog;
pub use icon::{Icon, Sign};
pub use menu::{MenuHost, MenuItem, Menus};
pub use number_field::NumberField;
pub use segments::Segments;
pub use select::Select;
pub use splitter::Splitter;
pub use tabs::{TabList, TabPanel};
pub use toast::{ToastHost, Toasts};
