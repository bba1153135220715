//! What captions draw: a box around a block of words, with tails where a voice has an owner.

use super::list::{Part, TextBlock};
use super::{Context, balloon, tail, words};
use crate::geom::{Affine, Point, Rect, Size, outline};
use crate::lettering::fit;
use crate::model::{Caption, Item, Tail};
use std::sync::Arc;

/// Captions up to this many heights of capitals wide stay one line.
const ONE_LINE_CAPS: f64 = 28.0;
/// The usual width of a longer caption as a multiple of its height (measured on a professional book: 5).
const ASPECT: f64 = 4.0;
/// A box looks even when the room beside the words is a little more than above and below.
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
    let (pad_x, pad_y) = (style.padding_caps * cap * SIDE_PADDING, style.padding_caps * cap);
    let fonts = context.sources.fonts;
    let set = |width: Option<f64>| fit::column(fonts, &text.copy(), &text.style, width);
    let room = room_for(context, item, caption).map(|r| (r - 2.0 * pad_x).max(cap * 4.0));
    let fitted = if let Some(width) = caption.width {
        set(Some((width - 2.0 * pad_x).max(cap)))
    } else {
        let line = set(None);
        let (_, pitch) = words::measures(&line, &text.style);
        let most = room.unwrap_or(f64::INFINITY);
        if line.block.width() <= (ONE_LINE_CAPS * cap).min(most) {
            line
        } else {
            let even = (line.block.width() * pitch * ASPECT).sqrt().max(ONE_LINE_CAPS * cap * 0.75);
            set(Some(even.min(most)))
        }
    };
    words::report(context, item.id, &fitted);
    let block = fitted.block;
    let least = if text.words.is_blank() { cap * EMPTY_CAPS } else { cap * 2.0 };
    let width = caption.width.unwrap_or_else(|| (block.width() + 2.0 * pad_x).max(least));
    let height = (block.height() + 2.0 * pad_y).max(cap + 2.0 * pad_y);
    let origin = context.origin(item);
    let frame = Rect::from_origin_size(caption.at.point() + origin, Size::new(width, height));
    let body = Affine::translate(frame.center().to_vec2()) * style.shape.outline(frame.size());
    let mouths: Vec<(Tail, Point)> = caption.tails.iter().map(|t| (*t, t.mouth.point() + origin)).collect();
    let (path, tails) = tail::joined(body, frame.center(), &mouths, cap);
    let path = Arc::new(path);
    // The block lies in the middle of the box; within it the lines stand as the style says.
    let shift = frame.center() - block.center();
    let shift = match text.style.align {
        crate::lettering::style::Align::Centre => shift,
        crate::lettering::style::Align::Start => (Point::new(frame.x0 + pad_x - block.x0, shift.y)).to_vec2(),
        crate::lettering::style::Align::End => (Point::new(frame.x1 - pad_x - block.x1, shift.y)).to_vec2(),
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

/// How wide a caption can be before it leaves its panel on the far side.
fn room_for(context: &Context<'_>, item: &Item, caption: &Caption) -> Option<f64> {
    let panel = context.page.item(item.panel?)?.in_edition(context.edition);
    let width = panel.as_panel()?.outline.bounds().width();
    // A caption that begins near the far side goes on as wide as half the panel, and tells if it leaves the page.
    Some((width - caption.at.x.max(0.0) - INSET_MM).max(width * 0.3).min(width))
}
