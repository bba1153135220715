//! Words in an outline that is given.

use super::super::place::{Frame, place, set_widths};
use super::super::squeeze::Squeeze;
use super::super::turn;
use super::column::set_column;
use super::{
    Align, Band, Block, Breaker, Copy, Fitted, FontBook, MANY_LINES, PADDING_CAP_HEIGHTS, Rect, Room,
    Scratch, TextIssue, TextStyle, line_inks, read, sane,
};
use crate::geom::BezPath;

/// B03 Padding may shrink to this share when a text must fit: 0.36 heights of a capital, still no graze.
pub const LEAST_PADDING_SHARE: f64 = 0.6;
/// F04 Line pitch may shrink to this share when a text must fit.
pub const LEAST_PITCH_SHARE: f64 = 0.94;
/// R08 Type may shrink to this share when a text must fit, unless told otherwise.
pub const LEAST_SCALE: f64 = 0.95;
/// The same in an outline that is given, where room to spare costs nothing but shape.
const SHAPE_LEEWAY: [f64; 3] = [1.02, 1.08, 1.16];

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
    let turned = style.is_vertical().then(|| turn::outline(outline));
    let mut fitted =
        set_within(words.issues, &breaker, copy, style, (turned.as_ref().unwrap_or(outline), how));
    if turned.is_some() {
        turn::onto_page(&mut fitted);
    }
    fitted
}

/// The words set in the space of lines.
fn set_within(
    issues: Vec<TextIssue>,
    breaker: &Breaker<'_>,
    copy: &Copy<'_>,
    style: &TextStyle,
    (outline, how): (&BezPath, &Within),
) -> Fitted {
    let usual = Within::usual(style);
    let padding = sane(how.padding_mm, 0.0, 1000.0, sane(usual.padding_mm, 0.0, 1000.0, 1.0));
    let least = sane(how.min_scale, 0.05, 1.0, LEAST_SCALE);
    let Some(room) = Room::of(outline, None) else {
        let mut fitted = set_column(copy.text, breaker, (None, None), style.align);
        fitted.issues = issues;
        fitted.issues.push(TextIssue::Overflow { by_mm: fitted.block.width() / 2.0 });
        return fitted;
    };
    let fitter = Fitter { breaker, room: &room, align: style.align };
    let mut squeeze = None;
    let plan = fitter.try_at((padding, 1.0, 1.0)).unwrap_or_else(|| {
        // Lines are squeezed before anything else gives way.
        squeeze = Squeeze::of(breaker.text, style);
        match &squeeze {
            Some(squeeze) => {
                let tight = Breaker::new(&squeeze.tight, breaker.breaks);
                let fitter = Fitter { breaker: &tight, room: &room, align: style.align };
                let squeezed = fitter.try_at((padding, 1.0, 1.0));
                squeezed.unwrap_or_else(|| fitter.yielding(padding, least))
            }
            None => fitter.yielding(padding, least),
        }
    });
    let mut fitted = fitter.settle(copy.text, &plan, squeeze.as_ref());
    let size = crate::geom::outline::bounds(outline).unwrap_or(Rect::ZERO);
    (fitted.width, fitted.height) = (size.width(), size.height());
    fitted.issues.splice(0..0, issues);
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
    /// Where the words do not fit at their padding: less of it, less leading, smaller type, and at last too much.
    fn yielding(&self, padding: f64, least: f64) -> Plan {
        let tight = padding * LEAST_PADDING_SHARE;
        let looser = f64::midpoint(padding, tight);
        let ways = [(looser, 1.0, 1.0), (tight, 1.0, 1.0), (tight, LEAST_PITCH_SHARE, 1.0)];
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
            self.breaker.fits(&needs, block.scale, size)
        };
        if !at(1.0) {
            return None;
        }
        let (mut fits, mut fails) = (1.0, 0.1);
        for _ in 0..6 {
            let size = f64::midpoint(fits, fails);
            if at(size) { fits = size } else { fails = size }
        }
        // The tightest lines are not the best-looking ones: others may take a little more room.
        let looks = |leeway: f64| {
            let size = (fits * leeway).min(1.0);
            let needs = block.needs(self.room, padding, middle, size, false);
            let found = self.breaker.best(&needs, block.scale, (size, size), &mut Scratch::default())?;
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
                    if let Some(found) =
                        self.breaker.best(&needs, scale, (size, size), &mut Scratch::default())
                    {
                        return Plan { ends: found.ends, padding, pitch_share, scale, middle: 0.0 };
                    }
                }
            }
        }
        let ends = self.breaker.column((all / lines as f64 * 1.1).max(longest), false);
        Plan { ends, padding, pitch_share, scale, middle: 0.0 }
    }

    fn settle(&self, source: &str, plan: &Plan, squeeze: Option<&Squeeze>) -> Fitted {
        let block = Block::settled(self.breaker, &plan.ends, plan.scale, plan.pitch_share);
        let needs = block.needs(self.room, plan.padding, plan.middle, 1.0, false);
        let rooms: Vec<f64> = needs.iter().map(|n| n.room(1.0) / plan.scale).collect();
        let squeeze = squeeze.map(|squeeze| (squeeze, &rooms[..]));
        let set_widths = set_widths(self.breaker, &plan.ends, squeeze);
        let centre = self.room.centre;
        let mut anchors = Vec::with_capacity(plan.ends.len());
        let mut edge: Option<(f64, f64)> = None;
        for (i, width) in set_widths.iter().enumerate() {
            let band = block.band(i, plan.padding, plan.middle);
            anchors.push(centre.x + self.room.middle(band, width * plan.scale));
            let (l, r) = self.room.edges(band);
            edge = Some(edge.map_or((l, r), |(a, b)| (a.max(l), b.min(r))));
        }
        if let Some((l, r)) = edge.filter(|_| self.align != Align::Centre) {
            // Columns are centred as a block; lines stand at the side of the outline.
            let half = set_widths.into_iter().fold(0.0, f64::max) * plan.scale / 2.0;
            let middle = f64::midpoint(l, r);
            let (l, r) = if self.breaker.text.vertical { (middle - half, middle + half) } else { (l, r) };
            let right = (self.align == Align::End) != self.breaker.text.right_to_left;
            anchors = vec![centre.x + if right { r } else { l }];
        }
        let frame = Frame {
            scale: plan.scale,
            pitch: block.pitch,
            first_baseline: centre.y + block.first_baseline(plan.middle),
            anchors: &anchors,
            align: self.align,
            squeeze,
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
