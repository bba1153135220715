//! Words as one string with markup, out and in.

use super::super::letters::{LetterOutline, LetterShadow};
use super::super::place::Spot;
use super::{Emphasis, MAX_READING_BYTES, Mark, Note, NoteKind, Words, fed, gather};
use std::ops::Range;

impl Words {
    /// Reads markup. Never fails: what is no markup is text. Carriage returns become line feeds.
    pub fn from_markup(markup: &str) -> Self {
        let mut styled: Vec<(char, Emphasis)> = Vec::new();
        let mut open: Vec<(&str, Emphasis)> = Vec::new();
        // The note that is open with the character it begins at, and those that were closed.
        let mut noting: Option<(NoteKind, usize)> = None;
        let mut noted: Vec<(NoteKind, Range<usize>)> = Vec::new();
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
                        if let Some((kind, start)) = noting.take_if(|(kind, _)| kind.name() == name) {
                            noted.push((kind, start..styled.len()));
                        }
                        rest = after;
                        continue;
                    }
                    Tag::Note(kind)
                        if noting.is_none() && closes_later(kind.name(), markup.len() - after.len()) =>
                    {
                        open.push((kind.name(), now));
                        noting = Some((kind, styled.len()));
                        rest = after;
                        continue;
                    }
                    Tag::Open(name, mark) if closes_later(name, markup.len() - after.len()) => {
                        let mut inner = now;
                        mark.put_on(&mut inner);
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
        let byte = |i: usize| at.get(i).map_or(text.len(), |(byte, _)| *byte);
        let notes = noted
            .into_iter()
            .filter(|(_, chars)| !chars.is_empty())
            .map(|(kind, chars)| Note { range: byte(chars.start)..byte(chars.end), kind })
            .collect();
        Self { text, spans, notes }
    }

    /// The words as one string with markup.
    pub fn to_markup(&self) -> String {
        let mut out = String::new();
        let mut at = 0;
        for note in &self.notes {
            self.write(at..note.range.start, &mut out);
            out.push_str(&note.kind.tag());
            self.write(note.range.clone(), &mut out);
            for part in ["</", note.kind.name(), ">"] {
                out.push_str(part);
            }
            at = note.range.end;
        }
        self.write(at..self.text.len(), &mut out);
        out
    }

    /// A stretch with its emphasis, without notes.
    fn write(&self, stretch: Range<usize>, out: &mut String) {
        let mut at = stretch.start;
        let first = self.spans.partition_point(|s| s.range.end <= stretch.start);
        for span in self.spans[first..].iter().take_while(|s| s.range.start < stretch.end) {
            let range = span.range.start.max(stretch.start)..span.range.end.min(stretch.end);
            escape(&self.text[at..range.start], out);
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
            if let Some(line) = e.outline {
                let corners = if line.mitred { " mitred" } else { "" };
                tag(format!("<outline={} {}{corners}>", line.colour, line.width_caps), "outline");
            }
            if let Some(LetterShadow { colour, by_caps, soft_caps, solid }) = e.shadow {
                let soft = if soft_caps > 0.0 { format!(" {soft_caps}") } else { String::new() };
                let solid = if solid { " solid" } else { "" };
                tag(format!("<shadow={colour} {} {}{soft}{solid}>", by_caps.x, by_caps.y), "shadow");
            }
            if e.dots {
                tag("<dots>".to_owned(), "dots");
            }
            if e.bold {
                tag("<b>".to_owned(), "b");
            }
            if e.italic {
                tag("<i>".to_owned(), "i");
            }
            escape(&self.text[range.clone()], out);
            out.push_str(&close);
            at = range.end;
        }
        escape(&self.text[at..stretch.end], out);
    }
}

enum Tag<'a> {
    Open(&'a str, Mark),
    Note(NoteKind),
    Close(&'a str),
}

/// The names of tags.
const NAMES: [&str; 9] = ["b", "i", "color", "size", "dots", "outline", "shadow", "ruby", "tcy"];

/// The most bytes between the brackets of a tag: a shadow with every digit that its numbers can have takes 96.
const MAX_TAG_BYTES: usize = 96;

fn tag_at(text: &str) -> Option<(Tag<'_>, &str)> {
    let inner = text.strip_prefix('<')?;
    let most = if inner.starts_with("ruby=") { MAX_READING_BYTES + 5 } else { MAX_TAG_BYTES };
    let end = inner.bytes().take(most + 1).position(|b| b == b'>')?;
    let (tag, after) = (&inner[..end], &inner[end + 1..]);
    if let Some(name) = tag.strip_prefix('/') {
        return NAMES.contains(&name).then_some((Tag::Close(name), after));
    }
    let (name, value) = tag.split_once('=').unwrap_or((tag, ""));
    if let Some(kind) = NoteKind::of_tag(name, value) {
        return Some((Tag::Note(kind), after));
    }
    let mark = match name {
        "b" if value.is_empty() => Mark::Bold(true),
        "i" if value.is_empty() => Mark::Italic(true),
        "dots" if value.is_empty() => Mark::Dots(true),
        "color" => Mark::Colour(Some(value.parse().ok()?)),
        "size" => {
            let scale: f64 = value.parse().ok()?;
            (0.25..=4.0).contains(&scale).then_some(Mark::Scale(Some(scale)))?
        }
        "outline" => Mark::Outline(Some(outline(value)?)),
        "shadow" => Mark::Shadow(Some(shadow(value)?)),
        _ => return None,
    };
    Some((Tag::Open(name, mark), after))
}

/// A line around letters: colour, width, and whether its corners run to a point.
fn outline(value: &str) -> Option<LetterOutline> {
    let mut parts = value.split(' ');
    let (colour, width_caps) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let mitred = flag(&mut parts, "mitred")?;
    Some(LetterOutline { colour, width_caps, mitred }).filter(LetterOutline::is_sound)
}

/// A shadow: colour, to the right, downward, how far it fades, and whether it is drawn out.
fn shadow(value: &str) -> Option<LetterShadow> {
    let mut parts = value.split(' ').peekable();
    let colour = parts.next()?.parse().ok()?;
    let mut number = || parts.next()?.parse().ok();
    let by_caps = Spot { x: number()?, y: number()? };
    let soft_caps = match parts.peek() {
        None | Some(&"solid") => 0.0,
        Some(_) => parts.next()?.parse().ok()?,
    };
    let solid = flag(&mut parts, "solid")?;
    Some(LetterShadow { colour, by_caps, soft_caps, solid }).filter(LetterShadow::is_sound)
}

/// The word is the only one that is left, or nothing is; `None` for anything else.
fn flag<'a>(parts: &mut impl Iterator<Item = &'a str>, word: &str) -> Option<bool> {
    let found = parts.next();
    (found.is_none_or(|f| f == word) && parts.next().is_none()).then_some(found.is_some())
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
