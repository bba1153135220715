//! Captions: a box around a block of words, with tails where a voice has an owner.

use super::body::Home;
use super::joins::Draft;
use super::{Context, balloon, quotes, tail, words};
use crate::geom::{Affine, Rect, Size, Vec2};
use crate::lettering::fit::{self, Fitted};
use crate::lettering::style::Align;
use crate::model::{Caption, Edge, Item};

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
/// A caption that ends at the border lies on it from this distance on, mm (rule B09).
const BUTT_MM: f64 = 1.5;

pub(super) fn draft(context: &mut Context<'_>, item: &Item, caption: &Caption) -> Draft {
    let look = &caption.look;
    let plain = caption.purpose.style();
    let style = words::style_of(context, item, caption.style.as_ref(), false, &plain.0, look);
    let mut text = words::text_of(context, item.id, caption.line, &style, look);
    quotes::put_on(context, caption, &mut text);
    let cap = text.style.cap_height_mm;
    let vertical = text.style.is_vertical();
    let (along, across) = (style.padding_caps * cap * SIDE_PADDING, style.padding_caps * cap);
    let (pad_x, pad_y) = if vertical { (across, along) } else { (along, across) };
    let fitted = set(context, item, caption, &text, (pad_x, pad_y));
    words::report(context, item.id, &fitted);
    context.breaks.retain(|at| text.own.contains(at));
    context.breaks.iter_mut().for_each(|at| *at -= text.own.start);
    let block = fitted.block;
    let blank = text.words.is_blank();
    let least = |long: bool| if blank && long { cap * EMPTY_CAPS } else { cap * 2.0 };
    let width = caption.width.unwrap_or_else(|| (block.width() + 2.0 * pad_x).max(least(!vertical)));
    let lowest = if vertical { least(true) } else { cap + 2.0 * pad_y };
    let height = (block.height() + 2.0 * pad_y).max(lowest);
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
    Draft {
        item: item.id,
        frame,
        core: trunk.path,
        path,
        tails,
        words: words::runs(&text, &fitted, Affine::translate(shift), balloon::halo(&style, cap).as_ref()),
        ink: fitted.ink + shift,
        text: balloon::block(caption.line, &fitted, &text, shift),
        style,
        edge: caption.edge,
        home,
        ties: None,
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
    // What was remembered is of the author's words, without the marks that captions put on.
    let kept: Option<Vec<usize>> =
        context.kept.as_ref().map(|all| all.iter().map(|at| at + text.own.start).collect());
    let set =
        |length: Option<f64>| fit::column_keeping(fonts, &text.copy(), &text.style, length, kept.as_deref());
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

/// How long a caption's lines can be before it leaves its panel on the far side.
fn room_for(context: &Context<'_>, item: &Item, caption: &Caption, vertical: bool) -> Option<f64> {
    let panel = context.page.item(item.panel?)?.in_edition(context.edition);
    let bounds = panel.as_panel()?.outline.bounds();
    let (size, at) = if vertical { (bounds.height(), caption.at.y) } else { (bounds.width(), caption.at.x) };
    // A caption that begins near the far side goes on as long as a third of the panel, and tells if it leaves the page.
    Some((size - at.max(0.0) - INSET_MM).max(size * 0.3).min(size))
}
