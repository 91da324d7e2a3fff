//! The rules of listeners as a form: in the order of their priorities, with what they ask of a
//! request and what they do. Conditions beyond one path or one host are left to the JSON below.

use std::sync::Arc;

use ecs_model::scenario::{Listener, ListenerRule, RuleAction, Scenario};
use ecs_model::world::RuleCondition;
use leptos::prelude::*;
use web_sys::{Event, HtmlInputElement};

use crate::dom::{El, View, button, dynamic, el, live, memo};
use crate::state::Workspace;
use crate::ui::kit::{NumberField, Sign, icon, select};

/// What a fixed response may answer besides what a scenario says already.
const STATUSES: [u16; 3] = [404, 403, 503];
/// `Priority` (load-balancing.md 2.3).
const PRIORITIES: (i64, i64) = (1, 50_000);
/// Between the priorities of rules that are added, so that others fit between them.
const PRIORITY_STEP: u32 = 10;

/// Position of a load balancer and of its listener.
type Place = (usize, usize);

/// A group of rows for each listener.
pub fn rules(workspace: Workspace) -> View {
    // Rows stay while their values change, so that no field loses the focus.
    let shape = memo(move || workspace.scenario.with(|scenario| listeners(scenario)));
    dynamic(move || {
        let groups = shape.get();
        groups
            .into_iter()
            .map(|(title, place, rules)| group(workspace, title, place, rules))
            .collect::<Vec<_>>()
    })
}

/// Each listener: what it is called, where it is, how many rules it has.
fn listeners(scenario: &Scenario) -> Vec<(String, Place, usize)> {
    let balancers = scenario.load_balancers.iter().enumerate();
    let listeners = balancers.flat_map(|(at, balancer)| {
        balancer.listeners.iter().enumerate().map(move |(listener, it)| {
            (format!("Rules of {} :{}", balancer.name, it.port), (at, listener), it.rules.len())
        })
    });
    listeners.collect()
}

fn group(workspace: Workspace, title: String, place: Place, rules: usize) -> El {
    let add = move || {
        edit(workspace, place, |listener| {
            let last = listener.rules.iter().map(|rule| rule.priority).max().unwrap_or(0);
            let priority = (last + PRIORITY_STEP).min(PRIORITIES.1 as u32);
            let conditions = vec![RuleCondition::Path(vec![Arc::from("/api/*")])];
            let action = listener.default_action.clone();
            listener.rules.push(ListenerRule { priority, conditions, action });
        });
    };
    el("fieldset")
        .class("rules")
        .child(el("legend").text(title))
        .children((0..rules).map(|rule| row(workspace, place, rule)))
        .child(el("p").class("quiet-line").text("Everything else goes where the default rule says."))
        .child(button().class("button small").text("Add a rule").on_click(add))
}

fn row(workspace: Workspace, place: Place, at: usize) -> El {
    let priority = NumberField {
        label: "Priority",
        value: read(workspace, place, at, |rule| rule.priority.into()),
        range: PRIORITIES,
        step: 1,
        on_change: Callback::new(move |value: i64| {
            let priority = u32::try_from(value).unwrap_or(1);
            change(workspace, place, at, |rule| rule.priority = priority);
        }),
    };
    let remove = move || {
        edit(workspace, place, |listener| {
            if at < listener.rules.len() {
                listener.rules.remove(at);
            }
        });
    };
    let remove = button()
        .class("button quiet icon small")
        .attr("aria-label", "Remove the rule")
        .child(icon(Sign::Close))
        .on_click(remove);
    el("div")
        .class("rule")
        .attr("role", "group")
        .attr("aria-label", format!("Rule {}", at + 1))
        .child(priority.view(None))
        .child(condition(workspace, place, at))
        .child(action(workspace, place, at))
        .child(remove)
}

