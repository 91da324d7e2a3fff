//! What a scenario says about the launches of its task definitions.

use ecs_document::launch::{Fact, TargetType};
use ecs_document::lint::Severity;
use ecs_document::task_definition::Compatibility;
use ecs_document::{JudgeOptions, judge};
use ecs_model::scenario::Scenario;

/// Two revisions of one family and one of another; the first service moves from one revision to the
/// other.
const SCENARIO: &str = r#"{
  "version": 1,
  "taskDefinitions": [
    {
      "family": "web",
      "networkMode": "bridge",
      "containerDefinitions": [
        { "name": "app", "image": "nginx:1.26", "memory": 128, "portMappings": [ { "containerPort": 80 } ] }
      ]
    },
    {
      "family": "web",
      "networkMode": "awsvpc",
      "containerDefinitions": [
        { "name": "app", "image": "nginx:1.27", "memory": 128, "portMappings": [ { "containerPort": 80 } ] }
      ]
    },
    { "family": "batch", "containerDefinitions": [ { "name": "job", "image": "job:1", "memory": 128 } ] }
  ],
  "services": [
    {
      "serviceName": "front",
      "cluster": "demo",
      "taskDefinition": "web:1",
      "launchType": "EC2",
      "loadBalancers": [ { "targetGroupArn": "web", "containerName": "app", "containerPort": 80 } ]
    },
    {
      "serviceName": "nightly",
      "cluster": "demo",
      "taskDefinition": "batch",
      "launchType": "FARGATE",
      "placementConstraints": [ { "type": "distinctInstance" } ]
    }
  ],
  "targetGroups": [ { "Name": "web", "Protocol": "HTTP", "Port": 80, "TargetType": "instance" } ],
  "actions": [ { "at": "30s", "UpdateService": { "service": "front", "taskDefinition": "web" } } ]
}"#;

fn scenario() -> Scenario {
    let reading = Scenario::read(SCENARIO);
    assert_eq!(reading.problems, []);
    reading.scenario
}

#[test]
fn each_revision_knows_the_services_that_run_it() {
    let launches = scenario().launches();
    let names: Vec<Vec<_>> = launches
        .iter()
        .map(|of| of.iter().map(|launch| launch.service_name.clone().unwrap()).collect())
        .collect();
    assert_eq!(names, [["front"], ["front"], ["nightly"]]);
}

#[test]
fn what_the_scenario_holds_is_known_and_the_rest_is_not() {
    let launches = scenario().launches();
    let front = &launches[0][0];
    assert_eq!(front.launch_type, Fact::Given(Compatibility::Ec2));
    let balancer = &front.load_balancers.elements()[0];
    assert_eq!(balancer.container_name.as_deref(), Some("app"));
    assert_eq!(balancer.container_port, Some(80));
    assert_eq!(balancer.target_group.as_ref().unwrap().target_type, Some(TargetType::Instance));
    assert_eq!(front.placement_constraints, Fact::Absent);
    // A scenario without subnets has one in each zone, so that their absence means nothing.
    assert_eq!(front.network_configuration, Fact::Unknown);
    assert_eq!(front.platform_version, Fact::Unknown);
    let nightly = &launches[2][0];
    assert_eq!(nightly.placement_constraints, Fact::Given(vec!["distinctInstance".to_owned()]));
}

#[test]
fn definitions_are_judged_with_the_services_that_run_them() {
    let scenario = scenario();
    let errors: Vec<Vec<&str>> = scenario
        .task_definitions
        .iter()
        .zip(scenario.launches())
        .map(|(text, launches)| {
            let judgement = judge(text, &JudgeOptions { launches, ..JudgeOptions::default() });
            let errors = judgement.diagnostics().iter().filter(|found| found.severity == Severity::Error);
            errors.map(|found| found.code).collect()
        })
        .collect();
    // The second revision is in awsvpc, whose targets are addresses; the third one does not fit Fargate.
    assert_eq!(errors, [vec![], vec!["TD-RUN-004"], vec!["TD-RUN-001", "TD-RUN-010"]]);
}
