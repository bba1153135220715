//! Words: what a line says in one language, with emphasis, and without any layout.
//!
//! In files and in exchange formats words are one string with a little markup, so that a changed line of
//! dialogue is one changed line of the file: `<b>` bold, `<i>` italic, `<color=#d02020>`, `<size=1.25>`,
//! `<outline=#ffffff 0.16>` a line around the letters and `<shadow=#000000 0.1 0.1>` one thrown behind them (lengths
//! are multiples of the height of capitals; then `mitred`, or how far a shadow's edge fades and `solid`),
//! `<dots>` emphasis dots, `<ruby=とうきょう>` a reading (`<ruby=とう|きょう>` for one character each), `<tcy>`
//! upright in one cell of a column, each closed by its `</…>`; `&lt;` and `&amp;` stand for the characters
//! themselves, within readings also `&gt;` and `&vert;`. Anything else in angle brackets is plain text.

mod markup;
mod note;

pub use note::{MAX_READING_BYTES, Note, NoteKind};

use super::letters::{LetterOutline, LetterShadow};
use super::place::tidy;
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
    /// A dot beside each character, as Japanese and Chinese emphasise (rule §6c).
    pub dots: bool,
    /// A line around the letters, instead of those of the style. Sounds have those of their style alone.
    pub outline: Option<LetterOutline>,
    /// What the letters throw behind them, instead of the style's shadow. Sounds have that of their style alone.
    pub shadow: Option<LetterShadow>,
}

impl Emphasis {
    /// The letters have something around them that others have not.
    pub fn has_coat(&self) -> bool {
        self.outline.is_some() || self.shadow.is_some()
    }

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
    /// Emphasis dots.
    Dots(bool),
    /// A line around the letters; `None` gives the style's back.
    Outline(Option<LetterOutline>),
    /// A shadow; `None` gives the style's back.
    Shadow(Option<LetterShadow>),
}

impl Mark {
    /// Puts the mark on an emphasis.
    pub fn put_on(self, emphasis: &mut Emphasis) {
        match self {
            Self::Bold(on) => emphasis.bold = on,
            Self::Italic(on) => emphasis.italic = on,
            Self::Colour(colour) => emphasis.colour = colour,
            Self::Scale(scale) => emphasis.scale = scale.map(|s| s.clamp(0.25, 4.0)),
            Self::Dots(on) => emphasis.dots = on,
            Self::Outline(line) => {
                let tidied =
                    |line: LetterOutline| LetterOutline { width_caps: tidy(line.width_caps), ..line };
                emphasis.outline = line.filter(LetterOutline::is_sound).map(tidied);
            }
            Self::Shadow(shadow) => {
                let tidied = |s: LetterShadow| LetterShadow {
                    by_caps: s.by_caps.tidied(),
                    soft_caps: tidy(s.soft_caps),
                    ..s
                };
                emphasis.shadow = shadow.filter(LetterShadow::is_sound).map(tidied);
            }
        }
    }
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
    /// Ordered, apart from each other, on character boundaries, none empty.
    notes: Vec<Note>,
}

