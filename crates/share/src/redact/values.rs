//! Values that look like secrets whatever they are called.

use ecs_document::text::Span;

use super::Reason;

/// How a key that some service hands out begins, of which bytes it goes on, and for how many at
/// least.
type KnownForm = (&'static str, fn(u8) -> bool, usize);

const KNOWN_FORMS: [KnownForm; 14] = [
    ("AKIA", is_upper, 16),
    ("ASIA", is_upper, 16),
    ("ghp_", is_word, 30),
    ("gho_", is_word, 30),
    ("ghs_", is_word, 30),
    ("github_pat_", is_word, 30),
    ("glpat-", is_token, 20),
    ("xoxb-", is_token, 20),
    ("xoxp-", is_token, 20),
    ("sk_live_", is_word, 16),
    ("rk_live_", is_word, 16),
    ("AIza", is_token, 35),
    ("eyJ", is_jwt, 40),
    ("-----BEGIN ", is_pem, 40),
];

/// Accounts of AWS's own examples, and what is plainly no account.
const EXAMPLE_ACCOUNTS: [&str; 5] =
    ["111122223333", "123456789012", "444455556666", "000000000000", "111111111111"];

/// Shortest value that is judged by how irregular it is.
const IRREGULAR_LENGTH: usize = 24;

fn is_upper(byte: u8) -> bool {
    byte.is_ascii_uppercase() || byte.is_ascii_digit()
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

fn is_token(byte: u8) -> bool {
    is_word(byte) || byte == b'-'
}

fn is_jwt(byte: u8) -> bool {
    is_token(byte) || byte == b'.'
}

/// A key in PEM form, its line ends perhaps written as `\n`.
fn is_pem(byte: u8) -> bool {
    is_word(byte) || b"-+/= \\\n\r".contains(&byte)
}

/// Every place of `text` with a known form, a password in a URL or an account id.
pub fn known_forms(text: &str) -> Vec<(Span, Reason)> {
    let mut found = Vec::new();
    for (start, alphabet, least) in KNOWN_FORMS {
        let mut end = 0;
        for (at, _) in text.match_indices(start).filter(|(at, _)| begins_word(text, *at)) {
            if at < end {
                continue;
            }
            end = at + start.len() + run(text, at + start.len(), alphabet);
            let written = text.get(at..end).unwrap_or_default();
            let is_public = start.starts_with('-') && !written.contains("PRIVATE");
            if end - at >= start.len() + least && !is_public {
                found.push((Span::new(at, end), Reason::KnownForm));
            }
        }
    }
    found.extend(passwords_in_urls(text).map(|span| (span, Reason::PasswordInUrl)));
    found.extend(account_ids(text).map(|span| (span, Reason::AccountId)));
    found
}

fn begins_word(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|before| before.bytes().next_back());
    !before.is_some_and(is_word)
}

/// Length of the run of bytes from `at` on that are of `alphabet`.
fn run(text: &str, at: usize, alphabet: fn(u8) -> bool) -> usize {
    text.as_bytes().get(at..).unwrap_or_default().iter().take_while(|byte| alphabet(**byte)).count()
}

/// `password` in `postgres://user:password@host`.
fn passwords_in_urls(text: &str) -> impl Iterator<Item = Span> + '_ {
    text.match_indices("://").filter_map(|(at, found)| {
        let start = at + found.len();
        let authority =
            text.get(start..start + run(text, start, |byte| !b"\"'/ \t\r\n<>".contains(&byte)))?;
        let (user, _) = authority.rsplit_once('@')?;
        let (name, password) = user.split_once(':')?;
        let start = start + name.len() + 1;
        let span = Span::new(start, start + password.len());
        (!password.is_empty() && !is_reference(password) && password != super::MASK).then_some(span)
    })
}

/// The twelve digits in `arn:aws:iam::210987654321:role/…` and `210987654321.dkr.ecr.…`.
fn account_ids(text: &str) -> impl Iterator<Item = Span> + '_ {
    let ends = text.match_indices(':').chain(text.match_indices(".dkr.ecr."));
    ends.filter_map(|(end, _)| {
        let start = end.checked_sub(12)?;
        let digits =
            text.get(start..end).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
        let begins = begins_word(text, start) && !EXAMPLE_ACCOUNTS.contains(&digits);
        let of_arn = text.get(..start)?.ends_with(':') || text.get(end..)?.starts_with(".dkr");
        (begins && of_arn).then(|| Span::new(start, end))
    })
}

/// Whether a value only refers to something that is kept elsewhere, or stands for one.
pub fn is_reference(value: &str) -> bool {
    const STARTS: [&str; 9] = ["$", "<", "{{", "arn:", "!", "data.", "var.", "local.", "aws_"];
    value.trim().is_empty()
        || STARTS.iter().any(|start| value.starts_with(start))
        || value.contains("${")
        || value.to_ascii_uppercase().contains("PLACEHOLDER")
}

/// Whether a value is a switch or a short number, under whatever name.
pub fn is_setting(value: &str) -> bool {
    const SWITCHES: [&str; 8] = ["true", "false", "yes", "no", "on", "off", "null", "none"];
    SWITCHES.iter().any(|switch| value.eq_ignore_ascii_case(switch))
        || (value.len() <= 4 && value.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether a value is as long and irregular as only generated ones are: letters and digits
/// mixed, in one piece, no part of it spelled.
pub fn is_irregular(value: &str) -> bool {
    let in_alphabet = value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+/=_-".contains(&byte));
    let mixed = value.bytes().any(|b| b.is_ascii_digit()) && value.bytes().any(|b| b.is_ascii_alphabetic());
    let is_hexadecimal = value.bytes().all(|byte| byte.is_ascii_hexdigit());
    let needed = if is_hexadecimal { 3.0 } else { 4.0 };
    value.len() >= IRREGULAR_LENGTH && in_alphabet && mixed && !is_spelled(value) && entropy(value) >= needed
}

/// Whether `value` reads like `my-service-production-blue-2`: words of one case between dashes.
fn is_spelled(value: &str) -> bool {
    let parts = value.split(['-', '_', '/', '+', '=']);
    let spelled = |part: &str| {
        let letters = part.trim_end_matches(|c: char| c.is_ascii_digit());
        letters.bytes().all(|b| b.is_ascii_lowercase()) || letters.bytes().all(|b| b.is_ascii_uppercase())
    };
    parts.clone().count() > 1 && parts.clone().all(spelled)
}

/// Shannon entropy, in bits for each character.
fn entropy(value: &str) -> f64 {
    let mut counts = [0u32; 256];
    for byte in value.bytes() {
        if let Some(count) = counts.get_mut(usize::from(byte)) {
            *count += 1;
        }
    }
    let length = value.len() as f64;
    let shares = counts.iter().filter(|count| **count > 0).map(|count| f64::from(*count) / length);
    shares.map(|share| -share * share.log2()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn generated_values_are_irregular_and_written_ones_are_not() {
        for value in [
            "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
            "d41d8cd98f00b204e9800998ecf8427e",
            "Zm9vYmFyYmF6cXV4MTIzNDU2",
        ] {
            assert!(is_irregular(value), "{value}");
        }
        for value in [
            "/usr/local/share/ca-certificates/root1",
            "my-service-production-eu-west-1-blue-2",
            "https://example.com/a/long/path/of/words/1",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa1",
            "com.example.application.Main1Class",
        ] {
            assert!(!is_irregular(value), "{value}");
        }
    }
}
