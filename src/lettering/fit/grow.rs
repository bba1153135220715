//! Balloons that grow to their words.

use super::super::cost::{ASPECT, COMFORT, DISCOMFORT, RAGGEDNESS};
use super::super::place::{Frame, place};
use super::super::turn;
use super::{
    Align, Band, Block, Breaker, Copy, Fitted, FontBook, INK_CLEARANCE_SHARE, MANY_LINES, Need,
    PADDING_CAP_HEIGHTS, Rect, Room, Scratch, TextStyle, anchors, line_inks, read, sane, widths,
};
use crate::geom::outline::rectangle;
use crate::geom::{BezPath, Point};

/// B06 Width to height that balloons aim at: the middle of what is comfortable.
pub const TARGET_ASPECT: f64 = 1.6;
/// B06 Width to height that balloons of vertical text aim at.
pub const TARGET_ASPECT_VERTICAL: f64 = 0.62;
/// Heights that are tried first for each line count, as multiples of the block's own with its padding.
const TALLNESS: [f64; 6] = [1.0, 1.1, 1.21, 1.34, 1.5, 1.7];
/// The height that is tried first; from there the search goes up or down as long as it gains.
const FIRST_TALLNESS: usize = 2;
/// Steps by which the height is bettered once lines are chosen.
const FINER: [f64; 2] = [1.05, 1.02];
/// Outlines that promise to cost this much more than the best are not looked at: no break is worth that much.
const HOPELESS: f64 = 1.4;
/// No outline is widened further than this to hold its words.
const MOST_WIDENING: f64 = 1e6;
/// Room beyond the tightest that the best-looking breaks may use, and the further share of it that a text has for
/// the number of its breaks: in two lines a better break asks for much more room, in ten for little.
const LEEWAY: f64 = 1.08;
const LEEWAY_OF_ONE_BREAK: f64 = 1.6;
/// Room that is tried next where that is much more.
const MIDDLE_LEEWAY: f64 = 1.12;
/// The part of that room that good breaks usually need; raggedness is judged in it.
const USUAL_LEEWAY: f64 = 1.03;
/// Another height betters an outline by this factor at the most, as a rule.
const HEIGHT_GAIN: f64 = 1.04;
/// An outline that a line would have to widen by more than this is too low for it.
const STRETCHED: f64 = 1.5;
/// How many outlines are looked at closely.
const FINALISTS: usize = 4;
/// Lines that balloons seldom have more of.
const USUAL_LINES: usize = 12;
/// Places to break from which on a growing balloon is set as a plain column in its outline: trying every count
/// of lines takes the cube of them, and a balloon has 25 words at most (F06).
const MANY_BREAKS: usize = 160;

/// A family of outlines: what a balloon looks like at any size.
pub trait Body {
    /// The outline as wide and tall as asked (mm), centred on the origin.
    fn outline(&self, width: f64, height: f64) -> BezPath;

    /// The outline at any size is that at any other, stretched: then one sample serves for all.
    fn is_similar(&self) -> bool {
        false
    }
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
    let (choice, room) = grower.choose();
    let mut fitted = grower.settle(copy.text, &choice, room.as_ref());
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

/// A line count that may be worth a try.
#[derive(Debug, Clone, Copy)]
struct Promise {
    block: Block,
    tallness: f64,
    /// No outline that holds so many lines has less area (mm²), with what its proportions and the kindest breaks
    /// cost; no trial of it can cost less.
    least: f64,
}

/// An outline of one height and line count, as narrow as it can be.
#[derive(Debug, Clone, Copy)]
struct Trial {
    block: Block,
    tallness: f64,
    widening: f64,
    /// Its area (mm²) with what its proportions cost, and the least that breaks can cost in it; no breaks in
    /// it can cost less.
    least: f64,
}

/// A line count on its way to a chosen outline.
#[derive(Debug, Clone, Copy)]
enum Candidate {
    Promised(Promise),
    Tried(Trial),
}

impl Candidate {
    /// What breaks in it cost at the least.
    fn least(&self) -> f64 {
        match self {
            Self::Promised(promise) => promise.least,
            Self::Tried(trial) => trial.least,
        }
    }
}

/// What the search works on, kept so that memory is taken once.
#[derive(Debug)]
struct Desk {
    needs: Vec<Need>,
    sized: Vec<Need>,
    scratch: Scratch,
}

impl Default for Desk {
    fn default() -> Self {
        let needs = || Vec::with_capacity(USUAL_LINES);
        Self { needs: needs(), sized: needs(), scratch: Scratch::for_lines(USUAL_LINES) }
    }
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

