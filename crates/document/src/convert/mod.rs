//! From one form to another.
//!
//! Every form but the API's own JSON is judged by way of it: the definitions in a text are written down as
//! input of `RegisterTaskDefinition`, and of each value it is remembered where it comes from. What the rules
//! find in the written text is carried back to that place, and a fix is translated into one of the pasted text.
//! The rules need not know that YAML, CloudFormation or Terraform exist.
//!
//! What a form leaves open (an intrinsic function, a variable) is written as a template token, `"${Name}"`, which
//! every reader takes as unknown.

mod carrier;
mod cloudformation;
mod compose;
mod dockerrun;
mod embedded;
mod export;
mod fixes;
mod naming;
mod origin;
mod register;
mod terraform;
mod writer;

pub(crate) use carrier::Carrier;
pub(crate) use cloudformation::cloudformation_text;
pub use export::{Target, export};
pub(crate) use fixes::FixWriter;
pub(crate) use naming::{Naming, is_of_a_container};
pub(crate) use origin::{Converted, Origin};
pub use register::{RegisterInput, register_inputs};

use crate::forms::{Form, Recognised, Root, RootKind};
use crate::schema::{self, Located, Value};
use crate::syntax::{NodeId, Syntax, Tree, parse_json};
use crate::text::Span;
use serde::Serialize;
use writer::Writer;

/// Something that a conversion left out, filled in or could not know.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Note {
    /// The bytes of the pasted text it is about.
    pub span: Span,
    /// What became of them, in one or two sentences.
    pub message: String,
}

/// The definitions of a text as register input; `None` where the text itself is that.
pub(crate) fn converted(tree: &Tree, recognised: &Recognised) -> Option<Converted> {
    let roots = &recognised.roots;
    if roots.is_empty() || is_register_input(tree, recognised.form) {
        return None;
    }
    let mut writer = Writer::new(tree);
    let mut starts = Vec::with_capacity(roots.len());
    if roots.len() > 1 {
        writer.open_list(writer.at(tree.root()));
    }
    for &root in roots {
        if roots.len() > 1 {
            writer.element();
        }
        starts.push((writer.origins.len(), root.kind));
        match recognised.form {
            Form::CloudFormationTemplate | Form::CloudFormationResource => {
                cloudformation::write(&mut writer, root);
            }
            Form::Hcl if root.kind == RootKind::ContainerList => {
                terraform::write_containers(&mut writer, root.node);
            }
            Form::Hcl | Form::TerraformJson => terraform::write(&mut writer, root.node),
            Form::Compose => compose::write(&mut writer, root.node),
            Form::Dockerrun => dockerrun::write(&mut writer, root.node),
            // One wrapper may be around it, and what stands beside it belongs to it.
            _ => writer.copy(tree.root()),
        }
    }
    if roots.len() > 1 {
        writer.close();
    }
    let Writer { text, origins, notes, .. } = writer;
    if let ([start], [root]) = (&mut starts[..], &roots[..]) {
        // The definition may stand inside of what was copied.
        start.0 = origins.iter().position(|origin| origin.node == root.node).unwrap_or(start.0);
    }
    Some(Converted::new(parse_json(&text).tree, &starts, origins, notes))
}

/// What belongs at `node` of the definition at `root`, by the tables of the API.
pub(crate) fn value_at(tree: &Tree, root: Root, node: NodeId) -> Option<&'static Value> {
    located_at(tree, root, node).map(|located| located.value)
}

/// The same, with the member it is the value of.
pub(crate) fn located_at(tree: &Tree, root: Root, node: NodeId) -> Option<Located> {
    let start = match root.kind {
        RootKind::TaskDefinition => &schema::WHOLE_DEFINITION,
        RootKind::ContainerList => &schema::CONTAINERS,
        RootKind::Container => &schema::CONTAINER,
    };
    schema::locate(tree, root.node, start, node)
}

/// Whether the text can be judged as it is.
pub(crate) fn is_register_input(tree: &Tree, form: Form) -> bool {
    let is_api = form.is_described()
        || matches!(form, Form::RegisterInput | Form::ContainerList | Form::Container | Form::Empty);
    is_api && tree.syntax() == Syntax::Json
}
