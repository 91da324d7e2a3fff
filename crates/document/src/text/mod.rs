//! Text as people and editors count it: byte spans, lines and columns, UTF-16 offsets, and edits.

mod edit;
mod line_index;
mod quote;
mod revision;
mod span;
mod template;

pub(crate) use edit::are_disjoint;
pub use edit::{Edit, EditConflict, apply_edits};
pub use line_index::{LineColumn, LineIndex};
pub use quote::quoted;
pub use revision::Revision;
pub use span::Span;
pub use template::{has_template_token, is_template_token};
