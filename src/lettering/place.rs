//! Last stage: glyphs put down line by line, and the way back from a place to a character.

use super::font::Face;
use super::hyphen::shown_before;
use super::linebreak::{Breaker, EVEN_SHARE};
use super::notes::Note;
use super::prepare::Prepared;
use super::shape::Shaped;
use super::squeeze::Squeeze;
use super::style::{Align, Flow};
use crate::geom::{Affine, Rect, Rgba};
use std::ops::Range;
use unicode_bidi::{BidiInfo, Level};

/// A text, set. Lengths are mm; coordinates are relative to the centre of the balloon, y down.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Fitted {
    /// The lines in reading order: top to bottom, or from the right to the left. An empty text has one empty line.
    pub lines: Vec<SetLine>,
    /// Which way the lines run.
    pub flow: Flow,
    /// A rectangle around the ink of all glyphs.
    pub ink: Rect,
    /// A rectangle around the block: from the top of the first line's capitals to the last line's baseline
    /// (or the foot of its small letters), as wide as the longest line; with the readings beside it. Of
    /// vertical text from the top of its longest column to the foot of it, over all columns.
    pub block: Rect,
    /// Width of the outline that was chosen or given, padding included.
    pub width: f64,
    /// Height of the outline that was chosen or given, padding included.
    pub height: f64,
    /// Size of the type against what the style asks for; 1 unless it had to shrink.
    pub scale: f64,
    /// What could not be done well.
    pub issues: Vec<TextIssue>,
    /// Byte offsets at which the second and later lines begin.
    pub breaks: Vec<usize>,
}

impl Fitted {
    /// B01 The lines grow longer and then shorter, with one widest place.
    pub fn is_lens(&self) -> bool {
        let widest = self.lines.iter().map(|l| l.width).fold(0.0, f64::max);
        let mut falling = false;
        for pair in self.lines.windows(2) {
            let step = (pair[1].width - pair[0].width) / widest.max(1e-9);
            if falling && step > EVEN_SHARE {
                return false;
            }
            falling |= step < -EVEN_SHARE;
        }
        true
    }
}

/// A line of set text. Lengths are mm, relative to the centre of the balloon, y down.
///
/// A column of vertical text keeps the measures of a line that was turned by a quarter clockwise: it begins
/// `left` below the centre of the balloon and is `width` long, and its middle is `baseline_y` to the left.
/// [`SetLine::rect`] is where it is.
#[derive(Debug, Clone, PartialEq)]
pub struct SetLine {
    /// Where the letters stand; for a column how far its middle is at the left.
    pub baseline_y: f64,
    /// Left edge of what shows; for a column its top.
    pub left: f64,
    /// Width of what shows, without blanks at its ends; for a column its length.
    pub width: f64,
    /// From the baseline up to the top of capitals and ascenders; for a column from its middle to the right.
    pub ascent: f64,
    /// From the baseline down to the foot of small letters, 0 for capitals; for a column from its middle to the
    /// left.
    pub descent: f64,
    /// Bytes of the author's text, with the blanks and the break that end the line.
    pub range: Range<usize>,
    /// The last place in the line where a caret may stand: before the author's own break, if one ends it.
    pub caret_end: usize,
    /// In visual order, left to right or top to bottom, blanks included.
    pub glyphs: Vec<PlacedGlyph>,
    /// Readings and dots beside the line. They belong to the characters whose offsets they have and move no pen.
    pub notes: Vec<PlacedGlyph>,
}

impl SetLine {
    /// Where the line is, relative to the centre of the balloon.
    pub fn rect(&self, flow: Flow) -> Rect {
        let (top, bottom) = (self.baseline_y - self.ascent, self.baseline_y + self.descent);
        match flow {
            Flow::Horizontal => Rect::new(self.left, top, self.left + self.width, bottom),
            Flow::Vertical => Rect::new(-bottom, self.left, -top, self.left + self.width),
        }
    }
}

/// How a glyph is turned on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Turn {
    /// As the face draws it.
    #[default]
    None,
    /// By a quarter clockwise: words on their side in vertical text.
    Clockwise,
    /// By a quarter anticlockwise: what is upright on the page, within a line that is still to be turned.
    Anticlockwise,
}

impl Turn {
    /// The turn about the origin, y down.
    pub fn affine(self) -> Affine {
        match self {
            Self::None => Affine::IDENTITY,
            Self::Clockwise => Affine::new([0.0, 1.0, -1.0, 0.0, 0.0, 0.0]),
            Self::Anticlockwise => Affine::new([0.0, -1.0, 1.0, 0.0, 0.0, 0.0]),
        }
    }

