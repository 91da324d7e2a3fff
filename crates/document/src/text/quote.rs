use std::fmt::Write;

/// `text` as a JSON string, with its quotes.
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut json = String::with_capacity(text.len() + 2);
    json.push('"');
    for character in text.chars() {
        match character {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            '\n' => json.push_str("\\n"),
            '\r' => json.push_str("\\r"),
            '\t' => json.push_str("\\t"),
            control if control < ' ' => {
                // Writing to a String cannot fail.
                let _ = write!(json, "\\u{:04x}", control as u32);
            }
            other => json.push(other),
        }
    }
    json.push('"');
    json
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn what_is_quoted_reads_back() {
        for text in ["", "plain", "\"\\/\u{8}\n\r\t\u{1}", "é🚀\u{7f}"] {
            assert_eq!(serde_json::from_str::<String>(&quoted(text)).expect("valid JSON"), text);
        }
    }
}
