//! Log configurations of containers: drivers, their options, and log routers.

use super::occurrences::Occurrences;
use super::{Context, Fix};
use crate::syntax::rewrite::insert_member;
use crate::task_definition::{At, ContainerDefinition, FirelensConfiguration, LogConfiguration, LogDriver};
use crate::text::{has_template_token, quoted};

/// A log configuration whose driver is known.
#[derive(Clone, Copy)]
pub struct Log<'c> {
    /// The container.
    pub container: &'c ContainerDefinition<'c>,
    /// Its log configuration.
    pub configuration: &'c LogConfiguration<'c>,
    /// The driver.
    pub driver: LogDriver,
    /// Where the driver is named.
    pub at: At,
}

/// The log configurations of all containers, as far as their drivers are known.
pub fn logs<'c>(context: &'c Context<'c>) -> impl Iterator<Item = Log<'c>> {
    context.definition.containers().filter_map(|container| {
        let configuration = container.log_configuration.known()?;
        let (&driver, at) = configuration.log_driver.known_at()?;
        Some(Log { container, configuration, driver, at })
    })
}

/// Those of one driver.
pub fn logs_with<'c>(context: &'c Context<'c>, driver: LogDriver) -> impl Iterator<Item = Log<'c>> {
    logs(context).filter(move |log| log.driver == driver)
}

impl<'c> Log<'c> {
    /// The options whose values are known, with the places of these, in document order.
    pub fn options(&self) -> impl Iterator<Item = (&'c str, &'c str, At)> + use<'c> {
        let entries: &'c [_] = self.configuration.options.known().map_or(&[], |map| &map.entries);
        entries.iter().filter_map(|(name, value)| value.known_at().map(|(value, at)| (*name, *value, at)))
    }

    /// The value of the option called `name`, and where it stands.
    #[must_use]
    pub fn option(&self, name: &str) -> Option<(&'c str, At)> {
        let (value, at) = self.configuration.options.known()?.get(name)?.known_at()?;
        Some((*value, at))
    }

    /// The names of all options, in clear and as secrets.
    pub fn names(&self) -> impl Iterator<Item = &'c str> + use<'c> {
        let entries: &'c [_] = self.configuration.options.known().map_or(&[], |map| &map.entries);
        let in_clear = entries.iter().filter(|(_, value)| !value.is_absent()).map(|(name, _)| *name);
        let secrets = self.configuration.secret_options.items();
        in_clear.chain(secrets.filter_map(|secret| secret.name.known().copied()))
    }

    /// Whether [`Log::names`] are certainly all there will be.
    #[must_use]
    pub fn names_are_clear(&self, context: &Context<'_>) -> bool {
        let LogConfiguration { options, secret_options, .. } = self.configuration;
        let has_more = options.at().is_some_and(|at| context.tree.has_members_to_come(at.node));
        let secrets_are_clear =
            secret_options.is_clear() && secret_options.items().all(|secret| !secret.name.is_unclear());
        !options.is_unclear() && !has_more && secrets_are_clear && !self.names().any(has_template_token)
    }

    /// Whether there is certainly no option called `name`.
    #[must_use]
    pub fn lacks(&self, context: &Context<'_>, name: &str) -> bool {
        self.names_are_clear(context) && !self.names().any(|option| option == name)
    }

    /// Where something that is missing belongs: into the options, if there are some.
    #[must_use]
    pub fn place(&self) -> At {
        self.configuration.options.known_at().map_or(self.configuration.at, |(_, at)| at)
    }
}

/// A container that is a log router.
#[derive(Clone, Copy)]
pub struct Router<'c> {
    /// The container.
    pub container: &'c ContainerDefinition<'c>,
    /// What makes it one.
    pub configuration: &'c FirelensConfiguration<'c>,
}

/// The log routers of the task.
pub fn routers<'c>(context: &'c Context<'c>) -> impl Iterator<Item = Router<'c>> {
    context.definition.containers().filter_map(|container| {
        let configuration = container.firelens_configuration.known()?;
        Some(Router { container, configuration })
    })
}

/// The group that a new log configuration names.
#[must_use]
pub fn usual_group(context: &Context<'_>) -> String {
    let family: Option<&&str> = context.definition.family.known();
    format!("/ecs/{}", family.copied().unwrap_or("<family>"))
}

/// A log configuration for CloudWatch, in which the Region is to be filled in.
#[must_use]
pub fn to_cloudwatch(context: &Context<'_>) -> String {
    let group = quoted(&usual_group(context));
    format!(
        "{{ \"logDriver\": \"awslogs\", \"options\": {{ \"awslogs-group\": {group}, \"awslogs-region\": \"<region>\", \
         \"awslogs-stream-prefix\": \"ecs\" }} }}"
    )
}

/// The containers without a log configuration; a log router may do without.
#[must_use]
pub fn silent_containers(context: &Context<'_>) -> Option<Occurrences> {
    let silent = context.definition.containers().filter(|container| {
        container.log_configuration.is_absent() && container.firelens_configuration.is_absent()
    });
    Occurrences::of(silent.map(|container| container.at))
}

/// Shows how containers without a log configuration log to CloudWatch.
pub fn show_cloudwatch<'c>(context: &'c Context<'c>, silent: &Occurrences) -> Vec<Fix> {
    let log = to_cloudwatch(context);
    let insert = |at: At| insert_member(context.tree, at.node, "logConfiguration", &log, &[]);
    vec![Fix::shown("Log to CloudWatch", silent.all().map(insert))]
}