impl Words {
    /// Words without emphasis. Carriage returns become line feeds.
    pub fn plain(text: &str) -> Self {
        Self { text: fed(text).into_owned(), spans: Vec::new(), notes: Vec::new() }
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

    /// How much is said, readings aside: each Chinese, Japanese or Korean character counts, and each run of other letters and
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
                mark.put_on(emphasis);
            }
        }
        Self { spans: gather(&styled, self.text.len()), ..self.clone() }
    }

    /// Words with another text, in which what is unchanged at the start and the end keeps its emphasis and
    /// what is new takes that of the letter before it. Notes stay on what is unchanged.
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
        let bytes = |chars: usize| self.text.chars().take(chars).map(char::len_utf8).sum::<usize>();
        let (from, to) = (bytes(head), bytes(old_len - tail));
        let notes = self.notes_after(from..to, fresh.text.len() + to - self.text.len() - from);
        let spans = gather(&styled, fresh.text.len());
        Self { text: fresh.text, spans, notes }
    }

    /// These words with other text in some places: bytes, in order and apart from each other, and what stands
    /// there instead. What is new takes the emphasis of what it replaces, or of the letter before it; everything
    /// else keeps its own, and its notes. Places that split a character are left as they are.
    pub fn replaced(&self, changes: &[(Range<usize>, String)]) -> Self {
        let mut text = String::with_capacity(self.text.len());
        let mut styled: Vec<(usize, Emphasis)> = Vec::with_capacity(self.text.len());
        let mut put = |c: char, emphasis: Emphasis| {
            styled.push((text.len(), emphasis));
            text.push(c);
        };
        let mut at = 0;
        let mut done: Vec<(Range<usize>, usize)> = Vec::new();
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
            done.push((range.clone(), new.len()));
            at = range.end;
        }
        self.text[at..].char_indices().for_each(|(i, c)| put(c, self.emphasis_at(at + i)));
        let spans = gather(&styled, text.len());
        let notes = self.notes_moved(&done, &text);
        Self { text, spans, notes }
    }

    /// A stretch of these words with its emphasis and the notes that lie wholly within it. A range that splits a
    /// character gives nothing.
    pub fn slice(&self, range: Range<usize>) -> Self {
        let Some(text) = self.text.get(range.clone()) else { return Self::default() };
        let within = |r: &Range<usize>| {
            let (from, to) = (r.start.max(range.start), r.end.min(range.end));
            (from < to).then(|| from - range.start..to - range.start)
        };
        let spans = self
            .spans
            .iter()
            .filter_map(|s| within(&s.range).map(|range| Span { range, emphasis: s.emphasis }));
        let notes = self.notes.iter().filter(|n| n.range.start >= range.start && n.range.end <= range.end);
        let notes = notes.filter_map(|n| within(&n.range).map(|range| Note { range, kind: n.kind.clone() }));
        Self { text: text.to_owned(), spans: spans.collect(), notes: notes.collect() }
    }

    /// These words with others, and their emphasis and notes, in the place of the bytes `range`. A range that splits
    /// a character changes nothing.
    pub fn spliced(&self, range: Range<usize>, new: &Self) -> Self {
        if self.text.get(range.clone()).is_none() {
            return self.clone();
        }
        let mut out = self.replaced(&[(range.clone(), new.text.clone())]);
        let end = range.start + new.text.len();
        let mut styled = out.per_char();
        for (at, emphasis) in styled.iter_mut().filter(|(at, _)| (range.start..end).contains(at)) {
            *emphasis = new.emphasis_at(*at - range.start);
        }
        out.spans = gather(&styled, out.text.len());
        for note in &new.notes {
            let moved = note.range.start + range.start..note.range.end + range.start;
            // Within a note of the words around them there is no room for another.
            if out.notes.iter().all(|n| n.range.end <= moved.start || n.range.start >= moved.end) {
                out.notes.push(Note { range: moved, kind: note.kind.clone() });
            }
        }
        out.notes.sort_by_key(|n| n.range.start);
        out
    }

    /// These words with one emphasis on the bytes `range` in the place of what they had.
    pub fn emphasised(&self, range: Range<usize>, emphasis: Emphasis) -> Self {
        let mut styled = self.per_char();
        styled.iter_mut().filter(|(at, _)| range.contains(at)).for_each(|(_, own)| *own = emphasis);
        Self { spans: gather(&styled, self.text.len()), ..self.clone() }
    }

    /// Gives every colour of the emphasis to `visit`, which may change it.
    pub fn visit_colours(&mut self, visit: &mut dyn FnMut(&mut Rgba)) {
        for emphasis in self.spans.iter_mut().map(|span| &mut span.emphasis) {
            let outline = emphasis.outline.as_mut().map(|o| &mut o.colour);
            let shadow = emphasis.shadow.as_mut().map(|s| &mut s.colour);
            let all = [emphasis.colour.as_mut(), outline, shadow.filter(|c| c.a > 0)];
            all.into_iter().flatten().for_each(&mut *visit);
        }
        // Neighbours may look the same now.
        self.spans = gather(&self.per_char(), self.text.len());
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
}

