//! Balloons that grow to their words.

use super::super::cost::ASPECT;
use super::super::place::{Frame, place};
use super::super::turn;
use super::{
    Align, Band, Block, Breaker, Copy, Fitted, FontBook, INK_CLEARANCE_SHARE, MANY_LINES, Need,
    PADDING_CAP_HEIGHTS, Rect, Room, TextStyle, anchors, line_inks, read, sane, widths,
};
use crate::geom::outline::rectangle;
use crate::geom::{BezPath, Point};

/// B06 Width to height that balloons aim at: the middle of what is comfortable.
pub const TARGET_ASPECT: f64 = 1.6;
/// B06 Width to height that balloons of vertical text aim at.
pub const TARGET_ASPECT_VERTICAL: f64 = 0.62;
/// Heights that are tried for each line count, as multiples of the block's own with its padding.
const TALLNESS: [f64; 9] = [1.0, 1.05, 1.1, 1.16, 1.23, 1.31, 1.4, 1.52, 1.7];
/// Line counts are compared at every second of them.
const COARSE: usize = 2;
/// The height that line counts are compared at first.
const FIRST_TALLNESS: f64 = 1.23;
/// How many line counts are looked at closely.
const FINALISTS: usize = 3;
/// Room beyond the tightest that the best-looking breaks may use.
const LEEWAY: [f64; 2] = [1.0, 1.08];
/// The same for lines that share an edge: a column gives or takes whole characters, so that phrases end with it.
const FLUSH_LEEWAY: [f64; 4] = [1.0, 1.1, 1.22, 1.36];
/// Places to break from which on a growing balloon is set as a plain column in its outline: trying every count
/// of lines takes the cube of them, and a balloon has 25 words at most (F06).
const MANY_BREAKS: usize = 160;

/// A family of outlines: what a balloon looks like at any size.
pub trait Body {
    /// The outline as wide and tall as asked (mm), centred on the origin.
    fn outline(&self, width: f64, height: f64) -> BezPath;
}

/// How a balloon grows around its words.
#[derive(Debug, Clone, PartialEq)]
pub struct Grow {
    /// B03 From ink to outline along normals, in mm.
    pub padding_mm: f64,
    /// B06 Width to height that the outline should come near to.
    pub aspect: f64,
    /// The outline is no narrower, in mm.
    pub min_width_mm: f64,
    /// The outline is no lower, in mm.
    pub min_height_mm: f64,
    /// Byte offsets at which lines began before, to be kept where that costs little.
    pub previous_breaks: Option<Vec<usize>>,
}

impl Grow {
    /// The usual padding and aspect for a style.
    pub fn usual(style: &TextStyle) -> Self {
        Self {
            padding_mm: PADDING_CAP_HEIGHTS * style.cap_height_mm,
            aspect: if style.is_vertical() { TARGET_ASPECT_VERTICAL } else { TARGET_ASPECT },
            min_width_mm: 0.0,
            min_height_mm: 0.0,
            previous_breaks: None,
        }
    }
}

/// A balloon sized by its words: line counts and heights are tried, and the smallest outline that holds a
/// well-shaped block at the wanted padding is taken (§7.3, B01, B03, B06).
///
/// Coordinates are relative to the outline's centre; ask `body` for the outline at the width and height that
/// come back.
pub fn grow(book: &FontBook, copy: &Copy<'_>, style: &TextStyle, body: &dyn Body, how: &Grow) -> Fitted {
    let words = read(book, copy, style, how.previous_breaks.as_deref());
    let breaker = Breaker::new(&words.text, &words.breaks);
    let turned = turn::TurnedBody(body);
    let body: &dyn Body = if style.is_vertical() { &turned } else { body };
    let grower = Grower::new(&breaker, body, style, how);
    let choice = grower.choose();
    let mut fitted = grower.settle(copy.text, &choice);
    fitted.issues.splice(0..0, words.issues);
    if style.is_vertical() {
        turn::onto_page(&mut fitted);
    }
    fitted
}

struct Grower<'a> {
    breaker: &'a Breaker<'a>,
    body: &'a dyn Body,
    align: Align,
    padding: f64,
    aspect: f64,
    least: (f64, f64),
}

