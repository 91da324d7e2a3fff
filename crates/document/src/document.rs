use crate::convert::{self, Converted};
use crate::forms::{Form, Jsonnet, Recognised, Root, jsonnet, recognise, recognise_as};
use crate::syntax::{Parsed, Syntax, Tree, parse_hcl, parse_json, parse_yaml};

/// The longest text that is read, in bytes. AWS stores at most 64 KiB.
pub const MAX_TEXT: usize = 32 << 20;

/// A text, read: its structure, its form, and its definitions as register input.
pub(crate) struct Document {
    /// The text as it was pasted, and where it departs from its notation.
    pub source: Parsed,
    /// Its form, and where its definitions are.
    pub recognised: Recognised,
    /// The definitions as register input, where the text is something else.
    pub converted: Option<Converted>,
}

impl Document {
    /// Reads `text`. Never fails; of texts longer than [`MAX_TEXT`] only the beginning is read.
    pub fn read(text: &str) -> Self {
        let text = beginning(text);
        let mut source = parsed(text);
        let mut recognised = recognise(&source.tree);
        if recognised.form == Form::Yaml && !source.problems.is_empty() {
            // It only looked like YAML.
            source = parse_json(text);
            recognised = recognise(&source.tree);
        }
        take_jsonnet(&mut source, &mut recognised);
        let converted = convert::converted(&source.tree, &recognised);
        Self { source, recognised, converted }
    }

    /// Reads `text`, of which it is known that it is meant to have `form`.
    pub fn read_as(text: &str, form: Form) -> Self {
        let source = parsed(beginning(text));
        let recognised = recognise_as(&source.tree, form);
        let converted = convert::converted(&source.tree, &recognised);
        Self { source, recognised, converted }
    }

    /// The definitions, and the tree they stand in: that of the text, or of what it was converted to.
    pub fn definitions(&self) -> (&Tree, &[Root]) {
        match &self.converted {
            Some(converted) => (&converted.tree, &converted.roots),
            None => (&self.source.tree, &self.recognised.roots),
        }
    }
}

/// What is no JSON because it is Jsonnet is not held against JSON; a program is only named.
fn take_jsonnet(source: &mut Parsed, recognised: &mut Recognised) {
    let is_definition =
        matches!(recognised.form, Form::RegisterInput | Form::ContainerList | Form::Container);
    let found = match source.tree.syntax() {
        Syntax::Json => jsonnet(source.tree.text(), &source.problems),
        _ => None,
    };
    match found {
        Some(Jsonnet::Literal) if is_definition => {}
        Some(Jsonnet::Program) => recognised.roots.clear(),
        _ => return,
    }
    recognised.form = Form::Jsonnet;
    source.problems.clear();
    source.problems_omitted = 0;
}

/// The structure of `text` in the notation that it seems to be written in.
fn parsed(text: &str) -> Parsed {
    match crate::forms::syntax_of(text) {
        Syntax::Json => parse_json(text),
        Syntax::Yaml => parse_yaml(text),
        Syntax::Hcl => parse_hcl(text),
    }
}

/// As much of `text` as is read.
pub(crate) fn beginning(text: &str) -> &str {
    let mut length = text.len().min(MAX_TEXT);
    while !text.is_char_boundary(length) {
        length -= 1;
    }
    text.get(..length).unwrap_or("")
}
