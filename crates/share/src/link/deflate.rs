//! Packing: raw deflate (RFC 1951) in one block with the fixed codes, with a preset dictionary.
//!
//! Why our own: links are short, and after the dictionary little is left that the tables of a
//! dynamic block would pay for. This encoder takes about 1 KB of the page where the library's
//! takes 9 KB, and its links are as short. The library unpacks them in every test.

/// Shortest and longest match that deflate knows.
const MATCH: std::ops::RangeInclusive<usize> = 3..=258;
/// How far back a match may lie.
const WINDOW: usize = 32 * 1024;
/// Candidates that are tried at one place: bounds the time on text that repeats itself.
const CANDIDATES: usize = 64;
const HASH_BITS: u32 = 13;
const NONE: u32 = u32::MAX;

/// Packs `data`; `dictionary` is what the other side has in its window already.
pub fn deflate(data: &[u8], dictionary: &[u8]) -> Vec<u8> {
    let text = [dictionary, data].concat();
    let mut matches = Matches::new(&text);
    let mut bits = Bits::default();
    bits.push(0b011, 3); // last block, fixed codes
    for at in 0..dictionary.len() {
        matches.insert(at);
    }
    let mut at = dictionary.len();
    while let Some(byte) = text.get(at) {
        let found = matches.longest(at);
        matches.insert(at);
        // A longer match that begins at the next byte is worth a literal first.
        let next = found.filter(|found| found.length < 32).and_then(|_| matches.longest(at + 1));
        match found {
            Some(found) if next.is_none_or(|next| next.length <= found.length) => {
                bits.push_match(found);
                for inside in at + 1..at + found.length {
                    matches.insert(inside);
                }
                at += found.length;
            }
            _ => {
                bits.push_symbol(u16::from(*byte));
                at += 1;
            }
        }
    }
    bits.push_symbol(256); // end of block
    bits.bytes
}

/// A piece of text that stood in the window before.
#[derive(Clone, Copy)]
struct Match {
    length: usize,
    distance: usize,
}

/// Where each group of three bytes stood before: the last place by hash, and from every place
/// the one before it.
struct Matches<'a> {
    text: &'a [u8],
    last: Vec<u32>,
    before: Vec<u32>,
}

impl<'a> Matches<'a> {
    fn new(text: &'a [u8]) -> Matches<'a> {
        Matches { text, last: vec![NONE; 1 << HASH_BITS], before: vec![NONE; text.len()] }
    }

    fn hash(&self, at: usize) -> Option<usize> {
        let group = self.text.get(at..)?.first_chunk::<3>()?;
        let number = group.iter().fold(0u32, |number, byte| number << 8 | u32::from(*byte));
        Some((number.wrapping_mul(0x9e37_79b1) >> (32 - HASH_BITS)) as usize)
    }

    fn insert(&mut self, at: usize) {
        let Some(hash) = self.hash(at) else { return };
        if let (Some(last), Some(before)) = (self.last.get_mut(hash), self.before.get_mut(at)) {
            *before = *last;
            *last = u32::try_from(at).unwrap_or(NONE);
        }
    }

    fn longest(&self, at: usize) -> Option<Match> {
        let mut candidate = *self.last.get(self.hash(at)?)?;
        let mut best: Option<Match> = None;
        for _ in 0..CANDIDATES {
            let place = usize::try_from(candidate).ok().filter(|_| candidate != NONE)?;
            let distance = at.checked_sub(place).filter(|distance| (1..=WINDOW).contains(distance));
            let Some(distance) = distance else { break };
            let length = self.common_length(place, at);
            if length > best.map_or(MATCH.start() - 1, |best| best.length) {
                best = Some(Match { length, distance });
            }
            candidate = self.before.get(place).copied().unwrap_or(NONE);
            if candidate == NONE || length == *MATCH.end() {
                break;
            }
        }
        best
    }

    fn common_length(&self, place: usize, at: usize) -> usize {
        let (earlier, later) = (self.text.get(place..), self.text.get(at..));
        let pairs = earlier.unwrap_or_default().iter().zip(later.unwrap_or_default());
        pairs.take(*MATCH.end()).take_while(|(earlier, later)| earlier == later).count()
    }
}

/// Bits, the first one lowest in the first byte.
#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    /// Bits of the last byte that are free.
    free: u32,
}

