//! The stages put together: a balloon that grows around its words, words that fit a given outline, and plain
//! columns. None of it can fail: what does not fit is set all the same and said so.

use super::book::FontBook;
use super::breaks::{Break, breaks};
use super::collect::collect;
use super::cost::{ASPECT, price};
use super::linebreak::Breaker;
pub use super::place::{Fitted, PlacedGlyph, SetLine, TextIssue};
use super::place::{Frame, place};
use super::prepare::{Prepared, prepare};
use super::region::{Band, Need, Room};
use super::style::{Align, Copy, TextStyle};
use crate::geom::outline::rectangle;
use crate::geom::{BezPath, Point, Rect};

/// B03 Padding from ink to outline that balloons take unless told otherwise, in heights of a capital.
pub const PADDING_CAP_HEIGHTS: f64 = 0.6;
/// B06 Width to height that balloons aim at: the middle of what is comfortable.
pub const TARGET_ASPECT: f64 = 1.6;
/// B03 Padding may shrink to this share when a text must fit: 0.36 heights of a capital, still no graze.
pub const LEAST_PADDING_SHARE: f64 = 0.6;
/// F04 Line pitch may shrink to this share when a text must fit.
pub const LEAST_PITCH_SHARE: f64 = 0.94;
/// R08 Type may shrink to this share when a text must fit, unless told otherwise.
pub const LEAST_SCALE: f64 = 0.95;
/// Accents, tails and enlarged words may reach into the padding but for this share of it.
const INK_CLEARANCE_SHARE: f64 = 0.2;
/// Share of the depth of small letters that counts when the block is centred: few letters have it.
const OPTICAL_DESCENT: f64 = 0.5;
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
/// The same in an outline that is given, where room to spare costs nothing but shape.
const SHAPE_LEEWAY: [f64; 3] = [1.02, 1.08, 1.16];
/// A text of more lines than this is no balloon's; it is set, but not tried in many ways.
const MANY_LINES: usize = 60;

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
            aspect: TARGET_ASPECT,
            min_width_mm: 0.0,
            min_height_mm: 0.0,
            previous_breaks: None,
        }
    }
}

/// How words fit an outline that is given.
#[derive(Debug, Clone, PartialEq)]
pub struct Within {
    /// B03 From ink to outline along normals, in mm.
    pub padding_mm: f64,
    /// R08 The smallest size of type, against the style's: 1 for no shrinking, [`LEAST_SCALE`] as a rule.
    pub min_scale: f64,
    /// Byte offsets at which lines began before, to be kept where that costs little.
    pub previous_breaks: Option<Vec<usize>>,
}

impl Within {
    /// The usual padding and smallest size for a style.
    pub fn usual(style: &TextStyle) -> Self {
        Self {
            padding_mm: PADDING_CAP_HEIGHTS * style.cap_height_mm,
            min_scale: LEAST_SCALE,
            previous_breaks: None,
        }
    }
}

struct Words {
    text: Prepared,
    breaks: Vec<Break>,
    issues: Vec<TextIssue>,
}

fn read(book: &FontBook, copy: &Copy<'_>, style: &TextStyle, kept: Option<&[usize]>) -> Words {
    let mut collected = collect(book, copy, style);
    let issues = std::mem::take(&mut collected.issues);
    let text = prepare(collected, style);
    let mut breaks = breaks(copy.text, &text.cells);
    price(copy.text, &text.cells, &style.lang, kept, &mut breaks);
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
}

impl Block {
    fn new(text: &Prepared, lines: usize, scale: f64, pitch_share: f64) -> Self {
        let pitch = text.pitch * scale * pitch_share;
        Self { lines, scale, pitch, ascent: text.ascent * scale, descent: text.descent * scale }
    }

    fn height(&self) -> f64 {
        self.ascent + self.pitch * (self.lines.max(1) - 1) as f64 + self.descent
    }

