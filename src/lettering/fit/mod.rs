//! Words and outlines brought together: a balloon that grows to its words, words that fit a given outline, and
//! plain columns. None of it can fail: what does not fit is set all the same and said so.

mod column;
mod grow;
mod within;

pub use super::place::{Fitted, PlacedGlyph, SetLine, TextIssue};
pub use column::{column, column_keeping};
pub use grow::{Body, Grow, TARGET_ASPECT, TARGET_ASPECT_VERTICAL, grow};
pub use within::{LEAST_PADDING_SHARE, LEAST_PITCH_SHARE, LEAST_SCALE, Within, within};

use super::book::FontBook;
use super::breaks::{Break, breaks};
use super::collect::collect;
use super::cost::price;
use super::hyphen;
use super::kinsoku::Kinsoku;
use super::linebreak::{Breaker, Scratch};
use super::prepare::{Prepared, prepare};
use super::region::{Band, Need, Room};
use super::style::{Align, Copy, TextStyle};
use crate::geom::Rect;

/// B03 Padding from ink to outline that balloons take unless told otherwise, in heights of a capital.
pub const PADDING_CAP_HEIGHTS: f64 = 0.6;
/// Accents, tails and enlarged words may reach into the padding but for this share of it.
const INK_CLEARANCE_SHARE: f64 = 0.2;
/// Share of the depth of small letters that counts when the block is centred: few letters have it.
const OPTICAL_DESCENT: f64 = 0.5;
/// A text of more lines than this is no balloon's; it is set, but not tried in many ways.
const MANY_LINES: usize = 60;

struct Words {
    text: Prepared,
    breaks: Vec<Break>,
    issues: Vec<TextIssue>,
}

fn read(book: &FontBook, copy: &Copy<'_>, style: &TextStyle, kept: Option<&[usize]>) -> Words {
    let mut collected = collect(book, copy, style);
    let issues = std::mem::take(&mut collected.issues);
    let text = prepare(collected, style);
    let kinsoku = style.kinsoku.unwrap_or_else(|| Kinsoku::usual(&style.lang));
    let mut breaks = breaks(copy.text, &text.cells, &text.solid, kinsoku);
    hyphen::add(copy.text, &text, style, &mut breaks);
    price(copy.text, &text.cells, style, kept, &mut breaks);
    Words { text, breaks, issues }
}

/// A block of lines, centred on the origin.
#[derive(Debug, Clone, Copy)]
struct Block {
    lines: usize,
    scale: f64,
    pitch: f64,
    ascent: f64,
    descent: f64,
    /// Depth at the foot that the eye does not count.
    unseen: f64,
    /// Every line must fit where the shortest room is: lines that share an edge make a rectangle.
    flush: bool,
}

impl Block {
    fn new(text: &Prepared, lines: usize, scale: f64, pitch_share: f64) -> Self {
        Self::with_rooms(text, lines, scale, pitch_share, (text.above, text.below))
    }

    /// A block whose lines are chosen: it has room for the notes that its first and last lines have.
    fn settled(breaker: &Breaker<'_>, ends: &[usize], scale: f64, pitch_share: f64) -> Self {
        Self::with_rooms(breaker.text, ends.len(), scale, pitch_share, breaker.note_rooms(ends))
    }

    fn with_rooms(text: &Prepared, lines: usize, scale: f64, pitch_share: f64, rooms: (f64, f64)) -> Self {
        let pitch = text.pitch * scale * pitch_share;
        let (ascent, descent) = (text.ascent + rooms.0, text.descent + rooms.1);
        let unseen = if text.vertical { 0.0 } else { text.descent * scale * (1.0 - OPTICAL_DESCENT) };
        Self {
            lines,
            scale,
            pitch,
            ascent: ascent * scale,
            descent: descent * scale,
            unseen,
            flush: text.flush,
        }
    }

    fn height(&self) -> f64 {
        self.ascent + self.pitch * (self.lines.max(1) - 1) as f64 + self.descent
    }

    /// The first baseline: what the eye takes for the block is centred on `middle`.
    fn first_baseline(&self, middle: f64) -> f64 {
        let seen = self.height() - self.unseen;
        middle - seen / 2.0 + self.ascent
    }

    fn band(&self, line: usize, padding: f64, middle: f64) -> Band {
        let baseline = self.first_baseline(middle) + self.pitch * line as f64;
        Band { top: baseline - self.ascent, bottom: baseline + self.descent, padding }
    }

    /// The bands of all lines.
    fn bands(&self, padding: f64, middle: f64) -> impl Iterator<Item = Band> + '_ {
        let first = self.first_baseline(middle);
        (0..self.lines).map(move |i| {
            let baseline = first + self.pitch * i as f64;
            Band { top: baseline - self.ascent, bottom: baseline + self.descent, padding }
        })
    }

    /// For each line how wide the room is, into `out`.
    fn fill_needs(
        &self,
        room: &Room,
        (padding, middle): (f64, f64),
        taller: f64,
        even: bool,
        out: &mut Vec<Need>,
    ) {
        out.clear();
        let (first, last) =
            (self.band(0, padding, middle), self.band(self.lines.max(1) - 1, padding, middle));
        if room.mirrored && even && (first.top + last.bottom).abs() <= self.height() * 1e-9 {
            let half = self.lines.div_ceil(2);
            out.extend(room.needs(self.bands(padding, middle).take(half), taller, even));
            out.extend_from_within(..self.lines - half);
            out[half..].reverse();
        } else {
            out.extend(room.needs(self.bands(padding, middle), taller, even));
        }
        if self.flush
            && let Some(tightest) = out.iter().copied().reduce(Need::tightest)
        {
            out.fill(tightest);
        }
    }

    fn needs(&self, room: &Room, padding: f64, middle: f64, taller: f64, even: bool) -> Vec<Need> {
        let mut out = Vec::with_capacity(self.lines);
        self.fill_needs(room, (padding, middle), taller, even, &mut out);
        out
    }
}

/// A number that a caller may have got wrong: within limits, whatever it was.
fn sane(value: f64, least: f64, most: f64, usual: f64) -> f64 {
    if value.is_finite() { value.clamp(least, most) } else { usual }
}

fn widths<'a>(breaker: &'a Breaker<'_>, ends: &'a [usize]) -> impl Iterator<Item = f64> + 'a {
    std::iter::once(0).chain(ends.iter().copied()).zip(ends).map(|(s, e)| breaker.width(s, *e))
}

/// Lines aligned to a side share the edge of the widest; centred lines the axis. Widths in mm.
fn anchors(widths: impl Iterator<Item = f64>, right_to_left: bool, align: Align) -> Vec<f64> {
    let half = widths.fold(0.0, f64::max) / 2.0;
    let start = if right_to_left { half } else { -half };
    vec![match align {
        Align::Start => start,
        Align::Centre => 0.0,
        Align::End => -start,
    }]
}

/// For each line a rectangle around the ink of its glyphs.
fn line_inks(fitted: &Fitted) -> Vec<Rect> {
    let inks =
        |l: &SetLine| l.glyphs.iter().chain(&l.notes).filter_map(PlacedGlyph::ink).reduce(|a, b| a.union(b));
    fitted.lines.iter().filter_map(inks).collect()
}