/// The text with line feeds alone.
fn fed(text: &str) -> Cow<'_, str> {
    if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
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
            "<outline=#ffffff 0.16>a line</outline> and <outline=#d02020 0.2 mitred>points</outline>",
            "<shadow=#000000 0.1 -0.1>thrown</shadow>, <shadow=#00000080 0 0.2 0.3>soft</shadow>, <shadow=#3060ff 0.1 0.1 solid>drawn out</shadow>",
        ] {
            assert_eq!(Words::from_markup(markup).to_markup(), markup);
        }
    }

    #[test]
    fn lengths_that_are_too_fine_to_be_seen_are_rounded_so_that_they_are_read_again() {
        let line = LetterOutline { colour: Rgba::BLACK, width_caps: 0.1 + 1e-200, mitred: false };
        let by_caps = super::super::place::Spot { x: 1e-200, y: 1.0 / 3.0 };
        let shadow = LetterShadow { colour: Rgba::BLACK, by_caps, soft_caps: 1e-300, solid: true };
        let marks = [Mark::Outline(Some(line)), Mark::Shadow(Some(shadow))];
        let words = marks.into_iter().fold(Words::plain("loud"), |w, m| w.marked(0..4, m));
        assert_eq!(Words::from_markup(&words.to_markup()), words);
    }

    #[test]
    fn lines_and_shadows_that_cannot_be_drawn_are_text() {
        for markup in [
            "<outline=#ffffff>a</outline>",
            "<outline=white 0.1>a</outline>",
            "<outline=#ffffff 40>a</outline>",
            "<outline=#ffffff 0.1 round>a</outline>",
            "<shadow=#000000 0.1>a</shadow>",
            "<shadow=#000000 0.1 NaN>a</shadow>",
            "<shadow=#000000 0.1 0.1 solid solid>a</shadow>",
        ] {
            assert_eq!(Words::from_markup(markup).text(), markup);
        }
    }

    #[test]
    fn what_is_cut_out_can_be_put_in_elsewhere() {
        let words = Words::from_markup("a <b>loud</b> <ruby=とうきょう>東京</ruby> word");
        let cut = words.slice(4..14);
        assert_eq!(cut.to_markup(), "<b>ud</b> <ruby=とうきょう>東京</ruby> ");
        assert_eq!(words.slice(4..10).to_markup(), "<b>ud</b> 東", "half a note is none");
        assert_eq!(words.slice(8..9), Words::default(), "within a character");
        let put = Words::from_markup("<i>no</i>").spliced(1..1, &cut);
        assert_eq!(put.to_markup(), "<i>n</i><b>ud</b> <ruby=とうきょう>東京</ruby> <i>o</i>");
        assert_eq!(put.spliced(1..11, &Words::default()).to_markup(), "<i>no</i>");
        assert_eq!(put.spliced(5..6, &cut), put, "within a character");
        let plain = Emphasis::default();
        assert_eq!(
            words.emphasised(2..4, plain).to_markup(),
            "a lo<b>ud</b> <ruby=とうきょう>東京</ruby> word"
        );
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
    fn long_texts_with_much_markup_are_read() {
        // What takes the square of the length would take hours here.
        let brackets = "<".repeat(1 << 20);
        assert_eq!(Words::from_markup(&brackets).text(), brackets);
        let opened = "<b>".repeat(100_000);
        assert_eq!(Words::from_markup(&opened).text(), opened);
        let many = Words::from_markup(&"<b>a</b>c".repeat(100_000));
        assert_eq!(many.spans().len(), 100_000);
        assert_eq!(many.marked(0..0, Mark::Bold(true)), many);
        assert_eq!(many.retyped(many.text()), many);
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
