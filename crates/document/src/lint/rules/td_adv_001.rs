use crate::lint::images::Image;
use crate::lint::prelude::*;

/// An image by a tag that is moved, or by none, which means latest.
pub static RULE: Rule = Rule {
    code: "TD-ADV-001",
    title: reference("Image by the tag latest"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, no_fix))],
};

struct Latest {
    is_written: bool,
    at: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Latest> {
    let images = context.definition.containers().filter_map(|container| container.image.known_at());
    let latest = images.filter_map(|(image, at)| match Image::parse(image)? {
        Image { digest: Some(_), .. } => None,
        Image { tag: None, .. } => Some(Latest { is_written: false, at }),
        Image { tag: Some("latest"), .. } => Some(Latest { is_written: true, at }),
        _ => None,
    });
    latest.collect()
}

fn words<'c>(_: &'c Context<'c>, latest: &Latest) -> Finding {
    let what =
        if latest.is_written { "The tag is 'latest'" } else { "The image has no tag, which means 'latest'" };
    let message = format!(
        "{what}. What it names changes with every push: tasks started at different times may run different images, and \
         there is no way back to the one before. Use a tag that stays, or a digest."
    );
    Finding::at(latest.at, message)
}
