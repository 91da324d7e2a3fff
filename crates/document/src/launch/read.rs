//! Reads calls from JSON, as the inputs of CreateService, UpdateService and RunTask are written.

use super::{
    AwsvpcConfiguration, Fact, Launch, LoadBalancer, ServiceConnectConfiguration, ServiceConnectService,
    ServiceRegistry, TargetGroup,
};
use crate::syntax::{Kind, NodeId, Tree, parse_json};
use crate::task_definition::AwsName;

impl Launch {
    /// The calls in `text`, one or a list of them; `None` where it is not JSON of that shape.
    ///
    /// The text is the whole input: a member that is not in it is absent. `null`, and what is not of the member's
    /// type, stands for what nobody knows. Two things that rules ask for are in no input and may be written beside
    /// it: `clusterNamespace`, the namespace of the cluster (`""` where it has none), and `targetGroup` in an entry
    /// of `loadBalancers`, with `TargetType` and `HealthCheckPort` as Elastic Load Balancing describes it.
    #[must_use]
    pub fn read_all(text: &str) -> Option<Vec<Launch>> {
        let parsed = parse_json(text);
        let tree = &parsed.tree;
        let root = tree.root();
        let calls: Vec<NodeId> = match tree.kind(root) {
            Kind::Array => tree.children(root).collect(),
            _ => vec![root],
        };
        let are_objects = calls.iter().all(|&call| tree.kind(call) == Kind::Object);
        let read = |node| Object { tree, node }.launch();
        (parsed.problems.is_empty() && are_objects).then(|| calls.into_iter().map(read).collect())
    }
}

/// An object of the input.
#[derive(Clone, Copy)]
struct Object<'t> {
    tree: &'t Tree,
    node: NodeId,
}

impl<'t> Object<'t> {
    fn launch(self) -> Launch {
        Launch {
            service_name: self.text("serviceName"),
            task_definition: self.text("taskDefinition"),
            launch_type: self.enumerated("launchType"),
            capacity_provider_strategy: self.texts("capacityProviderStrategy", "capacityProvider"),
            platform_version: self.fact("platformVersion", |at| at.value()),
            network_configuration: self.fact("networkConfiguration", Object::awsvpc),
            load_balancers: self.list("loadBalancers", |entry| Some(entry.load_balancer())),
            service_registries: self.list("serviceRegistries", |entry| Some(entry.service_registry())),
            service_connect_configuration: self.fact("serviceConnectConfiguration", Object::service_connect),
            cluster_namespace: match self.text("clusterNamespace") {
                None => Fact::Unknown,
                Some(name) if name.is_empty() => Fact::Absent,
                Some(name) => Fact::Given(name),
            },
            volume_configurations: self.texts("volumeConfigurations", "name"),
            placement_constraints: self.texts("placementConstraints", "type"),
            placement_strategy: self.texts("placementStrategy", "type"),
            scheduling_strategy: self.enumerated("schedulingStrategy"),
            enable_execute_command: self.fact("enableExecuteCommand", |at| at.truth()),
            propagate_tags: self.enumerated("propagateTags"),
            overrides_length: self.fact("overrides", |at| Some(at.compact_length())),
        }
    }

