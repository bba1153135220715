//! What stands beside words or turns them as a whole: ruby, and stretches that stand upright in a column.

use super::Words;
use std::ops::Range;

/// A note on a stretch of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// What it is.
    pub kind: NoteKind,
}

/// What a note is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoteKind {
    /// How the stretch is read (ruby, rule §6c). One reading belongs to the whole; as many as the stretch has
    /// characters belong to one each, as those of one word (jukugo ruby). A reading may be empty among others.
    /// Bopomofo is a reading like any other.
    Ruby(Vec<String>),
    /// In vertical lines the stretch stands upright in one cell (tate-chu-yoko, rule §6b).
    Upright,
}

/// The most bytes that the readings of one note may take in markup.
pub const MAX_READING_BYTES: usize = 600;

/// Stands between the readings of single characters.
const SEPARATOR: char = '|';

impl NoteKind {
    /// Ruby out of one string: `とうきょう` reads the whole, `とう|きょう` one character each. `None` for one
    /// that reads nothing, or is too long to be a reading.
    pub fn ruby(readings: &str) -> Option<Self> {
        Self::ruby_of(readings.split(SEPARATOR))
    }

    /// Ruby out of its readings. `None` for some that read nothing, or are too long to be readings.
    pub fn ruby_of<T: AsRef<str>>(readings: impl IntoIterator<Item = T>) -> Option<Self> {
        let blank = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
        let readings: Vec<String> = readings.into_iter().map(|r| r.as_ref().replace(blank, " ")).collect();
        let says = readings.iter().any(|r| !r.trim().is_empty());
        (says && encode(&readings).len() <= MAX_READING_BYTES).then_some(Self::Ruby(readings))
    }

    /// The readings of ruby as one string, as [`NoteKind::ruby`] takes it.
    pub fn readings(&self) -> Option<String> {
        match self {
            Self::Ruby(readings) => Some(readings.join("|")),
            Self::Upright => None,
        }
    }

    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Ruby(_) => "ruby",
            Self::Upright => "tcy",
        }
    }

    /// The opening tag.
    pub(super) fn tag(&self) -> String {
        match self {
            Self::Ruby(readings) => format!("<ruby={}>", encode(readings)),
            Self::Upright => "<tcy>".to_owned(),
        }
    }

    /// The kind that a tag of this name and value opens.
    pub(super) fn of_tag(name: &str, value: &str) -> Option<Self> {
        match name {
            "tcy" if value.is_empty() => Some(Self::Upright),
            "ruby" if !value.contains(['<', '\n']) => Self::ruby_of(value.split(SEPARATOR).map(decode)),
            _ => None,
        }
    }
}

fn encode(readings: &[String]) -> String {
    let mut out = String::new();
    for (i, reading) in readings.iter().enumerate() {
        if i > 0 {
            out.push(SEPARATOR);
        }
        for c in reading.chars() {
            match c {
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                '&' => out.push_str("&amp;"),
                SEPARATOR => out.push_str("&vert;"),
                c => out.push(c),
            }
        }
    }
    out
}

fn decode(value: &str) -> String {
    value.replace("&lt;", "<").replace("&gt;", ">").replace("&vert;", "|").replace("&amp;", "&")
}

impl Words {
    /// The notes, in order; none overlap.
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// The note on the character at a byte of the text.
    pub fn note_at(&self, at: usize) -> Option<&Note> {
        let next = self.notes.partition_point(|n| n.range.end <= at);
        self.notes.get(next).filter(|n| n.range.contains(&at))
    }

    /// These words with a note on the bytes `range` (cut down to whole characters), in the place of every note
    /// that it touches; `None` only takes those away.
    pub fn with_note(&self, range: Range<usize>, kind: Option<NoteKind>) -> Self {
        let mut starts = self.text.char_indices().map(|(at, _)| at).filter(|at| range.contains(at));
        let start = starts.next();
        let end = starts.next_back().or(start).and_then(|at| {
            let last = self.text.get(at..)?.chars().next()?;
            Some(at + last.len_utf8())
        });
        let (Some(start), Some(end)) = (start, end) else { return self.clone() };
        let mut out = self.clone();
        out.notes.retain(|n| n.range.end <= start || n.range.start >= end);
        if let Some(kind) = kind {
            out.notes.push(Note { range: start..end, kind });
            out.notes.sort_by_key(|n| n.range.start);
        }
        out
    }

