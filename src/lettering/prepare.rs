//! Second stage: every run shaped once. Lines are later cut out of the result by sums of advances.

use super::collect::{Cell, Collected, Look};
use super::font::Face;
use super::spacing::{HALF_EM, HAN_LATIN_GAP_EM, closes, is_east_asian, is_han_or_kana, opens, trims};
use super::style::{HAN_EM_PER_CAP_HEIGHT, MADE_SLANT, TextStyle};
use harfrust::{Buffer, Direction, Feature, Language, Script, ShapeOptions, ShaperFont};

/// F04 Least line pitch in ems for capitals alone.
pub const CAPITALS_MIN_PITCH: f64 = 0.8;
/// F04 Least line pitch in ems where small letters hang and rise.
pub const MIXED_CASE_MIN_PITCH: f64 = 1.12;
/// Least line pitch in ems of Chinese and Japanese: a quarter em between lines (manga without ruby).
pub const HAN_MIN_PITCH: f64 = 1.22;
/// Least line pitch in ems of Arabic; of other scripts that stack marks.
pub const ARABIC_MIN_PITCH: f64 = 1.3;
/// Top and bottom of a Han character's body, in ems above and below the baseline.
pub const HAN_BODY_EM: (f64, f64) = (0.84, 0.08);
/// Sizes that styles may ask for, as the height of a capital in mm.
const CAP_HEIGHTS_MM: std::ops::RangeInclusive<f64> = 0.05..=500.0;

/// A glyph of a shaped run. Lengths are mm at scale 1.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shaped {
    pub id: u16,
    pub cell: u32,
    pub run: u32,
    pub advance: f64,
    pub dx: f64,
    pub dy: f64,
}

/// Cells that were shaped together.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run {
    pub face: u16,
    pub look: u16,
    /// The em in mm at scale 1.
    pub em: f64,
    pub level: u8,
    pub slant: f64,
}

/// A text, shaped. Everything scales with the size of the type, so it is measured at scale 1.
#[derive(Debug, Default)]
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
}

impl Prepared {
    /// The glyphs of a cell.
    pub fn glyphs_of(&self, cell: usize) -> &[Shaped] {
        &self.glyphs[self.first_glyph[cell] as usize..self.first_glyph[cell + 1] as usize]
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
        ..Prepared::default()
    };
    out.glyphs.reserve(count);
    shape_runs(&mut out, style);
    index_glyphs(&mut out);
    track(&mut out, style);
    close_up(&mut out);
    sum(&mut out);
    measure_lines(&mut out, style);
    out
}

fn cap_height_mm(style: &TextStyle) -> f64 {
    let asked = if style.cap_height_mm.is_finite() {
        style.cap_height_mm
    } else {
        super::style::DEFAULT_CAP_HEIGHT_MM
    };
    asked.clamp(*CAP_HEIGHTS_MM.start(), *CAP_HEIGHTS_MM.end())
}

/// F03 The em that makes a face's capitals as tall as asked; Han by its own factor.
fn em_mm(face: &Face, cap_height: f64) -> f64 {
    if face.has_han() { HAN_EM_PER_CAP_HEIGHT * cap_height } else { cap_height / face.cap_height() }
}

fn shape_runs(out: &mut Prepared, style: &TextStyle) {
    let language = Language::new(&style.lang);
    let features: Vec<Feature> = features(style);
    let mut buffer = Buffer::new();
    let mut shaper: Option<(u16, ShaperFont<'_, '_>)> = None;
    let faces = out.faces.clone();
    let mut start = 0;
    while start < out.cells.len() {
        let head = out.cells[start];
        if head.is_break() {
            start += 1;
            continue;
        }
        let (end, script) = run_from(&out.cells, start);
        let Some(face) = faces.get(usize::from(head.face)) else {
            start = end;
            continue;
        };
        let look = out.looks[usize::from(head.look)];
        let em = em_mm(face, out.cap_height) * look.scale;
        let made_slant = look.italic && !face.is_italic() && !face.has_han() && slants(script);
        out.runs.push(Run {
            face: head.face,
            look: head.look,
            em,
            level: head.level,
            slant: if made_slant { MADE_SLANT } else { 0.0 },
        });
        buffer.clear();
        let direction = if head.level % 2 == 1 { Direction::RightToLeft } else { Direction::LeftToRight };
        buffer.set_direction(direction);
        buffer.set_script(Some(script));
        buffer.set_language(language.clone());
        for (i, cell) in out.cells[start..end].iter().enumerate() {
            buffer.push(u32::from(cell.ch), u32::try_from(start + i).unwrap_or(u32::MAX));
        }
        if shaper.as_ref().is_none_or(|(of, _)| *of != head.face) {
            shaper = Some((head.face, ShaperFont::new(face.shaper_font())));
        }
        let plan = face.plan(direction, script, language.as_ref(), &features);
        let done = shaper.as_ref().is_some_and(|(_, f)| {
            harfrust::shape(f, &mut buffer, ShapeOptions::new().plan(Some(&plan)).features(&features)).is_ok()
        });
        if done {
            if direction == Direction::RightToLeft {
                buffer.reverse_clusters();
            }
            take(&buffer, em / face.units_per_em(), &mut out.glyphs, out.runs.len() - 1);
        }
        start = end;
    }
}

