use crate::lint::images::Image;
use crate::lint::prelude::*;

/// User name and password for ECR, which asks for the rights of a role instead.
pub static RULE: Rule = Rule {
    code: "TD-CON-013",
    title: reference("Registry credentials for an ECR image"),
    class: Class::Rejected,
    grade: Grade::I,
    source: reference("aws-actions/amazon-ecs-deploy-task-definition#48"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct Credentials {
    credentials: At,
    image: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Credentials> {
    let credentials = context.definition.containers().filter_map(|container| {
        let (image, at) = container.image.known_at()?;
        let (named, credentials) = container.repository_credentials.known_at()?;
        // The blank string of a skeleton names no credentials.
        let is_named = named.credentials_parameter.or("") != Some("");
        (is_named && Image::parse(image)?.is_in_private_ecr())
            .then_some(Credentials { credentials, image: at })
    });
    credentials.collect()
}

fn words<'c>(_: &'c Context<'c>, found: &Credentials) -> Finding {
    let message = "'repositoryCredentials' is given for an image in ECR. ECR knows no user names and passwords: it asks \
                   whether the execution role, or on EC2 the instance's, may pull. Remove it.";
    Finding::at(Mark::Name(found.credentials.node), message)
        .related(found.image, "This image is in ECR.")
        .aws("Private repository credentials are not a supported authentication method for ECR repositories.")
}

fn fixes<'c>(context: &'c Context<'c>, found: &Credentials) -> Vec<Fix> {
    words::removal(context, &found.credentials)
}
