//! What a rule needs.

pub use super::rule::Words;
pub use super::words::{self, no_fix, no_fixes};
pub use super::{Case, Class, Context, Finder, Finding, Fix, Grade, Mark, Report, Rule, TextContext};
pub use crate::launch::Launch;
pub use crate::network_mode::NetworkMode;
pub(crate) use crate::reference::reference;
pub use crate::schema::{Json, ViolationKind};
pub use crate::syntax::rewrite::{
    append_element, insert_member, remove_entries, rename_member, replace_value,
};
pub use crate::syntax::{Kind, NodeId, Tree};
pub use crate::task_definition::{
    At, Compatibility, ContainerDefinition, Field, PortMapping, TaskDefinition, TransportProtocol,
};
pub use crate::text::{Edit, Span, quoted};
