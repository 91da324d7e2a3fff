//! The first complaint of the JSON reader inside the AWS CLI, which is that of Python 3.13.
//!
//! The CLI stops at the first departure from JSON. To quote it exactly, its reader is followed here step
//! by step; this runs only on texts that are already known not to be JSON.

/// What the client says about a text that is not JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientComplaint {
    /// The words, such as `Expecting value`.
    pub words: &'static str,
    /// The byte they are about.
    pub offset: usize,
}

impl ClientComplaint {
    /// The words with line, column and character as the client prints them; it counts code points.
    #[must_use]
    pub fn text(&self, document: &str) -> String {
        let before = document.get(..self.offset).unwrap_or(document);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        format!("{}: line {line} column {column} (char {})", self.words, before.chars().count())
    }
}

/// The client's complaint about `text`, or `None` when it is JSON (Python also reads `NaN` and `Infinity`).
#[must_use]
pub fn first_complaint(text: &str) -> Option<ClientComplaint> {
    if text.starts_with('\u{feff}') {
        let words = "Unexpected UTF-8 BOM (decode using utf-8-sig)";
        return Some(ClientComplaint { words, offset: 0 });
    }
    Reader { text: text.as_bytes(), position: 0 }.document().err()
}

type Step<T> = Result<T, ClientComplaint>;

fn complain<T>(words: &'static str, offset: usize) -> Step<T> {
    Err(ClientComplaint { words, offset })
}

struct Reader<'t> {
    text: &'t [u8],
    position: usize,
}

/// What may follow inside the brackets read so far.
enum Inside {
    Object,
    List,
}

impl Reader<'_> {
    fn document(&mut self) -> Step<()> {
        let mut open = Vec::new();
        self.blanks();
        loop {
            self.value(&mut open)?;
            // After a value: close what closes, until another value is due.
            loop {
                self.blanks();
                match open.last() {
                    None if self.byte().is_none() => return Ok(()),
                    None => return complain("Extra data", self.position),
                    Some(Inside::Object) if self.take(b'}') => drop(open.pop()),
                    Some(Inside::List) if self.take(b']') => drop(open.pop()),
                    Some(inside) => {
                        self.comma(inside)?;
                        break;
                    }
                }
            }
        }
    }

    /// Reads up to the end of one scalar or empty bracket, opening brackets on the way.
    fn value(&mut self, open: &mut Vec<Inside>) -> Step<()> {
        loop {
            match self.byte() {
                Some(b'{') => {
                    self.position += 1;
                    self.blanks();
                    if self.take(b'}') {
                        return Ok(());
                    }
                    self.name()?;
                    open.push(Inside::Object);
                }
                Some(b'[') => {
                    self.position += 1;
                    self.blanks();
                    if self.take(b']') {
                        return Ok(());
                    }
                    open.push(Inside::List);
                }
                Some(b'"') => return self.string(),
                _ => return self.literal(),
            }
        }
    }

    /// The comma before another entry, and the entry's name in an object.
    fn comma(&mut self, inside: &Inside) -> Step<()> {
        let comma = self.position;
        if !self.take(b',') {
            return complain("Expecting ',' delimiter", comma);
        }
        self.blanks();
        match inside {
            Inside::Object if self.byte() == Some(b'}') => {
                complain("Illegal trailing comma before end of object", comma)
            }
            Inside::Object => self.name(),
            Inside::List if self.byte() == Some(b']') => {
                complain("Illegal trailing comma before end of array", comma)
            }
            Inside::List => Ok(()),
        }
    }

    fn name(&mut self) -> Step<()> {
        if self.byte() != Some(b'"') {
            return complain("Expecting property name enclosed in double quotes", self.position);
        }
        self.string()?;
        self.blanks();
        if !self.take(b':') {
            return complain("Expecting ':' delimiter", self.position);
        }
        self.blanks();
        Ok(())
    }

    fn string(&mut self) -> Step<()> {
        let begin = self.position;
        self.position += 1;
        loop {
            match self.byte() {
                None => return complain("Unterminated string starting at", begin),
                Some(b'"') => {
                    self.position += 1;
                    return Ok(());
                }
                Some(b'\\') => self.escape(begin)?,
                Some(0..=0x1f) => return complain("Invalid control character at", self.position),
                Some(_) => self.position += 1,
            }
        }
    }

    fn escape(&mut self, begin: usize) -> Step<()> {
        let escaped = self.position + 1;
        match self.text.get(escaped) {
            None => complain("Unterminated string starting at", begin),
            Some(b'u') => {
                let digits = self.text.get(escaped + 1..escaped + 5).unwrap_or(&[]);
                // Python wants at least one more character after the digits.
                let complete = digits.len() == 4 && escaped + 5 < self.text.len();
                if !complete || !digits.iter().all(u8::is_ascii_hexdigit) {
                    return complain("Invalid \\uXXXX escape", escaped);
                }
                self.position = escaped + 5;
                Ok(())
            }
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => {
                self.position = escaped + 1;
                Ok(())
            }
            Some(_) => complain("Invalid \\escape", self.position),
        }
    }

    fn literal(&mut self) -> Step<()> {
        let rest = self.text.get(self.position..).unwrap_or(&[]);
        let words = ["null", "true", "false", "NaN", "Infinity", "-Infinity"];
        let length = words.iter().find(|word| rest.starts_with(word.as_bytes())).map(|word| word.len());
        match length.or_else(|| number_length(rest)) {
            Some(length) => {
                self.position += length;
                Ok(())
            }
            None => complain("Expecting value", self.position),
        }
    }

    fn blanks(&mut self) {
        while matches!(self.byte(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.position += 1;
        }
    }

    fn take(&mut self, byte: u8) -> bool {
        let found = self.byte() == Some(byte);
        self.position += usize::from(found);
        found
    }

    fn byte(&self) -> Option<u8> {
        self.text.get(self.position).copied()
    }
}

