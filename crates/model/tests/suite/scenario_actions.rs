//! Actions of a scenario: they happen at their moments, again when time is wound back, and
//! besides whatever the user does; and what a user did can be written down as actions.

use ecs_model::command::Command;
use ecs_model::event::EventKind;
use ecs_model::history::History;
use ecs_model::scenario::{Action, NamedCommand, Scenario};
use ecs_model::time::{Duration, Time};
use ecs_model::world::{Fault, InstanceKey, ServiceKey};

const SCENARIO: &str = r#"{
  "version": 1, "seed": 3,
  "taskDefinitions": [
    {"family": "web", "containerDefinitions": [{"name": "app", "image": "nginx", "memory": 64, "portMappings": [{"containerPort": 80, "hostPort": 0}]}]},
    {"family": "web", "containerDefinitions": [{"name": "app", "image": "nginx:2", "memory": 64, "portMappings": [{"containerPort": 80, "hostPort": 0}]}]}
  ],
  "clusters": [{"clusterName": "demo", "instances": [{"instanceType": "t3.micro", "availabilityZone": "us-east-1a", "count": 2}]}],
  "services": [{"serviceName": "web", "cluster": "demo", "taskDefinition": "web:1", "desiredCount": 2, "loadBalancers": [{"targetGroupArn": "web", "containerName": "app", "containerPort": 80}]}],
  "targetGroups": [{"Name": "web", "Port": 80, "HealthCheckIntervalSeconds": 10}],
  "loadBalancers": [{"Name": "front", "Listeners": [{"Protocol": "HTTP", "Port": 80, "DefaultActions": [{"Type": "forward", "TargetGroupArn": "web"}]}]}],
  "dns": [{"name": "a.example.test", "aliasTo": "front"}],
  "traffic": [{"name": "browsers", "url": "http://a.example.test/", "requestsPerSecond": 3}]
}"#;

fn scenario(actions: &[(u64, NamedCommand)]) -> Scenario {
    let reading = Scenario::read(SCENARIO);
    assert_eq!(reading.problems, []);
    let action =
        |(seconds, command): &(u64, NamedCommand)| Action { at: at(*seconds), command: command.clone() };
    Scenario { actions: actions.iter().map(action).collect(), ..reading.scenario }
}

fn at(seconds: u64) -> Time {
    Time::ZERO + Duration::seconds(seconds)
}

/// When the user, or the scenario, said what, without the creation of the service.
fn sentences(history: &History) -> Vec<(u64, String)> {
    let sentence = |kind: &EventKind| match kind {
        EventKind::Commanded { sentence } => Some(sentence.clone()),
        _ => None,
    };
    let events = history.events().iter().skip_while(|event| event.at == Time::ZERO);
    events.filter_map(|event| Some((event.at.seconds(), sentence(&event.kind)?))).collect()
}

fn every_command() -> Vec<(u64, NamedCommand)> {
    let task = || "web/2".to_owned();
    let update =
        |desired_count, task_definition: Option<&str>, force_new_deployment| NamedCommand::UpdateService {
            service: "web".to_owned(),
            desired_count,
            task_definition: task_definition.map(str::to_owned),
            force_new_deployment,
        };
    vec![
        (90, NamedCommand::SetFault { task: task(), container: None, fault: Fault::Slow, present: true }),
        (91, NamedCommand::CrashContainer { task: task(), container: Some("app".to_owned()), exit_code: 1 }),
        (150, NamedCommand::StopTask { task: "web/1".to_owned() }),
        (160, update(Some(3), Some("web:2"), false)),
        (161, update(None, Some("web:2"), false)),
        (162, update(None, None, true)),
        (
            200,
            NamedCommand::UpdateContainerInstancesState {
                container_instance: "demo/1".to_owned(),
                draining: true,
            },
        ),
        (210, NamedCommand::TerminateInstance { container_instance: "demo/2".to_owned() }),
        (220, NamedCommand::SetTraffic { source: "browsers".to_owned(), millirequests_per_second: 500 }),
        (230, NamedCommand::StopTask { task: "web/99".to_owned() }),
    ]
}

