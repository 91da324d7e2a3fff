use super::shapes;
use super::{Member, Shape};

/// What was probably meant by a member that does not exist here.
#[derive(Clone, Copy, Debug)]
pub enum Suggestion {
    /// This one, in other letter case.
    OtherCase(&'static Member),
    /// This one, misspelt.
    Misspelt(&'static Member),
    /// A member of this name that belongs to another shape.
    Elsewhere(&'static Shape),
}

/// What `name` may mean inside `shape`, which has no such member.
#[must_use]
pub fn suggest(shape: &'static Shape, name: &str) -> Option<Suggestion> {
    let other_case = shape.members.iter().find(|member| member.name.eq_ignore_ascii_case(name));
    if let Some(member) = other_case {
        return Some(Suggestion::OtherCase(member));
    }
    if let Some(elsewhere) = shapes::ALL.iter().find(|shape| shape.member(name).is_some()) {
        return Some(Suggestion::Elsewhere(elsewhere));
    }
    misspelt(shape, name).map(Suggestion::Misspelt)
}

/// The member whose name is nearest, when few enough letters differ.
fn misspelt(shape: &'static Shape, name: &str) -> Option<&'static Member> {
    // A name as long as this is no slip of the pen; it also bounds the work.
    if name.len() > 64 {
        return None;
    }
    let candidates = shape.members.iter().map(|member| (distance(member.name, name), member));
    let (distance, member) = candidates.min_by_key(|(distance, _)| *distance)?;
    let allowed = (member.name.len() / 4).max(1);
    (distance <= allowed).then_some(member)
}

/// Letters to insert, delete, replace or swap to make one name of the other; letter case is free.
fn distance(one: &str, other: &str) -> usize {
    let one: Vec<u8> = one.bytes().map(|byte| byte.to_ascii_lowercase()).collect();
    let other: Vec<u8> = other.bytes().map(|byte| byte.to_ascii_lowercase()).collect();
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=other.len()).collect();
    for (row, &letter) in one.iter().enumerate() {
        let mut line = vec![row + 1];
        for (column, &counterpart) in other.iter().enumerate() {
            let cell = |line: &[usize], at: usize| line.get(at).copied().unwrap_or(usize::MAX - 1);
            let replaced = cell(&above, column) + usize::from(letter != counterpart);
            let mut least = replaced.min(cell(&above, column + 1) + 1).min(cell(&line, column) + 1);
            let swapped = row > 0
                && column > 0
                && one.get(row - 1) == Some(&counterpart)
                && other.get(column - 1) == Some(&letter);
            if swapped {
                least = least.min(cell(&before, column - 1) + 1);
            }
            line.push(least);
        }
        before = std::mem::replace(&mut above, line);
    }
    above.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_member_meant_is_found() {
        let meant = |name| match suggest(&shapes::CONTAINER_DEFINITION, name) {
            Some(Suggestion::OtherCase(member)) => format!("case {}", member.name),
            Some(Suggestion::Misspelt(member)) => format!("misspelt {}", member.name),
            Some(Suggestion::Elsewhere(shape)) => format!("elsewhere {}", shape.name),
            None => String::new(),
        };
        assert_eq!(meant("entrypoint"), "case entryPoint");
        assert_eq!(meant("portMapping"), "misspelt portMappings");
        assert_eq!(meant("enviroment"), "misspelt environment");
        assert_eq!(meant("iamge"), "misspelt image");
        assert_eq!(meant("hostPort"), "elsewhere PortMapping");
        assert_eq!(meant("networkMode"), "elsewhere RegisterTaskDefinitionRequest");
        assert_eq!(meant("comment"), "");
        assert_eq!(meant(""), "");
    }
}
