//! Workspaces as link fragments: `#s=1.<base64url of deflate>`.
//!
//! Version 1 of the payload, before deflate with [`DICTIONARY`] as preset dictionary, is a line
//! that says what follows, and then the texts, one after the other and as they are: inside of
//! JSON they would be escaped and find nothing of themselves in the dictionary.
//!
//! ```text
//! definitions=488 scenario=900 tab=service time=41500000 speed=60
//! <488 bytes of the first definition><900 bytes of scenario>
//! ```
//!
//! Links live for years. Whatever was published once is read for ever: the dictionary is frozen,
//! and a new idea is a new version beside the old one.

mod base64url;
mod deflate;
mod error;
mod header;
mod inflate;
mod percent;

pub use error::LinkError;

use crate::workspace::Workspace;
use header::Header;

/// The longest fragment that is written, in bytes. Mail and chat programs cut longer links.
pub const MAX_LINK_BYTES: usize = 8 * 1024;
/// The longest fragment that is read, in bytes.
pub const MAX_LINK_READ_BYTES: usize = 64 * 1024;
/// The most that a link may hold once it is unpacked, in bytes.
pub const MAX_WORKSPACE_BYTES: usize = 1024 * 1024;

/// Phrases of our own that task definitions and scenarios are full of; the most frequent ones
/// last, where they cost the fewest bits. Frozen: a test knows its checksum.
const DICTIONARY: &[u8] = include_bytes!("dictionary-1.txt");

impl Workspace {
    /// The fragment of a link to this workspace, without the `#`.
    ///
    /// # Errors
    /// [`LinkError::TooLong`] when the link would not survive mail and chat programs.
    pub fn to_fragment(&self) -> Result<String, LinkError> {
        let payload = self.payload();
        if payload.len() > MAX_WORKSPACE_BYTES {
            return Err(LinkError::TooLong { bytes: payload.len() });
        }
        let fragment = format!("s=1.{}", base64url::encode(&deflate::deflate(&payload, DICTIONARY)));
        if fragment.len() > MAX_LINK_BYTES {
            return Err(LinkError::TooLong { bytes: fragment.len() });
        }
        Ok(fragment)
    }

    fn payload(&self) -> Vec<u8> {
        let header = Header {
            definitions: self.definitions.iter().map(String::len).collect(),
            scenario: self.scenario.len(),
            view: self.view.clone(),
        };
        let mut payload = header.to_line().into_bytes();
        for text in self.definitions.iter().chain([&self.scenario]) {
            payload.extend_from_slice(text.as_bytes());
        }
        payload
    }

    fn from_payload(payload: &[u8]) -> Option<Workspace> {
        let payload = std::str::from_utf8(payload).ok()?;
        let (header, mut rest) = payload.split_once('\n')?;
        let header = Header::parse(header)?;
        let mut take = |length: usize| -> Option<String> {
            let (text, after) = rest.split_at_checked(length)?;
            rest = after;
            Some(text.to_owned())
        };
        let definitions = header.definitions.into_iter().map(&mut take).collect::<Option<Vec<_>>>()?;
        let scenario = take(header.scenario)?;
        rest.is_empty().then_some(Workspace { definitions, scenario, view: header.view })
    }
}

/// Reads the fragment of a link, with or without its `#`. A fragment that is none of ours (an
/// anchor, say) holds no workspace.
///
/// Two forms are read: `s=1.…` as [`Workspace::to_fragment`] writes it, and `td=…`, a
/// percent-encoded task definition that somebody may write by hand. What a host appends after
/// a second `#` or after `?` is left out.
///
/// # Errors
/// A [`LinkError`] whose words can be shown as they are.
pub fn read_fragment(fragment: &str) -> Result<Option<Workspace>, LinkError> {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let is_state = fragment.starts_with("s=");
    if !is_state && !fragment.starts_with("td=") {
        return Ok(None);
    }
    if fragment.len() > MAX_LINK_READ_BYTES {
        return Err(LinkError::TooLongToRead { bytes: fragment.len() });
    }
    let (_, value) = fragment.split_once('=').unwrap_or_default();
    let value = value.split_once('#').map_or(value, |(value, _)| value).trim_end();
    if is_state { read_state(value) } else { read_definition(value) }.map(Some)
}

fn read_definition(value: &str) -> Result<Workspace, LinkError> {
    let text = percent::decode(value).ok_or(LinkError::Damaged)?;
    Ok(Workspace { definitions: vec![text], ..Workspace::default() })
}

fn read_state(value: &str) -> Result<Workspace, LinkError> {
    let (version, encoded) = value.split_once('.').ok_or(LinkError::Damaged)?;
    if version != "1" {
        let known = !version.is_empty() && version.len() <= 4 && version.bytes().all(|b| b.is_ascii_digit());
        return Err(if known {
            LinkError::Version { found: version.to_owned() }
        } else {
            LinkError::Damaged
        });
    }
    let encoded = encoded.split(['?', '&']).next().unwrap_or(encoded);
    let packed = base64url::decode(encoded).ok_or(LinkError::Damaged)?;
    let payload = inflate::inflate(&packed, DICTIONARY, MAX_WORKSPACE_BYTES)?;
    Workspace::from_payload(&payload).ok_or(LinkError::Damaged)
}

#[cfg(test)]
mod tests;