#[test]
fn actions_happen_at_their_moments() {
    let mut history = scenario(&every_command()).build().unwrap().history;
    history.seek(at(300));
    let said: Vec<(u64, String)> = sentences(&history)
        .into_iter()
        // Identifiers of tasks and instances come from the seed.
        .map(|(when, text)| {
            (
                when,
                text.split(' ')
                    .filter(|word| !word.contains(|c: char| c.is_ascii_digit()) || word.len() < 4)
                    .collect::<Vec<_>>()
                    .join(" "),
            )
        })
        .collect();
    let said: Vec<(u64, &str)> = said.iter().map(|(when, text)| (*when, text.as_str())).collect();
    assert_eq!(
        said,
        [
            (90, "You made container app of task answer slowly."),
            (91, "You crashed container app of task"),
            (150, "You stopped task"),
            (160, "You set the desired count of web from 2 to 3."),
            (160, "You deployed on web."),
            (162, "You forced a new deployment of web with"),
            (200, "You set container instance to DRAINING."),
            (210, "You terminated instance"),
            (220, "You set browsers to 0.5 requests per second."),
            (230, "StopTask had nothing to do: There is no task at this moment."),
        ]
    );
}

#[test]
fn actions_happen_again_when_time_is_wound_back() {
    let mut history = scenario(&every_command()).build().unwrap().history;
    history.seek(at(300));
    let (world, events) = (history.world().clone(), history.events().to_vec());
    let is_same = |history: &History| *history.world() == world && history.events() == events;
    for moment in [0, 90, 155, 160, 299, 10] {
        history.seek(at(moment));
        history.seek(at(300));
        assert!(is_same(&history), "after a visit to {moment} s");
    }
    history.seek(at(0));
    while history.step_forward(Duration::minutes(1)) && history.now() < at(300) {}
    history.seek(at(300));
    assert!(is_same(&history), "step by step");
}

#[test]
fn a_command_of_the_user_does_not_cancel_what_is_planned() {
    let planned =
        [(60, NamedCommand::SetTraffic { source: "browsers".to_owned(), millirequests_per_second: 0 })];
    let mut history = scenario(&planned).build().unwrap().history;
    history.seek(at(120));
    history.seek(at(30));
    history.command(Command::SetDesiredCount { service: ServiceKey(0), count: 5 });
    history.seek(at(120));
    let moments: Vec<u64> = sentences(&history).into_iter().map(|(when, _)| when).collect();
    assert_eq!(moments, [30, 60]);
    assert_eq!(history.world().traffic[0].millirequests_per_second, 0);
}

#[test]
fn what_a_user_did_can_be_shared_as_actions() {
    let mut history = scenario(&[]).build().unwrap().history;
    let first_task = |history: &History| history.world().tasks_of(ServiceKey(0)).next().unwrap().key;
    history.seek(at(100));
    let task = first_task(&history);
    history.command(Command::SetFault { task, container: 0, fault: Fault::Hangs, present: true });
    history.command(Command::SetDesiredCount { service: ServiceKey(0), count: 4 });
    history.seek(at(140));
    let task = first_task(&history);
    history.command(Command::CrashContainer { task, container: 0, exit_code: 9 });
    let task = history.world().tasks_of(ServiceKey(0)).last().unwrap().key;
    history.command(Command::StopTask { task });
    history.seek(at(200));
    let definition = history.world().definitions.len() as u32 - 1;
    history.command(Command::Deploy {
        service: ServiceKey(0),
        definition: ecs_model::definition::DefinitionKey(definition),
    });
    history.command(Command::SetDraining { instance: InstanceKey(0), draining: true });
    history.command(Command::TerminateInstance { instance: InstanceKey(1) });
    history.command(Command::SetTraffic { source: 0, millirequests_per_second: 1_500 });
    history.seek(at(400));

    let shared = Scenario { actions: history.actions(), ..scenario(&[]) };
    let shared = Scenario::read(&shared.to_compact_json());
    assert_eq!(shared.problems, []);
    let mut again = shared.scenario.build().unwrap().history;
    again.seek(at(400));
    assert_eq!(again.log().events, history.log().events);
    assert!(again.world().tasks == history.world().tasks);
    assert_eq!(again.actions(), history.actions());
}
