//! Words: what a line says in one language, with emphasis, and without any layout.
//!
//! In files and in exchange formats words are one string with a little markup, so that a changed line of
//! dialogue is one changed line of the file: `<b>` bold, `<i>` italic, `<color=#d02020>`, `<size=1.25>`,
//! each closed by its `</…>`; `&lt;` and `&amp;` stand for the characters themselves. Anything else in
//! angle brackets is plain text.

use crate::geom::Rgba;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::ops::Range;

/// Emphasis on a stretch of words. What is `None` stays as the style has it.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Emphasis {
    /// Bold. In comics emphasis is bold and italic together (rule T03).
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Colour of the letters.
    pub colour: Option<Rgba>,
    /// Size as a multiple of the style's, 0.25 to 4.
    pub scale: Option<f64>,
}

impl Emphasis {
    /// Nothing is emphasised.
    pub fn is_plain(&self) -> bool {
        *self == Self::default()
    }
}

/// One kind of emphasis, to be put on or taken off.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Mark {
    /// Bold.
    Bold(bool),
    /// Italic.
    Italic(bool),
    /// Colour; `None` gives the style's back.
    Colour(Option<Rgba>),
    /// Size; `None` gives the style's back.
    Scale(Option<f64>),
}

/// A stretch of words with its emphasis.
#[derive(Debug, Clone, PartialEq)]
pub struct Span {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// How they differ from the style.
    pub emphasis: Emphasis,
}

/// What a line says in one language. Line feeds are the author's own breaks; no other break is ever stored.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Words {
    text: String,
    /// Ordered, apart from each other, on character boundaries, none empty or plain, no equal neighbours.
    spans: Vec<Span>,
}

impl Words {
    /// Words without emphasis. Carriage returns become line feeds.
    pub fn plain(text: &str) -> Self {
        Self { text: fed(text).into_owned(), spans: Vec::new() }
    }

    /// The text alone.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The emphasised stretches, in order.
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// Nothing but white space.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// How much is said: each Chinese, Japanese or Korean character counts, and each run of other letters and
    /// digits between spaces.
    pub fn count(&self) -> usize {
        let cjk = |c: char| matches!(u32::from(c), 0x2e80..=0x2fdf | 0x3041..=0x30ff | 0x3400..=0x9fff | 0xac00..=0xd7a3 | 0xf900..=0xfaff | 0x20000..=0x3ffff);
        let mut count = 0;
        let mut in_word = false;
        for c in self.text.chars() {
            if cjk(c) {
                count += 1;
                in_word = false;
            } else if c.is_whitespace() {
                in_word = false;
            } else if c.is_alphanumeric() && !in_word {
                count += 1;
                in_word = true;
            }
        }
        count
    }

    /// The emphasis at a byte of the text.
    pub fn emphasis_at(&self, at: usize) -> Emphasis {
        let next = self.spans.partition_point(|s| s.range.end <= at);
        self.spans.get(next).filter(|s| s.range.contains(&at)).map(|s| s.emphasis).unwrap_or_default()
    }

    /// These words with a mark on the bytes `range` (cut down to whole characters).
    pub fn marked(&self, range: Range<usize>, mark: Mark) -> Self {
        let mut styled = self.per_char();
        for (at, emphasis) in &mut styled {
            if range.contains(at) {
                match mark {
                    Mark::Bold(on) => emphasis.bold = on,
                    Mark::Italic(on) => emphasis.italic = on,
                    Mark::Colour(colour) => emphasis.colour = colour,
                    Mark::Scale(scale) => emphasis.scale = scale.map(|s| s.clamp(0.25, 4.0)),
                }
            }
        }
        Self { text: self.text.clone(), spans: gather(&styled, self.text.len()) }
    }

