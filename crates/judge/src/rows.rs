use ecs_document::effective::{Filled, effective};
use ecs_document::lens::{Fit, Outlook, lens};
use ecs_document::lint::Target;
use ecs_document::outline::{Topic, outlines, sentences};
use ecs_document::schema::Place;
use ecs_document::text::Span;
use serde::Serialize;

/// A line of a panel that says something about the definition as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Row {
    /// What it is about.
    pub name: String,
    /// What there is to say, in a few words.
    pub value: String,
    /// The rest, in sentences.
    pub notes: Vec<String>,
    /// The place in the text that it is about.
    pub span: Option<Span>,
    /// What can be done about it, as the module that judges calls it; empty for nothing.
    pub action: String,
}

/// How the definition stands with each launch type. The action is the name of the launch type that it can be
/// made ready for.
#[must_use]
pub fn launch_types(text: &str) -> Vec<Row> {
    lens(text).iter().map(launch_type).collect()
}

fn launch_type(outlook: &Outlook) -> Row {
    let errors = outlook.errors.iter().map(|found| found.message.clone());
    let steps = outlook.steps.iter().map(|step| format!("{}.", step.title));
    let remaining = outlook.remaining.iter().map(|found| found.message.clone());
    let (value, notes) = match outlook.fit {
        Fit::AsItIs => ("Runs as it is".to_owned(), Vec::new()),
        Fit::WithChanges if outlook.steps.is_empty() => {
            ("Needs changes by hand".to_owned(), errors.collect())
        }
        Fit::WithChanges => (changes(outlook.steps.len()), steps.chain(remaining).collect()),
        Fit::Cannot => ("Cannot run there".to_owned(), remaining.collect()),
    };
    let can_be_made = outlook.fit == Fit::WithChanges && !outlook.steps.is_empty();
    let action = if can_be_made { outlook.target.to_owned() } else { String::new() };
    Row { name: outlook.name.to_owned(), value, notes, span: None, action }
}

/// What ECS fills in: the place of each member, its value, and what is known about it.
#[must_use]
pub fn filled_in(text: &str, target: Option<Target>) -> Vec<Row> {
    effective(text, target).into_iter().map(filled).collect()
}

fn filled(filled: Filled) -> Row {
    let places = if filled.places.len() == Place::ALL.len() {
        "everywhere".to_owned()
    } else {
        filled.places.join(", ")
    };
    let note = (!filled.note.is_empty()).then(|| filled.note.to_owned());
    let known = format!("Applies {places}. Source: {}, grade {}.", filled.source, filled.grade.letter());
    Row {
        name: filled.pointer,
        value: filled.value.unwrap_or_default(),
        notes: note.into_iter().chain([known]).collect(),
        span: Some(Span::empty(filled.at)),
        action: String::new(),
    }
}

/// The definitions in `text`, read back in sentences, topic by topic.
#[must_use]
pub fn read_back(text: &str) -> Vec<Row> {
    let sentences = outlines(text).into_iter().flat_map(|outline| sentences(&outline));
    let mut rows: Vec<Row> = Vec::new();
    for sentence in sentences {
        let name = topic(sentence.topic);
        match rows.last_mut().filter(|row| row.name == name) {
            Some(row) => row.notes.push(sentence.text),
            None => rows.push(Row { name: name.to_owned(), value: sentence.text, ..Row::default() }),
        }
    }
    rows
}

fn topic(topic: Topic) -> &'static str {
    match topic {
        Topic::Task => "Task",
        Topic::Start => "Start and end",
        Topic::Size => "CPU and memory",
        Topic::Ports => "Ports",
        Topic::Volumes => "Volumes",
        Topic::Secrets => "Secrets and roles",
        Topic::Logs => "Logs",
    }
}

fn changes(count: usize) -> String {
    if count == 1 { "Needs 1 change".to_owned() } else { format!("Needs {count} changes") }
}

/// Rows in the form that crosses from module to module.
#[must_use]
pub fn rows_to_json(rows: &[Row]) -> String {
    serde_json::to_string(rows).unwrap_or_default()
}
