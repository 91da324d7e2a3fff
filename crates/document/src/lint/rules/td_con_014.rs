use crate::lint::prelude::*;

/// Registry credentials that name no secret.
pub static RULE: Rule = Rule {
    code: "TD-CON-014",
    title: reference("Registry credentials without a secret"),
    class: Class::RejectedByClient,
    grade: Grade::C,
    source: reference("botocore validator"),
    finders: &[Finder::Schema { words, fixes }],
};

fn words(_: &Case<'_>) -> Words {
    Words::new(
        "'credentialsParameter' is missing. It names the secret that holds user name and password for the registry. \
         Add it, or remove 'repositoryCredentials'.",
    )
}

fn fixes(case: &Case<'_>) -> Vec<Fix> {
    let secret = quoted("arn:aws:secretsmanager:<REGION>:<ACCOUNT_ID>:secret:<NAME>");
    let edit = insert_member(case.tree(), case.node(), "credentialsParameter", &secret, &[]);
    let shown = Fix::shown("Add 'credentialsParameter'", [edit]);
    words::removed(case).into_iter().chain([shown]).collect()
}
