use crate::lint::prelude::*;

/// A user that is none: a negative number, or not of the form user:group.
pub static RULE: Rule = Rule {
    code: "TD-CON-016",
    title: reference("Malformed user"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, no_fix))],
};

struct Malformed<'c> {
    user: &'c str,
    at: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Malformed<'c>> {
    // Windows has users of other forms, and no rule of ours about them but that AWS documents none.
    let containers = context.definition.containers().filter(|_| !context.lens.is_windows());
    let users = containers.filter_map(|container| container.user.known_at());
    let malformed = users.filter(|(user, _)| !user.is_empty() && !is_user(user));
    malformed.map(|(&user, at)| Malformed { user, at }).collect()
}

/// Whether `user` is a user, or a user and a group.
fn is_user(user: &str) -> bool {
    let is_one = |part: &str| {
        let is_negative =
            part.strip_prefix('-').is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
        !part.is_empty() && !is_negative && !part.contains(char::is_whitespace)
    };
    let (user, group) = user.split_once(':').unwrap_or((user, "0"));
    is_one(user) && is_one(group) && !group.contains(':')
}

fn words<'c>(_: &'c Context<'c>, malformed: &Malformed<'c>) -> Finding {
    let user = words::shortened(malformed.user);
    let message = format!(
        "'user' is '{user}'. AWS documents a user, or user:group, each as a name or as a number that is not negative."
    );
    Finding::at(malformed.at, message)
}
