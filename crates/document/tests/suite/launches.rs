//! Calls that launch a definition, as JSON files in the shape of CreateService and RunTask: `x.launch.json`
//! beside `x.json`, one call or a list of them, as `Launch::read_all` reads them.

use ecs_document::launch::Launch;
use serde_json::Value;

/// The members that rules ask for. A real call has others; in a fixture they would be mistakes.
const MEMBERS: [&str; 17] = [
    "serviceName",
    "taskDefinition",
    "launchType",
    "capacityProviderStrategy",
    "platformVersion",
    "networkConfiguration",
    "loadBalancers",
    "serviceRegistries",
    "serviceConnectConfiguration",
    "clusterNamespace",
    "volumeConfigurations",
    "placementConstraints",
    "placementStrategy",
    "schedulingStrategy",
    "enableExecuteCommand",
    "propagateTags",
    "overrides",
];

/// The calls in `text`.
pub fn launches(text: &str) -> Vec<Launch> {
    let calls = match serde_json::from_str(text).expect("launches are JSON") {
        Value::Array(calls) => calls,
        call => vec![call],
    };
    for name in calls.iter().flat_map(|call| call.as_object().expect("a call is an object").keys()) {
        assert!(MEMBERS.contains(&name.as_str()), "no rule asks for {name:?}");
    }
    Launch::read_all(text).expect("calls")
}
