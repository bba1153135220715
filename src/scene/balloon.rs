//! Balloons: words fitted to the room in a body, the body with its tails.

use super::body::{self, Home};
use super::joins::{Draft, Ties};
use super::list::{TailMark, TextBlock};
use super::{Context, IssueKind, tail, typed, words};
use crate::geom::{Affine, BezPath, Point, Rect, Size, Vec2, boolean};
use crate::lettering::fit::{self, Body, Grow, Within};
use crate::lettering::place::{Fitted, TextIssue};
use crate::model::{Aim, Balloon, BodyShape, Edge, Item, OutlineKind, Tail};

/// The usual width of a balloon as a multiple of its height (rule B06: 1.3–2.2).
const ASPECT: f64 = 1.7;
/// Chinese and Japanese balloons stand a little narrower, their words having no gaps.
const ASPECT_CJK: f64 = 1.5;
/// Balloons of vertical words stand tall (rule B06: 0.4–0.8).
const ASPECT_VERTICAL: f64 = 0.66;
/// The least width and height of a balloon with words, in heights of capitals; columns turn the two round.
const LEAST_CAPS: (f64, f64) = (4.0, 3.0);
/// A balloon without words, as multiples of the height of capitals.
const EMPTY_CAPS: (f64, f64) = (9.0, 5.0);
/// By how much a body that ends at a border grows at a time, and how often at most, until its words fit.
const BUTT_STEP: f64 = 1.03;
const BUTT_STEPS: usize = 24;

/// The room in a body, asked for by the room's own size.
struct Outlined<'a> {
    shape: &'a BodyShape,
    seed: u64,
}

impl Outlined<'_> {
    fn size_around(&self, width: f64, height: f64) -> Size {
        self.shape.size_around(Size::new(width, height), self.seed)
    }
}

impl Body for Outlined<'_> {
    /// The rooms of all bodies but those with corners of a fixed size.
    fn is_similar(&self) -> bool {
        !matches!(self.shape, BodyShape::Rounded(_) | BodyShape::Robot(_))
    }

    fn outline(&self, width: f64, height: f64) -> BezPath {
        self.shape.room(self.size_around(width, height), self.seed)
    }
}

/// The room that a border leaves of a body whose middle stays where it is (rule B09).
struct Butting<'a> {
    shape: &'a BodyShape,
    seed: u64,
    centre: Point,
    home: &'a Home,
}

impl Butting<'_> {
    /// The room that is left of a body of this size, about the middle of the whole.
    fn room(&self, size: Size) -> BezPath {
        let middle = self.centre.to_vec2();
        let room = Affine::translate(middle) * self.shape.room(size, self.seed);
        Affine::translate(-middle) * boolean::intersection(&room, &self.home.inside)
    }

    /// The body grows from the size that its words need by themselves until they fit into what is left of it; they
    /// stand in the middle of that.
    fn grown(&self, from: Size, set: impl Fn(&BezPath) -> Fitted) -> (Size, Fitted) {
        let mut size = from;
        let mut fitted = set(&self.room(size));
        for _ in 0..BUTT_STEPS {
            let tight = |i: &TextIssue| matches!(i, TextIssue::Overflow { .. } | TextIssue::Cramped { .. });
            if !fitted.issues.iter().any(tight) {
                break;
            }
            size *= BUTT_STEP;
            fitted = set(&self.room(size));
        }
        (size, fitted)
    }
}

pub(super) fn draft(context: &mut Context<'_>, item: &Item, balloon: &Balloon) -> Draft {
    let look = &balloon.look;
    let style = words::style_of(context, item, balloon.style.as_ref(), true, "speech", look);
    let text = words::text_of(context, item.id, balloon.line, &style, look);
    let cap = text.style.cap_height_mm;
    let padding_mm = style.padding_caps * cap;
    let blank = text.words.is_blank();
    let origin = context.origin(item);
    let centre = balloon.at.point() + origin;
    let seed = item.id.0;
    let home = Home::of(context, item, balloon.edge);
    let whole = Outlined { shape: &style.shape, seed };
    let butting = home
        .as_ref()
        .filter(|home| balloon.edge == Edge::Butt && home.bounds.contains(centre))
        .map(|home| Butting { shape: &style.shape, seed, centre, home });
    let fonts = context.sources.fonts;
    let kept = context.kept.clone();
    let within = |room: &BezPath, min_scale: f64| {
        let how = Within { padding_mm, min_scale, previous_breaks: kept.clone() };
        fit::within(fonts, &text.copy(), &text.style, room, &how)
    };
    let (size, fitted) = if let Some(size) = balloon.size {
        let size = Size::new(size.x, size.y);
        let room = butting.as_ref().map_or_else(|| style.shape.room(size, seed), |b| b.room(size));
        (size, within(&room, style.lettering.min_scale))
    } else {
        let vertical = text.style.is_vertical();
        let least = if blank { EMPTY_CAPS } else { LEAST_CAPS };
        let least = if vertical { (least.1, least.0) } else { least };
        let how = Grow {
            padding_mm,
            aspect: match (vertical, text.lang.is_cjk()) {
                (true, _) => ASPECT_VERTICAL,
                (false, true) => ASPECT_CJK,
                (false, false) => ASPECT,
            },
            min_width_mm: cap * least.0,
            min_height_mm: cap * least.1,
            previous_breaks: kept.clone(),
        };
        let fitted = fit::grow(fonts, &text.copy(), &text.style, &whole, &how);
        let size = whole.size_around(fitted.width, fitted.height);
        let frame = Rect::from_center_size(centre, size);
        match butting.filter(|b| !b.home.bounds.contains_rect(frame)) {
            Some(butting) => butting.grown(size, |room| within(room, 1.0)),
            None => (size, fitted),
        }
    };
    words::report(context, item.id, &fitted);
    let to_page = Affine::translate(centre.to_vec2());
    let core = to_page * style.shape.outline(size, seed);
    let trunk = tail::Trunk {
        path: core,
        centre,
        frame: Rect::from_center_size(centre, size),
        valleys: style.shape.valleys(size, seed).into_iter().map(|p| to_page * p).collect(),
    };
    let (path, tails) = with_tails(context, item, &trunk, &balloon.tails, &style, cap, home.as_ref());
    let middle = centre.to_vec2();
    Draft {
        item: item.id,
        frame: trunk.frame,
        core: trunk.path,
        path,
        tails,
        words: words::runs(&text, &fitted, Affine::translate(middle), halo(&style, cap).as_ref()),
        ink: fitted.ink + middle,
        text: block(balloon.line, &fitted, &text, middle),
        edge: balloon.edge,
        home,
        style,
        ties: Some(Ties {
            speaker: context.page.line(balloon.line).and_then(|l| l.speaker.clone()),
            join: balloon.join,
            continues: balloon.continues,
            neck_mm: cap,
        }),
    }
}

