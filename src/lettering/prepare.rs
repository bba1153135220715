//! Second stage: every run shaped once. Lines are later cut out of the result by sums of advances.

use super::collect::{Cell, Collected, Look, primary};
use super::font::Face;
use super::notes::{Note, Sides};
use super::place::Turn;
use super::shape::{Run, Shaped, Shaping};
use super::spacing::{
    HALF_EM, HAN_LATIN_GAP_EM, closes, cries, hangs, is_east_asian, is_han_or_kana, opens, trims,
};
use super::style::{Align, HAN_EM_PER_CAP_HEIGHT, TextStyle};
use harfrust::Script;
use std::ops::Range;

/// F04 Least line pitch in ems for capitals alone.
pub const CAPITALS_MIN_PITCH: f64 = 0.8;
/// F04 Least line pitch in ems where small letters hang and rise.
pub const MIXED_CASE_MIN_PITCH: f64 = 1.12;
/// Least line pitch in ems of Chinese and Japanese: a quarter em between lines (manga without ruby).
pub const HAN_MIN_PITCH: f64 = 1.22;
/// §6c Least line pitch in ems of vertical lines without readings: a quarter em between columns.
pub const VERTICAL_MIN_PITCH: f64 = 1.25;
/// Half the depth of a column's ink, in ems of Han: bodies fill nine tenths of the em.
pub const HALF_BODY_EM: f64 = 0.46;
/// §6b Letters that share a cell are made narrower to this share of their width, and smaller beyond it.
pub const LEAST_STRETCH: f64 = 0.7;
/// Least line pitch in ems of Arabic; of other scripts that stack marks.
pub const ARABIC_MIN_PITCH: f64 = 1.3;
/// F04 Words may be enlarged by this factor before the lines of their block make room.
pub const OVERHANG_SCALE: f64 = 1.25;
/// Top and bottom of a Han character's body, in ems above and below the baseline.
pub const HAN_BODY_EM: (f64, f64) = (0.84, 0.08);
/// Sizes that styles may ask for, as the height of a capital in mm.
const CAP_HEIGHTS_MM: std::ops::RangeInclusive<f64> = 0.05..=500.0;

/// A text, shaped. Everything scales with the size of the type, so it is measured at scale 1.
#[derive(Debug, Clone, Default)]
pub(super) struct Prepared {
    pub cells: Vec<Cell>,
    pub looks: Vec<Look>,
    pub faces: Vec<Face>,
    pub runs: Vec<Run>,
    /// In order of their cells; those of one cell in the order they are drawn, left to right.
    pub glyphs: Vec<Shaped>,
    /// For each cell its first glyph; one more at the end.
    pub first_glyph: Vec<u32>,
    /// For each cell the sum of advances before it; one more at the end. Ligatures count for their first cell.
    pub pen: Vec<f64>,
    /// What a line that starts or ends with the cell may give up, in mm.
    pub trim_start: Vec<f64>,
    pub trim_end: Vec<f64>,
    /// Ink above and below the baseline that padding is measured from: letters, not accents and commas.
    pub ascent: f64,
    pub descent: f64,
    /// How far the ink of accents, tails and enlarged words reaches beyond that band, up or down.
    pub overshoot: f64,
    /// Distance of baselines in mm.
    pub pitch: f64,
    /// Height of a capital in mm.
    pub cap_height: f64,
    pub right_to_left: bool,
    /// Lines run from top to bottom.
    pub vertical: bool,
    /// Lines share an edge, so they make no lens (B01).
    pub flush: bool,
    /// Readings and dots, in order of the cells that they belong to.
    pub notes: Vec<Note>,
    /// For each cell on which sides of the line it has notes.
    pub sides: Vec<Sides>,
    /// The room that notes take above the lines' ascent and below their descent, in mm.
    pub above: f64,
    pub below: f64,
    /// Cells that no line may end among.
    pub solid: Vec<Range<usize>>,
}

impl Prepared {
    /// The glyphs of a cell.
    pub fn glyphs_of(&self, cell: usize) -> &[Shaped] {
        &self.glyphs[self.first_glyph[cell] as usize..self.first_glyph[cell + 1] as usize]
    }

    /// The notes of a cell.
    pub fn notes_of(&self, cell: usize) -> &[Note] {
        let from = self.notes.partition_point(|n| n.cell < cell);
        let to = from + self.notes[from..].partition_point(|n| n.cell == cell);
        &self.notes[from..to]
    }