    /// The first baseline: what the eye takes for the block is centred on `middle`.
    fn first_baseline(&self, middle: f64) -> f64 {
        let seen = self.height() - self.descent * (1.0 - OPTICAL_DESCENT);
        middle - seen / 2.0 + self.ascent
    }

    fn band(&self, line: usize, padding: f64, middle: f64) -> Band {
        let baseline = self.first_baseline(middle) + self.pitch * line as f64;
        Band { top: baseline - self.ascent, bottom: baseline + self.descent, padding }
    }

    fn needs(&self, room: &Room, padding: f64, middle: f64, taller: f64, even: bool) -> Vec<Need> {
        (0..self.lines).map(|i| room.need(self.band(i, padding, middle), taller, even)).collect()
    }
}

/// A number that a caller may have got wrong: within limits, whatever it was.
fn sane(value: f64, least: f64, most: f64, usual: f64) -> f64 {
    if value.is_finite() { value.clamp(least, most) } else { usual }
}

/// A balloon sized by its words: line counts and heights are tried, and the smallest outline that holds a
/// well-shaped block at the wanted padding is taken (§7.3, B01, B03, B06).
///
/// Coordinates are relative to the outline's centre; ask `body` for the outline at the width and height that
/// come back.
pub fn grow(book: &FontBook, copy: &Copy<'_>, style: &TextStyle, body: &dyn Body, how: &Grow) -> Fitted {
    let words = read(book, copy, style, how.previous_breaks.as_deref());
    let breaker = Breaker::new(&words.text, &words.breaks);
    let grower = Grower::new(&breaker, body, style, how);
    let choice = grower.choose();
    let mut fitted = grower.settle(copy.text, &choice);
    fitted.issues.splice(0..0, words.issues);
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
        Self {
            breaker,
            body,
            align: style.align,
            padding: sane(how.padding_mm, 0.0, 1000.0, sane(usual.padding_mm, 0.0, 1000.0, 1.0)),
            aspect: sane(how.aspect, 0.2, 10.0, TARGET_ASPECT),
            least: (sane(how.min_width_mm, 0.0, 1e4, 0.0), sane(how.min_height_mm, 0.0, 1e4, 0.0)),
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
            for leeway in LEEWAY {
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
        let block = Block::new(text, choice.ends.len(), 1.0, 1.0);
        let frame = Frame {
            scale: 1.0,
            pitch: block.pitch,
            first_baseline: block.first_baseline(0.0),
            anchors: &anchors(self.breaker, &choice.ends, &block, self.align),
            align: self.align,
        };
        let mut fitted = place(source, self.breaker, &choice.ends, frame);
        let reaches =
            text.overshoot > self.padding * (1.0 - INK_CLEARANCE_SHARE) || self.padding < text.ascent * 0.3;
        let inks = if reaches { line_inks(&fitted) } else { Vec::new() };
        let (mut width, mut height) = (choice.width.max(self.least.0), choice.height.max(self.least.1));
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

fn widths<'a>(breaker: &'a Breaker<'_>, ends: &'a [usize]) -> impl Iterator<Item = f64> + 'a {
    std::iter::once(0).chain(ends.iter().copied()).zip(ends).map(|(s, e)| breaker.width(s, *e))
}

/// Lines aligned to a side share the edge of the widest; centred lines the axis.
fn anchors(breaker: &Breaker<'_>, ends: &[usize], block: &Block, align: Align) -> Vec<f64> {
    let half = widths(breaker, ends).fold(0.0, f64::max) * block.scale / 2.0;
    let start = if breaker.text.right_to_left { half } else { -half };
    vec![match align {
        Align::Start => start,
        Align::Centre => 0.0,
        Align::End => -start,
    }]
}

/// For each line a rectangle around the ink of its glyphs.
fn line_inks(fitted: &Fitted) -> Vec<Rect> {
    let ink = |g: &PlacedGlyph| {
        let r = g.face.ink(g.id)?;
        let lean = (r.y0.abs().max(r.y1.abs()) * g.slant).abs() * g.size_mm;
        Some(Rect::new(
            g.x + r.x0 * g.size_mm - lean,
            g.y + r.y0 * g.size_mm,
            g.x + r.x1 * g.size_mm + lean,
            g.y + r.y1 * g.size_mm,
        ))
    };
    fitted.lines.iter().filter_map(|l| l.glyphs.iter().filter_map(ink).reduce(|a, b| a.union(b))).collect()
}

/// Words in an outline that is given. In this order: other breaks, less padding, less leading, smaller type,
/// and at last an overflow issue; nothing is hidden or cut.
///
/// Coordinates are those of the outline.
pub fn within(
    book: &FontBook,
    copy: &Copy<'_>,
    style: &TextStyle,
    outline: &BezPath,
    how: &Within,
) -> Fitted {
    let words = read(book, copy, style, how.previous_breaks.as_deref());
    let breaker = Breaker::new(&words.text, &words.breaks);
    let usual = Within::usual(style);
    let padding = sane(how.padding_mm, 0.0, 1000.0, sane(usual.padding_mm, 0.0, 1000.0, 1.0));
    let least = sane(how.min_scale, 0.05, 1.0, LEAST_SCALE);
    let Some(room) = Room::of(outline, None) else {
        let mut fitted = set_column(copy.text, &breaker, None, style.align);
        fitted.issues = words.issues;
        fitted.issues.push(TextIssue::Overflow { by_mm: fitted.block.width() / 2.0 });
        return fitted;
    };
    let fitter = Fitter { breaker: &breaker, room: &room, align: style.align };
    let plan = fitter.plan(padding, least);
    let mut fitted = fitter.settle(copy.text, &plan);
    let size = crate::geom::outline::bounds(outline).unwrap_or(Rect::ZERO);
    (fitted.width, fitted.height) = (size.width(), size.height());
    fitted.issues.splice(0..0, words.issues);
    if plan.scale < 1.0 {
        fitted.issues.push(TextIssue::Shrunk { scale: plan.scale });
    }
    if plan.padding < padding {
        fitted.issues.push(TextIssue::Cramped { padding_mm: plan.padding });
    }
    if let Some(by_mm) = fitter.overflow(&fitted) {
        fitted.issues.push(TextIssue::Overflow { by_mm });
    }
    fitted
}

struct Fitter<'a> {
    breaker: &'a Breaker<'a>,
    room: &'a Room,
    align: Align,
}

