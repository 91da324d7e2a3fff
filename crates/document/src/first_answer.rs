//! What AWS would say first. It answers a call with one problem, its client with all that it can see.

use crate::diagnostics::Diagnostic;
use crate::lint::{Class, Severity};

/// The text is not JSON: the client stops there, before it looks at anything else.
const NOT_JSON: &str = "TD-DOC-001";
/// A container without memory, which is known to be reported before the sizes of the task.
const NO_MEMORY: &str = "TD-SIZE-014";
const AFTER_NO_MEMORY: [&str; 2] = ["TD-SIZE-004", "TD-SIZE-005"];

/// Which of `diagnostics`, by their places in the list, AWS or its client would answer with first: one, or all
/// that the client reports together. None while the order is not known.
///
/// Section 0.4 of the reference: a client that cannot read the text says only that; else everything that the
/// client finds comes before the call, all of it together. Of what the service refuses only a single one is certain
/// to come first, and a container without memory before the sizes of a Fargate task.
#[must_use]
pub fn first_answers(diagnostics: &[Diagnostic]) -> Vec<usize> {
    let with_class = |class: fn(Class) -> bool| {
        let matters = move |found: &Diagnostic| found.severity != Severity::Note && class(found.class);
        let found = diagnostics.iter().enumerate().filter(move |(_, found)| matters(found));
        found.map(|(place, _)| place).collect::<Vec<usize>>()
    };
    let code = |place: &usize| diagnostics.get(*place).map_or("", |found| found.code);
    let by_client = with_class(|class| class == Class::RejectedByClient);
    if let Some(unreadable) = by_client.iter().find(|place| code(place) == NOT_JSON) {
        return vec![*unreadable];
    }
    if !by_client.is_empty() {
        let is_certain =
            |place: &usize| diagnostics.get(*place).is_some_and(|it| it.severity == Severity::Error);
        return if by_client.iter().all(is_certain) { by_client } else { Vec::new() };
    }
    // Whatever may be refused may be what AWS says first, however uncertain it is that it is refused at all.
    let by_service = with_class(|class| class == Class::Rejected || class.is_unsupported());
    match by_service.as_slice() {
        [only] => vec![*only],
        several => no_memory_first(several, code),
    }
}

/// The container without memory, when nothing else is refused but what is known to come after it.
fn no_memory_first<'d>(refused: &[usize], code: impl Fn(&usize) -> &'d str) -> Vec<usize> {
    let (first, rest): (Vec<usize>, Vec<usize>) = refused.iter().partition(|place| code(place) == NO_MEMORY);
    let is_known = first.len() == 1 && rest.iter().all(|place| AFTER_NO_MEMORY.contains(&code(place)));
    if is_known { first } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{JudgeOptions, judge};

    fn first(text: &str) -> Vec<&'static str> {
        let judgement = judge(text, &JudgeOptions::default());
        let found = judgement.diagnostics();
        first_answers(found).into_iter().map(|place| found[place].code).collect()
    }

    #[test]
    fn the_client_comes_first_with_all_it_sees() {
        let text = r#"{"family": "a b", "nonsense": 1, "containerDefinitions": [{"name": 1, "image": "a"}]}"#;
        assert_eq!(first(text), ["TD-DOC-005", "TD-DOC-018"]);
    }

    #[test]
    fn what_is_no_mistake_in_its_form_is_not_said() {
        let text = r#"{"family": "a", "revision": 1, "taskDefinitionArn": "x", "containerDefinitions": []}"#;
        assert_eq!(first(text), ["TD-TOP-002"]);
    }

    #[test]
    fn a_text_that_is_no_json_is_all_there_is_to_say() {
        let text = r#"{"family": "a b", "nonsense": 1, "cpu": .5, "containerDefinitions": [],}"#;
        assert_eq!(first(text), ["TD-DOC-001"]);
    }

    #[test]
    fn a_lone_refusal_is_the_first() {
        assert_eq!(first(r#"{"family": "a", "containerDefinitions": []}"#), ["TD-TOP-002"]);
    }

    #[test]
    fn of_two_refusals_the_first_is_not_known() {
        assert_eq!(first(r#"{"family": "a b", "containerDefinitions": []}"#), [""; 0]);
        assert_eq!(
            first(r#"{"family": "a", "containerDefinitions": [{"name": "a", "image": "b"}]}"#),
            ["TD-SIZE-014"]
        );
    }

    #[test]
    fn missing_memory_comes_before_the_sizes_of_the_task() {
        let text = r#"{"family": "a", "networkMode": "awsvpc", "requiresCompatibilities": ["FARGATE"],
            "containerDefinitions": [{"name": "a", "image": "b"}]}"#;
        assert_eq!(first(text), ["TD-SIZE-014"]);
        let two = r#"{"family": "a", "networkMode": "awsvpc", "requiresCompatibilities": ["FARGATE"],
            "containerDefinitions": [{"name": "a", "image": "b"}, {"name": "c", "image": "b"}]}"#;
        assert_eq!(first(two), [""; 0]);
    }
}
