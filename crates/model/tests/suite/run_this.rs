//! "Run this": every definition of `run_this` becomes the world that the `.txt` file beside it
//! describes, and comes to a steady state; or the file says why there is nothing to run.
//!
//! `UPDATE=1 cargo test` writes the `.txt` files anew; read the difference before you commit it.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use ecs_model::definition::ContainerDefinition;
use ecs_model::run_this::{RunOptions, RunThis, run_this};
use ecs_model::scenario::{Scenario, Severity};
use ecs_model::time::{Duration, Time};

/// What the world has, in a few lines.
fn summary(run: &RunThis) -> String {
    let mut lines = String::new();
    for service in &run.scenario.services {
        let (name, count, launch_type) =
            (&service.service_name, service.desired_count, service.launch_type.as_aws());
        writeln!(lines, "service {name}: {count} tasks on {launch_type}").unwrap();
        for entry in &service.load_balancers {
            let group =
                run.scenario.target_groups.iter().find(|group| group.name == entry.target_group_arn).unwrap();
            let target = (group.name.as_str(), group.target_type.as_aws());
            writeln!(lines, "  {target:?} to {}:{}", entry.container_name, entry.container_port).unwrap();
        }
    }
    for group in run.scenario.clusters.iter().flat_map(|cluster| &cluster.instances) {
        writeln!(lines, "{} {} in {}", group.count, group.instance_type, group.availability_zone).unwrap();
    }
    run.scenario
        .traffic
        .iter()
        .for_each(|source| writeln!(lines, "{} get {}", source.name, source.url).unwrap());
    run.changed.iter().for_each(|sentence| writeln!(lines, "changed: {sentence}").unwrap());
    lines
}

fn container(container: &ContainerDefinition) -> String {
    let ports: Vec<String> = container
        .port_mappings
        .iter()
        .map(|port| format!("{}:{}/{}", port.host_port, port.container_port, port.protocol.as_aws()))
        .collect();
    let waits: Vec<String> = container
        .depends_on
        .iter()
        .map(|other| format!("{}:{:?}", other.container, other.condition))
        .collect();
    let check = container.health_check.map(|check| format!("every {} × {}", check.interval, check.retries));
    format!(
        "  {} {} essential {} cpu {} memory {:?}/{:?} ports {ports:?} waits {waits:?} check {check:?} restarts {} stops {}\n",
        container.name,
        container.image,
        container.essential,
        container.cpu,
        container.memory,
        container.memory_reservation,
        container.restart_policy.is_some(),
        container.stop_timeout,
    )
}

fn outcome(text: &str) -> String {
    let run = match run_this(text, &RunOptions::default()) {
        Ok(run) => run,
        Err(problems) => {
            assert!(problems.iter().any(|problem| problem.severity == Severity::Error));
            return problems.iter().map(|problem| format!("refused: {}\n", problem.message)).collect();
        }
    };
    let again = Scenario::read(&run.scenario.to_json());
    assert_eq!((again.problems, again.scenario), (vec![], run.scenario.clone()));
    let built = run.scenario.build().unwrap();
    let mut lines = summary(&run);
    built.assumptions.iter().for_each(|sentence| writeln!(lines, "assumed: {sentence}").unwrap());
    let mut history = built.history;
    for definition in &history.world().definitions {
        writeln!(lines, "{} {}", definition.name(), definition.network_mode.as_aws()).unwrap();
        definition.containers.iter().for_each(|row| lines.push_str(&container(row)));
    }
    history.seek(Time::ZERO + Duration::minutes(10));
    for service in &history.world().services {
        assert!(service.steady_since.is_some(), "{}: {:?}", service.name, service.events);
    }
    lines
}

#[test]
fn every_definition_becomes_the_world_that_is_written() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/run_this");
    let mut seen = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|end| end == "txt") {
            continue;
        }
        seen += 1;
        let found = outcome(&fs::read_to_string(&path).unwrap());
        let expected = path.with_extension("txt");
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&expected, &found).unwrap();
        }
        assert_eq!(found, fs::read_to_string(expected).unwrap_or_default(), "{}", path.display());
    }
    assert!(seen > 10);
}
