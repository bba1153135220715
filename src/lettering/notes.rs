//! What stands beside the characters of a line: ruby and emphasis dots (§6c). All in the space of lines, where
//! "above" is above a horizontal line and at the right of a column.

use super::collect::{Cell, Reading, clings, primary};
use super::orient::{Stand, is_upright};
use super::place::Turn;
use super::prepare::{Prepared, shaping};
use super::shape::{Run, Shaped, Shaping};
use super::spacing::{closes, is_han_or_kana, is_kana, opens};
use super::style::TextStyle;
use super::zhuyin;
use std::ops::Range;

/// §6c Ruby is half as large as what it is the reading of.
pub const RUBY_SCALE: f64 = 0.5;
/// Room that ruby takes beyond the ink of a line's characters, in ems of them.
const RUBY_ROOM_EM: f64 = 0.54;
/// Room that dots take beyond it, in ems.
const DOTS_ROOM_EM: f64 = 0.4;
/// From the edge of a character's em to the middle of its dot, in ems.
const DOT_FROM_EDGE_EM: f64 = 0.17;
/// Top and bottom of the em box of Han, above and below the baseline, in ems.
pub(super) const EM_BOX: (f64, f64) = (0.88, 0.12);

/// A glyph beside a cell. Lengths are mm at scale 1 from where the cell begins.
#[derive(Debug, Clone, Copy)]
pub(super) struct Note {
    pub cell: usize,
    pub run: u32,
    pub id: u16,
    pub along: f64,
    pub depth: f64,
}

/// Sides of a line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Sides {
    pub above: bool,
    pub below: bool,
}

/// Sets readings and dots beside the shaped cells and makes room for them.
pub(super) fn annotate(text: &mut Prepared, readings: &[Reading], style: &TextStyle) {
    let dotted = text.looks.iter().any(|l| l.dots);
    if readings.is_empty() && !dotted {
        return;
    }
    text.sides = vec![Sides::default(); text.cells.len()];
    let mut read = vec![false; text.cells.len()];
    for reading in readings {
        read[reading.base.clone()].fill(true);
    }
    for reading in readings {
        if reading.zhuyin {
            zhuyin::set(text, reading, style);
        } else {
            Ruby::new(text, reading, style).set(text, &read);
        }
    }
    if dotted {
        dots(text, style);
    }
    text.notes.sort_by_key(|n| n.cell);
}

/// A reading, shaped.
#[derive(Clone)]
pub(super) struct Part {
    glyphs: Vec<Shaped>,
    width: f64,
    latin: bool,
}

/// Shapes the cells of a reading at `scale` of its base.
pub(super) fn shape_part(text: &mut Prepared, cells: &[Cell], scale: f64, style: &TextStyle) -> Part {
    let latin = cells.iter().any(|c| c.ch.is_alphabetic() && !is_han_or_kana(c.ch) && !is_upright(c.ch));
    let mut cells = cells.to_vec();
    if text.vertical && !latin {
        for cell in &mut cells {
            cell.stand = Stand::Upright;
        }
    }
    let (mut runs, mut glyphs) = (std::mem::take(&mut text.runs), Vec::new());
    Shaping { ruby: true, ..shaping(text, style) }.shape(&cells, scale, &mut runs, &mut glyphs);
    text.runs = runs;
    let width = glyphs.iter().map(|g| g.advance).sum();
    Part { glyphs, width, latin }
}

impl Part {
    /// The only glyph of a part that has one.
    pub fn single(&self) -> Option<Shaped> {
        match self.glyphs[..] {
            [one] => Some(one),
            _ => None,
        }
    }
}

struct Ruby {
    /// The cells that it stands over.
    base: Range<usize>,
    parts: Vec<Part>,
    /// The cells of the base that are no marks upon others.
    heads: Vec<usize>,
    /// The base's em, in mm.
    em: f64,
    /// Directions mix, so that the cells before and after are not those beside.
    mixed: bool,
}

impl Ruby {
    fn new(text: &mut Prepared, reading: &Reading, style: &TextStyle) -> Self {
        let parts = reading.parts.iter().map(|p| shape_part(text, p, RUBY_SCALE, style)).collect();
        let heads = reading.base.clone().filter(|i| !clings(&text.cells[*i])).collect();
        let em = text.han_em(text.cells[reading.base.start].look);
        let mixed = text.right_to_left || text.cells.iter().any(|c| c.level > 0);
        Self { base: reading.base.clone(), parts, heads, em, mixed }
    }