    /// Makes a cell wider: `before` its glyphs and `after` them, in mm.
    pub fn widen(&mut self, cell: usize, before: f64, after: f64) {
        let (first, end) = (self.first_glyph[cell] as usize, self.first_glyph[cell + 1] as usize);
        let Some(glyphs) = self.glyphs.get_mut(first..end).filter(|g| !g.is_empty()) else { return };
        if before != 0.0 {
            for glyph in glyphs.iter_mut() {
                glyph.dx += before;
            }
        }
        if let Some(last) = glyphs.last_mut() {
            last.advance += before + after;
        }
    }

    /// Sums up the advances anew.
    pub fn sum(&mut self) {
        self.pen = Vec::with_capacity(self.cells.len() + 1);
        let mut pen = 0.0;
        for i in 0..self.cells.len() {
            self.pen.push(pen);
            pen += self.advance(i);
        }
        self.pen.push(pen);
    }

    /// How far a cell moves the pen, in mm.
    pub fn advance(&self, cell: usize) -> f64 {
        self.glyphs_of(cell).iter().map(|g| g.advance).sum()
    }

    /// The em of Han beside letters of a look, in mm.
    pub fn han_em(&self, look: u16) -> f64 {
        HAN_EM_PER_CAP_HEIGHT * self.cap_height * self.looks[usize::from(look)].scale
    }
}

/// Shapes a collected text.
pub(super) fn prepare(text: Collected, style: &TextStyle) -> Prepared {
    let cap_height = cap_height_mm(style);
    let count = text.cells.len();
    let mut out = Prepared {
        trim_start: vec![0.0; count],
        trim_end: vec![0.0; count],
        cells: text.cells,
        looks: text.looks,
        faces: text.faces,
        cap_height,
        ascent: 0.0,
        right_to_left: text.right_to_left,
        vertical: text.vertical,
        flush: style.align != Align::Centre,
        ..Prepared::default()
    };
    out.glyphs.reserve(count);
    let (mut runs, mut glyphs) = (Vec::new(), std::mem::take(&mut out.glyphs));
    shaping(&out, style).shape(&out.cells, 1.0, &mut runs, &mut glyphs);
    (out.runs, out.glyphs) = (runs, glyphs);
    index_glyphs(&mut out);
    track(&mut out, style);
    for group in &text.groups {
        share_a_cell(&mut out, group.clone());
    }
    out.solid = text.groups;
    close_up(&mut out, style);
    super::notes::annotate(&mut out, &text.readings, style);
    out.sum();
    measure_lines(&mut out, style);
    out
}

/// What shaping needs to know, of a text that is being prepared.
pub(super) fn shaping<'a>(text: &'a Prepared, style: &'a TextStyle) -> Shaping<'a> {
    Shaping {
        faces: &text.faces,
        looks: &text.looks,
        lang: &style.lang,
        features: &style.features,
        cap_height: text.cap_height,
        vertical: text.vertical,
        ruby: false,
    }
}

/// §6b Several cells upright in one: side by side across the column, centred, no wider than an em.
fn share_a_cell(out: &mut Prepared, cells: Range<usize>) {
    let glyphs = out.first_glyph[cells.start] as usize..out.first_glyph[cells.end] as usize;
    let width: f64 = out.glyphs[glyphs.clone()].iter().map(|g| g.advance).sum();
    if glyphs.is_empty() || width <= 0.0 {
        return;
    }
    let em = out.han_em(out.cells[cells.start].look);
    let fit = (em / width).min(1.0);
    let (stretch, size) = (fit.max(LEAST_STRETCH), (fit / LEAST_STRETCH).min(1.0));
    let share = em / glyphs.len() as f64;
    let (mut across, mut last_run) = (-width * stretch * size / 2.0, None);
    for (i, at) in glyphs.enumerate() {
        let glyph = out.glyphs[at];
        let run = glyph.run as usize;
        if last_run != Some(run) {
            last_run = Some(run);
            let run = &mut out.runs[run];
            run.em *= size;
            (run.turn, run.stretch) = (Turn::Anticlockwise, stretch);
        }
        let run = &out.runs[run];
        let foot = out.faces[usize::from(run.face)].cap_height() * run.em / 2.0;
        let along = em / 2.0 + foot + glyph.dy * size - share * i as f64;
        let depth = -(across + glyph.dx * stretch * size);
        across += glyph.advance * stretch * size;
        out.glyphs[at] = Shaped { advance: share, dx: along, dy: depth, ..glyph };
    }
}

