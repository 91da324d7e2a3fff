use crate::lint::prelude::*;

/// An application protocol other than http, http2 and grpc.
pub static RULE: Rule = Rule {
    code: "TD-PORT-012",
    title: reference("Unknown application protocol"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Schema { words, fixes }],
};

fn words(case: &Case<'_>) -> Words {
    let protocol = words::shortened(case.string());
    Words::new(format!(
        "'appProtocol' is '{protocol}'. AWS documents only http, http2 and grpc; for plain TCP, and for TLS, it is left \
         out."
    ))
}

fn fixes(case: &Case<'_>) -> Vec<Fix> {
    let fixes = words::other_case(case);
    if fixes.is_empty() { words::removed(case) } else { fixes }
}
