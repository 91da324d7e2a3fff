//! Listeners of test files, in the shapes of the Elastic Load Balancing API.

use std::sync::Arc;

use ecs_model::world::{
    Action, Cidr, Listener, ListenerRule, QueryPair, Redirect, RuleCondition, TargetGroupKey,
};
use serde_json::Value;

/// Reads a listener; `group` finds the key of a target group by its name.
pub fn read(listener: &Value, group: &dyn Fn(&str) -> TargetGroupKey) -> Listener {
    let rule = |rule: &Value| ListenerRule {
        priority: rule["Priority"].as_u64().expect("a priority") as u32,
        conditions: list(&rule["Conditions"]).iter().map(condition).collect(),
        action: action(&rule["Actions"][0], group),
    };
    Listener {
        port: listener["Port"].as_u64().unwrap_or(80) as u16,
        https: listener["Protocol"] == "HTTPS",
        rules: list(&listener["Rules"]).iter().map(rule).collect(),
        default_action: action(&listener["DefaultActions"][0], group),
    }
}

fn condition(condition: &Value) -> RuleCondition {
    match condition["Field"].as_str().expect("a field") {
        "path-pattern" => RuleCondition::Path(texts(&condition["PathPatternConfig"]["Values"])),
        "host-header" => RuleCondition::Host(texts(&condition["HostHeaderConfig"]["Values"])),
        "http-header" => RuleCondition::Header {
            name: text(&condition["HttpHeaderConfig"]["HttpHeaderName"]),
            values: texts(&condition["HttpHeaderConfig"]["Values"]),
        },
        "http-request-method" => {
            RuleCondition::Method(texts(&condition["HttpRequestMethodConfig"]["Values"]))
        }
        "query-string" => {
            let pair = |pair: &Value| QueryPair {
                key: pair["Key"].as_str().map(Arc::from),
                value: text(&pair["Value"]),
            };
            RuleCondition::Query(list(&condition["QueryStringConfig"]["Values"]).iter().map(pair).collect())
        }
        "source-ip" => {
            let values = texts(&condition["SourceIpConfig"]["Values"]);
            RuleCondition::SourceIp(values.iter().map(|value| cidr(value)).collect())
        }
        field => panic!("unknown field {field}"),
    }
}

fn action(action: &Value, group: &dyn Fn(&str) -> TargetGroupKey) -> Action {
    match action["Type"].as_str().expect("a type of action") {
        "forward" => match action["TargetGroupArn"].as_str() {
            Some(name) => Action::Forward(vec![(group(name), 1)]),
            None => {
                let groups = list(&action["ForwardConfig"]["TargetGroups"]);
                let weighted = |entry: &Value| {
                    (
                        group(&text(&entry["TargetGroupArn"])),
                        entry["Weight"].as_u64().expect("a weight") as u32,
                    )
                };
                Action::Forward(groups.iter().map(weighted).collect())
            }
        },
        "fixed-response" => {
            let config = &action["FixedResponseConfig"];
            Action::FixedResponse {
                status: text(&config["StatusCode"]).parse().expect("a status"),
                content_type: config["ContentType"].as_str().unwrap_or_default().into(),
                body: config["MessageBody"].as_str().unwrap_or_default().into(),
            }
        }
        "redirect" => {
            let config = &action["RedirectConfig"];
            let part = |name: &str, default: &str| Arc::from(config[name].as_str().unwrap_or(default));
            Action::Redirect(Redirect {
                status: text(&config["StatusCode"]).trim_start_matches("HTTP_").parse().expect("a status"),
                protocol: part("Protocol", "#{protocol}"),
                host: part("Host", "#{host}"),
                port: part("Port", "#{port}"),
                path: part("Path", "/#{path}"),
                query: part("Query", "#{query}"),
            })
        }
        kind => panic!("unknown type of action {kind}"),
    }
}

fn cidr(text: &str) -> Cidr {
    let (address, prefix) = text.split_once('/').expect("a CIDR block");
    Cidr { address: address.parse().expect("an address"), prefix: prefix.parse().expect("a prefix") }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn text(value: &Value) -> Arc<str> {
    Arc::from(value.as_str().expect("a text"))
}

fn texts(value: &Value) -> Vec<Arc<str>> {
    list(value).iter().map(text).collect()
}