fn cap_height_mm(style: &TextStyle) -> f64 {
    let asked = if style.cap_height_mm.is_finite() {
        style.cap_height_mm
    } else {
        super::style::DEFAULT_CAP_HEIGHT_MM
    };
    asked.clamp(*CAP_HEIGHTS_MM.start(), *CAP_HEIGHTS_MM.end())
}

fn index_glyphs(out: &mut Prepared) {
    // Shaping keeps clusters in order within a run, and runs are in order.
    out.glyphs.sort_by_key(|g| g.cell);
    out.first_glyph = Vec::with_capacity(out.cells.len() + 1);
    let mut next = 0;
    for cell in 0..=out.cells.len() {
        while out.glyphs.get(next).is_some_and(|g| (g.cell as usize) < cell) {
            next += 1;
        }
        out.first_glyph.push(u32::try_from(next).unwrap_or(u32::MAX));
    }
}

/// F05 Tracking goes after each cluster; joined scripts take none.
fn track(out: &mut Prepared, style: &TextStyle) {
    let tracking = if style.tracking_em.is_finite() { style.tracking_em.clamp(-0.2, 2.0) } else { 0.0 };
    if tracking == 0.0 {
        return;
    }
    for i in 0..out.cells.len() {
        if [Script::ARABIC, Script::SYRIAC, Script::MONGOLIAN, Script::NKO].contains(&out.cells[i].script) {
            continue;
        }
        let last = out.first_glyph[i + 1] as usize;
        if last > out.first_glyph[i] as usize {
            let glyph = &mut out.glyphs[last - 1];
            if glyph.advance > 0.0 {
                glyph.advance += tracking * out.runs[glyph.run as usize].em;
            }
        }
    }
}

/// Trims of marks at line edges, marks that stand together, and the gap between Han and Latin.
fn close_up(out: &mut Prepared, style: &TextStyle) {
    let mixed = out.right_to_left || out.cells.iter().any(|c| c.level > 0);
    let chinese = primary(&style.lang) == "zh";
    let mut before: Option<(usize, f64)> = None;
    for i in 0..out.cells.len() {
        let cell = out.cells[i];
        let Some(glyph) = out.glyphs_of(i).first().copied() else { continue };
        let run = out.runs[glyph.run as usize];
        let (mut left, mut right) = (0.0, 0.0);
        let mark = (closes(cell.ch) || opens(cell.ch)) && !cell.stand.is_together();
        if mark && out.glyphs_of(i).len() == 1 && run.em > 0.0 {
            (left, right) = trims(&out.faces[usize::from(run.face)], &run, &glyph, cell.ch);
        }
        if let Some((at, blank)) = before.filter(|(at, _)| at + 1 == i && !cell.is_break()) {
            let previous = out.cells[at].ch;
            let taken = if mark && (blank > 0.0 || left > 0.0) {
                // Two marks in an em and a half: one half em goes, from the blank between them.
                let most = HALF_EM * run.em;
                if blank > 0.0 {
                    blank.min(most)
                } else if opens(previous) {
                    left.min(most)
                } else {
                    0.0
                }
            } else {
                0.0
            };
            if taken > 0.0 && blank > 0.0 {
                out.widen(at, 0.0, -taken);
                out.trim_end[at] = (out.trim_end[at] - taken).max(0.0);
            } else if taken > 0.0 {
                out.widen(i, -taken, 0.0);
                left -= taken;
            }
            if chinese && !cries(cell.ch) && ends_pair(out, at) {
                // §6e Two of them fill one em.
                let rest = std::mem::take(&mut out.trim_end[at]);
                out.widen(at, 0.0, -rest);
            }
            if meet(previous, cell.ch) || meet(cell.ch, previous) {
                let gap = HAN_LATIN_GAP_EM * run.em;
                if !cell.stand.is_together() && !out.cells[at].stand.is_together() {
                    out.widen(at, 0.0, gap);
                    if !mixed {
                        out.trim_end[at] += gap;
                    }
                }
            }
        }
        // Where directions mix, a line's edge is not where its text begins; there nothing is trimmed.
        out.trim_start[i] = if mixed { 0.0 } else { left.max(0.0) };
        out.trim_end[i] = if mixed { 0.0 } else { right };
        before = Some((i, right));
    }
    if style.hang && !mixed {
        // §6a Burasage: only full stops and commas leave the line, and they leave it whole.
        for i in 0..out.cells.len() {
            if hangs(out.cells[i].ch) && !out.cells[i].stand.is_together() {
                out.trim_end[i] = out.advance(i);
            }
        }
    }
}

