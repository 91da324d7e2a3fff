//! How wide a text is, by calculation: the canvas, the SVG and a test without a browser agree.

#[rustfmt::skip]
mod advances;

use crate::primitive::Font;
use advances::{ADVANCES, WEIGHTS};

/// Width of a monospaced character, in thousandths of the font size: that of the widest of the
/// fonts that `--mono` names.
const MONO: u32 = 603;
/// Width taken for a character that the font does not have: whatever stands in for it is
/// rarely wider.
const UNKNOWN: u32 = 1_000;
const ELLIPSIS: char = '…';

/// Width of a character in thousandths of the font size.
fn advance(c: char, font: Font) -> u32 {
    let spacing = if font.spaced { u32::from(Font::SPACING) } else { 0 };
    if font.mono {
        return spacing + if u32::from(c) < 0x2000 || c == ELLIPSIS { MONO } else { UNKNOWN };
    }
    // A lighter weight that the table does not have is never wider than the next heavier one.
    let column = WEIGHTS.iter().position(|&weight| font.weight <= weight).unwrap_or(WEIGHTS.len() - 1);
    let row = ADVANCES.binary_search_by_key(&c, |(known, _)| *known).ok();
    let width = row.and_then(|row| ADVANCES.get(row)).and_then(|(_, widths)| widths.get(column));
    spacing + width.map_or(UNKNOWN, |&width| u32::from(width))
}

/// Width of a text in CSS pixels.
pub fn width(text: &str, font: Font) -> f32 {
    let thousandths: u32 = text.chars().map(|c| advance(c, font)).fold(0, u32::saturating_add);
    thousandths as f32 * f32::from(font.size) / 1_000.0
}

/// The text if it fits into `room` CSS pixels, else its longest beginning that fits with an
/// ellipsis; empty when not even that fits. Line breaks and other control characters become
/// spaces.
pub fn fit(text: &str, font: Font, room: f32) -> String {
    let room = (room.max(0.0) * 1_000.0 / f32::from(font.size.max(1))) as u32;
    let clean = |c: char| if c.is_control() { ' ' } else { c };
    let ellipsis = advance(ELLIPSIS, font);
    let (mut used, mut cut) = (0u32, 0usize);
    let mut fitted = String::new();
    for c in text.chars().map(clean) {
        if used.saturating_add(ellipsis) <= room {
            cut = fitted.len();
        }
        used = used.saturating_add(advance(c, font));
        if used > room {
            fitted.truncate(cut);
            let kept = fitted.trim_end().len();
            fitted.truncate(kept);
            if ellipsis <= room {
                fitted.push(ELLIPSIS);
            }
            return fitted;
        }
        fitted.push(c);
    }
    fitted
}

/// The first of `variants` that fits as it is; else the last one, cut.
pub fn fit_first(variants: &[String], font: Font, room: f32) -> String {
    let whole = variants.iter().find(|text| width(text, font) <= room);
    whole.or(variants.last()).map(|text| fit(text, font, room)).unwrap_or_default()
}

/// The text in lines that fit into `room`, broken at spaces; a word that is too long for a line
/// is cut.
pub fn wrap(text: &str, font: Font, room: f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(line, font) + width(" ", font) + width(word, font) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(fit(word, font, room)),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    const FONT: Font = Font::sans(13, 550);

    #[test]
    fn the_table_is_sorted_and_digits_are_equally_wide() {
        assert!(ADVANCES.is_sorted_by_key(|(c, _)| *c));
        for weight in WEIGHTS {
            let widths: Vec<u32> = ('0'..='9').map(|c| advance(c, Font::sans(12, weight))).collect();
            assert!(widths.iter().all(|w| *w == widths[0]), "{weight}: {widths:?}");
        }
    }

    #[test]
    fn widths_add_up() {
        assert_eq!(width("", FONT), 0.0);
        assert!((width("ab", FONT) - width("a", FONT) - width("b", FONT)).abs() < 0.001);
        assert!(width("RUNNING", FONT.spaced()) > width("RUNNING", FONT));
        assert!(width("RUNNING", FONT.weight(650)) > width("RUNNING", FONT.weight(450)));
    }

    #[test]
    fn what_fits_stays_and_what_does_not_ends_in_an_ellipsis() {
        assert_eq!(fit("healthy", FONT, 100.0), "healthy");
        assert_eq!(fit("healthy", FONT, 0.0), "");
        let cut = fit("a rather long name", FONT, 60.0);
        assert!(cut.ends_with('…') && width(&cut, FONT) <= 60.0, "{cut}");
        assert_eq!(fit("two\nlines", FONT, 100.0), "two lines");
        let exact = width("exactly", FONT);
        assert_eq!(fit("exactly", FONT, exact + 0.1), "exactly");
    }

    #[test]
    fn cutting_never_leaves_more_than_the_room_for_any_room() {
        for room in 0..120u8 {
            for text in ["image pull 61 %", "日本語の名前", "\u{1f600}\u{1f600}\u{1f600}", "wwwwwwwwwwwwwww"]
            {
                let cut = fit(text, FONT, f32::from(room));
                assert!(width(&cut, FONT) <= f32::from(room) + 0.01, "{text} in {room}: {cut}");
            }
        }
    }

    #[test]
    fn the_first_variant_that_fits_wins() {
        let variants = ["image pull 61 %".to_owned(), "pull 61 %".to_owned(), "61 %".to_owned()];
        assert_eq!(fit_first(&variants, FONT, 200.0), "image pull 61 %");
        assert_eq!(fit_first(&variants, FONT, width("pull 61 %", FONT) + 0.5), "pull 61 %");
        assert!(fit_first(&variants, FONT, 20.0).ends_with('…'));
    }

    #[test]
    fn wrapped_lines_fit_and_keep_every_word() {
        let text = "Every container has its own namespace behind docker0.";
        for room in [90.0, 150.0, 400.0] {
            let lines = wrap(text, FONT, room);
            assert!(lines.iter().all(|line| width(line, FONT) <= room), "{lines:?}");
            assert_eq!(lines.join(" "), text);
        }
        assert_eq!(wrap("", FONT, 90.0), Vec::<String>::new());
        assert!(wrap("unbreakable", FONT, 40.0)[0].ends_with('…'));
    }
}