/// The body with its tails, and where they lie. Words without a body have none, nor have bodies off the page.
pub(super) fn with_tails(
    context: &mut Context<'_>,
    item: &Item,
    trunk: &tail::Trunk,
    tails: &[Tail],
    style: &crate::model::BalloonStyle,
    cap_height_mm: f64,
    home: Option<&Home>,
) -> (BezPath, Vec<TailMark>) {
    let pointers: Vec<tail::Pointer<'_>> = tails
        .iter()
        .map(|tail| tail::Pointer {
            tail,
            mouth: mouth(context, item, tail),
            kind: tail.kind.unwrap_or(style.tail),
        })
        .collect();
    let limits =
        tail::Limits { cap_height_mm, pen_mm: body::line_mm(style), panel: home.map(|h| h.outline.as_ref()) };
    let (path, marks) = tail::joined(trunk, &pointers, &limits);
    if marks.iter().any(TailMark::is_swallowed) && style.outline != OutlineKind::Bare {
        context.issue(item.id, IssueKind::SwallowedTail);
    }
    // Of a body that lies wholly off the page a tail alone would be printed.
    let off = context.project.setup_of(context.page).bleed_rect().intersect(trunk.frame).is_zero_area();
    if off || style.outline == OutlineKind::Bare { (trunk.path.clone(), marks) } else { (path, marks) }
}

/// Where a tail's mouth is, page mm: at the mark that it follows, if there is one, or where it was put.
fn mouth(context: &Context<'_>, item: &Item, tail: &Tail) -> Point {
    let line = || item.line().and_then(|l| context.page.line(l));
    let who = match &tail.aim {
        Aim::Place => None,
        Aim::Speaker => line().and_then(|l| l.speaker.as_ref()),
        Aim::Member(id) => Some(id),
    };
    let panel = item.panel.and_then(|id| context.page.item(id)).and_then(|i| i.as_panel());
    let mark = who.and_then(|who| panel.and_then(|p| p.mouth_of(who)));
    mark.map_or(tail.mouth, |m| m.at).point() + context.origin(item)
}

/// The halo of words without a body: as wide as a letter's stem on each side (rule C16).
pub(super) fn halo(style: &crate::model::BalloonStyle, cap_height_mm: f64) -> Option<super::list::Stroke> {
    /// A stem of bold comic letters as a share of the height of capitals.
    const STEM: f64 = 0.2;
    (style.outline == OutlineKind::Bare && style.fill.a > 0).then(|| super::list::Stroke {
        colour: style.fill,
        // Half of the line lies under the letters.
        width_mm: 2.0 * STEM * cap_height_mm,
        dash_mm: Vec::new(),
        mitred: false,
    })
}

/// The block of words, moved to the page.
pub(super) fn block(line: crate::model::LineId, fitted: &Fitted, text: &words::Text, by: Vec2) -> TextBlock {
    let style = &text.style;
    let (size_mm, pitch_mm) = words::measures(fitted, style);
    let carets = if text.typed { typed::carets_by(text, fitted, Affine::translate(by)) } else { Vec::new() };
    TextBlock {
        line,
        block: fitted.block + by,
        rotate: 0.0,
        size_mm,
        pitch_mm,
        vertical: style.is_vertical(),
        overflows: overflows(fitted),
        carets,
    }
}

pub(super) fn overflows(fitted: &Fitted) -> bool {
    fitted.issues.iter().any(|i| matches!(i, TextIssue::Overflow { .. }))
}
