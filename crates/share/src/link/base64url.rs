//! Base64 with the alphabet for links (RFC 4648, section 5), without padding. Small enough to
//! own: a library would add more to the page than these lines.

const ALPHABET: [u8; 64] = *b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// `bytes` as text.
pub fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let bits =
            group.iter().fold(0u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - group.len()));
        for position in 0..=group.len() {
            let digit = bits >> (18 - 6 * position) & 63;
            text.push(ALPHABET.get(digit as usize).map_or('A', |symbol| char::from(*symbol)));
        }
    }
    text
}

/// The bytes that `text` stands for, or nothing when it is no base64url. Padding is tolerated.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let text = text.trim_end_matches('=').as_bytes();
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3 + 2);
    for group in text.chunks(4) {
        let mut bits = 0;
        for symbol in group {
            bits = bits << 6 | digit(*symbol)?;
        }
        // Two, three or four symbols hold one, two or three bytes; one alone holds none.
        let whole = group.len().checked_sub(1).filter(|whole| *whole > 0)?;
        bits <<= 6 * (4 - group.len());
        bytes.extend(bits.to_be_bytes().into_iter().skip(1).take(whole));
    }
    Some(bytes)
}

fn digit(symbol: u8) -> Option<u32> {
    let value = match symbol {
        b'A'..=b'Z' => symbol - b'A',
        b'a'..=b'z' => symbol - b'a' + 26,
        b'0'..=b'9' => symbol - b'0' + 52,
        b'-' => 62,
        b'_' => 63,
        _ => return None,
    };
    Some(u32::from(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The vectors of RFC 4648, section 10, and the two symbols that differ from plain base64.
    const VECTORS: [(&[u8], &str); 8] = [
        (b"", ""),
        (b"f", "Zg"),
        (b"fo", "Zm8"),
        (b"foo", "Zm9v"),
        (b"foob", "Zm9vYg"),
        (b"fooba", "Zm9vYmE"),
        (b"foobar", "Zm9vYmFy"),
        (&[0xfb, 0xff, 0xbf], "-_-_"),
    ];

    #[test]
    fn the_vectors_of_the_standard_hold() {
        for (bytes, text) in VECTORS {
            assert_eq!(encode(bytes), text);
            assert_eq!(decode(text).as_deref(), Some(bytes), "{text}");
        }
        assert_eq!(decode("Zg==").as_deref(), Some(&b"f"[..]), "padding is tolerated");
    }

    #[test]
    fn what_is_no_base64url_is_refused() {
        for text in ["Z", "Zm9vY", "Zm+v", "Zm/v", "Zm 9", "Zm9é"] {
            assert_eq!(decode(text), None, "{text}");
        }
    }
}