/// The second of just two marks of question and exclamation that fill an em each.
fn ends_pair(text: &Prepared, at: usize) -> bool {
    let mark = |back: usize| at.checked_sub(back).is_some_and(|i| cries(text.cells[i].ch));
    mark(0) && mark(1) && !mark(2) && text.trim_end[at] > 0.0
}

fn meet(han: char, latin: char) -> bool {
    is_han_or_kana(han) && latin.is_alphanumeric() && !is_east_asian(latin)
}

/// The band of ink that lines fill and their pitch, the same for the whole text (F04). Enlarged words overhang.
fn measure_lines(out: &mut Prepared, style: &TextStyle) {
    let leading = if style.leading.is_finite() {
        style.leading.clamp(0.3, 10.0)
    } else {
        super::style::DEFAULT_LEADING
    };
    let (mut ascent, mut descent, mut pitch) = (0.0_f64, 0.0_f64, 0.0_f64);
    for (i, cell) in out.cells.iter().enumerate() {
        let Some(glyph) = out.glyphs_of(i).first() else { continue };
        let run = &out.runs[glyph.run as usize];
        let em = run.em / out.looks[usize::from(run.look)].scale;
        let floor = if is_east_asian(cell.ch) {
            HAN_MIN_PITCH
        } else if cell.ch.is_lowercase() && cell.script != Script::COMMON && !cell.bare {
            MIXED_CASE_MIN_PITCH
        } else if cell.script == Script::ARABIC {
            ARABIC_MIN_PITCH
        } else if unlike_latin(cell.script) {
            MIXED_CASE_MIN_PITCH
        } else {
            CAPITALS_MIN_PITCH
        };
        // F04 The pitch is one for the whole block, and enlarged words overhang: but not into the line above.
        let scale = out.looks[usize::from(run.look)].scale;
        let enlarged = 1.0 + (scale - OVERHANG_SCALE).max(0.0);
        pitch = pitch.max(em * leading.max(floor) * enlarged);
        if !cell.ch.is_alphanumeric() {
            continue;
        }
        if out.vertical {
            // Columns are measured from their middle.
            let half = if run.turn == Turn::None { out.cap_height / 2.0 } else { HALF_BODY_EM * em };
            (ascent, descent) = (ascent.max(half), descent.max(half));
        } else if is_han_or_kana(cell.ch) {
            ascent = ascent.max(HAN_BODY_EM.0 * em);
            descent = descent.max(HAN_BODY_EM.1 * em);
        } else if let Some(ink) = out.faces[usize::from(run.face)].ink(glyph.id) {
            // Accents on capitals reach into the padding, as tails of Q and J do.
            let capital = cell.ch.is_uppercase() || cell.ch.is_numeric() || cell.bare;
            ascent =
                ascent.max(if capital { out.cap_height } else { (-ink.y0 * em).min(out.cap_height * 1.15) });
            descent = descent.max(if capital { 0.0 } else { (ink.y1 * em).clamp(0.0, 0.4 * em) });
        }
    }
    let han = HAN_EM_PER_CAP_HEIGHT * out.cap_height;
    let none =
        if out.vertical { (HALF_BODY_EM * han, HALF_BODY_EM * han) } else { (out.cap_height, descent) };
    (out.ascent, out.descent) = if ascent > 0.0 { (ascent, descent) } else { none };
    for glyph in &out.glyphs {
        let run = &out.runs[glyph.run as usize];
        if let Some(ink) = run.ink(&out.faces[usize::from(run.face)], glyph.id) {
            let (up, down) = (-ink.y0 * run.em - glyph.dy, ink.y1 * run.em + glyph.dy);
            out.overshoot = out.overshoot.max(up - out.ascent).max(down - out.descent);
        }
    }
    out.pitch = if pitch > 0.0 { pitch } else { out.cap_height * leading / super::font::USUAL_CAP_HEIGHT };
    if out.vertical {
        out.pitch = out.pitch.max(han * leading.max(VERTICAL_MIN_PITCH));
    }
    // §6c What stands beside the lines stands between them.
    if out.above + out.below > 0.0 {
        out.pitch = out.pitch.max(han + out.above + out.below);
    }
}

fn unlike_latin(script: Script) -> bool {
    ![Script::LATIN, Script::GREEK, Script::CYRILLIC, Script::ARMENIAN, Script::COMMON, Script::INHERITED]
        .contains(&script)
}
