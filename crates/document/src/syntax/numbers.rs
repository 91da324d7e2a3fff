/// Whether `text` is a number by JSON's grammar: no leading zeros, no plus sign, digits round the point.
#[must_use]
pub fn is_json_number(text: &str) -> bool {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let whole_is_plain = whole == "0" || (is_digits(whole) && !whole.starts_with('0'));
    let exponent_digits = exponent.map(|exponent| exponent.strip_prefix(['+', '-']).unwrap_or(exponent));
    whole_is_plain && fraction.is_none_or(is_digits) && exponent_digits.is_none_or(is_digits)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A number of JSON, YAML or Terraform as JSON writes it; `None` for what JSON cannot write.
#[must_use]
pub fn json_number(text: &str) -> Option<String> {
    if is_json_number(text) {
        return Some(text.to_owned());
    }
    if let Some(whole) = super::yaml::whole_number(text) {
        return Some(whole);
    }
    let (sign, unsigned) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let end = unsigned.find(['e', 'E']).unwrap_or(unsigned.len());
    let (mantissa, exponent) = unsigned.split_at_checked(end)?;
    if !mantissa.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let fraction = if fraction.is_empty() { "0" } else { fraction };
    Some(format!("{sign}{whole}.{fraction}{exponent}")).filter(|number| is_json_number(number))
}

#[cfg(test)]
mod tests {
    use super::{is_json_number, json_number};

    #[test]
    fn numbers_of_other_notations() {
        for (text, json) in [
            ("12", "12"),
            ("+12", "12"),
            ("007", "7"),
            ("0o14", "12"),
            ("0xC", "12"),
            ("-0", "-0"),
            (".5", "0.5"),
            ("+1.", "1.0"),
            ("-.5e3", "-0.5e3"),
            ("1e3", "1e3"),
        ] {
            assert_eq!(json_number(text).as_deref(), Some(json), "{text}");
        }
        for text in [".inf", "-.inf", ".nan", "", ".", "1.2.3", "e3", "0x", "-0x1"] {
            assert_eq!(json_number(text), None, "{text}");
        }
    }

    #[test]
    fn the_grammar_of_rfc_8259() {
        for number in ["0", "-0", "10", "1.5", "-1.50e+10", "2E3", "123456789012345678901234567890"] {
            assert!(is_json_number(number), "{number}");
        }
        for other in ["", "-", "+1", "01", "1.", ".5", "1e", "1e+", "0x10", "512m", "1_000", "--1"] {
            assert!(!is_json_number(other), "{other}");
        }
    }
}
