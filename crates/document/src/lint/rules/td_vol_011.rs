use crate::lint::prelude::*;
use crate::lint::volumes::docker_volumes;

/// A volume driver of Linux, for Windows containers.
pub static RULE: Rule = Rule {
    code: "TD-VOL-011",
    title: reference("Volume driver other than local on Windows"),
    class: Class::UnsupportedOnWindows,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct Driver<'c> {
    name: &'c str,
    at: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Driver<'c>> {
    let drivers = docker_volumes(context).filter_map(|volume| volume.driver.known_at());
    let others = drivers.filter(|(driver, _)| **driver != "local");
    others.map(|(&name, at)| Driver { name, at }).collect()
}

fn words<'c>(context: &'c Context<'c>, driver: &Driver<'c>) -> Finding {
    let name = words::shortened(driver.name);
    let message =
        format!("The volume driver is '{name}'. AWS documents only 'local' for Windows containers.");
    context.with_windows(Finding::at(driver.at, message))
}

fn fixes<'c>(context: &'c Context<'c>, driver: &Driver<'c>) -> Vec<Fix> {
    vec![Fix::guess("Write 'local'", [replace_value(context.tree, driver.at.node, "\"local\"")])]
}
