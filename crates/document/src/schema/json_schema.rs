use serde_json::{Map, Value as JsonValue, json};

use super::{Integer, ListOf, Member, Required, Shape, Text, Value, ValueKind, shapes};

/// A JSON Schema (2020-12) of the input of `RegisterTaskDefinition`, made from the tables.
#[must_use]
pub fn json_schema() -> JsonValue {
    let definitions: Map<String, JsonValue> =
        shapes::ALL.iter().map(|shape| (definition_name(shape).to_owned(), object(shape))).collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Amazon ECS task definition",
        "$ref": reference(&shapes::TASK_DEFINITION),
        "$defs": definitions,
    })
}

/// The name of a definition. The API model uses one shape for variables and proxy settings; here they are two.
fn definition_name(shape: &'static Shape) -> &'static str {
    if std::ptr::eq(shape, &shapes::PROXY_PROPERTY) { "ProxyProperty" } else { shape.name }
}

fn reference(shape: &'static Shape) -> String {
    format!("#/$defs/{}", definition_name(shape))
}

fn object(shape: &'static Shape) -> JsonValue {
    let properties: Map<String, JsonValue> =
        shape.members.iter().map(|member| (member.name.to_owned(), property(member))).collect();
    let required: Vec<&str> = shape
        .members
        .iter()
        .filter(|member| member.required != Required::No)
        .map(|member| member.name)
        .collect();
    let mut schema = json!({ "type": "object", "properties": properties, "additionalProperties": false });
    if !required.is_empty() {
        set(&mut schema, "required", json!(required));
    }
    schema
}

fn property(member: &Member) -> JsonValue {
    let mut schema = value(&member.value);
    let default = member.default.map(|default| format!(" Default: {default}.")).unwrap_or_default();
    set(&mut schema, "description", json!(format!("{}.{default}", capitalised(member.about))));
    schema
}

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or(String::new(), |first| first.to_uppercase().chain(characters).collect())
}

fn value(value: &Value) -> JsonValue {
    match &value.kind {
        ValueKind::Text(limits) => text(limits),
        ValueKind::Choice(choice) => json!({ "enum": choice.values }),
        ValueKind::Integer(limits) => integer(limits),
        ValueKind::Boolean => json!({ "type": "boolean" }),
        ValueKind::List(limits) => list(limits),
        ValueKind::Map(element) => json!({ "type": "object", "additionalProperties": self::value(element) }),
        ValueKind::Object(shape) => json!({ "$ref": reference(shape) }),
    }
}

fn text(limits: &Text) -> JsonValue {
    let mut schema = json!({ "type": "string" });
    if let Some(shortest) = limits.shortest {
        set(&mut schema, "minLength", json!(shortest.value));
    }
    if let Some(longest) = limits.longest {
        set(&mut schema, "maxLength", json!(longest.value));
    }
    if let Some((pattern, _)) = limits.pattern {
        set(&mut schema, "pattern", json!(pattern.regular_expression()));
    }
    schema
}

fn integer(limits: &Integer) -> JsonValue {
    let mut schema = json!({ "type": "integer" });
    if let Some(least) = limits.least {
        set(&mut schema, "minimum", json!(least.value));
    }
    if let Some(greatest) = limits.greatest {
        set(&mut schema, "maximum", json!(greatest.value));
    }
    schema
}

fn list(limits: &ListOf) -> JsonValue {
    let mut schema = json!({ "type": "array", "items": value(limits.element) });
    if let Some(fewest) = limits.fewest {
        set(&mut schema, "minItems", json!(fewest.value));
    }
    if let Some(most) = limits.most {
        set(&mut schema, "maxItems", json!(most.value));
    }
    schema
}

fn set(schema: &mut JsonValue, keyword: &str, value: JsonValue) {
    if let Some(object) = schema.as_object_mut() {
        object.insert(keyword.to_owned(), value);
    }
}