    /// Words with another text, in which what is unchanged at the start and the end keeps its emphasis and
    /// what is new takes that of the letter before it.
    pub fn retyped(&self, text: &str) -> Self {
        let fresh = Self::plain(text);
        let old = self.per_char();
        let head = self.text.chars().zip(fresh.text.chars()).take_while(|(a, b)| a == b).count();
        let (old_len, new_len) = (old.len(), fresh.text.chars().count());
        let tail = self
            .text
            .chars()
            .rev()
            .zip(fresh.text.chars().rev())
            .take(old_len.min(new_len) - head)
            .take_while(|(a, b)| a == b)
            .count();
        let styled: Vec<(usize, Emphasis)> = fresh
            .text
            .char_indices()
            .enumerate()
            .map(|(i, (at, _))| {
                let source = if i < head {
                    Some(i)
                } else if i >= new_len - tail {
                    Some(old_len - (new_len - i))
                } else {
                    head.checked_sub(1)
                };
                (at, source.and_then(|s| old.get(s)).map(|(_, e)| *e).unwrap_or_default())
            })
            .collect();
        let spans = gather(&styled, fresh.text.len());
        Self { text: fresh.text, spans }
    }

    /// These words with other text in some places: bytes, in order and apart from each other, and what stands
    /// there instead. What is new takes the emphasis of what it replaces, or of the letter before it; everything
    /// else keeps its own. Places that split a character are left as they are.
    pub fn replaced(&self, changes: &[(Range<usize>, String)]) -> Self {
        let mut text = String::with_capacity(self.text.len());
        let mut styled: Vec<(usize, Emphasis)> = Vec::with_capacity(self.text.len());
        let mut put = |c: char, emphasis: Emphasis| {
            styled.push((text.len(), emphasis));
            text.push(c);
        };
        let mut at = 0;
        for (range, new) in changes {
            let (Some(kept), Some(old)) = (self.text.get(at..range.start), self.text.get(range.clone()))
            else {
                continue;
            };
            kept.char_indices().for_each(|(i, c)| put(c, self.emphasis_at(at + i)));
            let places: Vec<usize> = old.char_indices().map(|(i, _)| range.start + i).collect();
            let before = self.text[..range.start].char_indices().next_back().map_or(0, |(i, _)| i);
            for (n, c) in new.chars().enumerate() {
                let source = places.get(n).or(places.last()).copied().unwrap_or(before);
                put(c, self.emphasis_at(source));
            }
            at = range.end;
        }
        self.text[at..].char_indices().for_each(|(i, c)| put(c, self.emphasis_at(at + i)));
        let spans = gather(&styled, text.len());
        Self { text, spans }
    }

    fn per_char(&self) -> Vec<(usize, Emphasis)> {
        let mut spans = self.spans.iter().peekable();
        let styled = |(at, _): (usize, char)| {
            while spans.next_if(|s| s.range.end <= at).is_some() {}
            let span = spans.peek().filter(|s| s.range.contains(&at));
            (at, span.map(|s| s.emphasis).unwrap_or_default())
        };
        self.text.char_indices().map(styled).collect()
    }

    /// Reads markup. Never fails: what is no markup is text. Carriage returns become line feeds.
    pub fn from_markup(markup: &str) -> Self {
        let mut styled: Vec<(char, Emphasis)> = Vec::new();
        let mut open: Vec<(&str, Emphasis)> = Vec::new();
        let markup = &*fed(markup);
        let mut rest = markup;
        let last = NAMES.map(|name| markup.rfind(&format!("</{name}>")));
        let closes_later = |name: &str, from: usize| {
            NAMES.iter().zip(last).any(|(n, last)| *n == name && last.is_some_and(|at| at >= from))
        };
        while let Some(c) = rest.chars().next() {
            let now = open.last().map(|(_, e)| *e).unwrap_or_default();
            if let Some((tag, after)) = tag_at(rest) {
                match tag {
                    Tag::Close(name) if open.last().is_some_and(|(n, _)| *n == name) => {
                        open.pop();
                        rest = after;
                        continue;
                    }
                    Tag::Open(name, mark) if closes_later(name, markup.len() - after.len()) => {
                        let mut inner = now;
                        match mark {
                            Mark::Bold(on) => inner.bold = on,
                            Mark::Italic(on) => inner.italic = on,
                            Mark::Colour(colour) => inner.colour = colour,
                            Mark::Scale(scale) => inner.scale = scale,
                        }
                        open.push((name, inner));
                        rest = after;
                        continue;
                    }
                    _ => {}
                }
            }
            let (shown, after) = if let Some(after) = rest.strip_prefix("&lt;") {
                ('<', after)
            } else if let Some(after) = rest.strip_prefix("&amp;") {
                ('&', after)
            } else {
                (c, &rest[c.len_utf8()..])
            };
            styled.push((shown, now));
            rest = after;
        }
        let mut text = String::new();
        let mut at = Vec::with_capacity(styled.len());
        for (c, emphasis) in styled {
            at.push((text.len(), emphasis));
            text.push(c);
        }
        let spans = gather(&at, text.len());
        Self { text, spans }
    }

