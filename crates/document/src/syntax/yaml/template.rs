//! Template tokens in places where they are no YAML.

/// `text` with every token that a template tool replaces (`{{ … }}`, `${ … }`) written over by letters, so
/// that it reads as a plain word, and with lines of directives (`{% … %}`) blank. Every byte keeps its place.
/// `None` when there is nothing to write over.
pub(super) fn masked(text: &str) -> Option<String> {
    if !["{{", "${", "{%"].iter().any(|open| text.contains(open)) {
        return None;
    }
    let mut masked = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let content = line.trim_end_matches(['\n', '\r']);
        mask_line(content, &mut masked);
        masked.push_str(line.get(content.len()..).unwrap_or(""));
    }
    Some(masked)
}

fn mask_line(line: &str, masked: &mut String) {
    let words = line.trim();
    if words.starts_with("{%") && words.ends_with("%}") {
        masked.extend(std::iter::repeat_n(' ', line.len()));
        return;
    }
    let is_alone = words.starts_with("{{") && words.find("}}").is_some_and(|at| at + 2 == words.len());
    let mut rest = line;
    while let Some((before, token, after)) = next_token(rest) {
        masked.push_str(before);
        // A token alone on its line stands for members: a name without a value.
        let letters = if is_alone { token.len() - 1 } else { token.len() };
        masked.extend(std::iter::repeat_n('x', letters));
        masked.push_str(if is_alone { ":" } else { "" });
        rest = after;
    }
    masked.push_str(rest);
}

/// What stands before the first token of `text`, the token, and the rest.
fn next_token(text: &str) -> Option<(&str, &str, &str)> {
    let braces = text.find("{{").map(|at| (at, "}}"));
    let dollar = text.find("${").map(|at| (at, "}"));
    let (at, close) = [braces, dollar].into_iter().flatten().min()?;
    let (before, rest) = text.split_at_checked(at)?;
    let length = rest.find(close)? + close.len();
    let (token, after) = rest.split_at_checked(length)?;
    Some((before, token, after))
}
