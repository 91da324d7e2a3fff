//! What should not travel: values in a text that look like secrets, found and masked.
//!
//! The text may be JSON, YAML or Terraform, whole or broken: nothing here needs it to be
//! readable, and masking replaces the characters of a value and nothing else. A miss and a false
//! alarm are both possible, so the user sees the list before anything is shared.

mod names;
mod scan;
mod values;

use ecs_document::text::{Edit, Span, apply_edits};

/// What stands in place of a masked secret: fit for a string in any of the formats.
pub const MASK: &str = "REDACTED";
/// What stands in place of a masked account id: the account of AWS's own examples.
pub const MASKED_ACCOUNT: &str = "111122223333";

/// Why a value is taken for a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// Its name says so, for example `DB_PASSWORD`.
    Name,
    /// It has the form of a key that some service hands out, for example `AKIA…`.
    KnownForm,
    /// A password inside of a URL.
    PasswordInUrl,
    /// Long, and as irregular as only generated values are.
    Irregular,
    /// The number of an AWS account.
    AccountId,
}

impl Reason {
    /// A few words that complete "masked because …".
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Reason::Name => "its name says that it is a secret",
            Reason::KnownForm => "it has the form of an access key or token",
            Reason::PasswordInUrl => "it is the password in a URL",
            Reason::Irregular => "it is long and looks generated",
            Reason::AccountId => "it is the number of an AWS account",
        }
    }
}

/// A value that should perhaps not travel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Secret {
    /// The bytes of the value, without quotes.
    pub span: Span,
    /// The name it stands under, if it has one, for example `DB_PASSWORD`.
    pub name: Option<String>,
    /// Why it was found.
    pub reason: Reason,
}

impl Secret {
    /// What stands in its place once it is masked.
    #[must_use]
    pub fn mask(&self) -> &'static str {
        if self.reason == Reason::AccountId { MASKED_ACCOUNT } else { MASK }
    }
}

/// Everything in `text` that looks like a secret, in the order of the text, none overlapping
/// another.
#[must_use]
pub fn find_secrets(text: &str) -> Vec<Secret> {
    let scanned = scan::scan(text);
    let mut secrets: Vec<Secret> = scanned
        .iter()
        .filter_map(|entry| {
            let reason = judge(entry)?;
            Some(Secret { span: entry.value, name: Some(entry.name.to_owned()), reason })
        })
        .collect();
    secrets.extend(values::known_forms(text).into_iter().map(|(span, reason)| {
        // A variable comes twice, and the second time under the name that it has in the container.
        let until = scanned.partition_point(|entry| entry.value.start <= span.start);
        let entry = scanned.get(..until).and_then(<[_]>::last).filter(|entry| entry.value.contains(span));
        Secret { span, name: entry.map(|entry| entry.name.to_owned()), reason }
    }));
    // Of two that overlap, the one that begins first and reaches further stays.
    ecs_sort::sort_by_key(&mut secrets, |secret| {
        (secret.span.start, std::cmp::Reverse(secret.span.end), secret.reason)
    });
    let mut end = 0;
    secrets.retain(|secret| {
        let apart = secret.span.start >= end;
        end = end.max(secret.span.end);
        apart
    });
    secrets
}

fn judge(entry: &scan::Entry<'_>) -> Option<Reason> {
    let value = entry.value_text;
    if value == MASK || values::is_reference(value) {
        return None;
    }
    let named = if entry.is_variable { names::variable_is_secret } else { names::member_is_secret };
    if named(entry.name) && !values::is_setting(value) {
        return Some(Reason::Name);
    }
    (entry.is_variable && values::is_irregular(value)).then_some(Reason::Irregular)
}

/// `text` with each of `secrets`, as [`find_secrets`] found them in it, masked. Everything else
/// stays as it is, to the byte.
#[must_use]
pub fn redact(text: &str, secrets: &[Secret]) -> String {
    let edits: Vec<Edit> = secrets.iter().map(|secret| Edit::replace(secret.span, secret.mask())).collect();
    // Secrets of another text do not fit this one; then nothing may travel.
    apply_edits(text, &edits).unwrap_or_default()
}

#[cfg(test)]
mod tests;