    fn set(&self, text: &mut Prepared, read: &[bool]) {
        if self.heads.is_empty() {
            return;
        }
        let each = self.parts.len() == self.heads.len() && self.heads.len() > 1;
        if each && self.mixed {
            for (i, part) in self.parts.iter().enumerate() {
                let end = self.heads.get(i + 1).copied().unwrap_or(self.base.end);
                let (base, heads, parts) = (self.heads[i]..end, vec![self.heads[i]], vec![part.clone()]);
                Self { base, parts, heads, ..*self }.set_group(text, read);
            }
        } else if each {
            self.set_jukugo(text, read);
        } else {
            self.set_group(text, read);
        }
        text.above = text.above.max(RUBY_ROOM_EM * self.em);
        for sides in &mut text.sides[self.base.clone()] {
            sides.above = true;
        }
    }

    /// One reading over the whole base, which no line may end in. Spread one to two to one where it is the
    /// shorter of the two; else it leans over its neighbours, and then the base is spread.
    fn set_group(&self, text: &mut Prepared, read: &[bool]) {
        let base = self.base.clone();
        let Some(part) = self.parts.first() else { return };
        if self.heads.len() > 1 {
            text.solid.push(base.clone());
        }
        // The cell that is at the left.
        let leftward = text.cells[base.start].level % 2 == 1;
        let anchor = if leftward { base.end - 1 } else { base.start };
        let natural: f64 = base.clone().map(|c| text.advance(c)).sum();
        let excess = part.width - natural;
        let start;
        let mut gap = 0.0;
        if excess > 0.0 {
            let (before, after) = self.overhang(text, read);
            let (before, after) = (before.min(excess / 2.0), after.min(excess / 2.0));
            self.spread(text, (excess - before - after).max(0.0));
            // What could not be spread, as within a ligature, leans at both ends.
            let spread: f64 = base.clone().map(|c| text.advance(c)).sum();
            let rest = (part.width - spread - before - after).max(0.0) / 2.0;
            if self.mixed {
                text.widen(anchor, rest, rest);
                start = 0.0;
            } else {
                start = -before - rest;
                lean(text, base.start, before + rest, base.end - 1, after + rest);
            }
        } else if part.latin || self.heads.len() == 1 {
            start = -excess / 2.0;
        } else {
            gap = -excess / part.glyphs.len().max(1) as f64;
            start = gap / 2.0;
        }
        self.put(text, anchor, part, start, gap);
    }

    /// A reading for each character of one word: each over its own where it fits there, else they make room
    /// for each other within the word. Lines may end between the characters.
    fn set_jukugo(&self, text: &mut Prepared, read: &[bool]) {
        let total: f64 = self.parts.iter().map(|p| p.width).sum();
        let fits = self.heads.iter().zip(&self.parts).all(|(c, p)| p.width <= text.advance(*c) + 1e-9);
        let (mut before, mut after) = (0.0, 0.0);
        if !fits {
            (before, after) = self.overhang(text, read);
            let natural: f64 = self.base.clone().map(|c| text.advance(c)).sum();
            self.spread(text, (total - natural - before - after).max(0.0));
        }
        let mut pens = Vec::with_capacity(self.heads.len() + 1);
        let mut pen = 0.0;
        for cell in self.base.clone() {
            if self.heads.contains(&cell) {
                pens.push(pen);
            }
            pen += text.advance(cell);
        }
        pens.push(pen);
        let ideal = |i: usize| f64::midpoint(pens[i], pens[i + 1]) - self.parts[i].width / 2.0;
        let count = self.parts.len();
        let (mut right, mut left) = (vec![0.0; count], vec![0.0; count]);
        let mut edge = -before;
        for (i, start) in right.iter_mut().enumerate() {
            *start = ideal(i).max(edge);
            edge = *start + self.parts[i].width;
        }
        let mut edge = pen + after;
        for (i, start) in left.iter_mut().enumerate().rev() {
            *start = ideal(i).min(edge - self.parts[i].width);
            edge = *start;
        }
        // Pushed as far to the end as to the start: the middle of two ways that keep readings apart.
        let mut starts: Vec<f64> = left.iter().zip(&right).map(|(l, r)| f64::midpoint(*l, *r)).collect();
        // Neither may reach beyond what the neighbours bear.
        let last = starts[count - 1] + self.parts[count - 1].width - (pen + after);
        let first = -before - starts[0];
        let shift = if last > 0.0 { -last } else { first.max(0.0) };
        for start in &mut starts {
            *start += shift;
        }
        for (i, (part, start)) in self.parts.iter().zip(&starts).enumerate() {
            let cell = self.heads[i];
            let end = self.heads.get(i + 1).copied().unwrap_or(self.base.end) - 1;
            lean(text, cell, pens[i] - start, end, start + part.width - pens[i + 1]);
            self.put(text, cell, part, start - pens[i], 0.0);
        }
    }

    /// Spreads the characters of the base by `room` (mm), half as much at its ends.
    fn spread(&self, text: &mut Prepared, room: f64) {
        if room > 0.0 {
            let each = room / self.heads.len() as f64 / 2.0;
            for cell in &self.heads {
                text.widen(*cell, each, each);
            }
        }
    }

