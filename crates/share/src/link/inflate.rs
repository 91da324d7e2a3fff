//! Unpacking: `miniz_oxide`, with the dictionary laid into the window in front of the output.

use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress, inflate_flags};

use super::LinkError;

/// The most that one packed byte can unpack to: a match of 258 bytes takes at least two bits.
const HIGHEST_RATIO: usize = 1032;

/// Unpacks raw deflate with a preset dictionary.
///
/// # Errors
/// [`LinkError::Damaged`] when `packed` is no complete deflate stream, or more than one;
/// [`LinkError::TooLarge`] when it unpacks to more than `limit` bytes.
pub fn inflate(packed: &[u8], dictionary: &[u8], limit: usize) -> Result<Vec<u8>, LinkError> {
    let room = packed.len().saturating_mul(HIGHEST_RATIO).min(limit);
    let mut window = dictionary.to_vec();
    window.resize(dictionary.len() + room, 0);
    let (status, read, written) = decompress(
        &mut DecompressorOxide::default(),
        packed,
        &mut window,
        dictionary.len(),
        inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF,
    );
    match status {
        TINFLStatus::Done if read == packed.len() => {
            window.truncate(dictionary.len() + written);
            Ok(window.split_off(dictionary.len()))
        }
        TINFLStatus::HasMoreOutput => Err(LinkError::TooLarge),
        _ => Err(LinkError::Damaged),
    }
}
