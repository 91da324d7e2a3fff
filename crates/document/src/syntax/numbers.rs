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

#[cfg(test)]
mod tests {
    use super::is_json_number;

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
