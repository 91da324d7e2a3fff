//! What is offered and explained counts UTF-16 units, as editors do, not bytes.

// Tests may be blunt.
use serde_json::{Value, json};

/// Before every place of interest stands "é🚀", six bytes and three units.
const TEXT: &str = r#"{ "family": "é🚀", "networkMode": "aw", "containerDefinitions": [
  { "name": "app", "image": "é🚀", "links": ["db"] }, { "name": "db" "image": "x" }
] }"#;

/// The offset in UTF-16 units of the first `needle`.
fn units(needle: &str) -> u32 {
    TEXT[..TEXT.find(needle).expect(needle)].encode_utf16().count() as u32
}

fn read(json: &str) -> Value {
    serde_json::from_str(json).expect("valid JSON")
}

#[test]
fn offers_replace_what_is_half_written() {
    let at = units("\"aw\"");
    let offers = read(&ecs_judge::complete(TEXT, at + 3, None));
    let offer = &offers[2];
    assert_eq!((&offer["label"], &offer["kind"]), (&json!("awsvpc"), &json!("value")));
    assert_eq!((&offer["from"], &offer["to"]), (&json!(at), &json!(at + 4)));
    assert_eq!((&offer["insert"], &offer["cursor"]), (&json!("\"awsvpc\""), &json!(8)));
    assert_eq!(offer["commaAt"], Value::Null);
}

#[test]
fn a_missing_comma_has_its_place() {
    let at = units(" \"image\": \"x\"");
    let offers = read(&ecs_judge::complete(TEXT, at + 1, None));
    assert_eq!(offers[0]["commaAt"], json!(at));
}

#[test]
fn explanations_know_their_place() {
    let at = units("\"networkMode\"");
    let hover = read(&ecs_judge::hover(TEXT, at + 1));
    assert_eq!((&hover["title"], &hover["from"]), (&json!("networkMode"), &json!(at)));
    assert_eq!(hover["to"], json!(at + 13));
    assert!(
        hover["about"].as_str().is_some_and(|about| !about.is_empty()),
        "the texts about members are built in"
    );
    assert_eq!(read(&ecs_judge::hover(TEXT, 0)), Value::Null);
}

#[test]
fn names_are_found_and_changed_at_every_place() {
    let (used, defined) = (units("\"db\"]") + 1, units("\"db\" ") + 1);
    let name = read(&ecs_judge::name_at(TEXT, used));
    assert_eq!(name["definition"], json!({ "from": defined, "to": defined + 2 }));
    assert_eq!(name["places"].as_array().map(Vec::len), Some(2));
    let renaming = read(&ecs_judge::rename(TEXT, used, "store"));
    assert_eq!(
        renaming["changes"],
        json!([
            { "from": used, "to": used + 2, "insert": "store" },
            { "from": defined, "to": defined + 2, "insert": "store" },
        ])
    );
    assert_eq!(
        read(&ecs_judge::rename(TEXT, used, "app")),
        json!({ "refused": "Another container has this name." })
    );
    assert_eq!(read(&ecs_judge::name_at(TEXT, 0)), Value::Null);
}
