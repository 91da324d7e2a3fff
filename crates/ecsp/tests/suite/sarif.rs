//! What `ecsp check --format sarif` prints has the structure of SARIF 2.1.0, as far as the standard says so of the
//! members that we write.

use serde_json::Value;
use std::path::Path;
use std::process::Command;

fn log_of(folder: &str, arguments: &[&str]) -> Value {
    let output = Command::new(env!("CARGO_BIN_EXE_ecsp"))
        .args(["check", "--format", "sarif"])
        .args(arguments)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/inputs").join(folder))
        .output()
        .unwrap();
    serde_json::from_slice(&output.stdout).expect("JSON")
}

/// Collects what is wrong, with the place.
#[derive(Default)]
struct Check(Vec<String>);

impl Check {
    fn that(&mut self, holds: bool, complaint: impl Into<String>) {
        if !holds {
            self.0.push(complaint.into());
        }
    }

    fn text(&mut self, message: &Value, at: &str) {
        let text = message["text"].as_str().unwrap_or("");
        self.that(!text.is_empty(), format!("{at}: a message needs a text"));
    }

    fn run(&mut self, run: &Value) {
        let driver = &run["tool"]["driver"];
        self.that(driver["name"].is_string(), "a driver has a name");
        self.that(run["columnKind"] == "utf16CodeUnits", "columns are counted in UTF-16 units");
        let rules = driver["rules"].as_array().unwrap();
        let mut ids: Vec<&str> = rules.iter().map(|rule| rule["id"].as_str().unwrap()).collect();
        ids.dedup();
        self.that(ids.len() == rules.len(), "ids of rules are unique");
        for rule in rules {
            let id = rule["id"].as_str().unwrap();
            for part in ["shortDescription", "fullDescription", "help"] {
                self.text(&rule[part], id);
            }
            self.that(rule["help"]["markdown"].as_str().is_some_and(|it| it.contains(id)), "help has a page");
            self.level(&rule["defaultConfiguration"]["level"], id);
        }
        let artifacts: Vec<&Value> =
            run["artifacts"].as_array().unwrap().iter().map(|it| &it["location"]["uri"]).collect();
        for result in run["results"].as_array().unwrap() {
            self.result(result, rules, &artifacts);
        }
        for invocation in run["invocations"].as_array().unwrap() {
            self.that(invocation["executionSuccessful"].is_boolean(), "an invocation says how it ended");
            for notification in invocation["toolExecutionNotifications"].as_array().unwrap() {
                self.text(&notification["message"], "notification");
                self.level(&notification["level"], "notification");
                for place in notification["locations"].as_array().unwrap() {
                    self.place(&place["physicalLocation"], &artifacts, "notification");
                }
            }
        }
    }

    fn level(&mut self, level: &Value, at: &str) {
        let known = ["none", "note", "warning", "error"];
        self.that(level.as_str().is_some_and(|it| known.contains(&it)), format!("{at}: level {level}"));
    }

    fn result(&mut self, result: &Value, rules: &[Value], artifacts: &[&Value]) {
        let id = result["ruleId"].as_str().unwrap();
        let index = result["ruleIndex"].as_u64().unwrap() as usize;
        self.that(rules[index]["id"] == id, format!("{id}: ruleIndex leads to another rule"));
        self.level(&result["level"], id);
        self.text(&result["message"], id);
        let places = result["locations"].as_array().unwrap();
        self.that(places.len() == 1, format!("{id}: code hosts show results with one place"));
        for place in places.iter().chain(result["relatedLocations"].as_array().unwrap()) {
            self.place(&place["physicalLocation"], artifacts, id);
        }
        for related in result["relatedLocations"].as_array().unwrap() {
            self.text(&related["message"], id);
        }
        for fix in result["fixes"].as_array().unwrap() {
            self.text(&fix["description"], id);
            let changes = fix["artifactChanges"].as_array().unwrap();
            self.that(!changes.is_empty(), format!("{id}: a fix changes something"));
            for change in changes {
                self.that(
                    artifacts.contains(&&change["artifactLocation"]["uri"]),
                    format!("{id}: changes a stranger"),
                );
                let replacements = change["replacements"].as_array().unwrap();
                self.that(!replacements.is_empty(), format!("{id}: a change replaces something"));
                for replacement in replacements {
                    self.region(&replacement["deletedRegion"], id);
                    self.that(
                        replacement["insertedContent"]["text"].is_string(),
                        format!("{id}: inserts no text"),
                    );
                }
            }
        }
        for suppression in result["suppressions"].as_array().expect("all results say it or none does") {
            let kind = suppression["kind"].as_str().unwrap();
            self.that(["inSource", "external"].contains(&kind), format!("{id}: suppression {kind}"));
        }
    }

    fn place(&mut self, place: &Value, artifacts: &[&Value], at: &str) {
        let uri = &place["artifactLocation"]["uri"];
        self.that(artifacts.contains(&uri), format!("{at}: {uri} is not among the artifacts"));
        let is_reference = |uri: &str| !uri.is_empty() && !uri.contains([' ', '\\', '<', '>', '"']);
        self.that(uri.as_str().is_some_and(is_reference), format!("{at}: {uri} is no reference"));
        self.region(&place["region"], at);
    }

    fn region(&mut self, region: &Value, at: &str) {
        let [line, column, end_line, end_column] = ["startLine", "startColumn", "endLine", "endColumn"]
            .map(|name| region[name].as_u64().unwrap_or(0));
        self.that(line >= 1 && column >= 1, format!("{at}: lines and columns count from 1"));
        self.that((line, column) <= (end_line, end_column), format!("{at}: a region ends before it begins"));
    }
}

fn complaints(log: &Value) -> Vec<String> {
    let mut check = Check::default();
    check.that(log["version"] == "2.1.0" && log["$schema"].is_string(), "version 2.1.0 and its schema");
    for run in log["runs"].as_array().unwrap() {
        check.run(run);
    }
    check.0
}

#[test]
fn the_structure_is_that_of_the_standard() {
    for (folder, arguments) in [
        (".", ["fargate.json", "bridge.json", "shop-definition.json", "latin1.json"].as_slice()),
        ("project", &["."]),
        (".", &["clean.json"]),
        (".", &["missing file.json"]),
    ] {
        let complaints = complaints(&log_of(folder, arguments));
        assert!(complaints.is_empty(), "{arguments:?}\n{}", complaints.join("\n"));
    }
}

#[test]
fn a_wrong_structure_is_seen() {
    let good = log_of(".", &["fargate.json"]);
    for (pointer, wrong) in [
        ("/version", Value::from("2.0.0")),
        ("/runs/0/results/0/ruleIndex", Value::from(1)),
        ("/runs/0/results/0/level", Value::from("fatal")),
        ("/runs/0/results/0/message/text", Value::from("")),
        ("/runs/0/results/0/locations/0/physicalLocation/region/startLine", Value::from(0)),
        ("/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri", Value::from("a b")),
        ("/runs/0/tool/driver/rules/0/help/text", Value::Null),
    ] {
        let mut log = good.clone();
        *log.pointer_mut(pointer).expect(pointer) = wrong;
        assert!(!complaints(&log).is_empty(), "{pointer}");
    }
}
