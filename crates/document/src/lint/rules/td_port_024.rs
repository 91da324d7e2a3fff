use crate::lint::prelude::*;

/// A definition without a port mapping, of a service that is to have a load balancer.
pub static RULE: Rule = Rule {
    code: "TD-PORT-024",
    title: reference("No port for a load balancer"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("PF service rules"),
    finders: &[Finder::Elsewhere(reference("by the load balancers of the service: see TD-RUN-007"))],
};
