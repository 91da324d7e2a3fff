use super::*;

/// A port that a container offers.
pub static PORT_MAPPING: Shape = Shape {
    name: "PortMapping",
    words: "a port mapping",
    members: &[
        Member::new(
            "containerPort",
            Value::integer()
                .at_least(1, "TD-PORT-001")
                .at_most(65535, "TD-PORT-001")
                .mistaken(&[(Json::String, "TD-PORT-022")]),
            "the port the application listens on, 1 to 65535",
        ),
        Member::new(
            "hostPort",
            Value::integer().at_least(0, "TD-PORT-002").at_most(65535, "TD-PORT-002"),
            "the port of the instance; 0 lets Docker choose one; in awsvpc and host the container port",
        )
        .default("bridge: a dynamic port; awsvpc and host: the container port"),
        Member::new("protocol", Value::choice(&["tcp", "udp"], "TD-PORT-003"), "the transport protocol")
            .default("tcp"),
        Member::new(
            "name",
            Value::text().matching(Pattern::PortName, "TD-PORT-011"),
            "the name by which Service Connect refers to the port",
        ),
        Member::new(
            "appProtocol",
            Value::choice(&["http", "http2", "grpc"], "TD-PORT-012"),
            "the protocol Service Connect understands; absent for TCP",
        ),
        Member::new(
            "containerPortRange",
            Value::text().matching(Pattern::PortRange, "TD-PORT-016"),
            "ports first-last, in place of containerPort and hostPort",
        ),
    ],
    strangers: &[],
};

/// A line of /etc/hosts.
pub static HOST_ENTRY: Shape = Shape {
    name: "HostEntry",
    words: "a host entry",
    members: &[
        Member::new("hostname", STRING, "the name").required("TD-CON-020"),
        Member::new("ipAddress", STRING, "the address").required("TD-CON-020"),
    ],
    strangers: &[],
};
