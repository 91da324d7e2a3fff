//! The first line of a payload: `name=value` parts between blanks. Parts with their usual value
//! are left away; parts that a newer version may write are passed over.

use crate::workspace::{Tab, View};

/// What the first line says.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// Length of each definition's text, in bytes.
    pub definitions: Vec<usize>,
    /// Length of the scenario's text, in bytes.
    pub scenario: usize,
    /// What was shown.
    pub view: View,
}

impl Header {
    /// The line, with its end.
    pub fn to_line(&self) -> String {
        let usual = View::default();
        let lengths: Vec<String> = self.definitions.iter().map(usize::to_string).collect();
        let mut line = format!("definitions={}", lengths.join(","));
        let mut part = |name: &str, value: u64, usual: u64| {
            if value != usual {
                line.push_str(&format!(" {name}={value}"));
            }
        };
        part("scenario", self.scenario as u64, 0);
        part("definition", self.view.definition as u64, usual.definition as u64);
        part("time", self.view.time, usual.time);
        part("speed", u64::from(self.view.speed), u64::from(usual.speed));
        if self.view.tab != usual.tab {
            line.push_str(" tab=");
            line.push_str(self.view.tab.name());
        }
        line.push('\n');
        line
    }

    /// Reads the line, given without its end. A tab that this version lacks is the first one.
    pub fn parse(line: &str) -> Option<Header> {
        let mut header = Header::default();
        for part in line.split(' ') {
            let (name, value) = part.split_once('=')?;
            match name {
                "definitions" => header.definitions = lengths(value)?,
                "scenario" => header.scenario = value.parse().ok()?,
                "definition" => header.view.definition = value.parse().ok()?,
                "time" => header.view.time = value.parse().ok()?,
                "speed" => header.view.speed = value.parse().ok()?,
                "tab" => {
                    header.view.tab =
                        Tab::ALL.into_iter().find(|tab| tab.name() == value).unwrap_or_default();
                }
                _ => {}
            }
        }
        Some(header)
    }
}

fn lengths(list: &str) -> Option<Vec<usize>> {
    if list.is_empty() {
        return Some(Vec::new());
    }
    list.split(',').map(|length| length.parse().ok()).collect()
}
