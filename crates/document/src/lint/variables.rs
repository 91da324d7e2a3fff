//! Environment variables of containers.

use super::Context;
use super::repeats::{Repeated, repeated};
use crate::task_definition::{At, ContainerDefinition, KeyValuePair, Secret};

/// The variables of one container that have a name, with the place of the name.
pub fn named_variables<'c>(
    container: &'c ContainerDefinition<'c>,
) -> impl Iterator<Item = (&'c str, At, &'c KeyValuePair<'c>)> {
    container.environment.items().filter_map(|variable| {
        let (&name, at) = variable.name.known_at()?;
        (!name.trim().is_empty()).then_some((name, at, variable))
    })
}

/// The secrets of one container that have a name, with the place of the name.
pub fn named_secrets<'c>(
    container: &'c ContainerDefinition<'c>,
) -> impl Iterator<Item = (&'c str, At, &'c Secret<'c>)> {
    container.secrets.items().filter_map(|secret| {
        let (&name, at) = secret.name.known_at()?;
        (!name.trim().is_empty()).then_some((name, at, secret))
    })
}

/// The variables of all containers that have a name.
pub fn all_variables<'c>(
    context: &'c Context<'c>,
) -> impl Iterator<Item = (&'c str, At, &'c KeyValuePair<'c>)> {
    context.definition.containers().flat_map(named_variables)
}

/// The names that a container gives to several variables.
pub fn repeated_variables<'c>(container: &'c ContainerDefinition<'c>) -> Vec<Repeated<'c>> {
    repeated(named_variables(container).map(|(name, at, _)| (name, at)))
}

/// Where a secret is, as `valueFrom` says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Store {
    /// Secrets Manager, by an ARN.
    SecretsManager,
    /// Parameter Store, by an ARN.
    ParameterStore,
    /// An ARN of something else.
    Other,
    /// No ARN: a name, which is looked up in Parameter Store.
    Name,
}

impl Store {
    /// The store that `value_from` leads to.
    #[must_use]
    pub fn of(value_from: &str) -> Self {
        let mut parts = value_from.split(':');
        match (parts.next(), parts.nth(1)) {
            (Some("arn"), Some("secretsmanager")) => Store::SecretsManager,
            (Some("arn"), Some("ssm")) => Store::ParameterStore,
            (Some("arn"), _) => Store::Other,
            _ => Store::Name,
        }
    }
}

/// Bucket and key of the S3 object with this ARN; the key is empty where there is none.
#[must_use]
pub fn s3_object(arn: &str) -> Option<(&str, &str)> {
    let (partition, resource) = arn.strip_prefix("arn:")?.split_once(':')?;
    let path = resource.strip_prefix("s3:::")?;
    partition.starts_with("aws").then(|| path.split_once('/').unwrap_or((path, "")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stores_and_objects() {
        assert_eq!(Store::of("arn:aws:secretsmanager:eu-west-1:1:secret:a-AbCdEf"), Store::SecretsManager);
        assert_eq!(Store::of("arn:aws-cn:ssm:cn-north-1:1:parameter/a"), Store::ParameterStore);
        assert_eq!(Store::of("arn:aws:s3:::a"), Store::Other);
        assert_eq!(Store::of("/web/key"), Store::Name);
        assert_eq!(Store::of("arn"), Store::Other);
        assert_eq!(s3_object("arn:aws:s3:::bucket/a/b.env"), Some(("bucket", "a/b.env")));
        assert_eq!(s3_object("arn:aws-cn:s3:::bucket"), Some(("bucket", "")));
        assert_eq!(s3_object("s3://bucket/b.env"), None);
        assert_eq!(s3_object("arn:aws:ssm:::bucket/b.env"), None);
    }
}