/// How a text is set in a given outline.
#[derive(Debug, Clone)]
struct Plan {
    ends: Vec<usize>,
    padding: f64,
    pitch_share: f64,
    scale: f64,
    /// How far the block's middle stands below the outline's centre, in mm.
    middle: f64,
}

/// What a plan allows itself: padding in mm, pitch and scale as shares.
type Means = (f64, f64, f64);

impl Fitter<'_> {
    fn plan(&self, padding: f64, least: f64) -> Plan {
        let tight = padding * LEAST_PADDING_SHARE;
        let looser = f64::midpoint(padding, tight);
        let ways =
            [(padding, 1.0, 1.0), (looser, 1.0, 1.0), (tight, 1.0, 1.0), (tight, LEAST_PITCH_SHARE, 1.0)];
        if let Some(plan) = ways.into_iter().find_map(|means| self.try_at(means)) {
            return plan;
        }
        let smallest = (tight, LEAST_PITCH_SHARE, least);
        if least < 1.0
            && let Some(mut plan) = self.try_at(smallest)
        {
            let (mut fits, mut fails) = (least, 1.0);
            for _ in 0..6 {
                let scale = f64::midpoint(fits, fails);
                match self.try_at((tight, LEAST_PITCH_SHARE, scale)) {
                    Some(found) => (plan, fits) = (found, scale),
                    None => fails = scale,
                }
            }
            return plan;
        }
        self.overflowing(smallest)
    }

    /// The best plan that fits, if any does.
    fn try_at(&self, means: Means) -> Option<Plan> {
        let height = self.room.height();
        let middles = [0.0, -0.06, 0.06, -0.13, 0.13].map(|share| share * height);
        middles.into_iter().find_map(|middle| self.try_around(means, middle))
    }

    fn try_around(&self, means: Means, middle: f64) -> Option<Plan> {
        let (padding, pitch_share, scale) = means;
        let mut best: Option<(f64, Vec<usize>)> = None;
        for lines in self.counts(means) {
            let block = Block::new(self.breaker.text, lines, scale, pitch_share);
            let Some((size, ends)) = self.smallest(&block, padding, middle) else { continue };
            let needs = block.needs(self.room, padding, middle, size, false);
            let cost = size * size * (1.0 + self.breaker.cost_of(&ends, &needs, scale, size)).max(0.1);
            if best.as_ref().is_none_or(|(b, _)| cost < *b) {
                best = Some((cost, ends));
            }
        }
        best.map(|(_, ends)| Plan { ends, padding, pitch_share, scale, middle })
    }

    /// Line counts that can fit by their height.
    fn counts(&self, (_, pitch_share, scale): Means) -> std::ops::RangeInclusive<usize> {
        let (fewest, most) = (self.breaker.line_counts().start.max(1), self.breaker.breaks.len().max(1));
        let pitch = (self.breaker.text.pitch * scale * pitch_share).max(1e-6);
        let tallest = (self.room.height() / pitch).ceil() as usize + 1;
        let (_, all) = self.breaker.extremes();
        let square = (all * scale / pitch).sqrt().ceil() as usize * 2 + 2;
        fewest..=most.min(tallest).min(square).min(MANY_LINES * 2)
    }

    /// The smallest likeness of the outline, as a share of it, that holds so many lines, and their ends: the
    /// block takes the outline's shape even where there is room to spare.
    fn smallest(&self, block: &Block, padding: f64, middle: f64) -> Option<(f64, Vec<usize>)> {
        let at = |size: f64| {
            let needs = block.needs(self.room, padding, middle, size, false);
            let found = self.breaker.tightest(&needs, block.scale, size * (1.0 + 1e-9));
            found.map(|_| needs)
        };
        at(1.0)?;
        let (mut fits, mut fails) = (1.0, 0.1);
        for _ in 0..6 {
            let size = f64::midpoint(fits, fails);
            if at(size).is_some() { fits = size } else { fails = size }
        }
        // The tightest lines are not the best-looking ones: others may take a little more room.
        let looks = |leeway: f64| {
            let size = (fits * leeway).min(1.0);
            let needs = block.needs(self.room, padding, middle, size, false);
            let found = self.breaker.best(&needs, block.scale, size)?;
            Some((size, size * size * (1.0 + found.cost).max(0.1), found.ends))
        };
        let best = SHAPE_LEEWAY.into_iter().filter_map(looks).min_by(|a, b| a.1.total_cmp(&b.1))?;
        Some((best.0, best.2))
    }

    /// The plan that overflows least: the outline is thought larger until the text fits.
    fn overflowing(&self, (padding, pitch_share, scale): Means) -> Plan {
        let text = self.breaker.text;
        let (fewest, most) = (self.breaker.line_counts().start.max(1), self.breaker.breaks.len().max(1));
        let (longest, all) = self.breaker.extremes();
        let aspect = (2.0
            * self.room.need(Band { top: 0.0, bottom: 0.0, padding: 0.0 }, 1.0, false).room(1.0)
            / self.room.height().max(1e-6))
        .clamp(0.3, 4.0);
        let lines = ((all / (aspect * text.pitch.max(1e-6))).sqrt().round() as usize).clamp(fewest, most);
        if lines <= MANY_LINES {
            let mut size = 1.0;
            for _ in 0..24 {
                size *= 1.12;
                for lines in lines.saturating_sub(2).max(fewest)..=(lines + 2).min(most) {
                    let block = Block::new(text, lines, scale, pitch_share);
                    let needs = block.needs(self.room, padding, 0.0, size, false);
                    if let Some(found) = self.breaker.tightest(&needs, scale, size) {
                        return Plan { ends: found.ends, padding, pitch_share, scale, middle: 0.0 };
                    }
                }
            }
        }
        let ends = self.breaker.column((all / lines as f64 * 1.1).max(longest), false);
        Plan { ends, padding, pitch_share, scale, middle: 0.0 }
    }

    fn settle(&self, source: &str, plan: &Plan) -> Fitted {
        let block = Block::new(self.breaker.text, plan.ends.len(), plan.scale, plan.pitch_share);
        let centre = self.room.centre;
        let mut anchors = Vec::with_capacity(plan.ends.len());
        let mut edge: Option<(f64, f64)> = None;
        for (i, width) in widths(self.breaker, &plan.ends).enumerate() {
            let band = block.band(i, plan.padding, plan.middle);
            anchors.push(centre.x + self.room.middle(band, width * plan.scale));
            let (l, r) = self.room.edges(band);
            edge = Some(edge.map_or((l, r), |(a, b)| (a.max(l), b.min(r))));
        }
        if let Some((l, r)) = edge.filter(|_| self.align != Align::Centre) {
            let right = (self.align == Align::End) != self.breaker.text.right_to_left;
            anchors = vec![centre.x + if right { r } else { l }];
        }
        let frame = Frame {
            scale: plan.scale,
            pitch: block.pitch,
            first_baseline: centre.y + block.first_baseline(plan.middle),
            anchors: &anchors,
            align: self.align,
        };
        place(source, self.breaker, &plan.ends, frame)
    }

    /// How far ink leaves the outline, in mm, if it does.
    fn overflow(&self, fitted: &Fitted) -> Option<f64> {
        let centre = self.room.centre;
        let out = line_inks(fitted).into_iter().map(|ink| {
            let band = Band { top: ink.y0 - centre.y, bottom: ink.y1 - centre.y, padding: 0.0 };
            let (l, r) = self.room.edges(band);
            if r > l {
                (l - (ink.x0 - centre.x)).max(ink.x1 - centre.x - r)
            } else {
                (-self.room.height() / 2.0 - band.top).max(band.bottom - self.room.height() / 2.0).max(0.1)
            }
        });
        Some(out.fold(0.0, f64::max)).filter(|by| *by > 1e-6)
    }
}