    /// A rectangle, turned about the origin.
    pub fn rect(self, r: Rect) -> Rect {
        match self {
            Self::None => r,
            Self::Clockwise => Rect::new(-r.y1, r.x0, -r.y0, r.x1),
            Self::Anticlockwise => Rect::new(r.y0, -r.x1, r.y1, -r.x0),
        }
    }
}

/// A glyph at its place.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedGlyph {
    /// Its face.
    pub face: Face,
    /// Its number in the face.
    pub id: u16,
    /// Pen position on the baseline, in mm.
    pub x: f64,
    /// Pen position on the baseline, in mm.
    pub y: f64,
    /// The em in mm.
    pub size_mm: f64,
    /// Slant of a face that has no italic of its own: the tangent of the angle, 0 for none.
    pub slant: f64,
    /// Its colour.
    pub colour: Rgba,
    /// Byte offset of its character in the author's text.
    pub cluster: usize,
    /// Where the pen stands before it along the line, in mm: x, or y in vertical text.
    pub pen: f64,
    /// How far it moves the pen, in mm.
    pub advance: f64,
    /// How it is turned, about its pen position on the baseline.
    pub turn: Turn,
    /// Its width against the natural one; 1 but for letters that share a cell of a column.
    pub stretch: f64,
    /// It belongs to a stretch that is read from right to left.
    pub right_to_left: bool,
}

impl PlacedGlyph {
    /// From the glyph's own space (ems, y down, origin on the baseline) to the balloon's (mm).
    pub fn set_from_em(&self) -> Affine {
        Affine::translate((self.x, self.y))
            * self.turn.affine()
            * Affine::scale_non_uniform(self.size_mm * self.stretch, self.size_mm)
            * Affine::new([1.0, 0.0, -self.slant, 1.0, 0.0, 0.0])
    }

    /// A rectangle around its ink, in mm; `None` for a blank.
    pub fn ink(&self) -> Option<Rect> {
        let r = self.face.ink(self.id)?;
        if (self.turn, self.slant, self.stretch) == (Turn::None, 0.0, 1.0) {
            let (x, y, em) = (self.x, self.y, self.size_mm);
            return Some(Rect::new(x + r.x0 * em, y + r.y0 * em, x + r.x1 * em, y + r.y1 * em));
        }
        let lean = |y: f64| -y * self.slant;
        let flat = Rect::new(
            (r.x0 + lean(r.y1).min(lean(r.y0))) * self.stretch,
            r.y0,
            (r.x1 + lean(r.y1).max(lean(r.y0))) * self.stretch,
            r.y1,
        );
        let r = self.turn.rect(flat);
        let at = |x: f64, y: f64| (self.x + x * self.size_mm, self.y + y * self.size_mm);
        Some(Rect::from_points(at(r.x0, r.y0), at(r.x1, r.y1)))
    }
}

/// Something that could not be done well; the text is set all the same, whole and in sight.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum TextIssue {
    /// The text leaves its outline or its column.
    Overflow {
        /// How far, in mm.
        by_mm: f64,
    },
    /// No face has the character.
    MissingGlyph {
        /// The character.
        ch: char,
    },
    /// No one has a family that the style asks for.
    MissingFont {
        /// Its name.
        family: String,
    },
    /// The type is smaller than its style asks for (F01, R08).
    Shrunk {
        /// Its size against the style's, below 1.
        scale: f64,
    },
    /// The text stands closer to the outline than its style asks for (B03).
    Cramped {
        /// The padding that is left, in mm.
        padding_mm: f64,
    },
}

/// Where the lines of a block go.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame<'a> {
    /// Size of the type against the style's.
    pub scale: f64,
    /// Distance of baselines, in mm.
    pub pitch: f64,
    /// The first baseline.
    pub first_baseline: f64,
    /// For each line the x that it is aligned to: its middle, or its left or right edge.
    pub anchors: &'a [f64],
    pub align: Align,
    /// Lines that are too long for their room are squeezed into it; for each line its room, in mm at scale 1.
    pub squeeze: Option<(&'a Squeeze, &'a [f64])>,
}

/// For each line how wide it is set, in mm at scale 1: squeezed lines are as wide as their room, if they can be.
pub(super) fn set_widths(
    breaker: &Breaker<'_>,
    ends: &[usize],
    squeeze: Option<(&Squeeze, &[f64])>,
) -> Vec<f64> {
    let starts = std::iter::once(0).chain(ends.iter().copied());
    let width = |(i, (start, end)): (usize, (usize, &usize))| {
        let natural = breaker.width(start, *end);
        let room = squeeze.and_then(|(s, rooms)| Some((s, *rooms.get(i).or(rooms.last())?)));
        match room.filter(|(_, room)| natural > *room + 1e-9) {
            Some((squeeze, room)) => squeeze.least(breaker, (start, *end)).max(room).min(natural),
            None => natural,
        }
    };
    starts.zip(ends).enumerate().map(width).collect()
}

