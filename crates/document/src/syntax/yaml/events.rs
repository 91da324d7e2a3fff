use saphyr_parser::{Event, Marker, Parser, ScalarStyle, Tag};

use crate::syntax::MAX_DEPTH;
use crate::text::Span;

/// What a node of the stream is.
#[derive(Debug)]
pub(super) enum ItemKind {
    /// Its text, and whether it is written without quotes on its own line.
    Scalar { content: Box<str>, plain: bool },
    /// Its items are keys and values in turn.
    Mapping,
    /// Its items are the elements.
    Sequence,
    /// Another node, by its position in the stream; `None` where there is no such anchor.
    Alias(Option<usize>),
}

/// A node of the stream, in document order; what is inside of it follows directly.
#[derive(Debug)]
pub(super) struct Item {
    pub kind: ItemKind,
    /// Its bytes, anchor and tag included; of a block, the bytes up to the end of its last item.
    pub span: Span,
    /// The name of its tag, without exclamation marks, and whether it is a tag of YAML itself.
    pub tag: Option<(Box<str>, bool)>,
    /// The position after the last item inside.
    pub end: usize,
}

/// The nodes of the first document of a text.
#[derive(Default)]
pub(super) struct Stream {
    pub items: Vec<Item>,
    /// Why the text is not YAML, and from which byte on.
    pub error: Option<(String, u32)>,
    /// Where the nodes are nested too deep to be read.
    pub too_deep: Option<u32>,
}

impl Stream {
    pub fn read(text: &str) -> Self {
        let mark = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let inside = text.get(mark..).unwrap_or("");
        let mut reader = Reader {
            offsets: Offsets { text: inside, characters: 0, bytes: 0, shift: mark },
            stream: Stream::default(),
            open: Vec::new(),
            anchors: Vec::new(),
            last_end: 0,
        };
        reader.read(Parser::new_from_str(inside));
        reader.stream
    }

    /// Whether a mapping or sequence stands in the place of a key: nobody writes that, but `{{ name }}` reads so.
    pub fn has_odd_keys(&self) -> bool {
        let mut position = 0;
        while let Some(item) = self.items.get(position) {
            if matches!(item.kind, ItemKind::Mapping) {
                let mut key = position + 1;
                while let Some(found) = self.items.get(key).filter(|_| key < item.end) {
                    if matches!(found.kind, ItemKind::Mapping | ItemKind::Sequence) {
                        return true;
                    }
                    key = self.items.get(found.end).map_or(item.end, |value| value.end);
                }
            }
            position += 1;
        }
        false
    }
}

struct Reader<'t> {
    offsets: Offsets<'t>,
    stream: Stream,
    /// Positions of the collections that are not closed yet.
    open: Vec<usize>,
    /// The number the parser gives to each anchor, always a greater one, and the position of its node.
    anchors: Vec<(usize, usize)>,
    /// The end of the last node, without blanks after it.
    last_end: u32,
}

impl Reader<'_> {
    fn read(&mut self, mut parser: Parser<'_, saphyr_parser::StrInput<'_>>) {
        while let Some(event) = parser.next_event() {
            match event {
                Ok((Event::DocumentEnd | Event::StreamEnd, _)) => break,
                Ok((event, span)) => {
                    let span = Span { start: self.offset(span.start), end: self.offset(span.end) };
                    if !self.event(event, span) {
                        break;
                    }
                }
                Err(error) => {
                    let at = self.offset(*error.marker());
                    self.stream.error = Some((error.info().to_owned(), at));
                    break;
                }
            }
        }
        while !self.open.is_empty() {
            self.close(None);
        }
    }

    fn offset(&mut self, marker: Marker) -> u32 {
        self.offsets.byte(marker.index())
    }

    /// Takes one event; false when nothing more can be read.
    fn event(&mut self, event: Event<'_>, span: Span) -> bool {
        match event {
            Event::Scalar(content, style, anchor, tag) => {
                let plain = style == ScalarStyle::Plain;
                let kind = ItemKind::Scalar { content: content.into(), plain };
                self.push(kind, span, anchor, tag.as_deref());
            }
            Event::Alias(anchor) => {
                let found = self.anchors.binary_search_by_key(&anchor, |(number, _)| *number).ok();
                let target = found.and_then(|at| self.anchors.get(at)).map(|(_, position)| *position);
                self.push(ItemKind::Alias(target), span, 0, None);
            }
            Event::MappingStart(anchor, tag) => {
                return self.open(ItemKind::Mapping, span, anchor, tag.as_deref());
            }
            Event::SequenceStart(anchor, tag) => {
                return self.open(ItemKind::Sequence, span, anchor, tag.as_deref());
            }
            Event::MappingEnd | Event::SequenceEnd => self.close(Some(span)),
            _ => {}
        }
        true
    }

    fn open(&mut self, kind: ItemKind, span: Span, anchor: usize, tag: Option<&Tag>) -> bool {
        if self.open.len() >= MAX_DEPTH {
            self.stream.too_deep = Some(span.start);
            return false;
        }
        self.open.push(self.stream.items.len());
        self.push(kind, span, anchor, tag);
        true
    }

    fn push(&mut self, kind: ItemKind, span: Span, anchor: usize, tag: Option<&Tag>) {
        let position = self.stream.items.len();
        if anchor > 0 {
            self.anchors.push((anchor, position));
        }
        let tag = tag.filter(|tag| !tag.suffix.is_empty());
        let tag =
            tag.map(|tag| (tag.suffix.as_str().into(), tag.handle.starts_with("tag:") || tag.handle == "!!"));
        let blanks = self.offsets.blanks_at_end(span);
        self.last_end = span.end - blanks;
        self.stream.items.push(Item { kind, span, tag, end: position + 1 });
    }

    /// Ends the innermost collection: at its bracket, or with the last item inside of it.
    fn close(&mut self, event: Option<Span>) {
        let Some(position) = self.open.pop() else { return };
        let end = self.stream.items.len();
        if let Some(bracket) = event.filter(|span| !span.is_empty()) {
            self.last_end = bracket.end;
        }
        if let Some(item) = self.stream.items.get_mut(position) {
            item.end = end;
            item.span.end = self.last_end.max(item.span.start);
        }
    }
}

/// Turns the parser's counts of characters into byte offsets. Its markers nearly always go forward, so that
/// counting on from the last one is linear.
struct Offsets<'t> {
    text: &'t str,
    characters: usize,
    bytes: usize,
    /// Bytes before the text.
    shift: usize,
}

impl Offsets<'_> {
    /// How many bytes of `span` at its end are blanks.
    fn blanks_at_end(&self, span: Span) -> u32 {
        let range =
            (span.start as usize).saturating_sub(self.shift)..(span.end as usize).saturating_sub(self.shift);
        let text = self.text.get(range).unwrap_or("");
        (text.len() - text.trim_end().len()) as u32
    }

    fn byte(&mut self, character: usize) -> u32 {
        while self.characters > character {
            let before = self.text.get(..self.bytes).and_then(|text| text.chars().next_back());
            self.bytes -= before.map_or(self.bytes, char::len_utf8);
            self.characters -= 1;
        }
        let rest = self.text.get(self.bytes..).unwrap_or("");
        let ahead = character - self.characters;
        let length = rest.char_indices().nth(ahead).map_or(rest.len(), |(at, _)| at);
        self.bytes += length;
        self.characters = character;
        Span::new(self.bytes + self.shift, 0).start
    }
}
