//! What a task definition may contain: every member of every shape of `RegisterTaskDefinition`, as tables.
//!
//! The tables in [`shapes`] are read by the checker ([`check()`]), by [`json_schema`], and by whoever wants to
//! explain or complete a member. A table names the rule of the catalogue that each of its limits belongs to;
//! it does not say how the rule is worded.

pub mod check;
mod choices;
mod client_text;
mod json_schema;
mod member;
mod nearest;
mod pattern;
mod places;
pub mod shapes;
mod value;
mod walk;

pub use check::{Tolerance, Violation, ViolationKind, check, check_list, json_type};
pub use choices::{LOG_OPTIONS, MapKey, ROUTER_OPTIONS, places_of_value};
pub use client_text::{ClientRoot, client_path, client_text, missing_member_text, unknown_member_text};
pub use json_schema::json_schema;
pub use member::{Member, Required, Shape};
pub use nearest::{Suggestion, suggest};
pub use pattern::Pattern;
pub(crate) use pattern::port_range;
pub use places::{Place, Places};
pub use value::{Choice, Integer, Json, Limit, ListOf, Text, Value, ValueKind};
pub use walk::{CONTAINER, CONTAINERS, Located, WHOLE_DEFINITION, locate};

/// The id of a rule of the catalogue, such as `TD-NET-001`.
pub type Code = &'static str;
