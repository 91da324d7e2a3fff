use serde::Serialize;

/// How many bytes lie between two remembered UTF-16 offsets: the most that one lookup has to count.
const STRIDE: usize = 256;

/// Where something is, as people and editors count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct LineColumn {
    /// Line, from 1. Lines end at `\n`, `\r\n` or a lone `\r`, as in editors.
    pub line: u32,
    /// Column, from 1, in UTF-16 units, as browsers and editors count.
    pub column: u32,
}

/// Turns byte offsets into lines, columns and UTF-16 offsets, and back.
///
/// Building is linear in the text; a lookup counts at most 256 bytes however long a line is, so
/// that thousands of findings in one minified line stay cheap.
pub struct LineIndex<'t> {
    text: &'t str,
    line_starts: Vec<u32>,
    /// UTF-16 offset of the character that holds byte `k * STRIDE`; empty when the text is ASCII and the
    /// two ways of counting agree.
    checkpoints: Vec<u32>,
}

impl<'t> LineIndex<'t> {
    /// Indexes `text`.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let checkpoints = if text.is_ascii() { Vec::new() } else { checkpoints(text) };
        Self { text, line_starts: line_starts(text.as_bytes()), checkpoints }
    }

    /// Line and column of the character at byte `offset`; past the end counts as the end.
    #[must_use]
    pub fn line_column(&self, offset: u32) -> LineColumn {
        let offset = self.floor(offset as usize);
        let line = self.line_starts.partition_point(|&start| start as usize <= offset).max(1);
        let line_start = self.line_starts.get(line - 1).copied().unwrap_or(0);
        let column = self.utf16_offset(offset as u32) - self.utf16_offset(line_start);
        LineColumn { line: line as u32, column: column + 1 }
    }

    /// The UTF-16 offset of byte `offset`, counted from the start of the text.
    #[must_use]
    pub fn utf16_offset(&self, offset: u32) -> u32 {
        let offset = self.floor(offset as usize);
        let Some(&counted) = self.checkpoints.get(offset / STRIDE) else { return offset as u32 };
        let from = self.floor(offset / STRIDE * STRIDE);
        counted + utf16_length(self.text.get(from..offset).unwrap_or(""))
    }

    /// The byte offset of UTF-16 offset `offset`; inside a surrogate pair it is the pair's start.
    #[must_use]
    pub fn byte_offset(&self, offset: u32) -> u32 {
        let block = self.checkpoints.partition_point(|&counted| counted <= offset);
        let Some(block) = block.checked_sub(1) else { return offset.min(self.text.len() as u32) };
        let mut counted = self.checkpoints.get(block).copied().unwrap_or(0);
        let from = self.floor(block * STRIDE);
        for (distance, character) in self.text.get(from..).unwrap_or("").char_indices() {
            counted += character.len_utf16() as u32;
            if counted > offset {
                return (from + distance) as u32;
            }
        }
        self.text.len() as u32
    }

    /// The start of the character that holds byte `offset`, or the end of the text.
    fn floor(&self, offset: usize) -> usize {
        floor_boundary(self.text, offset)
    }
}

fn floor_boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

fn line_starts(bytes: &[u8]) -> Vec<u32> {
    let mut starts = vec![0];
    for (position, &byte) in bytes.iter().enumerate() {
        let ends_line = byte == b'\n' || (byte == b'\r' && bytes.get(position + 1) != Some(&b'\n'));
        if ends_line {
            starts.push(position as u32 + 1);
        }
    }
    starts
}

fn checkpoints(text: &str) -> Vec<u32> {
    let mut counted = 0;
    let mut from = 0;
    (0..=text.len() / STRIDE)
        .map(|block| {
            let to = floor_boundary(text, block * STRIDE);
            counted += utf16_length(text.get(from..to).unwrap_or(""));
            from = to;
            counted
        })
        .collect()
}

fn utf16_length(text: &str) -> u32 {
    text.chars().map(|character| character.len_utf16() as u32).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, offset: u32) -> (u32, u32) {
        let LineColumn { line, column } = LineIndex::new(text).line_column(offset);
        (line, column)
    }

    #[test]
    fn lines_and_columns_count_from_one() {
        assert_eq!(at("", 0), (1, 1));
        assert_eq!(at("ab\ncd", 3), (2, 1));
        assert_eq!(at("ab\r\ncd\re", 4), (2, 1));
        assert_eq!(at("ab\r\ncd\re", 7), (3, 1));
        assert_eq!(at("ab", 99), (1, 3));
    }

    #[test]
    fn columns_count_utf16_units() {
        // "é" is two bytes and one unit, "🚀" four bytes and two units.
        assert_eq!(at("é🚀x", 6), (1, 4));
        assert_eq!(at("é🚀x", 4), (1, 2), "inside a character counts as its start");
    }

    #[test]
    fn every_offset_of_a_long_line_counts_as_if_counted_by_hand() {
        let text = "aé🚀\n".repeat(300);
        let index = LineIndex::new(&text);
        let mut units = 0;
        for (byte, character) in text.char_indices() {
            assert_eq!(index.utf16_offset(byte as u32), units);
            assert_eq!(index.byte_offset(units), byte as u32);
            units += character.len_utf16() as u32;
        }
        assert_eq!(index.utf16_offset(text.len() as u32), units);
        assert_eq!(index.byte_offset(units + 5), text.len() as u32);
    }
}