impl Bits {
    fn push(&mut self, value: u32, count: u32) {
        for position in 0..count {
            if self.free == 0 {
                self.bytes.push(0);
                self.free = 8;
            }
            if let Some(last) = self.bytes.last_mut() {
                *last |= ((value >> position & 1) as u8) << (8 - self.free);
            }
            self.free -= 1;
        }
    }

    /// A Huffman code: its highest bit comes first.
    fn push_code(&mut self, code: u32, count: u32) {
        self.push(code.reverse_bits() >> (32 - count), count);
    }

    /// A literal, a length or the end of the block in the fixed code (RFC 1951, 3.2.6).
    fn push_symbol(&mut self, symbol: u16) {
        let symbol = u32::from(symbol);
        match symbol {
            0..=143 => self.push_code(0x30 + symbol, 8),
            144..=255 => self.push_code(0x190 + symbol - 144, 9),
            256..=279 => self.push_code(symbol - 256, 7),
            _ => self.push_code(0xc0 + symbol - 280, 8),
        }
    }

    fn push_match(&mut self, found: Match) {
        let (symbol, extra, count) = length_code(found.length as u32);
        self.push_symbol(symbol as u16);
        self.push(extra, count);
        let (code, extra, count) = distance_code(found.distance as u32);
        self.push_code(code, 5);
        self.push(extra, count);
    }
}

/// Symbol, extra bits and their number for a length of 3 to 258 (RFC 1951, 3.2.5): four
/// symbols for each number of extra bits, and 258 has a symbol of its own.
fn length_code(length: u32) -> (u32, u32, u32) {
    if length == 258 {
        return (285, 0, 0);
    }
    let offset = length - 3;
    let extra = offset.checked_ilog2().map_or(0, |log| log.saturating_sub(2));
    (257 + 4 * extra + (offset >> extra), offset & ((1 << extra) - 1), extra)
}

/// Symbol, extra bits and their number for a distance of 1 to 32,768: two symbols for each
/// number of extra bits.
fn distance_code(distance: u32) -> (u32, u32, u32) {
    let offset = distance - 1;
    let extra = offset.checked_ilog2().map_or(0, |log| log.saturating_sub(1));
    (2 * extra + (offset >> extra), offset & ((1 << extra) - 1), extra)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::inflate::inflate;
    use super::*;

    #[test]
    fn the_tables_of_the_standard_hold() {
        for (length, code) in [(3, 257), (10, 264), (11, 265), (12, 265), (18, 268), (130, 280), (131, 281)] {
            assert_eq!(length_code(length).0, code, "length {length}");
        }
        assert_eq!((length_code(257), length_code(258)), ((284, 30, 5), (285, 0, 0)));
        for (distance, code) in [(1, 0), (4, 3), (5, 4), (7, 5), (24_576, 28), (24_577, 29)] {
            assert_eq!(distance_code(distance).0, code, "distance {distance}");
        }
        assert_eq!(distance_code(32_768), (29, 8191, 13));
    }

    #[test]
    fn matches_of_every_length_and_distance_are_unpacked_by_the_library() {
        for gap in [0, 1, 7, 300, 5_000, 32_000, 40_000] {
            for length in [1, 2, 3, 4, 10, 11, 66, 257, 258, 259, 600] {
                let phrase: Vec<u8> = (0..length).map(|i| (i * i % 251) as u8).collect();
                let data = [&phrase[..], &vec![b'.'; gap], &phrase].concat();
                assert_eq!(inflate(&deflate(&data, b""), b"", 1 << 20), Ok(data), "{gap} {length}");
            }
        }
    }

    #[test]
    fn the_dictionary_makes_known_phrases_short() {
        let phrase = b"\"containerDefinitions\": [";
        assert!(deflate(phrase, phrase).len() < 6);
        assert!(deflate(phrase, b"").len() > 20);
    }

    #[test]
    fn text_that_repeats_itself_is_packed_in_bounded_time() {
        let data = vec![b'['; 1 << 20];
        let packed = deflate(&data, b"");
        assert!(packed.len() < 8_192);
        assert_eq!(inflate(&packed, b"", 1 << 20), Ok(data));
    }

    proptest! {
        #[test]
        fn whatever_is_packed_is_unpacked_the_same(
            data in prop::collection::vec(0u8..6, 0..4_000), dictionary in prop::collection::vec(0u8..6, 0..500)
        ) {
            prop_assert_eq!(inflate(&deflate(&data, &dictionary), &dictionary, 4_000), Ok(data));
        }
    }
}
