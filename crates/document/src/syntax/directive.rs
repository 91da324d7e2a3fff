//! Directives of template tools: what decides which part of a text is kept (`{% if x %}`, `{{ range .List }}`), and
//! stands for nothing itself.

/// What a token in braces does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    /// It is written over by a value.
    Value,
    /// It begins what may be there, once or more.
    Opens,
    /// It begins what is there otherwise.
    Turns,
    /// It ends what another began.
    Ends,
    /// It stands for nothing.
    Nothing,
}

/// A token of a template tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TemplateToken {
    pub start: usize,
    pub end: usize,
    pub effect: Effect,
}

/// The token in double braces, `{% … %}` or `{# … #}` that begins at `start` and ends on its line. The search stops at
/// the start of another one, so that no byte is searched twice.
pub(super) fn token_at(text: &str, start: usize) -> Option<TemplateToken> {
    let rest = text.get(start..)?;
    let (open, close) =
        [("{{", "}}"), ("{%", "%}"), ("{#", "#}")].into_iter().find(|(open, _)| rest.starts_with(open))?;
    let inside = rest.get(open.len()..)?;
    let line = inside.bytes().position(|byte| byte == b'\n' || byte == b'{').unwrap_or(inside.len());
    let inside = inside.get(..line)?;
    let length = inside.find(close).filter(|&length| length > 0)?;
    let words = inside.get(..length)?;
    let effect = match open {
        "{{" => effect_of_value(words),
        "{%" => effect_of_statement(words),
        _ => Effect::Nothing,
    };
    Some(TemplateToken { start, end: start + open.len() + length + close.len(), effect })
}

/// The first word between the braces, and what follows it.
fn first_word(words: &str) -> (&str, &str) {
    let words = words.trim_matches(['-', '~', ' ', '\t', '+']);
    words.split_once([' ', '\t', '(']).map_or((words, ""), |(word, rest)| (word, rest.trim()))
}

/// What Jinja does with `{% words %}`.
fn effect_of_statement(words: &str) -> Effect {
    let (word, rest) = first_word(words);
    match word {
        "if" | "for" | "with" | "block" | "macro" | "filter" | "raw" | "unless" => Effect::Opens,
        // A block of its own only where no value is given on the line.
        "set" if !rest.contains('=') => Effect::Opens,
        "else" | "elif" | "elsif" => Effect::Turns,
        "include" | "call" => Effect::Value,
        word if word.starts_with("end") => Effect::Ends,
        _ => Effect::Nothing,
    }
}

/// What Go's templates and Handlebars do with `{{ words }}`.
fn effect_of_value(words: &str) -> Effect {
    let (word, rest) = first_word(words);
    match word {
        "if" | "range" | "with" | "define" | "block" if !rest.is_empty() => Effect::Opens,
        "else" => Effect::Turns,
        "end" if rest.is_empty() => Effect::Ends,
        "break" | "continue" if rest.is_empty() => Effect::Nothing,
        _ if word.starts_with('#') => Effect::Opens,
        _ if word.starts_with("/*") || word.starts_with('!') || rest.starts_with(":=") => Effect::Nothing,
        _ if word.starts_with('/') => Effect::Ends,
        _ => Effect::Value,
    }
}

/// The token that ends what is open at `from`, before which nothing else ends it.
pub(super) fn end_of_block(text: &str, from: usize) -> Option<TemplateToken> {
    let mut depth = 0_usize;
    let mut at = from;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find('{')) {
        at += found;
        let Some(token) = token_at(text, at) else {
            at += 1;
            continue;
        };
        at = token.end;
        match token.effect {
            Effect::Opens => depth += 1,
            Effect::Ends if depth == 0 => return Some(token),
            Effect::Ends => depth -= 1,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_decide() {
        for (text, effect) in [
            ("{{ must_env `X` }}", Effect::Value),
            ("{{if .A}}", Effect::Opens),
            ("{{- if eq .A \"b\" -}}", Effect::Opens),
            ("{{ else if .B }}", Effect::Turns),
            ("{{- end }}", Effect::Ends),
            ("{{ end_of_name }}", Effect::Value),
            ("{{ range }}", Effect::Value),
            ("{{/* words */}}", Effect::Nothing),
            ("{{ $a := .B }}", Effect::Nothing),
            ("{{#each list}}", Effect::Opens),
            ("{{/each}}", Effect::Ends),
            ("{% if a %}", Effect::Opens),
            ("{%- elif b -%}", Effect::Turns),
            ("{% endif %}", Effect::Ends),
            ("{% set a = 1 %}", Effect::Nothing),
            ("{% include 'a.json' %}", Effect::Value),
            ("{# words #}", Effect::Nothing),
        ] {
            let token = token_at(text, 0).expect(text);
            assert_eq!((token.effect, token.end), (effect, text.len()), "{text}");
        }
        for text in ["{{}}", "{{ a", "{\"a\"", "{{ a\n}}", "{% {{ a }}"] {
            assert_eq!(token_at(text, 0), None, "{text}");
        }
    }

    #[test]
    fn blocks_end_where_they_are_closed() {
        let text = "a {% if b %} {{ x }} {% endif %} {\"c\": 1} {% endif %} d";
        assert_eq!(end_of_block(text, 0).map(|token| token.start), text.rfind("{% endif"));
        assert_eq!(end_of_block("{{ a }} {% if b %}", 0), None);
    }
}
