//! Which rule of a listener takes a request: pure functions, used by traffic and by
//! `ecsp route` (load-balancing.md 2).

mod conditions;
mod pattern;
mod redirect;
mod url;

use std::net::IpAddr;
use std::sync::Arc;

use crate::world::{Action, Listener, ListenerRule};

pub use redirect::location;
pub use url::Url;

/// What a listener sees of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RequestView<'a> {
    /// `GET`, `POST`, …
    pub method: &'a str,
    /// The Host header, as it is compared with `host-header` conditions.
    pub host: &'a str,
    /// Path of the URL, beginning with `/`.
    pub path: &'a str,
    /// Query of the URL, without the question mark.
    pub query: &'a str,
    /// Further headers, in the order in which they were sent; a name may occur twice.
    pub headers: &'a [(Arc<str>, Arc<str>)],
    /// Address of the other end of the TCP connection.
    pub source_ip: IpAddr,
}

/// The rule that takes a request, and what it does with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decision<'a> {
    /// Position in [`Listener::rules`]; absent for the default rule.
    pub rule: Option<usize>,
    /// The routing action of the rule.
    pub action: &'a Action,
}

/// The first rule, by ascending priority, all of whose conditions hold, or the default rule.
/// The health of targets plays no part: a rule that matches and leads to an empty group does
/// not fall through to the next one (load-balancing.md 2.1).
pub fn decide<'a>(listener: &'a Listener, request: &RequestView<'_>) -> Decision<'a> {
    let matches =
        |rule: &ListenerRule| rule.conditions.iter().all(|condition| conditions::holds(condition, request));
    match listener.rules.iter().enumerate().find(|(_, rule)| matches(rule)) {
        Some((position, rule)) => Decision { rule: Some(position), action: &rule.action },
        None => Decision { rule: None, action: &listener.default_action },
    }
}