    /// §6c How far ruby may reach over what stands before and after its base: a ruby character over kana and
    /// over the blank of marks, never over kanji or another reading.
    fn overhang(&self, text: &Prepared, read: &[bool]) -> (f64, f64) {
        if self.mixed {
            return (0.0, 0.0);
        }
        let ruby = self.em * RUBY_SCALE;
        let over = |cell: Option<usize>, beyond: Option<usize>, blank: fn(&Prepared, usize) -> f64| {
            let Some(at) = cell.filter(|c| !read.get(*c).copied().unwrap_or(true)) else { return 0.0 };
            let ch = text.cells[at].ch;
            if is_kana(ch) && beyond.is_some_and(|c| read.get(c) == Some(&true)) {
                // Two readings over one character would run together.
                ruby / 2.0
            } else if is_kana(ch) {
                ruby
            } else if opens(ch) || closes(ch) {
                blank(text, at).clamp(0.0, ruby)
            } else {
                0.0
            }
        };
        let base = &self.base;
        let before = |n: usize| base.start.checked_sub(n);
        (
            over(before(1), before(2), |t, c| if closes(t.cells[c].ch) { t.trim_end[c] } else { 0.0 }),
            over(Some(base.end), Some(base.end + 1), |t, c| {
                if opens(t.cells[c].ch) { t.trim_start[c] } else { 0.0 }
            }),
        )
    }

    fn put(&self, text: &mut Prepared, cell: usize, part: &Part, start: f64, gap: f64) {
        let depth = if text.vertical {
            -(0.5 + RUBY_SCALE / 2.0) * self.em
        } else {
            -(EM_BOX.0 + EM_BOX.1 * RUBY_SCALE) * self.em
        };
        let mut pen = start;
        for glyph in &part.glyphs {
            let (along, depth) = (pen + glyph.dx, depth + glyph.dy);
            text.notes.push(Note { cell, run: glyph.run, id: glyph.id, along, depth });
            pen += glyph.advance + if glyph.advance > 0.0 { gap } else { 0.0 };
        }
    }
}

/// A reading reaches beyond its base by so much (mm): a line that begins or ends there is that much longer.
fn lean(text: &mut Prepared, first: usize, before: f64, last: usize, after: f64) {
    if before > 0.0 {
        text.trim_start[first] = text.trim_start[first].min(-before);
    }
    if after > 0.0 {
        text.trim_end[last] = text.trim_end[last].min(-after);
    }
}

/// §6c Emphasis dots: a sesame beside columns of Japanese, else a round dot; Chinese has it below horizontal
/// lines. Marks have none. Where a reading stands already the dot goes to the other side.
fn dots(text: &mut Prepared, style: &TextStyle) {
    let japanese = primary(&style.lang) == "ja";
    let dot = if japanese && text.vertical { '﹅' } else { '•' };
    for i in 0..text.cells.len() {
        let cell = text.cells[i];
        let bears = is_han_or_kana(cell.ch) || (cell.ch.is_alphanumeric() && cell.stand != Stand::Along);
        if !text.looks[usize::from(cell.look)].dots || !bears || text.glyphs_of(i).is_empty() {
            continue;
        }
        let own = usize::from(cell.face);
        let faces = std::iter::once(own).chain(0..text.faces.len());
        let found = faces.into_iter().find_map(|f| Some((f, text.faces.get(f)?.glyph(dot)?)));
        let Some((face, id)) = found else { continue };
        let em = text.han_em(cell.look);
        let run = Run {
            face: u16::try_from(face).unwrap_or(0),
            look: cell.look,
            em: em * RUBY_SCALE,
            level: 0,
            slant: 0.0,
            turn: if text.vertical { Turn::Anticlockwise } else { Turn::None },
            stretch: 1.0,
        };
        let Some(ink) = run.ink(&text.faces[face], id) else { continue };
        let above = (text.vertical || japanese) != text.sides[i].above;
        let edges = if text.vertical { (0.5, 0.5) } else { EM_BOX };
        let middle = if above { -(edges.0 + DOT_FROM_EDGE_EM) } else { edges.1 + DOT_FROM_EDGE_EM } * em;
        let (along, depth) =
            (text.advance(i) / 2.0 - ink.center().x * run.em, middle - ink.center().y * run.em);
        let number = u32::try_from(text.runs.len()).unwrap_or(u32::MAX);
        text.runs.push(run);
        text.notes.push(Note { cell: i, run: number, id, along, depth });
        let room = DOTS_ROOM_EM * em;
        if above {
            text.above = text.above.max(room);
            text.sides[i].above = true;
        } else {
            text.below = text.below.max(room);
            text.sides[i].below = true;
        }
    }
}
