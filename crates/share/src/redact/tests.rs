use ecs_document::syntax::parse_json;
use proptest::prelude::*;

use super::*;

fn found(text: &str) -> Vec<(Option<String>, &str, Reason)> {
    find_secrets(text).into_iter().map(|secret| (secret.name, secret.span.of(text), secret.reason)).collect()
}

fn redacted(text: &str) -> String {
    redact(text, &find_secrets(text))
}

const DOCUMENT: &str = r#"{
  // kept as it is
  "executionRoleArn": "arn:aws:iam::210987654321:role/run",
  "containerDefinitions": [{
    "name": "app", "image": "210987654321.dkr.ecr.eu-west-1.amazonaws.com/app@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "environment": [
      {"name": "DB_PASSWORD", "value": "hunter2 \"quoted\""},
      {"value": "postgres://app:s3cr3t@db:5432/app", "name": "DATABASE_URL"},
      {"name": "SESSION", "value": "Zm9vYmFyYmF6cXV4MTIzNDU2"},
      {"name": "STAGE", "value": "production"},
      {"name": "TOKEN_TTL", "value": "3600"},
      {"name": "API_KEY", "value": "${API_KEY}"},
    ],
    "secrets": [{"name": "OTHER_PASSWORD", "valueFrom": "arn:aws:ssm:eu-west-1:210987654321:parameter/x"}],
    "command": ["run", "--key", "AKIAIOSFODNN7EXAMPLE"]
  }]
}"#;

#[test]
fn secrets_of_a_document_are_found_and_nothing_else() {
    let name = |name: &str| Some(name.to_owned());
    assert_eq!(
        found(DOCUMENT),
        [
            (name("executionRoleArn"), "210987654321", Reason::AccountId),
            (name("image"), "210987654321", Reason::AccountId),
            (name("DB_PASSWORD"), r#"hunter2 \"quoted\""#, Reason::Name),
            (name("DATABASE_URL"), "s3cr3t", Reason::PasswordInUrl),
            (name("SESSION"), "Zm9vYmFyYmF6cXV4MTIzNDU2", Reason::Irregular),
            (name("valueFrom"), "210987654321", Reason::AccountId),
            (None, "AKIAIOSFODNN7EXAMPLE", Reason::KnownForm),
        ]
    );
}

#[test]
fn masking_changes_the_values_and_nothing_else() {
    let masked = redacted(DOCUMENT);
    let expected = DOCUMENT
        .replace(r#"hunter2 \"quoted\""#, MASK)
        .replace("s3cr3t", MASK)
        .replace("Zm9vYmFyYmF6cXV4MTIzNDU2", MASK)
        .replace("AKIAIOSFODNN7EXAMPLE", MASK)
        .replace("210987654321", MASKED_ACCOUNT);
    assert_eq!(masked, expected);
    assert_eq!(found(&masked), [], "what is masked is not found again");
    let problems =
        |text: &str| parse_json(text).problems.iter().map(|problem| problem.kind.clone()).collect::<Vec<_>>();
    assert_eq!(problems(&masked), problems(DOCUMENT));
}

#[test]
fn yaml_terraform_and_broken_text_are_masked_too() {
    for (text, expected) in [
        ("Environment:\n  - Name: DB_PASSWORD\n    Value: hunter2 # old\n", "    Value: REDACTED # old\n"),
        ("environment:\n  - DB_PASSWORD=hunter2\n", "  - DB_PASSWORD=REDACTED\n"),
        ("environment:\n  DB_PASSWORD: 'it is hunter2'\n", "  DB_PASSWORD: 'REDACTED'\n"),
        ("{\n name = \"DB_PASSWORD\"\n value = \"hunter2\"\n}", " value = \"REDACTED\"\n}"),
        (r#"{"name": "DB_PASSWORD", "value": "hunter2"#, r#""value": "REDACTED"#),
        (
            "key: |\n  -----BEGIN RSA PRIVATE KEY-----\n  MIIEowIBAAKCAQEAvL1234567890abcdefghij\n",
            "key: |\n  REDACTED",
        ),
    ] {
        assert!(redacted(text).ends_with(expected), "{text} became {}", redacted(text));
    }
}

#[test]
fn references_certificates_and_examples_are_no_secrets() {
    for text in [
        r#"{"name": "DB_PASSWORD", "value": "{{resolve:secretsmanager:db}}"}"#,
        r#"{"name": "DB_PASSWORD", "value": ""}"#,
        r#"{"name": "USE_TOKEN", "value": "true"}"#,
        r#"{"roleArn": "arn:aws:iam::123456789012:role/x"}"#,
        r#"{"value": "https://user:${PASSWORD}@host"}"#,
        "-----BEGIN CERTIFICATE-----\nMIIEowIBAAKCAQEAvL1234567890abcdefghij\n",
        r#"{"Attributes":[{"Key":"deregistration_delay.timeout_seconds","Value":"30"}]}"#,
        r#"{"passwordPolicy":{"type":"strict"},"time":"2025-01-01T000000000000:00"}"#,
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

/// Each of these takes minutes where something looks at the whole text once for each of its parts.
#[test]
fn a_megabyte_of_anything_is_searched_at_once() {
    for piece in [
        "a:b,",
        "#",
        " '",
        "- ",
        "-----BEGIN ",
        "://a:b@",
        "{\"a\":1,",
        "[",
        "\"",
        " AKIAIOSFODNN7EXAMPLE",
        "210987654321:",
    ] {
        let _ = find_secrets(&piece.repeat(1_000_000 / piece.len()));
    }
}

proptest! {
    #[test]
    fn any_text_is_searched_and_masked(text in "[\\PC\n\"'{}:=,#/ -]{0,200}") {
        let secrets = find_secrets(&text);
        for pair in secrets.windows(2) {
            prop_assert!(pair[0].span.end <= pair[1].span.start);
        }
        if secrets.is_empty() {
            prop_assert_eq!(redact(&text, &secrets), text);
        }
    }

    #[test]
    fn a_password_never_survives(value in "[a-zA-Z0-9#%&()*+,./:;=?@^_{}|~-]{8,30}", indent in 0usize..8) {
        prop_assume!(!super::values::is_reference(&value));
        let text = format!("{:indent$}{{\"name\": \"PASSWORD\",\n\"value\": \"{value}\"}}", "");
        prop_assert!(!redacted(&text).contains(&value), "{}", redacted(&text));
    }
}
