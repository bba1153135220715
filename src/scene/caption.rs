//! Captions: a box around a block of words, with tails where a voice has an owner.

use super::body::Home;
use super::joins::Draft;
use super::{Context, balloon, quotes, tail, words};
use crate::geom::{Affine, Point, Rect, Size};
use crate::lettering::fit;
use crate::lettering::style::Align;
use crate::model::{Caption, Edge, Item};

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
/// A caption that ends at the border lies on it from this distance on, mm (rule B09).
const BUTT_MM: f64 = 1.5;

pub(super) fn draft(context: &mut Context<'_>, item: &Item, caption: &Caption) -> Draft {
    let look = &caption.look;
    let plain = caption.purpose.style();
    let style = words::style_of(context, item, caption.style.as_ref(), false, &plain.0, look);
    let mut text = words::text_of(context, item.id, caption.line, &style, look);
    quotes::put_on(context, caption, &mut text);
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
    let home = Home::of(context, item, caption.edge);
    let frame = match &home {
        Some(home) if caption.edge == Edge::Butt => butted(frame, home.bounds),
        _ => frame,
    };
    let to_page = Affine::translate(frame.center().to_vec2());
    let trunk = tail::Trunk {
        path: to_page * style.shape.outline(frame.size(), item.id.0),
        centre: frame.center(),
        frame,
        valleys: style.shape.valleys(frame.size(), item.id.0).into_iter().map(|p| to_page * p).collect(),
    };
    let (path, tails) =
        balloon::with_tails(context, item, &trunk, &caption.tails, &style, cap, home.as_ref());
    // The block lies in the middle of the box; within it the lines stand as the style says.
    let shift = frame.center() - block.center();
    let shift = match text.style.align {
        Align::Centre => shift,
        Align::Start => (Point::new(frame.x0 + pad_x - block.x0, shift.y)).to_vec2(),
        Align::End => (Point::new(frame.x1 - pad_x - block.x1, shift.y)).to_vec2(),
    };
    Draft {
        item: item.id,
        frame,
        core: trunk.path,
        path,
        tails,
        words: words::runs(&text, &fitted, Affine::translate(shift), balloon::halo(&style, cap).as_ref()),
        ink: fitted.ink + shift,
        text: balloon::block(caption.line, &fitted, &text.style, shift),
        style,
        edge: caption.edge,
        home,
        ties: None,
    }
}

/// The box moved or cut so that each side that is near to the border lies on it (rules B09, D02).
fn butted(frame: Rect, panel: Rect) -> Rect {
    let near = |a: f64, b: f64| (a - b).abs() <= BUTT_MM;
    let mut r = frame;
    if near(r.x0, panel.x0) || r.x0 < panel.x0 {
        r = r + crate::geom::Vec2::new(panel.x0 - r.x0, 0.0);
    } else if near(r.x1, panel.x1) || r.x1 > panel.x1 {
        r = r + crate::geom::Vec2::new(panel.x1 - r.x1, 0.0);
    }
    if near(r.y0, panel.y0) || r.y0 < panel.y0 {
        r = r + crate::geom::Vec2::new(0.0, panel.y0 - r.y0);
    } else if near(r.y1, panel.y1) || r.y1 > panel.y1 {
        r = r + crate::geom::Vec2::new(0.0, panel.y1 - r.y1);
    }
    r
}

/// How wide a caption can be before it leaves its panel on the far side.
fn room_for(context: &Context<'_>, item: &Item, caption: &Caption) -> Option<f64> {
    let panel = context.page.item(item.panel?)?.in_edition(context.edition);
    let width = panel.as_panel()?.outline.bounds().width();
    // A caption that begins near the far side goes on as wide as half the panel, and tells if it leaves the page.
    Some((width - caption.at.x.max(0.0) - INSET_MM).max(width * 0.3).min(width))
}
