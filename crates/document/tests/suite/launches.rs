//! Calls that launch a definition, as JSON files in the shape of CreateService and RunTask: `x.launch.json`
//! beside `x.json`, one call or a list of them. What is known of a target group stands in the member
//! `targetGroup` of its entry in `loadBalancers`, the cluster's namespace in `clusterNamespace`.

use ecs_document::launch::{
    AwsvpcConfiguration, Fact, Launch, LoadBalancer, ServiceConnectConfiguration, ServiceConnectService,
    ServiceRegistry, TargetGroup,
};
use ecs_document::task_definition::AwsName;
use serde_json::Value;

/// The calls in `text`.
pub fn launches(text: &str) -> Vec<Launch> {
    match serde_json::from_str(text).expect("launches are JSON") {
        Value::Array(calls) => calls.iter().map(launch).collect(),
        call => vec![launch(&call)],
    }
}

fn launch(call: &Value) -> Launch {
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
    for name in call.as_object().expect("a call is an object").keys() {
        assert!(MEMBERS.contains(&name.as_str()), "no rule asks for {name:?}");
    }
    Launch {
        service_name: text(&call["serviceName"]),
        task_definition: text(&call["taskDefinition"]),
        launch_type: fact(call, "launchType", name_of_aws),
        capacity_provider_strategy: fact(call, "capacityProviderStrategy", |it| {
            texts(it, "capacityProvider")
        }),
        platform_version: fact(call, "platformVersion", |it| text(it).unwrap()),
        network_configuration: fact(call, "networkConfiguration", awsvpc),
        load_balancers: fact(call, "loadBalancers", |it| list(it, load_balancer)),
        service_registries: fact(call, "serviceRegistries", |it| list(it, service_registry)),
        service_connect_configuration: fact(call, "serviceConnectConfiguration", service_connect),
        cluster_namespace: fact(call, "clusterNamespace", |it| text(it).unwrap()),
        volume_configurations: fact(call, "volumeConfigurations", |it| texts(it, "name")),
        placement_constraints: fact(call, "placementConstraints", |it| texts(it, "type")),
        placement_strategy: fact(call, "placementStrategy", |it| texts(it, "type")),
        scheduling_strategy: fact(call, "schedulingStrategy", name_of_aws),
        enable_execute_command: fact(call, "enableExecuteCommand", |it| it.as_bool().unwrap()),
        propagate_tags: fact(call, "propagateTags", name_of_aws),
        overrides_length: fact(call, "overrides", |it| it.to_string().chars().count()),
    }
}

/// The file is the whole call: what is not in it is absent. `null` stands for what nobody knows.
fn fact<T>(call: &Value, name: &str, read: impl Fn(&Value) -> T) -> Fact<T> {
    match call.get(name) {
        None => Fact::Absent,
        Some(Value::Null) => Fact::Unknown,
        Some(value) => Fact::Given(read(value)),
    }
}

fn list<T>(value: &Value, read: impl Fn(&Value) -> T) -> Vec<T> {
    value.as_array().expect("a list").iter().map(read).collect()
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn texts(value: &Value, member: &str) -> Vec<String> {
    list(value, |element| text(&element[member]).unwrap())
}

fn port(value: &Value) -> Option<u16> {
    value.as_u64().map(|port| port.try_into().unwrap())
}

fn name_of_aws<T: AwsName>(value: &Value) -> T {
    T::from_aws(value.as_str().unwrap()).unwrap_or_else(|| panic!("AWS has no {value}"))
}

fn awsvpc(value: &Value) -> AwsvpcConfiguration {
    let awsvpc = &value["awsvpcConfiguration"];
    let count = |name: &str| awsvpc[name].as_array().map_or(0, Vec::len);
    AwsvpcConfiguration {
        subnets: count("subnets"),
        security_groups: count("securityGroups"),
        assign_public_ip: awsvpc["assignPublicIp"] == "ENABLED",
    }
}

fn load_balancer(value: &Value) -> LoadBalancer {
    LoadBalancer {
        target_group_arn: text(&value["targetGroupArn"]),
        target_group: value.get("targetGroup").map(target_group),
        load_balancer_name: text(&value["loadBalancerName"]),
        container_name: text(&value["containerName"]),
        container_port: port(&value["containerPort"]),
    }
}

fn target_group(value: &Value) -> TargetGroup {
    TargetGroup {
        target_type: value.get("TargetType").map(name_of_aws),
        health_check_port: value["HealthCheckPort"].as_str().and_then(|port| port.parse().ok()),
    }
}

fn service_registry(value: &Value) -> ServiceRegistry {
    ServiceRegistry {
        registry_arn: text(&value["registryArn"]),
        container_name: text(&value["containerName"]),
        container_port: port(&value["containerPort"]),
    }
}

fn service_connect(value: &Value) -> ServiceConnectConfiguration {
    let service = |service: &Value| ServiceConnectService {
        port_name: text(&service["portName"]).unwrap(),
        client_aliases: service["clientAliases"].as_array().map_or(0, Vec::len),
    };
    ServiceConnectConfiguration {
        enabled: value["enabled"].as_bool().unwrap(),
        namespace: text(&value["namespace"]),
        services: value.get("services").map_or(Vec::new(), |services| list(services, service)),
    }
}
