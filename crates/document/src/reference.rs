//! What is said about rules and members to those who look them up. Judging needs none of it, so a
//! program that only judges, and has to be small, does without: see the features `reference` and `members`.

/// `text`, or nothing where the feature `reference` is off.
pub(crate) const fn reference(text: &'static str) -> &'static str {
    if cfg!(feature = "reference") { text } else { "" }
}

/// `text` about a member, or nothing where the feature `members` is off.
pub(crate) const fn about_member(text: &'static str) -> &'static str {
    if cfg!(feature = "members") { text } else { "" }
}