/// Lines, and the outline that they ask for. Lengths in mm.
#[derive(Debug, Clone)]
struct Outlined {
    ends: Vec<usize>,
    width: f64,
    height: f64,
    cost: f64,
}

impl<'a> Grower<'a> {
    fn new(breaker: &'a Breaker<'a>, body: &'a dyn Body, style: &TextStyle, how: &Grow) -> Self {
        let usual = Grow::usual(style);
        let aspect = sane(how.aspect, 0.1, 10.0, usual.aspect);
        let least = (sane(how.min_width_mm, 0.0, 1e4, 0.0), sane(how.min_height_mm, 0.0, 1e4, 0.0));
        let vertical = style.is_vertical();
        Self {
            breaker,
            body,
            align: style.align,
            padding: sane(how.padding_mm, 0.0, 1000.0, sane(usual.padding_mm, 0.0, 1000.0, 1.0)),
            // Width and height are those of the page; lines have theirs.
            aspect: if vertical { 1.0 / aspect } else { aspect }.clamp(0.2, 10.0),
            least: if vertical { (least.1, least.0) } else { least },
        }
    }

    fn room(&self, width: f64, height: f64) -> Room {
        let box_ = || rectangle(Rect::from_center_size(Point::ZERO, (width, height)));
        Room::of(&self.body.outline(width, height), Some(Point::ZERO))
            .or_else(|| Room::of(&box_(), Some(Point::ZERO)))
            .unwrap_or_else(Room::nothing)
    }

    /// Line counts worth trying for blocks near the target aspect.
    fn counts(&self) -> std::ops::RangeInclusive<usize> {
        let (fewest, most) = (self.breaker.line_counts().start.max(1), self.breaker.breaks.len().max(1));
        let (_, all) = self.breaker.extremes();
        let square = (all / (self.aspect * self.breaker.text.pitch.max(1e-6))).sqrt();
        let low = (square * 0.6).floor() as usize;
        let high = (square * 1.5).ceil() as usize + 1;
        if fewest > MANY_LINES {
            return fewest..=fewest;
        }
        low.clamp(fewest, most)..=high.clamp(fewest, most)
    }

    fn choose(&self) -> Outlined {
        if self.breaker.breaks.len() > MANY_BREAKS || self.breaker.line_counts().start > MANY_LINES {
            return self.plain();
        }
        let text = self.breaker.text;
        let (longest, all) = self.breaker.extremes();
        // An outline about as large as the balloon will be, to know its proportions by.
        let width = ((all * text.pitch * self.aspect).sqrt() * 1.25).max(longest) + 2.0 * self.padding;
        let height = (width / self.aspect).max(text.ascent + 2.0 * self.padding);
        let room = self.room(width, height);
        let mut trials: Vec<(f64, Block, Outlined)> = Vec::new();
        for lines in self.counts() {
            let block = Block::new(text, lines, 1.0, 1.0);
            let needs = self.needs(&room, &block, FIRST_TALLNESS);
            let Some(found) = self.breaker.tightest(&needs, 1.0, 1e6) else { continue };
            let sized = self.size(&room, width, &block, found.ends, COARSE);
            trials.push((sized.cost, block, sized));
        }
        trials.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut best: Option<Outlined> = None;
        for (_, block, tight) in trials.into_iter().take(FINALISTS) {
            let tallness = tight.height / self.own_height(&block);
            let needs = self.needs(&room, &block, tallness);
            let leeways: &[f64] = if text.flush { &FLUSH_LEEWAY } else { &LEEWAY };
            for leeway in leeways {
                let Some(found) = self.breaker.best(&needs, 1.0, tight.width / width * leeway) else {
                    continue;
                };
                let sized = self.size(&room, width, &block, found.ends, 1);
                if best.as_ref().is_none_or(|b| sized.cost < b.cost) {
                    best = Some(sized);
                }
            }
            if best.as_ref().is_none_or(|b| tight.cost < b.cost) {
                best = Some(tight);
            }
        }
        best.unwrap_or_else(|| self.plain())
    }