/// Puts down the lines that end at `ends`.
pub(super) fn place(source: &str, breaker: &Breaker<'_>, ends: &[usize], frame: Frame<'_>) -> Fitted {
    let text = breaker.text;
    let levels = text.cells.iter().any(|c| c.level > 0).then(|| reordered(breaker, ends));
    let mut out = Fitted { scale: frame.scale, ..Fitted::default() };
    out.lines.reserve_exact(ends.len());
    out.breaks.reserve_exact(ends.len().saturating_sub(1));
    let set_widths = set_widths(breaker, ends, frame.squeeze);
    let mut start = 0;
    let mut ink: Option<Rect> = None;
    let byte = |cell: usize| text.cells.get(cell).map_or(source.len(), |c| c.src);
    for (i, end) in ends.iter().copied().enumerate() {
        let cells = breaker.cells(start, end);
        let shown = breaker.shown(start, end);
        let width = set_widths[i] * frame.scale;
        let excess = breaker.width(start, end) - set_widths[i];
        let squeezed = frame.squeeze.filter(|_| excess > 0.0);
        let squeezed = squeezed.map(|(s, _)| (s, s.line(shown.clone(), excess)));
        let anchor = frame.anchors.get(i).or(frame.anchors.last()).copied().unwrap_or(0.0);
        let left = match visual(frame.align, text.right_to_left) {
            Align::Start => anchor,
            Align::Centre => anchor - width / 2.0,
            Align::End => anchor - width,
        };
        let baseline_y = frame.first_baseline + frame.pitch * i as f64;
        let mut line = SetLine {
            baseline_y,
            left,
            width,
            ascent: text.ascent * frame.scale,
            descent: text.descent * frame.scale,
            range: byte(cells.start)..byte(cells.end),
            caret_end: match cells
                .clone()
                .next_back()
                .filter(|c| c + 1 < text.cells.len() && text.cells[*c].is_break())
            {
                Some(_) => byte(hard_break(text, &cells)),
                None => byte(cells.end),
            },
            glyphs: Vec::with_capacity(cells.len()),
            notes: Vec::new(),
        };
        let order: Option<Vec<(Range<usize>, bool)>> =
            levels.as_ref().map(|l| runs_in_sight(&l[i], cells.clone()));
        let trimmed = if shown.is_empty() { 0.0 } else { text.trim_start[shown.start] };
        let mut pen = left - trimmed * frame.scale;
        if let Some(order) = order {
            // Blanks at the line's end lie beyond its edge: on the left where reading ends there.
            let blank: f64 = (shown.end..cells.end).map(|c| text.pen[c + 1] - text.pen[c]).sum();
            if text.right_to_left {
                pen -= blank * frame.scale;
            }
            for (run, backwards) in order {
                let mut step = |cell: usize| put(cell, breaker, frame, &mut pen, &mut line, &mut ink);
                if backwards { run.rev().for_each(&mut step) } else { run.for_each(&mut step) }
            }
        } else {
            for cell in cells.clone() {
                let (before, after) = squeezed.as_ref().map_or((0.0, 0.0), |(s, line)| s.cut(line, cell));
                pen -= before * frame.scale;
                put(cell, breaker, frame, &mut pen, &mut line, &mut ink);
                pen -= after * frame.scale;
                // What is selected ends where the next character begins.
                if let Some(last) = line.glyphs.last_mut().filter(|_| after > 0.0) {
                    last.advance -= after * frame.scale;
                }
            }
        }
        if breaker.breaks[end - 1].hyphen
            && let Some(hyphen) = shown_before(text, breaker.breaks[end - 1].cell)
        {
            let placed = on_line(&hyphen, text, frame, (pen, line.baseline_y));
            ink = placed.ink().map_or(ink, |here| Some(ink.map_or(here, |i| i.union(here))));
            line.glyphs.push(placed);
        }
        out.lines.push(line);
        if i > 0 {
            out.breaks.push(byte(cells.start));
        }
        start = end;
    }
    let left = out.lines.iter().map(|l| l.left).fold(f64::INFINITY, f64::min);
    let right = out.lines.iter().map(|l| l.left + l.width).fold(f64::NEG_INFINITY, f64::max);
    let rooms = breaker.note_rooms(ends);
    let top = frame.first_baseline - (text.ascent + rooms.0) * frame.scale;
    let last = frame.first_baseline + frame.pitch * (ends.len().max(1) - 1) as f64;
    let bottom = last + (text.descent + rooms.1) * frame.scale;
    out.block = if left <= right { Rect::new(left, top, right, bottom) } else { Rect::ZERO };
    out.ink = ink.unwrap_or(Rect::from_center_size(out.block.center(), (0.0, 0.0)));
    out
}