    /// Line counts worth trying for blocks near the target aspect, and the likeliest.
    fn counts(&self) -> (std::ops::RangeInclusive<usize>, usize) {
        let (fewest, most) = (self.breaker.line_counts().start.max(1), self.breaker.breaks.len().max(1));
        let (_, all) = self.breaker.extremes();
        let square = (all / (self.aspect * self.breaker.text.pitch.max(1e-6))).sqrt();
        let low = (square * 0.6).floor() as usize;
        let high = (square * 1.5).ceil() as usize + 1;
        if fewest > MANY_LINES {
            return (fewest..=fewest, fewest);
        }
        (low.clamp(fewest, most)..=high.clamp(fewest, most), square.round() as usize)
    }

    fn choose(&self) -> (Outlined, Option<Room>) {
        if self.breaker.breaks.len() > MANY_BREAKS || self.breaker.line_counts().start > MANY_LINES {
            return (self.plain(), None);
        }
        let text = self.breaker.text;
        let (longest, all) = self.breaker.extremes();
        // An outline about as large as the balloon will be, to know its proportions by.
        let width = ((all * text.pitch * self.aspect).sqrt() * 1.25).max(longest) + 2.0 * self.padding;
        let height = (width / self.aspect).max(text.ascent + 2.0 * self.padding);
        let room = self.room(width, height);
        let mut desk = Desk::default();
        let mut open: Vec<Candidate> =
            self.promises(&room, width).into_iter().map(Candidate::Promised).collect();
        let mut best: Option<Outlined> = None;
        let mut looked_at = 0;
        // The least first, whether it is promised or was tried: what the best so far beats is never tried.
        while looked_at < FINALISTS {
            let least = open.iter().enumerate().min_by(|a, b| a.1.least().total_cmp(&b.1.least()));
            let Some(at) = least.map(|(at, _)| at) else { break };
            let candidate = open.swap_remove(at);
            if best.as_ref().is_some_and(|b| candidate.least() >= b.cost) {
                break;
            }
            match candidate {
                Candidate::Tried(trial) => {
                    self.look_closely(&room, width, &trial, &mut best, &mut desk);
                    looked_at += 1;
                }
                // A promise is a bound: where it does not hold, as for many short lines of the author's own,
                // the outline must be taller.
                Candidate::Promised(promise) => {
                    let mut taller = TALLNESS.into_iter().filter(|t| *t >= promise.tallness);
                    let trial = taller.find_map(|t| self.trial(&room, width, &promise.block, t, &mut desk));
                    open.extend(trial.map(Candidate::Tried));
                }
            }
        }
        (best.unwrap_or_else(|| self.plain()), Some(room))
    }

    /// For each line count the height at which an outline that holds it can be smallest.
    fn promises(&self, room: &Room, width: f64) -> Vec<Promise> {
        let (counts, square) = self.counts();
        let mut promising: Vec<Promise> = Vec::with_capacity(8);
        let mut smallest = f64::INFINITY;
        let (low, high) = (*counts.start(), *counts.end());
        let middle = square.clamp(low, high);
        // From the likeliest count outwards, each way until nothing is to be hoped for.
        let ways: [&mut dyn Iterator<Item = usize>; 2] = [&mut (middle..=high), &mut (low..middle).rev()];
        for way in ways {
            let mut step = FIRST_TALLNESS;
            for lines in way {
                let Some(promise) = self.promise(room, width, lines, &mut step) else { continue };
                smallest = smallest.min(promise.least);
                if promise.least > smallest * HOPELESS {
                    break;
                }
                promising.push(promise);
            }
        }
        promising.retain(|p| p.least <= smallest * HOPELESS);
        promising
    }

