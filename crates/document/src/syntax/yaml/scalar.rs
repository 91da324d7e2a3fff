use crate::syntax::{Kind, is_json_number};

/// What a plain scalar is by the core schema of YAML 1.2.
pub(super) fn kind_of(plain: &str) -> Kind {
    match plain {
        "" | "~" | "null" | "Null" | "NULL" => Kind::Null,
        "true" | "True" | "TRUE" => Kind::Bool(true),
        "false" | "False" | "FALSE" => Kind::Bool(false),
        number if whole_number(number).is_some() || is_decimal(number) => Kind::Number,
        _ => Kind::String,
    }
}

/// The decimal digits of a whole number of the core schema: `12`, `+12`, `0o14`, `0xC`; kept as they are when
/// they are decimal, whatever their length.
pub(crate) fn whole_number(plain: &str) -> Option<String> {
    let (sign, unsigned) = match plain.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", plain.strip_prefix('+').unwrap_or(plain)),
    };
    let radix = |digits: &str, radix| i64::from_str_radix(digits, radix).ok().filter(|_| sign.is_empty());
    if let Some(digits) = unsigned.strip_prefix("0o") {
        return radix(digits, 8).filter(|_| !digits.starts_with(['+', '-'])).map(|number| number.to_string());
    }
    if let Some(digits) = unsigned.strip_prefix("0x") {
        return radix(digits, 16)
            .filter(|_| !digits.starts_with(['+', '-']))
            .map(|number| number.to_string());
    }
    if unsigned.is_empty() || !unsigned.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let digits = unsigned.trim_start_matches('0');
    Some(format!("{sign}{}", if digits.is_empty() { "0" } else { digits }))
}

/// `1.5`, `.5`, `1.`, `1e3`, `-.inf`, `.nan`.
fn is_decimal(plain: &str) -> bool {
    let unsigned = plain.strip_prefix(['-', '+']).unwrap_or(plain);
    if matches!(unsigned, ".inf" | ".Inf" | ".INF") || matches!(plain, ".nan" | ".NaN" | ".NAN") {
        return true;
    }
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let exponent = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let has_digits = !whole.is_empty() || !fraction.is_empty();
    has_digits && digits(whole) && digits(fraction) && !exponent.is_empty() && digits(exponent)
}

/// Whether `text` may stand in YAML without quotes and is read as the same string by versions 1.1 and 1.2, in
/// block and flow style.
pub(crate) fn is_plain(text: &str) -> bool {
    let words_of_1_1 = ["y", "n", "yes", "no", "on", "off"];
    let is_word = words_of_1_1.iter().any(|word| text.eq_ignore_ascii_case(word));
    let starts_well = text.starts_with(|first: char| first.is_ascii_alphabetic() || first == '/');
    let is_safe = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'/' | b'@');
    let colons_are_inside = !text.contains(": ") && !text.ends_with(':');
    let safe = text.bytes().all(|byte| is_safe(byte) || byte == b':');
    starts_well
        && !is_word
        && colons_are_inside
        && safe
        && kind_of(text) == Kind::String
        && !is_json_number(text)
}
