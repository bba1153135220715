//! What balloons draw: body and tails as one outline, words fitted to the body.

use super::list::{Node, Part, PathNode, Stroke, TextBlock};
use super::{Context, tail, words};
use crate::geom::{Affine, BezPath, Point, Rect, Rgba, Size, outline};
use crate::lettering::fit::{self, Body, Grow, Within};
use crate::model::{Balloon, BodyShape, Item, Tail};
use std::sync::Arc;

/// The usual width of a balloon as a multiple of its height (rule B06: 1.3–2.2).
const ASPECT: f64 = 1.7;
/// Chinese and Japanese balloons stand a little narrower, their words having no gaps.
const ASPECT_CJK: f64 = 1.5;
/// A balloon without words, as multiples of the height of capitals.
const EMPTY_CAPS: (f64, f64) = (9.0, 5.0);

struct Outlined(BodyShape);

impl Body for Outlined {
    fn outline(&self, width: f64, height: f64) -> BezPath {
        self.0.outline(Size::new(width, height))
    }
}

pub(super) fn part(context: &mut Context<'_>, item: &Item, balloon: &Balloon) -> Part {
    let look = &balloon.look;
    let style = words::style_of(context, item, balloon.style.as_ref(), true, "speech", look);
    let text = words::text_of(context, item.id, balloon.line, &style, look);
    let cap = text.style.cap_height_mm;
    let padding_mm = style.padding_caps * cap;
    let blank = text.words.is_blank();
    let (size, fitted) = if let Some(size) = balloon.size {
        let size = Size::new(size.x, size.y);
        let how = Within { padding_mm, min_scale: style.lettering.min_scale, previous_breaks: None };
        let body = style.shape.outline(size);
        (size, fit::within(context.sources.fonts, &text.copy(), &text.style, &body, &how))
    } else {
        let how = Grow {
            padding_mm,
            aspect: if context.edition.lang.is_cjk() { ASPECT_CJK } else { ASPECT },
            min_width_mm: cap * if blank { EMPTY_CAPS.0 } else { 4.0 },
            min_height_mm: cap * if blank { EMPTY_CAPS.1 } else { 3.0 },
            previous_breaks: None,
        };
        let body = Outlined(style.shape);
        let fitted = fit::grow(context.sources.fonts, &text.copy(), &text.style, &body, &how);
        (Size::new(fitted.width, fitted.height), fitted)
    };
    words::report(context, item.id, &fitted);
    let origin = context.origin(item);
    let centre = balloon.at.point() + origin;
    let body = Affine::translate(centre.to_vec2()) * style.shape.outline(size);
    let frame = Rect::from_center_size(centre, size);
    let mouths: Vec<(Tail, Point)> = balloon.tails.iter().map(|t| (*t, t.mouth.point() + origin)).collect();
    let (path, tails) = tail::joined(body, centre, &mouths, cap);
    let path = Arc::new(path);
    let mut nodes = vec![body_node(&path, style.fill, stroke_of(&style))];
    nodes.extend(words::runs(&text, &fitted, Affine::translate(centre.to_vec2()), None));
    let (size_mm, pitch_mm) = words::measures(&fitted, &text.style);
    let bounds = outline::bounds(&path)
        .unwrap_or(frame)
        .union(fitted.ink + centre.to_vec2())
        .inflate(style.stroke_mm, style.stroke_mm);
    Part {
        item: item.id,
        bounds,
        frame,
        hit: path,
        tails,
        text: Some(TextBlock {
            line: balloon.line,
            block: fitted.block + centre.to_vec2(),
            rotate: 0.0,
            size_mm,
            pitch_mm,
            overflows: overflows(&fitted),
        }),
        nodes,
    }
}

pub(super) fn overflows(fitted: &crate::lettering::place::Fitted) -> bool {
    use crate::lettering::place::TextIssue;
    fitted.issues.iter().any(|i| matches!(i, TextIssue::Overflow { .. }))
}

pub(super) fn stroke_of(style: &crate::model::BalloonStyle) -> Option<Stroke> {
    (style.stroke_mm > 0.0 && style.stroke.a > 0).then(|| Stroke {
        colour: style.stroke,
        width_mm: style.stroke_mm,
        dash_mm: style.dash_mm.clone(),
        mitred: false,
    })
}

pub(super) fn body_node(path: &Arc<BezPath>, fill: Rgba, stroke: Option<Stroke>) -> Node {
    Node::Path(PathNode { path: Arc::clone(path), fill: Some(fill).filter(|f| f.a > 0), stroke })
}
