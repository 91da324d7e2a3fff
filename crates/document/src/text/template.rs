/// Whether `text` holds a token that a template tool replaces before AWS sees it: `${NAME}`, `{{ name }}`,
/// `{% if a %}`, `$$$NAME$$$` or `<NAME>`, but not the tags of markup. A lone `$NAME` is none: no tool that fills in task
/// definitions leaves it to be replaced.
#[must_use]
pub fn has_template_token(text: &str) -> bool {
    // Nearly every string has none of the three openers.
    let Some(first) = text.bytes().position(|byte| matches!(byte, b'$' | b'{' | b'<')) else { return false };
    let text = text.get(first..).unwrap_or("");
    holds(text, "${", "}", |_| true)
        || is_fenced(text, "$$$")
        || holds(text, "{{", "}}", |_| true)
        || holds(text, "{%", "%}", |_| true)
        || (holds(text, "<", ">", is_name) && !text.contains("</"))
}

/// Whether `text` as a whole is one such token, so that it may be replaced together with its quotes.
#[must_use]
pub fn is_template_token(text: &str) -> bool {
    let text = text.trim();
    let wraps = |open: &str, close: &str| {
        let inside = text.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
        inside.is_some_and(|inside| !inside.contains(open))
    };
    has_template_token(text)
        && (wraps("${", "}") || wraps("{{", "}}") || wraps("<", ">") || wraps("$$$", "$$$"))
}

/// Whether an `open` with something of `kind` up to the next `close` occurs.
fn holds(text: &str, open: &str, close: &str, kind: fn(&str) -> bool) -> bool {
    let mut rest = text;
    while let Some((piece, after)) = rest.split_once(close) {
        if piece.rsplit_once(open).is_some_and(|(_, inside)| !inside.is_empty() && kind(inside)) {
            return true;
        }
        rest = after;
    }
    false
}

/// Whether a name between two times `fence` occurs.
fn is_fenced(text: &str, fence: &str) -> bool {
    let mut pieces = text.split(fence).skip(1).peekable();
    while let Some(piece) = pieces.next() {
        if pieces.peek().is_some() && !piece.is_empty() && is_name(piece) {
            return true;
        }
    }
    false
}

fn is_name(text: &str) -> bool {
    let named = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b' ' | b'.' | b':');
    text.bytes().all(named) && text.trim() == text
}

#[cfg(test)]
mod tests {
    use super::{has_template_token, is_template_token};

    #[test]
    fn a_token_alone_may_stand_for_any_type() {
        for text in ["${PORT}", " {{ port }} ", "<PORT>", "$$$PORT$$$"] {
            assert!(is_template_token(text), "{text}");
        }
        for text in ["-r ${A}", "${A}/${B}", "${A}x", "80", "<a> <b>"] {
            assert!(!is_template_token(text), "{text}");
        }
    }

    #[test]
    fn tokens_of_the_usual_template_tools() {
        for text in [
            "${IMAGE}",
            "a:${TAG:-1}",
            "{{ must_env `X` }}",
            "<IMAGE1_NAME>",
            "<your-role arn>",
            "<<A>>",
            "$$$A$$$",
            "a{% if b %}c{% endif %}",
        ] {
            assert!(has_template_token(text), "{text}");
        }
        for text in
            ["", "$IMAGE", "a < b > c!", "{}", "${}", "a{b}c", "<>", "<a/b>", "<b>bold</b>", "${x", "{{x}"]
        {
            assert!(!has_template_token(text), "{text}");
        }
    }
}
