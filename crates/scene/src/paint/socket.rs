//! An empty socket: it says what it waits for, since when, and until when.

use crate::geometry::{Rect, point};
use crate::layout::SocketBox;
use crate::primitive::{Glyph, Role, Subject};
use crate::reading::Reading;
use crate::text;
use crate::view::{Detail, View};
use crate::words::{SocketWords, socket_words};

use super::easel::{Easel, Panel, font};

/// Paints an empty socket.
pub fn paint(easel: &mut Easel, reading: &Reading<'_>, view: &View, at: &SocketBox, detail: Detail) {
    let Some(service) = reading.world.service(at.service) else { return };
    let subject = Subject::Socket(at.service, at.number);
    let words = socket_words(reading, service);
    easel.hit(at.rect, subject);
    easel.group(subject, at.rect, |easel| {
        easel.panel(Panel::new(at.rect, 8.0).stroke(Role::LineStrong, 1.0).dashed());
        write(easel, at.rect, &words, detail);
        if view.selected == Some(subject) {
            easel.ring(at.rect, true);
        } else if view.hover == Some(subject) {
            easel.ring(at.rect, false);
        }
    });
}

fn write(easel: &mut Easel, at: Rect, words: &SocketWords, detail: Detail) {
    let last = if words.why.is_empty() { &words.until } else { &words.why };
    let (left, lines): (f32, Vec<(f32, &Vec<String>)>) = match detail {
        Detail::Card => {
            let lines =
                [(at.y + 16.0, &words.what), (at.y + 38.0, &words.why), (at.bottom() - 14.0, &words.until)];
            (at.x + 15.0, lines.into())
        }
        Detail::Brief => (at.x + 15.0, [(at.y + 17.0, &words.what), (at.bottom() - 16.0, last)].into()),
        Detail::Line | Detail::Cell => (at.x + 12.0, [(at.center().y, &words.short)].into()),
    };
    let right = at.right() - 12.0;
    for (number, (y, variants)) in lines.into_iter().enumerate() {
        let (size, font) = if number == 0 { (10.0, font::WORD) } else { (0.0, font::TEXT) };
        if number == 0 {
            easel.glyph(Glyph::Socket, point(left + size / 2.0, y), size, Role::Off);
        }
        let x = if number == 0 { left + size + 7.0 } else { left };
        let fitted = text::fit_first(variants, font, right - x);
        easel.text((x, y), right - x, &fitted, font, Role::Muted);
    }
}

/// A place that nobody wants now: only a trace of it, so that the places around it make sense.
pub fn paint_free(easel: &mut Easel, at: Rect, detail: Detail) {
    let radius = if detail == Detail::Line { 6.0 } else { 8.0 };
    easel.panel(Panel::new(at, radius).stroke(Role::Line, 1.0).dashed());
}
