//! Who reaches whom: every line of `reach/rows.txt` is a connection in the world of
//! `reach/world.json`, how it ends, and the row of networking.md 2 that says so.

use ecs_model::reach::{Place, Verdict, reach};
use ecs_model::scenario::{Scenario, lookup};
use ecs_model::time::{Duration, Time};
use ecs_model::world::World;

fn world() -> World {
    let reading = Scenario::read(include_str!("../reach/world.json"));
    assert_eq!(reading.problems, []);
    let mut history = reading.scenario.build().unwrap().history;
    history.seek(Time::ZERO + Duration::minutes(5));
    history.world().clone()
}

/// `host~` and `host!` as the task of that service that shares the instance of bridge/1, or does not.
fn resolved(world: &World, name: &str) -> String {
    let Some(at) = name.find(['~', '!']) else { return name.to_owned() };
    let instance = |task: &str| world.tasks.get(lookup::task(world, task).unwrap()).unwrap().instance;
    let wanted = name[at..].starts_with('~');
    let service = &name[..at];
    let fits = |task: &String| (instance(task) == instance("bridge/1")) == wanted;
    let task = [1, 2].map(|number| format!("{service}/{number}")).into_iter().find(fits).unwrap();
    format!("{task}{}", &name[at + 1..])
}

fn answer(world: &World, from: &str, to: &str) -> (Verdict, &'static str) {
    let (from, to) = (resolved(world, from), resolved(world, to));
    let (to, port) =
        to.rsplit_once(':').map_or((to.as_str(), None), |(to, port)| (to, Some(port.parse().unwrap())));
    let reach = reach(world, &Place::find(world, &from).unwrap(), &Place::find(world, to).unwrap(), port);
    assert!(!reach.reason.is_empty() && !reach.hops.is_empty());
    (reach.verdict, reach.row)
}

#[test]
fn every_row_of_the_truth_table_holds() {
    let world = world();
    let mut wrong = Vec::new();
    for line in include_str!("../reach/rows.txt").lines().filter(|line| !line.starts_with('#')) {
        let (way, expected) = line.rsplit_once(": ").unwrap();
        let (from, to) = way.split_once(" -> ").unwrap();
        let (verdict, row) = answer(&world, from, to);
        let word = format!("{verdict:?}").to_lowercase();
        let (expected_word, expected_row) = expected.split_once(' ').unwrap();
        if word != expected_word || (expected_row != "*" && row != expected_row) {
            wrong.push(format!("{line}\n    found {word} {row}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn addresses_mean_what_has_them() {
    let world = world();
    let task = |name: &str| world.tasks.get(lookup::task(&world, name).unwrap()).unwrap();
    let interface = task(&resolved(&world, "eni!")).address.unwrap().to_string();
    assert_eq!(answer(&world, "eni~/app", &format!("{interface}:8080")), (Verdict::Reached, "A6"));
    let bridge = task("bridge/1").containers[1].address.unwrap().to_string();
    assert_eq!(answer(&world, "bridge/1/app", &format!("{bridge}:5000")), (Verdict::Reached, "B3"));
    let host = task("bridge/1").instance.map(|key| world.instances.get(key).unwrap().address).unwrap();
    let port = task("bridge/1").containers[0].bindings[0].host_port;
    assert_eq!(answer(&world, "eni~/app", &format!("{host}:{port}")), (Verdict::Reached, "A7"));
    assert_eq!(answer(&world, "eni~/app", &format!("{host}:22")), (Verdict::Reached, "A10"));
}

#[test]
fn what_is_not_there_is_named() {
    let world = world();
    for (name, message) in [
        ("db", "There is no task db at this moment."),
        ("bridge/9", "There is no task bridge/9 at this moment."),
        ("bridge/1/db", "bridge/1 has no container called db."),
        ("demo/9", "There is no service called demo."),
    ] {
        assert_eq!(Place::find(&world, name).unwrap_err(), message);
    }
}
