//! What sound effects draw: large letters, bent, shaken and turned, with lines and shadow around them.

use super::letters::{Coat, filled, glyph_outline};
use super::list::{Node, Part, TextBlock};
use super::{Context, typed, words};
use crate::geom::offset::{Corners, mapped, outward};
use crate::geom::{Affine, BezPath, Point, Rect, Rgba, Shape as _, outline, rotation};
use crate::lettering::fit;
use crate::lettering::place::Fitted;
use crate::lettering::style::Mark;
use crate::model::{BalloonStyle, Effect, Item, LetterOutline, Look, Warp};
use std::sync::Arc;

/// A click beside the letters within this share of a capital's height still takes hold of them: counters and the gaps
/// between letters are part of the sound.
const GRASP_CAPS: f64 = 0.22;
/// Bent outlines are cut into pieces no longer than this share of the letters' height.
const PIECE_CAPS: f64 = 0.12;

pub(super) fn part(context: &mut Context<'_>, item: &Item, effect: &Effect) -> Part {
    let look = &effect.look;
    let style = words::style_of(context, item, effect.style.as_ref(), false, "effect", look);
    let mut text = words::text_of(context, item.id, effect.line, &style, look);
    let cap = effect.letter_mm * look.scale.unwrap_or(1.0);
    text.style.cap_height_mm = cap;
    text.style.align = crate::lettering::style::Align::Centre;
    let lang = &context.edition.lang;
    if lang.is_cjk() || matches!(lang.primary(), "ar" | "fa" | "ur" | "he" | "th") {
        // Regular letters of these scripts are too thin to be heard; dialogue keeps them so that emphasis shows.
        let range = 0..text.words.text().len();
        text.marks.insert(0, Mark { range, bold: Some(true), ..Mark::default() });
        // Sounds are drawn close together and not on the em grid of dialogue.
        if !text.style.is_vertical() && !text.style.features.iter().any(|(tag, _)| tag == "palt") {
            text.style.features.push(("palt".to_owned(), 1));
        }
    }
    let fitted = fit::column(context.sources.fonts, &text.copy(), &text.style, None);
    words::report(context, item.id, &fitted);
    let warp = effect.warp.unwrap_or(style.warp);
    let coat = coat_of(&text.coat, &style, look, cap);
    let blank = text.words.is_blank() || fitted.ink.area() == 0.0;
    let block = if blank {
        // Something to take hold of before there are words.
        Rect::from_center_size(fitted.block.center(), (cap * 4.0, cap * 1.4))
    } else {
        fitted.ink
    };
    let letters = Letters::bent(&fitted, block, &warp, item.id.0, cap);
    let around = outline::bounds(&letters.all()).unwrap_or(Rect::from_center_size(Point::ZERO, block.size()));
    let at = effect.at.point() + context.origin(item);
    let turn = rotation(effect.rotate);
    // What is bent is centred again, so that it turns and grows about its own middle.
    let page_from_block =
        Affine::translate(at.to_vec2()) * turn * Affine::translate(Point::ZERO - around.center());
    let lines_mm = coat.lines_caps() * cap;
    let frame = page_from_block.transform_rect_bbox(around.inflate(lines_mm, lines_mm));
    let whole = page_from_block * letters.all();
    let grasp = lines_mm.max(GRASP_CAPS * cap);
    let hit = if blank {
        page_from_block * outline::rectangle(around)
    } else {
        outward(&whole, grasp, Corners::Round)
    };
    let reach = coat.reach_caps() * cap;
    let fills = if warp.is_plain() {
        let page_from_set = page_from_block * Affine::translate(Point::ZERO - block.center());
        words::fills(&text, &fitted, page_from_set, None)
    } else {
        letters.nodes(page_from_block)
    };
    let (size_mm, pitch_mm) = words::measures(&fitted, &text.style);
    let middle = page_from_block * Point::ZERO;
    // A bent sound has its caret bent with it; shaken letters are passed by straight.
    let on_page = |p: Point| {
        let p = p - block.center().to_vec2();
        page_from_block * if warp.is_plain() || blank { p } else { warp.map(block.size(), p) }
    };
    let carets = if text.typed { typed::carets(&text, &fitted, on_page) } else { Vec::new() };
    Part {
        item: item.id,
        bounds: page_from_block.transform_rect_bbox(around.inflate(reach, reach)).union(hit.bounding_box()),
        frame,
        hit: Arc::new(hit),
        tails: Vec::new(),
        text: Some(TextBlock {
            line: effect.line,
            block: Rect::from_center_size(middle, block.size()),
            rotate: effect.rotate,
            size_mm,
            pitch_mm,
            vertical: text.style.is_vertical(),
            overflows: false,
            carets,
        }),
        nodes: if coat.is_bare() { fills } else { coat.around(&whole, cap, fills) },
    }
}

/// What goes around the letters. An outline of the style's body or of the item's own look, in mm, is the first line.
fn coat_of(of_style: &Coat, style: &BalloonStyle, look: &Look, cap: f64) -> Coat {
    let mut coat = of_style.clone();
    let stroke_mm = style.stroke_mm.unwrap_or(0.0);
    if coat.outlines.is_empty() && stroke_mm > 0.0 && style.stroke.a > 0 {
        let width_caps = stroke_mm / cap;
        coat.outlines = vec![LetterOutline { colour: style.stroke, width_caps, mitred: false }];
    } else if let Some(first) = coat.outlines.first_mut() {
        first.colour = look.stroke.unwrap_or(first.colour);
        first.width_caps = look.stroke_mm.map_or(first.width_caps, |mm| mm / cap);
    }
    coat.outlines.retain(|o| o.width_caps > 0.0 && o.colour.a > 0);
    coat
}

/// Letters as outlines, counted from the middle of their block before it was bent.
struct Letters {
    /// Letters of one colour, in reading order.
    shapes: Vec<(BezPath, Rgba)>,
}

impl Letters {
    fn bent(fitted: &Fitted, block: Rect, warp: &Warp, seed: u64, cap: f64) -> Self {
        let mut shapes: Vec<(BezPath, Rgba)> = Vec::new();
        let mut number = 0;
        for glyph in fitted.lines.iter().flat_map(|l| l.glyphs.iter().chain(&l.notes)) {
            let Some(path) = glyph_outline(glyph) else { continue };
            let mut path = Affine::translate(Point::ZERO - block.center()) * path;
            if warp.jitter > 0.0 {
                let shake = warp.shake(seed, number);
                let middle = outline::bounds(&path).unwrap_or(Rect::ZERO).center().to_vec2();
                path = Affine::translate(middle + crate::geom::Vec2::new(0.0, shake.drop * cap))
                    * rotation(shake.turn)
                    * Affine::scale(shake.scale)
                    * Affine::translate(-middle)
                    * path;
            }
            number += 1;
            if !warp.is_plain() {
                path = mapped(&path, PIECE_CAPS * cap, |p| warp.map(block.size(), p));
            }
            match shapes.last_mut() {
                Some((all, colour)) if *colour == glyph.colour => all.extend(path.elements().iter().copied()),
                _ => shapes.push((path, glyph.colour)),
            }
        }
        Self { shapes }
    }

    fn all(&self) -> BezPath {
        let mut all = BezPath::new();
        for (path, _) in &self.shapes {
            all.extend(path.elements().iter().copied());
        }
        all
    }

    fn nodes(self, page_from_block: Affine) -> Vec<Node> {
        self.shapes.into_iter().map(|(path, colour)| filled(page_from_block * path, colour)).collect()
    }
}