    /// The notes after some bytes were replaced, each by so many new ones. A note goes where only a part of it was
    /// replaced, or where its readings no longer meet their characters.
    pub(super) fn notes_moved(&self, changes: &[(Range<usize>, usize)], new: &str) -> Vec<Note> {
        let moved = |at: usize| {
            let mut to = at;
            for (range, len) in changes.iter().filter(|(range, _)| range.start < at) {
                if range.end > at {
                    return None;
                }
                to = to + len - (range.end - range.start);
            }
            Some(to)
        };
        let keep = |note: &Note| {
            // What is put in before a note is not part of it.
            let start = changes.iter().filter(|(r, _)| r.is_empty() && r.start == note.range.start);
            let put_in = start.map(|(_, len)| len).sum::<usize>();
            let range = moved(note.range.start)? + put_in..moved(note.range.end)?;
            let count = |text: &str, range: &Range<usize>| text.get(range.clone()).map(|t| t.chars().count());
            let same = count(&self.text, &note.range) == count(new, &range);
            let fits = matches!(note.kind, NoteKind::Upright) || same;
            (fits && !range.is_empty()).then(|| Note { range, kind: note.kind.clone() })
        };
        self.notes.iter().filter_map(keep).collect()
    }

    /// The notes that are left when the bytes `changed` of the text were typed anew as `new_len` bytes. What
    /// is read is no longer what its reading says, so that goes; what stands upright does so still.
    pub(super) fn notes_after(&self, changed: Range<usize>, new_len: usize) -> Vec<Note> {
        let moved = |at: usize| at - changed.end + changed.start + new_len;
        let keep = |note: &Note| {
            let Range { start, end } = note.range;
            let range = if end <= changed.start {
                start..end
            } else if start >= changed.end {
                moved(start)..moved(end)
            } else if note.kind == NoteKind::Upright && start <= changed.start && end >= changed.end {
                start..moved(end)
            } else {
                return None;
            };
            (!range.is_empty()).then(|| Note { range, kind: note.kind.clone() })
        };
        self.notes.iter().filter_map(keep).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_go_on_and_come_off() {
        let words = Words::plain("東京へ12日");
        let read = words.with_note(0..6, NoteKind::ruby("とう|きょう"));
        let both = read.with_note(9..11, Some(NoteKind::Upright));
        assert_eq!(both.to_markup(), "<ruby=とう|きょう>東京</ruby>へ<tcy>12</tcy>日");
        assert_eq!(both.note_at(3).and_then(|n| n.kind.readings()).as_deref(), Some("とう|きょう"));
        assert_eq!(both.note_at(6), None);
        assert_eq!(both.with_note(10..11, None), read);
        assert_eq!(read.with_note(3..6, None), words, "half a note is the note");
        let other = both.with_note(3..11, NoteKind::ruby("よみ"));
        assert_eq!(other.to_markup(), "東<ruby=よみ>京へ12</ruby>日");
        assert_eq!((words.with_note(4..5, NoteKind::ruby("x")), NoteKind::ruby(" | ")), (words, None));
    }

    #[test]
    fn typing_keeps_the_notes_around_it() {
        let words = Words::from_markup("あ<ruby=とうきょう>東京</ruby>へ<tcy>12</tcy>日");
        for (typed, markup) in [
            ("ああ東京へ12日", "ああ<ruby=とうきょう>東京</ruby>へ<tcy>12</tcy>日"),
            ("あ東京都へ12日", "あ<ruby=とうきょう>東京</ruby>都へ<tcy>12</tcy>日"),
            ("あ東北京へ12日", "あ東北京へ<tcy>12</tcy>日"),
            ("あ東京へ102日", "あ<ruby=とうきょう>東京</ruby>へ<tcy>102</tcy>日"),
            ("あ東京へ日", "あ<ruby=とうきょう>東京</ruby>へ日"),
            ("", ""),
        ] {
            assert_eq!(words.retyped(typed).to_markup(), markup, "{typed}");
        }
    }

    #[test]
    fn readings_hold_every_character() {
        let hard = NoteKind::ruby_of(["a<b>&|c", ""]).expect("reads");
        let words = Words::plain("<東&京>").with_note(1..8, Some(hard));
        let markup = words.to_markup();
        assert_eq!(markup, "&lt;<ruby=a&lt;b&gt;&amp;&vert;c|>東&amp;京</ruby>>");
        assert_eq!(Words::from_markup(&markup), words);
        assert_eq!(NoteKind::ruby(&"あ".repeat(201)), None, "no reading is that long");
        assert_eq!(NoteKind::ruby("a\nb").and_then(|k| k.readings()).as_deref(), Some("a b"));
    }
}
