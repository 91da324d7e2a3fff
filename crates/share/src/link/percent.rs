//! Percent-encoding, as a hand-written link has it.

/// `text` with every `%xx` replaced by its byte; nothing when the bytes are no UTF-8. A `%`
/// that begins no escape stays: people write links by hand.
pub fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let escaped = (*first == b'%').then(|| after.split_first_chunk::<2>()).flatten();
        match escaped.and_then(|(digits, after)| Some((hexadecimal(*digits)?, after))) {
            Some((byte, after)) => {
                bytes.push(byte);
                rest = after;
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).ok()
}

fn hexadecimal(digits: [u8; 2]) -> Option<u8> {
    let [high, low] = digits.map(|digit| char::from(digit).to_digit(16));
    u8::try_from(high? << 4 | low?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_become_bytes_and_everything_else_stays() {
        assert_eq!(decode("%7B%22a%22%3A%22%C3%A9%22%7d").as_deref(), Some("{\"a\":\"é\"}"));
        assert_eq!(decode("100% sure%2").as_deref(), Some("100% sure%2"));
        assert_eq!(decode("a+b").as_deref(), Some("a+b"));
        assert_eq!(decode("%ff"), None);
    }
}
