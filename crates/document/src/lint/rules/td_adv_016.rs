use crate::lint::images::Image;
use crate::lint::prelude::*;

/// A database in the task of the application that uses it. Which other applications have nothing to do with
/// each other no document says.
pub static RULE: Rule = Rule {
    code: "TD-ADV-016",
    title: reference("Application and database in one task"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, no_fix))],
};

/// Official images of databases.
const DATABASES: [&str; 5] = ["mariadb", "mongo", "mysql", "mysql-server", "postgres"];

struct Neighbours<'c> {
    database: &'c ContainerDefinition<'c>,
    at: At,
    application: &'c ContainerDefinition<'c>,
}

fn find<'c>(context: &'c Context<'c>) -> Option<Neighbours<'c>> {
    let database = |container: &ContainerDefinition<'_>| {
        let (text, at) = container.image.known_at()?;
        let image = Image::parse(text)?;
        DATABASES.contains(&image.program()).then_some(at)
    };
    let containers = || context.definition.containers();
    let (found, at) = containers().find_map(|container| Some((container, database(container)?)))?;
    let offers_ports = |container: &ContainerDefinition<'_>| container.port_mappings.filled_at().is_some();
    let application =
        containers().find(|container| offers_ports(container) && database(container).is_none())?;
    Some(Neighbours { database: found, at, application })
}

fn words<'c>(_: &'c Context<'c>, neighbours: &Neighbours<'c>) -> Finding {
    let message = format!(
        "{} is a database in the same task as an application. Every copy of the task has one of its own, and a deployment \
         of the application replaces it too. If they should share one, give it a task definition of its own, or use a \
         managed database.",
        neighbours.database.called()
    );
    Finding::at(neighbours.at, message)
        .related(Mark::missing_in(neighbours.application.at), "This is the application.")
}