    /// What one line count promises; `step` is the height to try first and that which was found, for heights change
    /// little from one count to the next.
    fn promise(&self, room: &Room, width: f64, lines: usize, step: &mut usize) -> Option<Promise> {
        let block = Block::new(self.breaker.text, lines, 1.0, 1.0);
        let own_height = self.own_height(&block);
        let area = |step: usize| {
            let height = own_height * TALLNESS[step];
            let corners = room.corners(block.bands(self.padding, 0.0), height / room.height());
            let widening = if block.flush {
                let narrowest = corners.min_by(|a, b| a.0.total_cmp(&b.0));
                self.breaker.least_widening(std::iter::repeat_n(narrowest, lines).flatten(), 1.0)
            } else {
                self.breaker.least_widening(corners, 1.0)
            };
            let wide = width * widening.max(self.least.0 / width);
            if wide.is_finite() {
                wide * height * (1.0 + self.off_aspect(lines, wide, height))
            } else {
                f64::INFINITY
            }
        };
        let started = *step;
        let (mut least, mut at) = (area(started), started);
        while at + 1 < TALLNESS.len() {
            let next = area(at + 1);
            if next >= least && least.is_finite() {
                break;
            }
            (least, at) = (next, at + 1);
        }
        while at > 0 && at <= started {
            let next = area(at - 1);
            if next >= least {
                break;
            }
            (least, at) = (next, at - 1);
        }
        if !least.is_finite() {
            return None;
        }
        *step = at;
        // No breaks are kinder than the kindest, and no lines less ragged than even ones.
        let kindest = (1.0 + self.breaker.least_penalty(lines)).max(0.1);
        Some(Promise { block, tallness: TALLNESS[at], least: least * kindest })
    }

    /// The smallest outline of one height that holds so many lines.
    fn trial(&self, room: &Room, width: f64, block: &Block, tallness: f64, desk: &mut Desk) -> Option<Trial> {
        self.fill_needs(room, block, tallness, &mut desk.needs);
        let widening = self.breaker.tightest(&desk.needs, 1.0, MOST_WIDENING)?.max(self.least.0 / width);
        let (w, h) = (width * widening, self.own_height(block) * tallness);
        // Lines cannot be less ragged than if all left the same slack, and no breaks are kinder than the kindest.
        let (mut widest, mut rooms) = (1e-9_f64, 0.0);
        for need in &desk.needs {
            let room = need.room(widening);
            (widest, rooms) = (widest.max(room), rooms + room);
        }
        let (_, all) = self.breaker.extremes();
        let even = (rooms - all).max(0.0) / (widest * block.lines as f64);
        let looks = RAGGEDNESS * even * even + self.breaker.least_penalty(block.lines);
        let least = w * h * (1.0 + self.off_aspect(block.lines, w, h) + looks).max(0.1);
        Some(Trial { block: *block, tallness, widening, least })
    }

    /// Betters `best` by the breaks that look best in outlines of one line count.
    fn look_closely(
        &self,
        room: &Room,
        width: f64,
        trial: &Trial,
        best: &mut Option<Outlined>,
        desk: &mut Desk,
    ) {
        let mut leeway = LEEWAY + LEEWAY_OF_ONE_BREAK / self.breaker.breaks.len() as f64;
        let mut before: Vec<usize> = Vec::new();
        self.fill_needs(room, &trial.block, trial.tallness, &mut desk.needs);
        while leeway >= 1.0 {
            let usual = leeway.min(USUAL_LEEWAY);
            let widenings = (trial.widening * leeway, trial.widening * usual);
            let found = self.breaker.best(&desk.needs, 1.0, widenings, &mut desk.scratch);
            let Some(found) = found else { break };
            if found.ends != before {
                let taken = self.breaker.widening_of(&found.ends, &desk.needs, 1.0);
                before.clone_from(&found.ends);
                let known = best.as_ref().map_or(f64::INFINITY, |b| b.cost);
                let sized = self.size(room, width, trial, found.ends, known, desk);
                if best.as_ref().is_none_or(|b| sized.cost < b.cost) {
                    *best = Some(sized);
                }
                leeway = leeway.min(taken / trial.widening);
            }
            // What fits a smaller outline looks no better, but may look well enough for what it saves: where there
            // was much room, some that is between is tried, and last the room that good breaks need.
            let less = [MIDDLE_LEEWAY, USUAL_LEEWAY].into_iter().find(|l| leeway > l + 0.005);
            leeway = less.unwrap_or(0.0);
        }
    }

