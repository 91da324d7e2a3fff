//! Clients, names, load balancers with their rules, target groups.

use ecs_model::world::{Listener, LoadBalancer};

use crate::geometry::{Rect, point, rect};
use crate::layout::{BalancerBox, BalancerRow, GroupBox, Layout, MARGIN, RowKind};
use crate::primitive::{Glyph, Role, Subject};
use crate::reading::Reading;
use crate::text;
use crate::view::View;
use crate::words::{action_name, count, per_second, rule_conditions};

use super::easel::{Easel, Panel, font};

/// Paints everything before the clusters.
pub fn paint(easel: &mut Easel, reading: &Reading<'_>, view: &View, layout: &Layout) {
    for (source, at) in &layout.clients {
        clients(easel, reading, *source, *at);
        ring(easel, view, Subject::Clients(*source), *at);
    }
    for (name, at) in &layout.names {
        dns_name(easel, reading, layout, *name, *at);
        ring(easel, view, Subject::Name(*name), *at);
    }
    for balancer in &layout.balancers {
        load_balancer(easel, reading, balancer);
        ring(easel, view, Subject::LoadBalancer(balancer.key), balancer.rect);
    }
    for group in &layout.groups {
        target_group(easel, reading, group);
        ring(easel, view, Subject::TargetGroup(group.key), group.rect);
    }
}

fn ring(easel: &mut Easel, view: &View, subject: Subject, at: Rect) {
    if view.selected == Some(subject) || view.hover == Some(subject) {
        easel.ring(at, view.selected == Some(subject));
    }
}

fn box_at(easel: &mut Easel, at: Rect, subject: Subject) {
    easel.panel(Panel::new(at, 8.0).fill(Role::Surface).stroke(Role::Line, 1.0).shadow());
    easel.hit(at, subject);
}

fn clients(easel: &mut Easel, reading: &Reading<'_>, source: usize, at: Rect) {
    let Some(traffic) = reading.world.traffic.get(source) else { return };
    let body = rect(at.x, at.y, at.w, 40.0);
    box_at(easel, body, Subject::Clients(source));
    easel.glyph(Glyph::Person, body.center(), 18.0, Role::Muted);
    let rate = format!("{}/s", per_second(traffic.millirequests_per_second as f64 / 1_000.0));
    // Name and rate in two tones, together centred below the box.
    let room = 96.0 - text::width(&rate, font::LABEL) - 5.0;
    let name = text::fit(&traffic.name, font::LABEL.weight(550), room);
    let width = text::width(&name, font::LABEL.weight(550)) + 5.0 + text::width(&rate, font::LABEL);
    // The air at the edge of the picture is the label's too.
    let (left, y) = ((body.center().x - width / 2.0).max(MARGIN), body.bottom() + 12.0);
    let used = easel.text((left, y), room, &name, font::LABEL.weight(550), Role::Muted);
    easel.text((left + used + 5.0, y), 80.0, &rate, font::LABEL, Role::Faint);
}

fn dns_name(easel: &mut Easel, reading: &Reading<'_>, layout: &Layout, at: usize, place: Rect) {
    let Some(name) = reading.world.dns.keys().nth(at) else { return };
    box_at(easel, place, Subject::Name(at));
    let (x, room) = (place.x + 12.0, place.w - 24.0);
    easel.text((x, place.y + 14.0), room, name, font::SMALL_NAME, Role::Text);
    // Where no box shows the clients, the name says how many requests come.
    let to_name = reading.world.traffic.iter().filter(|source| source.url.host.eq_ignore_ascii_case(name));
    let rate: f64 = to_name.map(|source| source.millirequests_per_second as f64 / 1_000.0).sum();
    let note = if layout.clients.is_empty() && rate > 0.0 {
        format!("{} requests/s", per_second(rate))
    } else {
        "Route 53 · alias".to_owned()
    };
    easel.text((x, place.y + 28.0), room, &note, font::LABEL, Role::Faint);
}

fn load_balancer(easel: &mut Easel, reading: &Reading<'_>, at: &BalancerBox) {
    let Some(balancer) = reading.world.load_balancers.get(at.key.index()) else { return };
    box_at(easel, at.rect, Subject::LoadBalancer(at.key));
    let port = match balancer.listeners.as_slice() {
        [only] => listener_name(only),
        [] => "no listener".to_owned(),
        several => count(several.len() as u64, "listener"),
    };
    let y = at.head.center().y;
    let width = text::width(&port, font::MONO);
    easel.text_to((at.head.right() - 12.0, y), at.head.w - 24.0, &port, font::MONO, Role::Faint);
    easel.text((at.head.x + 12.0, y), at.head.w - 34.0 - width, &balancer.name, font::NAME, Role::Text);
    for row in &at.rows {
        rule(easel, reading, balancer, row);
    }
}