    fn member(self, name: &str) -> Option<Object<'t>> {
        let node = self.tree.member(self.node, name)?;
        Some(Object { node, ..self })
    }

    fn fact<T>(self, name: &str, read: impl Fn(Object<'t>) -> Option<T>) -> Fact<T> {
        match self.member(name) {
            None => Fact::Absent,
            Some(at) => read(at).map_or(Fact::Unknown, Fact::Given),
        }
    }

    /// A list, unless one of its elements cannot be read.
    fn list<T>(self, name: &str, read: impl Fn(Object<'t>) -> Option<T>) -> Fact<Vec<T>> {
        self.fact(name, |at| at.elements()?.map(&read).collect())
    }

    /// One member of each element of a list.
    fn texts(self, name: &str, member: &str) -> Fact<Vec<String>> {
        self.list(name, |element| element.text(member))
    }

    fn enumerated<T: AwsName>(self, name: &str) -> Fact<T> {
        self.fact(name, |at| T::from_aws(at.tree.string(at.node)?))
    }

    fn elements(self) -> Option<impl Iterator<Item = Object<'t>>> {
        let is_list = self.tree.kind(self.node) == Kind::Array;
        is_list.then(|| self.tree.children(self.node).map(move |node| Object { node, ..self }))
    }

    fn count(self, name: &str) -> usize {
        self.member(name).and_then(Object::elements).map_or(0, Iterator::count)
    }

    fn value(self) -> Option<String> {
        self.tree.string(self.node).map(str::to_owned)
    }

    fn text(self, name: &str) -> Option<String> {
        self.member(name)?.value()
    }

    fn truth(self) -> Option<bool> {
        match self.tree.kind(self.node) {
            Kind::Bool(truth) => Some(truth),
            _ => None,
        }
    }

    fn port(self, name: &str) -> Option<u16> {
        let at = self.member(name)?;
        at.tree.integer(at.node).and_then(|port| port.try_into().ok())
    }

    /// How many characters the value has without the blanks between its parts, as clients send it.
    fn compact_length(self) -> usize {
        let mut is_in_string = false;
        let mut is_escaped = false;
        let counts = |&letter: &char| {
            let counted = is_in_string || !letter.is_whitespace();
            is_in_string ^= letter == '"' && !is_escaped;
            is_escaped = letter == '\\' && !is_escaped;
            counted
        };
        self.tree.source(self.node).chars().filter(counts).count()
    }

    fn awsvpc(self) -> Option<AwsvpcConfiguration> {
        let awsvpc = self.member("awsvpcConfiguration")?;
        Some(AwsvpcConfiguration {
            subnets: awsvpc.count("subnets"),
            security_groups: awsvpc.count("securityGroups"),
            assign_public_ip: awsvpc.text("assignPublicIp").is_some_and(|given| given == "ENABLED"),
        })
    }

    fn load_balancer(self) -> LoadBalancer {
        LoadBalancer {
            target_group_arn: self.text("targetGroupArn"),
            target_group: self.member("targetGroup").map(Object::target_group),
            load_balancer_name: self.text("loadBalancerName"),
            container_name: self.text("containerName"),
            container_port: self.port("containerPort"),
        }
    }

    fn target_group(self) -> TargetGroup {
        TargetGroup {
            target_type: self.enumerated("TargetType").given().copied(),
            health_check_port: self.text("HealthCheckPort").and_then(|port| port.parse().ok()),
        }
    }

    fn service_registry(self) -> ServiceRegistry {
        ServiceRegistry {
            registry_arn: self.text("registryArn"),
            container_name: self.text("containerName"),
            container_port: self.port("containerPort"),
        }
    }

    fn service_connect(self) -> Option<ServiceConnectConfiguration> {
        let service = |service: Object<'_>| {
            let client_aliases = service.count("clientAliases");
            Some(ServiceConnectService { port_name: service.text("portName")?, client_aliases })
        };
        let services = self.member("services").and_then(Object::elements);
        Some(ServiceConnectConfiguration {
            enabled: self.member("enabled")?.truth()?,
            namespace: self.text("namespace"),
            services: services.map_or(Some(Vec::new()), |services| services.map(service).collect())?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_there_is_absent_and_what_is_not_readable_unknown() {
        let text = r#"{ "launchType": "EC3", "platformVersion": null, "loadBalancers": [7],
            "enableExecuteCommand": "yes", "propagateTags": "SERVICE", "overrides": { "a b": [ 1, "\" " ] } }"#;
        let launch = Launch::read_all(text).expect("a call").remove(0);
        assert_eq!(launch.launch_type, Fact::Unknown);
        assert_eq!(launch.platform_version, Fact::Unknown);
        assert_eq!(launch.enable_execute_command, Fact::Unknown);
        assert_eq!(launch.cluster_namespace, Fact::Unknown);
        assert!(launch.volume_configurations.is_absent() && launch.scheduling_strategy.is_absent());
        assert!(launch.propagate_tags.given().is_some());
        assert_eq!(launch.overrides_length, Fact::Given(r#"{"a b":[1,"\" "]}"#.len()));
    }

    #[test]
    fn anything_else_is_no_call() {
        for text in ["", "7", "[1]", "{", "{\"launchType\": \"EC2\",}", "family: web"] {
            assert_eq!(Launch::read_all(text), None, "{text}");
        }
        assert_eq!(Launch::read_all("[{}, {}]").map(|calls| calls.len()), Some(2));
    }
}
