//! What can be wrong with a link, in words for people.

use std::fmt;

use super::{MAX_LINK_BYTES, MAX_LINK_READ_BYTES, MAX_WORKSPACE_BYTES};

/// Why a link cannot be written or read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// The workspace does not fit into a link.
    TooLong {
        /// Length of what would have to travel, in bytes.
        bytes: usize,
    },
    /// The link is longer than any that we write.
    TooLongToRead {
        /// Its length in bytes.
        bytes: usize,
    },
    /// It unpacks to more than a workspace can be.
    TooLarge,
    /// A later version of the format.
    Version {
        /// Which one it says it is.
        found: String,
    },
    /// Cut off, or changed on its way.
    Damaged,
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LinkError::TooLong { bytes } => write!(
                f,
                "This workspace is too long for a link ({} KB; mail and chat programs cut links after {} KB). \
                 Download the file instead.",
                bytes.div_ceil(1024),
                MAX_LINK_BYTES / 1024
            ),
            LinkError::TooLongToRead { bytes } => write!(
                f,
                "This link is {} KB long; links of the playground have at most {} KB. It was not opened.",
                bytes.div_ceil(1024),
                MAX_LINK_READ_BYTES / 1024
            ),
            LinkError::TooLarge => write!(
                f,
                "This link unpacks to more than {} KB, which no workspace needs. It was not opened.",
                MAX_WORKSPACE_BYTES / 1024
            ),
            LinkError::Version { found } => write!(
                f,
                "This link was made by a newer version of the playground (format {found}; this one reads \
                 format 1). Reload the page to get the newest version, then open the link again."
            ),
            LinkError::Damaged => f.write_str(
                "This link is incomplete or was changed on its way. Copy it once more from where it was shared.",
            ),
        }
    }
}

impl std::error::Error for LinkError {}