    /// Where no outline of the family has room: the lines as a column.
    fn plain(&self) -> Outlined {
        let text = self.breaker.text;
        let (_, all) = self.breaker.extremes();
        let ends = self.breaker.column((all * text.pitch * self.aspect).sqrt(), false);
        let block = Block::new(text, ends.len(), 1.0, 1.0);
        let widest = widths(self.breaker, &ends).fold(0.0, f64::max);
        Outlined {
            width: widest + 2.0 * self.padding,
            height: block.height() + 2.0 * self.padding,
            ends,
            cost: f64::INFINITY,
        }
    }

    /// Height of a block with its padding, in mm.
    fn own_height(&self, block: &Block) -> f64 {
        (block.height() + 2.0 * self.padding).max(self.least.1)
    }

    fn needs(&self, room: &Room, block: &Block, tallness: f64) -> Vec<Need> {
        let taller = self.own_height(block) * tallness / room.height();
        block.needs(room, self.padding, 0.0, taller, true)
    }

    /// The best height for lines that are chosen, and the width that goes with it.
    fn size(&self, room: &Room, width: f64, block: &Block, ends: Vec<usize>, step: usize) -> Outlined {
        let mut best = Outlined { ends, width, height: self.own_height(block), cost: f64::INFINITY };
        for tallness in TALLNESS.into_iter().step_by(step) {
            let needs = self.needs(room, block, tallness);
            let widening = self.breaker.widening_of(&best.ends, &needs, 1.0).max(self.least.0 / width);
            if !widening.is_finite() {
                continue;
            }
            let (w, h) = (width * widening, self.own_height(block) * tallness);
            let off = (w / h / self.aspect).ln();
            let looks = self.breaker.cost_of(&best.ends, &needs, 1.0, widening);
            let cost = w * h * (1.0 + looks + ASPECT * off * off).max(0.1);
            if cost < best.cost {
                (best.width, best.height, best.cost) = (w, h, cost);
            }
        }
        best
    }

    /// The outline made just large enough at its true shape, and the glyphs put down.
    fn settle(&self, source: &str, choice: &Outlined) -> Fitted {
        let text = self.breaker.text;
        let block = Block::settled(self.breaker, &choice.ends, 1.0, 1.0);
        let spared = Block::new(text, choice.ends.len(), 1.0, 1.0).height() - block.height();
        let frame = Frame {
            scale: 1.0,
            pitch: block.pitch,
            first_baseline: block.first_baseline(0.0),
            anchors: &anchors(self.breaker, &choice.ends, &block, self.align),
            align: self.align,
        };
        let mut fitted = place(source, self.breaker, &choice.ends, frame);
        let reaches = text.overshoot > self.padding * (1.0 - INK_CLEARANCE_SHARE)
            || self.padding < text.ascent * 0.3
            || !text.notes.is_empty();
        let inks = if reaches { line_inks(&fitted) } else { Vec::new() };
        let (mut width, mut height) =
            (choice.width.max(self.least.0), (choice.height - spared).max(self.least.1));
        for round in 0..24 {
            let room = self.room(width, height);
            let needs = block.needs(&room, self.padding, 0.0, 1.0, true);
            let mut widening = self.breaker.widening_of(&choice.ends, &needs, 1.0);
            for ink in &inks {
                widening = widening.max(self.ink_need(&room, *ink));
            }
            if !widening.is_finite() {
                height *= 1.07;
            } else if widening > 1.0005 {
                width *= widening;
                height *= if round > 6 { 1.02 } else { 1.0 };
            } else if widening < 0.985 && round < 6 && width > self.least.0 {
                width = (width * (widening + 0.0004)).max(self.least.0);
            } else {
                break;
            }
        }
        (fitted.width, fitted.height) = (width, height);
        fitted
    }

    fn ink_need(&self, room: &Room, ink: Rect) -> f64 {
        let band = Band { top: ink.y0, bottom: ink.y1, padding: self.padding * INK_CLEARANCE_SHARE };
        room.need(band, 1.0, true).widening(2.0 * ink.x1.max(-ink.x0).max(0.0))
    }
}