/// One condition on the path or on the host; what is more is only named.
fn condition(workspace: Workspace, place: Place, at: usize) -> View {
    let simple = memo(move || {
        workspace
            .scenario
            .with(|scenario| rule(scenario, place, at).is_none_or(|rule| is_simple(&rule.conditions)))
    });
    dynamic(move || {
        if !simple.get() {
            return View::from(el("span").class("quiet-line").text("conditions: see the JSON below"));
        }
        let kind = read(workspace, place, at, |rule| {
            i64::from(matches!(rule.conditions.first(), Some(RuleCondition::Host(_))))
        });
        let set_kind = Callback::new(move |kind: i64| {
            change(workspace, place, at, |rule| {
                let values = values(&rule.conditions);
                rule.conditions =
                    vec![if kind == 1 { RuleCondition::Host(values) } else { RuleCondition::Path(values) }];
            });
        });
        let words = memo(move || {
            workspace.scenario.with(|scenario| {
                rule(scenario, place, at).map_or_else(String::new, |rule| values(&rule.conditions).join(", "))
            })
        });
        let typed = move |event: Event| {
            let input: HtmlInputElement = event_target(&event);
            let typed: Vec<Arc<str>> = input
                .value()
                .split(',')
                .map(str::trim)
                .filter(|word| !word.is_empty())
                .map(Arc::from)
                .collect();
            if !typed.is_empty() {
                change(workspace, place, at, |rule| {
                    rule.conditions = match rule.conditions.first() {
                        Some(RuleCondition::Host(_)) => vec![RuleCondition::Host(typed)],
                        _ => vec![RuleCondition::Path(typed)],
                    };
                });
            }
            // What was typed and not accepted gives way to what holds.
            input.set_value(&words.get_untracked());
        };
        let field = el("input")
            .class("field mono")
            .attr("type", "text")
            .attr("aria-label", "Patterns")
            .attr("spellcheck", "false")
            .value(live(move || words.get()))
            .on("change", typed);
        let kinds = [(0, "path".to_owned()), (1, "host".to_owned())];
        View::of([select("Condition on", kinds, kind, set_kind), field])
    })
}

/// Where the rule sends a request, or what it answers.
fn action(workspace: Workspace, place: Place, at: usize) -> View {
    let choices = memo(move || workspace.scenario.with(|scenario| choices(scenario, place, at)));
    dynamic(move || {
        let choices = choices.get();
        let options: Vec<(i64, String)> = (0..).zip(choices.iter().map(words)).collect();
        let chosen = choices.clone();
        let value = memo(move || {
            workspace.scenario.with(|scenario| {
                let action = rule(scenario, place, at).map(|rule| &rule.action);
                let at = chosen.iter().position(|choice| Some(choice) == action);
                i64::try_from(at.unwrap_or_default()).unwrap_or_default()
            })
        });
        let set = Callback::new(move |value: i64| {
            if let Some(action) = usize::try_from(value).ok().and_then(|at| choices.get(at)) {
                change(workspace, place, at, |rule| rule.action = action.clone());
            }
        });
        select("Action", options, value, set)
    })
}

/// Every target group, a few fixed answers, and what the rule does now.
fn choices(scenario: &Scenario, place: Place, at: usize) -> Vec<RuleAction> {
    let forward = |group: &str| RuleAction::Forward(vec![(group.to_owned(), 1)]);
    let answer =
        |status| RuleAction::FixedResponse { status, content_type: String::new(), body: String::new() };
    let groups = scenario.target_groups.iter().map(|group| forward(&group.name));
    let mut choices: Vec<RuleAction> = groups.chain(STATUSES.map(answer)).collect();
    if let Some(rule) = rule(scenario, place, at).filter(|rule| !choices.contains(&rule.action)) {
        choices.push(rule.action.clone());
    }
    choices
}

fn words(action: &RuleAction) -> String {
    match action {
        RuleAction::Forward(groups) => {
            let names: Vec<&str> = groups.iter().map(|(name, _)| name.as_str()).collect();
            format!("→ {}", names.join(", "))
        }
        RuleAction::FixedResponse { status, .. } => format!("answers {status}"),
        RuleAction::Redirect(redirect) => format!("redirects, {}", redirect.status),
    }
}

fn is_simple(conditions: &[RuleCondition]) -> bool {
    matches!(conditions, [] | [RuleCondition::Path(_) | RuleCondition::Host(_)])
}

fn values(conditions: &[RuleCondition]) -> Vec<Arc<str>> {
    match conditions.first() {
        Some(RuleCondition::Path(values) | RuleCondition::Host(values)) => values.clone(),
        _ => Vec::new(),
    }
}

fn rule(scenario: &Scenario, (balancer, listener): Place, at: usize) -> Option<&ListenerRule> {
    scenario.load_balancers.get(balancer)?.listeners.get(listener)?.rules.get(at)
}

fn read(workspace: Workspace, place: Place, at: usize, read: fn(&ListenerRule) -> i64) -> Memo<i64> {
    memo(move || workspace.scenario.with(|scenario| rule(scenario, place, at).map(read).unwrap_or_default()))
}

fn edit(workspace: Workspace, (balancer, listener): Place, change: impl FnOnce(&mut Listener)) {
    workspace.edit(|scenario| {
        let balancer = scenario.load_balancers.get_mut(balancer);
        if let Some(listener) = balancer.and_then(|balancer| balancer.listeners.get_mut(listener)) {
            change(listener);
        }
    });
}

fn change(workspace: Workspace, place: Place, at: usize, change: impl FnOnce(&mut ListenerRule)) {
    edit(workspace, place, |listener| {
        if let Some(rule) = listener.rules.get_mut(at) {
            change(rule);
        }
    });
}