/// The length of the longest number that `text` starts with.
fn number_length(text: &[u8]) -> Option<usize> {
    let digits =
        |from: usize| text.get(from..).unwrap_or(&[]).iter().take_while(|byte| byte.is_ascii_digit()).count();
    let sign = usize::from(text.first() == Some(&b'-'));
    let whole = match text.get(sign)? {
        b'0' => 1,
        b'1'..=b'9' => digits(sign),
        _ => return None,
    };
    let mut length = sign + whole;
    if text.get(length) == Some(&b'.') && digits(length + 1) > 0 {
        length += 1 + digits(length + 1);
    }
    if matches!(text.get(length), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(text.get(length + 1), Some(b'+' | b'-')));
        let exponent = digits(length + 1 + sign);
        if exponent > 0 {
            length += 1 + sign + exponent;
        }
    }
    Some(length)
}

#[cfg(test)]
mod tests {
    use super::first_complaint;

    /// What Python's `json.loads` answered; the two about trailing commas are worded so since 3.13.
    const RECORDED: &[(&str, &str)] = &[
        ("", "Expecting value: line 1 column 1 (char 0)"),
        ("\u{feff}{}", "Unexpected UTF-8 BOM (decode using utf-8-sig): line 1 column 1 (char 0)"),
        ("{\n  // c\n}", "Expecting property name enclosed in double quotes: line 2 column 3 (char 4)"),
        ("{\"a\": 1,}", "Illegal trailing comma before end of object: line 1 column 8 (char 7)"),
        ("[1, ]", "Illegal trailing comma before end of array: line 1 column 3 (char 2)"),
        ("{'a': 1}", "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
        ("{\"a\" 1}", "Expecting ':' delimiter: line 1 column 6 (char 5)"),
        ("{\"é\": 1 \"b\": 2}", "Expecting ',' delimiter: line 1 column 9 (char 8)"),
        ("{\"a\": [1, 2}", "Expecting ',' delimiter: line 1 column 12 (char 11)"),
        ("{\"a\": ,}", "Expecting value: line 1 column 7 (char 6)"),
        ("{\"a\": True}", "Expecting value: line 1 column 7 (char 6)"),
        ("{\"a\": 01}", "Expecting ',' delimiter: line 1 column 8 (char 7)"),
        ("{\"a\": \"x\ny\"}", "Invalid control character at: line 1 column 9 (char 8)"),
        ("{\"a\": \"x", "Unterminated string starting at: line 1 column 7 (char 6)"),
        ("{\"a\": \"\\x\"}", "Invalid \\escape: line 1 column 8 (char 7)"),
        ("{\"a\": \"\\u12g4\"}", "Invalid \\uXXXX escape: line 1 column 9 (char 8)"),
        ("{} {}", "Extra data: line 1 column 4 (char 3)"),
        ("{\"a\": {", "Expecting property name enclosed in double quotes: line 1 column 8 (char 7)"),
        ("[1, 2", "Expecting ',' delimiter: line 1 column 6 (char 5)"),
        ("[\"a\", 'b']", "Expecting value: line 1 column 7 (char 6)"),
        ("-", "Expecting value: line 1 column 1 (char 0)"),
    ];

    #[test]
    fn the_client_is_quoted_exactly() {
        for (text, expected) in RECORDED {
            let complaint = first_complaint(text).map(|complaint| complaint.text(text));
            assert_eq!(complaint.as_deref(), Some(*expected), "{text:?}");
        }
    }

    #[test]
    fn json_gives_no_complaint() {
        for text in ["{}", " [1, -2.5e+3, \"\\u00e9\\n\", {\"a\": [[], {}]}] ", "null", "0"] {
            assert_eq!(first_complaint(text), None, "{text:?}");
        }
    }
}