/// A plain block: captions and sound effects. Wraps at `max_width` (mm) where one is given, with as few lines
/// as that allows and the lines evenly filled. Coordinates are relative to the block's centre.
pub fn column(book: &FontBook, copy: &Copy<'_>, style: &TextStyle, max_width: Option<f64>) -> Fitted {
    let words = read(book, copy, style, None);
    let breaker = Breaker::new(&words.text, &words.breaks);
    let limit = max_width.filter(|w| w.is_finite()).map(|w| w.max(0.0));
    let mut fitted = set_column(copy.text, &breaker, limit, style.align);
    fitted.issues = words.issues;
    if let Some(over) = limit.map(|w| fitted.block.width() - w).filter(|over| *over > 1e-6) {
        fitted.issues.push(TextIssue::Overflow { by_mm: over });
    }
    fitted
}

fn set_column(source: &str, breaker: &Breaker<'_>, limit: Option<f64>, align: Align) -> Fitted {
    let ends = match limit {
        Some(width) => breaker.column(width + 1e-9, align != Align::Centre),
        None => (1..=breaker.breaks.len()).filter(|at| breaker.breaks[at - 1].hard).collect(),
    };
    let block = Block::new(breaker.text, ends.len(), 1.0, 1.0);
    let frame = Frame {
        scale: 1.0,
        pitch: block.pitch,
        first_baseline: block.first_baseline(0.0),
        anchors: &anchors(breaker, &ends, &block, align),
        align,
    };
    let mut fitted = place(source, breaker, &ends, frame);
    (fitted.width, fitted.height) = (fitted.block.width(), fitted.block.height());
    fitted
}