fn listener_name(listener: &Listener) -> String {
    format!("{} :{}", if listener.https { "HTTPS" } else { "HTTP" }, listener.port)
}

/// Whether a request took this row in the last moments, so that it lights up.
fn is_lit(reading: &Reading<'_>, balancer: &LoadBalancer, row: &BalancerRow) -> bool {
    reading.lately().any(|request| {
        request.route.load_balancer == Some(balancer.key)
            && request.route.listener == Some(row.listener)
            && match (row.kind, request.route.rule) {
                (RowKind::Rule(shown), Some(rule)) => shown == rule,
                (RowKind::More(from), Some(rule)) => rule >= from,
                (RowKind::Default, None) => true,
                _ => false,
            }
    })
}

fn rule(easel: &mut Easel, reading: &Reading<'_>, balancer: &LoadBalancer, row: &BalancerRow) {
    let Some(listener) = balancer.listeners.get(row.listener) else { return };
    let at = row.rect;
    let (priority, condition, action) = match row.kind {
        RowKind::Listener => {
            easel.panel(Panel::new(rect(at.x + 1.0, at.y, at.w - 2.0, at.h), 0.0).fill(Role::Sunken));
            easel.text(
                (at.x + 12.0, at.center().y),
                at.w - 24.0,
                &listener_name(listener),
                font::MONO,
                Role::Muted,
            );
            return;
        }
        RowKind::Rule(rule) => match listener.rules.get(rule) {
            Some(rule) => (rule.priority.to_string(), rule_conditions(&rule.conditions), Some(&rule.action)),
            None => return,
        },
        RowKind::More(from) => {
            (String::new(), count((listener.rules.len() - from) as u64, "more rule"), None)
        }
        RowKind::Default => ("def".to_owned(), "all else".to_owned(), Some(&listener.default_action)),
    };
    let lit = is_lit(reading, balancer, row);
    row_ground(easel, at, lit);
    let y = at.center().y;
    let (faint, plain) = if lit { (Role::AccentText, Role::AccentText) } else { (Role::Faint, Role::Muted) };
    let font = if lit { font::WORD } else { font::TEXT };
    easel.text((at.x + 12.0, y), 28.0, &priority, font::MONO, faint);
    let to = action.map(|action| format!("→ {}", action_name(reading, action))).unwrap_or_default();
    let used = easel.text_to(
        (at.right() - 12.0, y),
        at.w * 0.5,
        &to,
        if lit { font::SMALL_NAME } else { font },
        faint,
    );
    easel.text((at.x + 44.0, y), at.w - 44.0 - 12.0 - used - 8.0, &condition, font, plain);
}

/// A hairline above the row; a tint when it is lit. The last row has the corners of the box.
fn row_ground(easel: &mut Easel, at: Rect, lit: bool) {
    if lit {
        easel.panel(
            Panel::new(rect(at.x + 1.0, at.y + 1.0, at.w - 2.0, at.h - 2.0), 6.0).fill(Role::AccentSoft),
        );
    }
    let line = vec![point(at.x, at.y), point(at.right(), at.y)];
    easel.rail(line, Role::Line, 1.0, false);
}

fn target_group(easel: &mut Easel, reading: &Reading<'_>, at: &GroupBox) {
    let Some(group) = reading.world.target_group(at.key) else { return };
    box_at(easel, at.rect, Subject::TargetGroup(at.key));
    let (x, room) = (at.rect.x + 10.0, at.rect.w - 20.0);
    easel.text((x, at.rect.y + 14.0), room, &group.name, font::SMALL_NAME, Role::Text);
    let (healthy, all) = Reading::healthy_of(group);
    let role = match (healthy, all) {
        (_, 0) => Role::Muted,
        (0, _) => Role::Bad,
        _ => Role::Ok,
    };
    let text = if all == 0 { "empty".to_owned() } else { format!("{healthy} of {all}") };
    easel.text((x, at.rect.y + 28.0), room, &text, font::LABEL.weight(550), role);
}
