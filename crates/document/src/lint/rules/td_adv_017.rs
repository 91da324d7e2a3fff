use crate::lint::images::Image;
use crate::lint::occurrences::Occurrences;
use crate::lint::prelude::*;

/// Images that are pulled from Docker Hub by nobody in particular. Noted once for a definition.
pub static RULE: Rule = Rule {
    code: "TD-ADV-017",
    title: reference("Image pulled from Docker Hub without a login"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("DG23:task_cannot_pull_image"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, no_fix))],
};

fn find<'c>(context: &'c Context<'c>) -> Option<Occurrences> {
    let anonymous = context.definition.containers().filter_map(|container| {
        let (image, at) = container.image.known_at()?;
        let is_anonymous = container.repository_credentials.is_absent();
        (is_anonymous && Image::parse(image)?.is_on_docker_hub()).then_some(at)
    });
    Occurrences::of(anonymous)
}

fn words<'c>(_: &'c Context<'c>, anonymous: &Occurrences) -> Finding {
    anonymous.finding(
        Mark::from,
        "The image comes from Docker Hub, without a login. Docker Hub limits how often one address may pull, so that tasks \
         may fail to start when many do. A pull-through cache in ECR, or 'repositoryCredentials', avoids that.",
        "This image comes from there too.",
    )
}