/// The features that a style asks for; what is no feature is passed over.
fn features(style: &TextStyle) -> Vec<Feature> {
    let read = |(tag, value): &(String, u32)| format!("{tag}={value}").parse().ok();
    style.features.iter().filter_map(read).collect()
}

/// Scripts that lean in emphasis; Han, kana, Hebrew and Arabic stay upright.
fn slants(script: Script) -> bool {
    [Script::LATIN, Script::GREEK, Script::CYRILLIC, Script::ARMENIAN, Script::COMMON].contains(&script)
}

/// Where the run ends that begins at `start`, and its script. Marks and spaces take their neighbours' script.
fn run_from(cells: &[Cell], start: usize) -> (usize, Script) {
    let head = cells[start];
    let mut script = None;
    let mut end = start;
    while let Some(cell) = cells.get(end) {
        if cell.is_break() || (cell.face, cell.look, cell.level) != (head.face, head.look, head.level) {
            break;
        }
        if ![Script::COMMON, Script::INHERITED, Script::UNKNOWN].contains(&cell.script) {
            if script.is_some_and(|s| s != cell.script) {
                break;
            }
            script = Some(cell.script);
        }
        end += 1;
    }
    (end, script.unwrap_or(Script::COMMON))
}

fn take(buffer: &Buffer, mm_per_unit: f64, glyphs: &mut Vec<Shaped>, run: usize) {
    let run = u32::try_from(run).unwrap_or(u32::MAX);
    for (info, at) in buffer.glyph_infos().iter().zip(buffer.glyph_positions()) {
        glyphs.push(Shaped {
            id: u16::try_from(info.glyph_id).unwrap_or(0),
            cell: info.cluster,
            run,
            advance: f64::from(at.x_advance) * mm_per_unit,
            dx: f64::from(at.x_offset) * mm_per_unit,
            dy: -f64::from(at.y_offset) * mm_per_unit,
        });
    }
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
fn close_up(out: &mut Prepared) {
    let mixed = out.right_to_left || out.cells.iter().any(|c| c.level > 0);
    let mut before: Option<(usize, f64)> = None;
    for i in 0..out.cells.len() {
        let cell = out.cells[i];
        let Some(glyph) = out.glyphs_of(i).first().copied() else { continue };
        let run = out.runs[glyph.run as usize];
        let (mut left, mut right) = (0.0, 0.0);
        let mark = closes(cell.ch) || opens(cell.ch);
        if mark && out.glyphs_of(i).len() == 1 && run.em > 0.0 {
            let (l, r) = trims(&out.faces[usize::from(run.face)], glyph.id, cell.ch, glyph.advance / run.em);
            (left, right) = (l * run.em, r * run.em);
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
                widen(out, at, -taken);
                out.trim_end[at] = (out.trim_end[at] - taken).max(0.0);
            } else if taken > 0.0 {
                let first = out.first_glyph[i] as usize;
                out.glyphs[first].advance -= taken;
                out.glyphs[first].dx -= taken;
                left -= taken;
            }
            if meet(previous, cell.ch) || meet(cell.ch, previous) {
                let gap = HAN_LATIN_GAP_EM * run.em;
                widen(out, at, gap);
                if !mixed {
                    out.trim_end[at] += gap;
                }
            }
        }
        // Where directions mix, a line's edge is not where its text begins; there nothing is trimmed.
        out.trim_start[i] = if mixed { 0.0 } else { left.max(0.0) };
        out.trim_end[i] = if mixed { 0.0 } else { right };
        before = Some((i, right));
    }
}

fn meet(han: char, latin: char) -> bool {
    is_han_or_kana(han) && latin.is_alphanumeric() && !is_east_asian(latin)
}

fn widen(out: &mut Prepared, cell: usize, by: f64) {
    let last = out.first_glyph[cell + 1] as usize;
    if last > out.first_glyph[cell] as usize {
        out.glyphs[last - 1].advance += by;
    }
}

fn sum(out: &mut Prepared) {
    out.pen = Vec::with_capacity(out.cells.len() + 1);
    let mut pen = 0.0;
    for i in 0..out.cells.len() {
        out.pen.push(pen);
        pen += out.glyphs_of(i).iter().map(|g| g.advance).sum::<f64>();
    }
    out.pen.push(pen);
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
        pitch = pitch.max(em * leading.max(floor));
        if !cell.ch.is_alphanumeric() {
            continue;
        }
        if is_han_or_kana(cell.ch) {
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
    out.ascent = if ascent > 0.0 { ascent } else { out.cap_height };
    out.descent = descent;
    for glyph in &out.glyphs {
        let run = &out.runs[glyph.run as usize];
        if let Some(ink) = out.faces[usize::from(run.face)].ink(glyph.id) {
            let (up, down) = (-ink.y0 * run.em - glyph.dy, ink.y1 * run.em + glyph.dy);
            out.overshoot = out.overshoot.max(up - out.ascent).max(down - out.descent);
        }
    }
    out.pitch = if pitch > 0.0 { pitch } else { out.cap_height * leading / super::font::USUAL_CAP_HEIGHT };
}

fn unlike_latin(script: Script) -> bool {
    ![Script::LATIN, Script::GREEK, Script::CYRILLIC, Script::ARMENIAN, Script::COMMON, Script::INHERITED]
        .contains(&script)
}