    /// The words as one string with markup.
    pub fn to_markup(&self) -> String {
        let mut out = String::new();
        let mut at = 0;
        for span in &self.spans {
            escape(&self.text[at..span.range.start], &mut out);
            let e = span.emphasis;
            let mut close = String::new();
            let mut tag = |open: String, name: &str| {
                out.push_str(&open);
                close = format!("</{name}>{close}");
            };
            if let Some(scale) = e.scale {
                tag(format!("<size={scale}>"), "size");
            }
            if let Some(colour) = e.colour {
                tag(format!("<color={colour}>"), "color");
            }
            if e.bold {
                tag("<b>".to_owned(), "b");
            }
            if e.italic {
                tag("<i>".to_owned(), "i");
            }
            escape(&self.text[span.range.clone()], &mut out);
            out.push_str(&close);
            at = span.range.end;
        }
        escape(&self.text[at..], &mut out);
        out
    }
}

enum Tag<'a> {
    Open(&'a str, Mark),
    Close(&'a str),
}

/// The names of tags.
const NAMES: [&str; 4] = ["b", "i", "color", "size"];

/// The most bytes between the brackets of a tag: a size with every digit that a number can have takes 24.
const MAX_TAG_BYTES: usize = 24;

fn tag_at(text: &str) -> Option<(Tag<'_>, &str)> {
    let inner = text.strip_prefix('<')?;
    let end = inner.bytes().take(MAX_TAG_BYTES + 1).position(|b| b == b'>')?;
    let (tag, after) = (&inner[..end], &inner[end + 1..]);
    if let Some(name) = tag.strip_prefix('/') {
        return NAMES.contains(&name).then_some((Tag::Close(name), after));
    }
    let (name, value) = tag.split_once('=').unwrap_or((tag, ""));
    let mark = match name {
        "b" if value.is_empty() => Mark::Bold(true),
        "i" if value.is_empty() => Mark::Italic(true),
        "color" => Mark::Colour(Some(value.parse().ok()?)),
        "size" => {
            let scale: f64 = value.parse().ok()?;
            (0.25..=4.0).contains(&scale).then_some(Mark::Scale(Some(scale)))?
        }
        _ => return None,
    };
    Some((Tag::Open(name, mark), after))
}

/// The text with line feeds alone.
fn fed(text: &str) -> Cow<'_, str> {
    if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    }
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            c => out.push(c),
        }
    }
}

fn gather(styled: &[(usize, Emphasis)], len: usize) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for (i, (at, emphasis)) in styled.iter().enumerate() {
        let end = styled.get(i + 1).map_or(len, |next| next.0);
        if emphasis.is_plain() {
            continue;
        }
        match spans.last_mut() {
            Some(last) if last.range.end == *at && last.emphasis == *emphasis => last.range.end = end,
            _ => spans.push(Span { range: *at..end, emphasis: *emphasis }),
        }
    }
    spans
}

impl From<String> for Words {
    fn from(markup: String) -> Self {
        Self::from_markup(&markup)
    }
}

