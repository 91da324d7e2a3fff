use crate::lint::prelude::*;

/// An image name that is too long. A digest does not count, which is why the tables state no limit.
pub static RULE: Rule = Rule {
    code: "TD-CON-007",
    title: reference("Image name of more than 255 characters"),
    class: Class::Rejected,
    grade: Grade::I,
    source: reference("hashicorp/terraform-provider-aws#22629"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, no_fix))],
};

/// The most characters of a name, without its digest.
const LONGEST: usize = 255;

struct Long {
    length: usize,
    at: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Long> {
    let images = context.definition.containers().filter_map(|container| container.image.known_at());
    let long = images.map(|(image, at)| {
        let name = image.split_once('@').map_or(*image, |(name, _)| name);
        Long { length: name.chars().count(), at }
    });
    long.filter(|name| name.length > LONGEST).collect()
}

fn words<'c>(_: &'c Context<'c>, long: &Long) -> Finding {
    let message = format!(
        "The image name has {} characters. AWS accepts at most {LONGEST}; a digest after @ does not count.",
        long.length
    );
    Finding::at(long.at, message).aws("Container.image should be 255 characters or less")
}