/// The break that ends the cells of a line; of a carriage return and a line feed the first.
fn hard_break(text: &Prepared, cells: &Range<usize>) -> usize {
    let last = cells.end.saturating_sub(1);
    let two = last > cells.start && text.cells[last - 1].returns;
    if two { last - 1 } else { last }
}

/// Which side a line's start is on.
fn visual(align: Align, right_to_left: bool) -> Align {
    match (align, right_to_left) {
        (Align::Start, true) => Align::End,
        (Align::End, true) => Align::Start,
        (align, _) => align,
    }
}

fn put(
    cell: usize,
    breaker: &Breaker<'_>,
    frame: Frame<'_>,
    pen: &mut f64,
    line: &mut SetLine,
    ink: &mut Option<Rect>,
) {
    let text = breaker.text;
    let baseline = line.baseline_y;
    let mut add = |placed: PlacedGlyph, to: &mut Vec<PlacedGlyph>| {
        if let Some(here) = placed.ink() {
            *ink = Some(ink.map_or(here, |i| i.union(here)));
        }
        to.push(placed);
    };
    if !text.notes.is_empty() {
        for note in text.notes_of(cell) {
            add(beside(note, text, frame, (*pen, baseline)), &mut line.notes);
        }
    }
    for glyph in text.glyphs_of(cell) {
        add(on_line(glyph, text, frame, (*pen, baseline)), &mut line.glyphs);
        *pen += glyph.advance * frame.scale;
    }
}

fn on_line(glyph: &Shaped, text: &Prepared, frame: Frame<'_>, (pen, baseline): (f64, f64)) -> PlacedGlyph {
    let run = &text.runs[glyph.run as usize];
    PlacedGlyph {
        face: text.faces[usize::from(run.face)].clone(),
        id: glyph.id,
        x: pen + glyph.dx * frame.scale,
        y: baseline + glyph.dy * frame.scale,
        size_mm: run.em * frame.scale,
        slant: run.slant,
        colour: text.looks[usize::from(run.look)].colour,
        cluster: text.cells[glyph.cell as usize].src,
        pen,
        advance: glyph.advance * frame.scale,
        turn: run.turn,
        stretch: run.stretch,
        right_to_left: run.level % 2 == 1,
    }
}

fn beside(note: &Note, text: &Prepared, frame: Frame<'_>, at: (f64, f64)) -> PlacedGlyph {
    let cell = u32::try_from(note.cell).unwrap_or(u32::MAX);
    let Note { id, run, along: dx, depth: dy, .. } = *note;
    on_line(&Shaped { id, cell, run, advance: 0.0, dx, dy }, text, frame, at)
}

/// For each line the levels of its cells, blanks at its end reset to the base level (UAX 9 L1).
fn reordered(breaker: &Breaker<'_>, ends: &[usize]) -> Vec<Vec<Level>> {
    let text = breaker.text;
    let base = if text.right_to_left { Level::rtl() } else { Level::ltr() };
    let mut start = 0;
    let mut lines = Vec::with_capacity(ends.len());
    for end in ends {
        let (cells, shown) = (breaker.cells(start, *end), breaker.shown(start, *end));
        let level = |c: usize| {
            if c >= shown.end { base } else { Level::new(text.cells[c].level).unwrap_or(base) }
        };
        lines.push(cells.map(level).collect());
        start = *end;
    }
    lines
}

/// The line's cells in the order they are seen, left to right, each stretch with whether it runs backwards.
fn runs_in_sight(levels: &[Level], cells: Range<usize>) -> Vec<(Range<usize>, bool)> {
    let mut runs: Vec<(Range<usize>, Level)> = Vec::new();
    for (i, level) in levels.iter().enumerate() {
        let at = cells.start + i;
        match runs.last_mut() {
            Some((run, l)) if l == level => run.end = at + 1,
            _ => runs.push((at..at + 1, *level)),
        }
    }
    let levels: Vec<Level> = runs.iter().map(|(_, l)| *l).collect();
    let order = BidiInfo::reorder_visual(&levels);
    order.into_iter().filter_map(|i| runs.get(i)).map(|(run, l)| (run.clone(), l.is_rtl())).collect()
}
