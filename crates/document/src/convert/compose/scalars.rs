use crate::convert::writer::Writer;
use crate::syntax::{Kind, NodeId, Tree};

/// Writes a scalar as a string.
pub(super) fn text(writer: &mut Writer<'_>, node: NodeId) {
    let (tree, at) = (writer.source, writer.at(node));
    match tree.kind(node) {
        Kind::Number => writer.string(tree.number(node).unwrap_or(""), at),
        Kind::Bool(flag) => writer.string(if flag { "true" } else { "false" }, at),
        _ => writer.copy(node),
    }
}

/// Writes a scalar as the string member `name`.
pub(super) fn member(writer: &mut Writer<'_>, name: &str, node: NodeId) {
    writer.member_of(name, node);
    text(writer, node);
}

/// Writes a boolean as the member `name`.
pub(super) fn flag(writer: &mut Writer<'_>, name: &str, node: NodeId) {
    writer.member_of(name, node);
    let (tree, at) = (writer.source, writer.at(node));
    match tree.string(node) {
        Some("true" | "yes" | "on") => writer.scalar("true", at),
        Some("false" | "no" | "off") => writer.scalar("false", at),
        _ => writer.copy(node),
    }
}

/// The platform of a service that asks for ARM processors.
pub(super) fn arm(tree: &Tree, service: NodeId) -> Option<NodeId> {
    tree.member(service, "platform").filter(|&node| tree.string(node).is_some_and(|it| it.contains("arm64")))
}

/// The seconds of a duration such as `1m30s`, rounded up.
pub(super) fn seconds_at(tree: &Tree, node: NodeId) -> Option<u64> {
    match tree.kind(node) {
        Kind::Number => tree.integer(node).and_then(|number| u64::try_from(number).ok()),
        _ => seconds(tree.string(node)?),
    }
}

fn seconds(duration: &str) -> Option<u64> {
    let mut milliseconds: u64 = 0;
    let mut rest = duration.trim();
    while !rest.is_empty() {
        let digits = rest.find(|letter: char| !letter.is_ascii_digit() && letter != '.')?;
        let (number, after) = rest.split_at(digits);
        let unit = after.find(|letter: char| letter.is_ascii_digit()).unwrap_or(after.len());
        let (unit, after) = after.split_at(unit);
        let scale = match unit {
            "us" | "µs" => 0,
            "ms" => 1,
            "s" => 1_000,
            "m" => 60_000,
            "h" => 3_600_000,
            _ => return None,
        };
        milliseconds = milliseconds.checked_add(thousandths(number)?.checked_mul(scale)? / 1000)?;
        rest = after;
    }
    Some(milliseconds.div_ceil(1000))
}

/// `1.5` as 1500.
fn thousandths(number: &str) -> Option<u64> {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let whole: u64 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    let fraction: String = fraction.chars().chain("000".chars()).take(3).collect();
    whole.checked_mul(1000)?.checked_add(fraction.parse().ok()?)
}

/// The MiB of a size such as `512m` or `1.5gb`; Compose counts in powers of 1024.
pub(super) fn mebibytes(tree: &Tree, node: NodeId) -> Option<u64> {
    let text = tree.string(node).unwrap_or_else(|| tree.source(node)).trim().to_ascii_lowercase();
    let digits = text.find(|letter: char| !letter.is_ascii_digit() && letter != '.').unwrap_or(text.len());
    let (number, unit) = text.split_at(digits);
    let thousandths = thousandths(number).filter(|_| !number.is_empty())?;
    let bytes_per_unit: u64 = match unit.trim() {
        "" | "b" => 1,
        "k" | "kb" | "ki" | "kib" => 1 << 10,
        "m" | "mb" | "mi" | "mib" => 1 << 20,
        "g" | "gb" | "gi" | "gib" => 1 << 30,
        _ => return None,
    };
    let mebibytes = u128::from(thousandths) * u128::from(bytes_per_unit) / 1000 / (1 << 20);
    u64::try_from(mebibytes).ok().map(|mebibytes| mebibytes.max(1))
}

/// The CPU units of a number of processors such as `0.5`.
pub(super) fn cpu_units(tree: &Tree, node: NodeId) -> Option<u64> {
    let text = tree.string(node).unwrap_or_else(|| tree.source(node));
    let thousandths = thousandths(text.trim()).filter(|_| !text.trim().is_empty())?;
    Some(thousandths.checked_mul(1024)? / 1000)
}

/// `text` cut into words as a shell cuts it, without expanding anything.
pub(super) fn split_words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match (quote, letter) {
            (Some(open), _) if open == letter => quote = None,
            (None, '\'' | '"') => {
                quote = Some(letter);
                word.get_or_insert_default();
            }
            (Some('"') | None, '\\') => word.get_or_insert_default().extend(letters.next()),
            (None, _) if letter.is_whitespace() => words.extend(word.take()),
            _ => word.get_or_insert_default().push(letter),
        }
    }
    words.extend(word);
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::parse_yaml;

    #[test]
    fn durations_in_seconds() {
        for (text, expected) in [
            ("30s", Some(30)),
            ("1m30s", Some(90)),
            ("500ms", Some(1)),
            ("1.5s", Some(2)),
            ("1h", Some(3600)),
            ("0s", Some(0)),
            ("", Some(0)),
            ("30", None),
            ("x", None),
            ("99999999999999999999s", None),
        ] {
            assert_eq!(seconds(text), expected, "{text}");
        }
    }

    #[test]
    fn sizes_and_shares() {
        let at = |text: &str, read: fn(&Tree, NodeId) -> Option<u64>| {
            let tree = parse_yaml(text).tree;
            read(&tree, tree.root())
        };
        for (text, expected) in [
            ("512m", Some(512)),
            ("1.5gb", Some(1536)),
            ("1GiB", Some(1024)),
            ("1048576", Some(1)),
            ("x", None),
        ] {
            assert_eq!(at(text, mebibytes), expected, "{text}");
        }
        for (text, expected) in [("0.5", Some(512)), ("'2'", Some(2048)), (".25", Some(256)), ("x", None)] {
            assert_eq!(at(text, cpu_units), expected, "{text}");
        }
    }

    #[test]
    fn words_of_a_shell() {
        let words = split_words(r#"sh -c "echo \"a b\"" 'c d'e '' \ x"#);
        assert_eq!(words, ["sh", "-c", "echo \"a b\"", "c de", "", " x"]);
    }
}