impl From<Words> for String {
    fn from(words: Words) -> Self {
        words.to_markup()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_read_as_it_is_written() {
        for markup in [
            "",
            "plain",
            "a <b>loud</b> word",
            "<size=1.5><color=#d02020><b><i>all</i></b></color></size> of it",
            "西山<b>信号</b>",
            "5 &lt; 6 &amp; 7",
            "two\nlines",
        ] {
            assert_eq!(Words::from_markup(markup).to_markup(), markup);
        }
    }

    #[test]
    fn what_is_no_markup_is_text() {
        for (markup, text) in [
            ("<translated>", "<translated>"),
            ("<b>never closed", "<b>never closed"),
            ("</b>", "</b>"),
            ("<color=red>x</color>", "<color=red>x</color>"),
            ("<size=99>x</size>", "<size=99>x</size>"),
            ("<<b>x</b>>", "<x>"),
        ] {
            let words = Words::from_markup(markup);
            assert_eq!(words.text(), text);
            assert_eq!(Words::from_markup(&words.to_markup()), words, "{markup}");
        }
    }

    #[test]
    fn carriage_returns_are_line_feeds_in_markup_too() {
        for text in ["a\rb", "a\r\nb", "a\nb"] {
            assert_eq!(Words::from_markup(text).text(), "a\nb");
            assert_eq!(Words::plain(text).text(), "a\nb");
        }
        assert_eq!(Words::from_markup("<b>a\rb</b>").to_markup(), "<b>a\nb</b>");
    }

    #[test]
    fn every_size_that_is_written_is_read() {
        for scale in [0.25, 0.300_000_000_000_000_04, 1.0 / 3.0, 3.999_999_999_999_999_6] {
            let words = Words::plain("big").marked(0..3, Mark::Scale(Some(scale)));
            assert_eq!(Words::from_markup(&words.to_markup()), words);
        }
    }

    #[test]
    fn long_texts_take_time_in_proportion() {
        let start = std::time::Instant::now();
        let brackets = "<".repeat(1 << 20);
        assert_eq!(Words::from_markup(&brackets).text(), brackets);
        let opened = "<b>".repeat(100_000);
        assert_eq!(Words::from_markup(&opened).text(), opened);
        let many = Words::from_markup(&"<b>a</b>c".repeat(100_000));
        assert_eq!(many.spans().len(), 100_000);
        assert_eq!(many.marked(0..0, Mark::Bold(true)), many);
        assert_eq!(many.retyped(many.text()), many);
        assert!(start.elapsed().as_secs() < 3, "{:?}", start.elapsed());
    }

    #[test]
    fn marks_merge_and_come_off_again() {
        let words =
            Words::plain("one two three").marked(4..7, Mark::Bold(true)).marked(0..4, Mark::Bold(true));
        assert_eq!(words.to_markup(), "<b>one two</b> three");
        assert_eq!(words.marked(0..99, Mark::Bold(false)), Words::plain("one two three"));
        let half = words.marked(3..9, Mark::Italic(true));
        assert_eq!(half.to_markup(), "<b>one</b><b><i> two</i></b><i> t</i>hree");
    }

    #[test]
    fn words_are_counted_by_the_space_and_by_the_character() {
        for (text, count) in
            [("", 0), ("-- ...", 0), ("It isn't 5 o'clock.", 4), ("西山信号！", 4), ("用WiFi打电话", 5)]
        {
            assert_eq!(Words::plain(text).count(), count, "{text}");
        }
    }

    #[test]
    fn retyping_keeps_emphasis_around_the_change() {
        let words = Words::from_markup("it is <b>green</b> light");
        assert_eq!(words.retyped("it is not green light").to_markup(), "it is not <b>green</b> light");
        assert_eq!(words.retyped("it is greener light").to_markup(), "it is <b>greener</b> light");
        assert_eq!(words.retyped("").to_markup(), "");
        assert_eq!(words.retyped("x").text(), "x");
        assert_eq!(Words::plain("").retyped("信号").text(), "信号");
    }
}
