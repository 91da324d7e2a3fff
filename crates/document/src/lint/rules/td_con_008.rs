use crate::lint::images::{is_digest, is_sha256};
use crate::lint::prelude::*;

/// Something else than a digest after the @ of an image.
pub static RULE: Rule = Rule {
    code: "TD-CON-008",
    title: reference("Malformed image digest"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct Malformed<'c> {
    name: &'c str,
    digest: &'c str,
    at: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Malformed<'c>> {
    let images = context.definition.containers().filter_map(|container| container.image.known_at());
    let digests = images.filter_map(|(image, at)| {
        let (name, digest) = image.trim().split_once('@')?;
        Some(Malformed { name, digest, at })
    });
    digests.filter(|image| !is_digest(image.digest)).collect()
}

fn words<'c>(_: &'c Context<'c>, malformed: &Malformed<'c>) -> Finding {
    let digest = words::shortened(malformed.digest);
    let message = format!(
        "'{digest}' stands after the @ of the image. AWS documents a digest there: sha256: and 64 hexadecimal digits. \
         Copy it again; a tag is written after a colon."
    );
    Finding::at(malformed.at, message)
}

fn fixes<'c>(context: &'c Context<'c>, malformed: &Malformed<'c>) -> Vec<Fix> {
    let Malformed { name, digest, at } = *malformed;
    if !is_sha256(digest) {
        return Vec::new();
    }
    let image = quoted(&format!("{name}@sha256:{digest}"));
    vec![Fix::safe("Write 'sha256:' before it", [replace_value(context.tree, at.node, image)])]
}
