//! What captions draw: a box around a block of words, with tails where a voice has an owner.

use super::list::{Part, TextBlock};
use super::{Context, balloon, tail, words};
use crate::geom::{Affine, Point, Rect, Size, Vec2, outline};
use crate::lettering::fit::{self, Fitted};
use crate::lettering::style::Align;
use crate::model::{Caption, Item, Tail};
use std::sync::Arc;

/// Captions up to this many heights of capitals wide stay one line.
const ONE_LINE_CAPS: f64 = 28.0;
/// The usual width of a longer caption as a multiple of its height (measured on a professional book: 5).
const ASPECT: f64 = 4.0;
/// Columns of captions up to this many heights of capitals long stay one: a dozen characters.
const ONE_COLUMN_CAPS: f64 = 18.0;
/// The usual height of a longer caption in columns as a multiple of its width.
const ASPECT_VERTICAL: f64 = 1.8;
/// A box looks even when the room at the ends of the lines is a little more than beside them.
const SIDE_PADDING: f64 = 1.2;
/// A caption without words, as multiples of the height of capitals.
const EMPTY_CAPS: f64 = 12.0;
/// A caption keeps at least this distance from the far side of its panel, mm (rule D02: 1.5–2 mm inset).
const INSET_MM: f64 = 2.0;

pub(super) fn part(context: &mut Context<'_>, item: &Item, caption: &Caption) -> Part {
    let look = &caption.look;
    let plain = caption.purpose.style();
    let style = words::style_of(context, item, caption.style.as_ref(), false, &plain.0, look);
    let text = words::text_of(context, item.id, caption.line, &style, look);
    let cap = text.style.cap_height_mm;
    let vertical = text.style.is_vertical();
    let (along, across) = (style.padding_caps * cap * SIDE_PADDING, style.padding_caps * cap);
    let (pad_x, pad_y) = if vertical { (across, along) } else { (along, across) };
    let fitted = set(context, item, caption, &text, (pad_x, pad_y));
    words::report(context, item.id, &fitted);
    let block = fitted.block;
    let blank = text.words.is_blank();
    let least = |long: bool| if blank && long { cap * EMPTY_CAPS } else { cap * 2.0 };
    let width = caption.width.unwrap_or_else(|| (block.width() + 2.0 * pad_x).max(least(!vertical)));
    let lowest = if vertical { least(true) } else { cap + 2.0 * pad_y };
    let height = (block.height() + 2.0 * pad_y).max(lowest);
    let origin = context.origin(item);
    let frame = Rect::from_origin_size(caption.at.point() + origin, Size::new(width, height));
    let body = Affine::translate(frame.center().to_vec2()) * style.shape.outline(frame.size());
    let mouths: Vec<(Tail, Point)> = caption.tails.iter().map(|t| (*t, t.mouth.point() + origin)).collect();
    let (path, tails) = tail::joined(body, frame.center(), &mouths, cap);
    let path = Arc::new(path);
    // The block lies in the middle of the box; within it the lines stand as the style says. Columns begin at the
    // right of a box that is wider than they are together.
    let middle = frame.center() - block.center();
    let shift = match text.style.align {
        Align::Start if vertical => Vec2::new(frame.x1 - pad_x - block.x1, middle.y),
        _ if vertical => middle,
        Align::Centre => middle,
        Align::Start => Vec2::new(frame.x0 + pad_x - block.x0, middle.y),
        Align::End => Vec2::new(frame.x1 - pad_x - block.x1, middle.y),
    };
    let mut nodes = vec![balloon::body_node(&path, style.fill, balloon::stroke_of(&style))];
    nodes.extend(words::runs(&text, &fitted, Affine::translate(shift), None));
    let (size_mm, pitch_mm) = words::measures(&fitted, &text.style);
    let bounds = outline::bounds(&path)
        .unwrap_or(frame)
        .union(fitted.ink + shift)
        .inflate(style.stroke_mm, style.stroke_mm);
    Part {
        item: item.id,
        bounds,
        frame,
        hit: path,
        tails,
        text: Some(TextBlock {
            line: caption.line,
            block: block + shift,
            rotate: 0.0,
            size_mm,
            pitch_mm,
            vertical: text.style.is_vertical(),
            overflows: balloon::overflows(&fitted),
        }),
        nodes,
    }
}

/// The words of a caption as a block: one line if it is short, else lines of a pleasant length, or as the width
/// of the box asks.
fn set(
    context: &Context<'_>,
    item: &Item,
    caption: &Caption,
    text: &words::Text,
    (pad_x, pad_y): (f64, f64),
) -> Fitted {
    let cap = text.style.cap_height_mm;
    let vertical = text.style.is_vertical();
    let fonts = context.sources.fonts;
    let set = |length: Option<f64>| fit::column(fonts, &text.copy(), &text.style, length);
    if let Some(width) = caption.width {
        let inner = (width - 2.0 * pad_x).max(cap);
        return if vertical { shortest_columns(inner, cap, &set) } else { set(Some(inner)) };
    }
    let pad = if vertical { pad_y } else { pad_x };
    let most =
        room_for(context, item, caption, vertical).map_or(f64::INFINITY, |r| (r - 2.0 * pad).max(cap * 4.0));
    let line = set(None);
    let (_, pitch) = words::measures(&line, &text.style);
    let length = line.lines.iter().map(|l| l.width).fold(0.0, f64::max);
    let (one, aspect) = if vertical { (ONE_COLUMN_CAPS, ASPECT_VERTICAL) } else { (ONE_LINE_CAPS, ASPECT) };
    if length <= (one * cap).min(most) {
        return line;
    }
    let even = (length * pitch * aspect).sqrt().max(one * cap * 0.75);
    set(Some(even.min(most)))
}

/// Columns as short as they can be without taking more than a width together.
fn shortest_columns(width: f64, cap: f64, set: &dyn Fn(Option<f64>) -> Fitted) -> Fitted {
    let mut best = set(None);
    let (mut short, mut long) = (cap, best.block.height());
    for _ in 0..7 {
        let length = f64::midpoint(short, long);
        let tried = set(Some(length));
        if tried.block.width() <= width + 1e-9 && !balloon::overflows(&tried) {
            (long, best) = (length, tried);
        } else {
            short = length;
        }
    }
    best
}

/// How long a caption's lines can be before it leaves its panel on the far side.
fn room_for(context: &Context<'_>, item: &Item, caption: &Caption, vertical: bool) -> Option<f64> {
    let panel = context.page.item(item.panel?)?.in_edition(context.edition);
    let bounds = panel.as_panel()?.outline.bounds();
    let (size, at) = if vertical { (bounds.height(), caption.at.y) } else { (bounds.width(), caption.at.x) };
    // A caption that begins near the far side goes on as long as a third of the panel, and tells if it leaves the page.
    Some((size - at.max(0.0) - INSET_MM).max(size * 0.3).min(size))
}