    /// B06 What proportions cost. `r + 1/r - 2` is the squared logarithm of `r` near 1 and a little more far off, for
    /// the price of a division: every height of every line count asks for it.
    fn off_aspect(&self, lines: usize, width: f64, height: f64) -> f64 {
        let (wide, high) = (width, height * self.aspect);
        let apart = wide - high;
        let mut cost = ASPECT * apart * apart / (wide * high);
        if lines >= 3 {
            cost += DISCOMFORT * ((wide / high).max(high / wide) / COMFORT - 1.0).max(0.0);
        }
        cost
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

    fn fill_needs(&self, room: &Room, block: &Block, tallness: f64, out: &mut Vec<Need>) {
        let taller = self.own_height(block) * tallness / room.height();
        block.fill_needs(room, (self.padding, 0.0), taller, true, out);
    }

    /// The best height for lines that are chosen, near to one that is known, and the width that goes with it.
    fn size(
        &self,
        room: &Room,
        width: f64,
        trial: &Trial,
        ends: Vec<usize>,
        promising: f64,
        desk: &mut Desk,
    ) -> Outlined {
        let Trial { block, tallness, .. } = trial;
        let mut best = Outlined { ends, width, height: self.own_height(block), cost: f64::INFINITY };
        let mut try_at = |tallness: f64, best: &mut Outlined| {
            self.fill_needs(room, block, tallness, &mut desk.sized);
            let widening = self.breaker.widening_of(&best.ends, &desk.sized, 1.0).max(self.least.0 / width);
            if !widening.is_finite() {
                return false;
            }
            let (w, h) = (width * widening, self.own_height(block) * tallness);
            let looks = self.breaker.cost_of(&best.ends, &desk.sized, 1.0, widening);
            let cost = w * h * (1.0 + looks + self.off_aspect(block.lines, w, h)).max(0.1);
            let better = cost < best.cost;
            if better {
                (best.width, best.height, best.cost) = (w, h, cost);
            }
            better
        };
        let mut at = *tallness;
        try_at(at, &mut best);
        if best.cost > promising * HEIGHT_GAIN {
            return best;
        }
        for step in FINER {
            let start = at;
            while at * step <= TALLNESS[TALLNESS.len() - 1] * 1.1 && try_at(at * step, &mut best) {
                at *= step;
            }
            while at == start && at / step >= 1.0 && try_at(at / step, &mut best) {
                at /= step;
                while at / step >= 1.0 && try_at(at / step, &mut best) {
                    at /= step;
                }
            }
        }
        best
    }

    /// The outline made just large enough at its true shape, and the glyphs put down.
    fn settle(&self, source: &str, choice: &Outlined, sample: Option<&Room>) -> Fitted {
        let text = self.breaker.text;
        let block = Block::settled(self.breaker, &choice.ends, 1.0, 1.0);
        let spared = Block::new(text, choice.ends.len(), 1.0, 1.0).height() - block.height();
        let frame = Frame {
            scale: 1.0,
            pitch: block.pitch,
            first_baseline: block.first_baseline(0.0),
            anchors: &anchors(widths(self.breaker, &choice.ends), text.right_to_left, self.align),
            align: self.align,
            squeeze: None,
        };
        let mut fitted = place(source, self.breaker, &choice.ends, frame);
        let reaches = text.overshoot > self.padding * (1.0 - INK_CLEARANCE_SHARE)
            || self.padding < text.ascent * 0.3
            || !text.notes.is_empty();
        let inks = if reaches { line_inks(&fitted) } else { Vec::new() };
        let (mut width, mut height) =
            (choice.width.max(self.least.0), (choice.height - spared).max(self.least.1));
        let sample = sample.filter(|_| self.body.is_similar());
        let size = sample.map_or((0.0, 0.0), |s| (s.width(), s.height()));
        let mut needs = Vec::with_capacity(block.lines);
        for round in 0..24 {
            // A similar outline is the sample, stretched.
            let own;
            let (room, wider, taller) = if let Some(sample) = sample {
                (sample, width / size.0, height / size.1)
            } else {
                own = self.room(width, height);
                (&own, 1.0, 1.0)
            };
            block.fill_needs(room, (self.padding, 0.0), taller, true, &mut needs);
            let mut widening = self.breaker.widening_of(&choice.ends, &needs, 1.0);
            for ink in &inks {
                widening = widening.max(self.ink_need(room, *ink, taller));
            }
            widening /= wider;
            if !widening.is_finite() || (widening > STRETCHED && round < 12) {
                // A line in the very tip of the outline: more height is less than any width.
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

    fn ink_need(&self, room: &Room, ink: Rect, taller: f64) -> f64 {
        let band = Band { top: ink.y0, bottom: ink.y1, padding: self.padding * INK_CLEARANCE_SHARE };
        room.need(band, taller, true).widening(2.0 * ink.x1.max(-ink.x0).max(0.0))
    }
}
