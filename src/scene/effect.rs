//! What sound effects draw: large letters with an outline, turned.

use super::list::{Part, Stroke, TextBlock};
use super::{Context, words};
use crate::geom::{Affine, Point, Shape as _, outline, rotation};
use crate::lettering::fit;
use crate::lettering::style::Mark;
use crate::model::{Effect, Item};
use std::sync::Arc;

pub(super) fn part(context: &mut Context<'_>, item: &Item, effect: &Effect) -> Part {
    let look = &effect.look;
    let style = words::style_of(context, item, effect.style.as_ref(), false, "effect", look);
    let stroke_mm = style.stroke_mm.unwrap_or(0.0);
    let mut text = words::text_of(context, item.id, effect.line, &style, look);
    let scale = look.scale.unwrap_or(1.0);
    text.style.cap_height_mm = effect.letter_mm * scale;
    text.style.align = crate::lettering::style::Align::Centre;
    if context.edition.lang.is_cjk() {
        // Regular Han letters are too thin to be heard; dialogue keeps them so that emphasis shows.
        let range = 0..text.words.text().len();
        text.marks.insert(0, Mark { range, bold: Some(true), ..Mark::default() });
    }
    let fitted = fit::column(context.sources.fonts, &text.copy(), &text.style, None);
    words::report(context, item.id, &fitted);
    let at = effect.at.point() + context.origin(item);
    let block = if text.words.is_blank() || fitted.ink.area() == 0.0 {
        // Something to take hold of before there are words.
        let cap = text.style.cap_height_mm;
        crate::geom::Rect::from_center_size(fitted.block.center(), (cap * 4.0, cap * 1.4))
    } else {
        fitted.ink
    };
    let page_from_block = Affine::translate(at.to_vec2())
        * rotation(effect.rotate)
        * Affine::translate(Point::ZERO - block.center());
    let halo = (stroke_mm > 0.0 && style.stroke.a > 0).then(|| Stroke {
        colour: style.stroke,
        // Half of a line lies under the letters.
        width_mm: stroke_mm * 2.0,
        dash_mm: Vec::new(),
        mitred: false,
    });
    let around = block.inflate(stroke_mm, stroke_mm);
    let hit = page_from_block * outline::rectangle(around);
    let frame = hit.bounding_box();
    let (size_mm, pitch_mm) = words::measures(&fitted, &text.style);
    Part {
        item: item.id,
        bounds: (page_from_block
            * outline::rectangle(around.union(fitted.ink).inflate(stroke_mm, stroke_mm)))
        .bounding_box(),
        frame,
        hit: Arc::new(hit),
        tails: Vec::new(),
        text: Some(TextBlock {
            line: effect.line,
            block: crate::geom::Rect::from_center_size(at, block.size()),
            rotate: effect.rotate,
            size_mm,
            pitch_mm,
            vertical: text.style.is_vertical(),
            overflows: false,
        }),
        nodes: words::runs(&text, &fitted, page_from_block, halo.as_ref()),
    }
}
