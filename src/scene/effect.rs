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
    // The item's own look changes the lines around all letters, and words without lines of their own have the same.
    let coat = coat_of(&text.coat, &style, look, cap);
    for (_, own, _) in &mut text.coats {
        if own.outlines == text.coat.outlines {
            own.outlines.clone_from(&coat.outlines);
        }
    }
    text.style.align = crate::lettering::style::Align::Centre;
    let lang = &text.lang;
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
    let blank = text.words.is_blank() || fitted.ink.area() == 0.0;
    let block = if blank {
        // Something to take hold of before there are words.
        Rect::from_center_size(fitted.block.center(), (cap * 4.0, cap * 1.4))
    } else {
        fitted.ink
    };
    let letters = Letters::bent(&fitted, block, &warp, item.id.0, cap);
    let around =
        outline::bounds(&letters.of(|_| true)).unwrap_or(Rect::from_center_size(Point::ZERO, block.size()));
    let at = effect.at.point() + context.origin(item);
    let turn = rotation(effect.rotate);
    // What is bent is centred again, so that it turns and grows about its own middle.
    let page_from_block =
        Affine::translate(at.to_vec2()) * turn * Affine::translate(Point::ZERO - around.center());
    // Single words may have lines and a shadow of their own.
    let coats =
        || std::iter::once((&coat, 1.0)).chain(text.coats.iter().map(|(_, own, scale)| (own, *scale)));
    let lines_mm = coats().map(|(c, scale)| c.lines_caps() * scale).fold(0.0, f64::max) * cap;
    let frame = page_from_block.transform_rect_bbox(around.inflate(lines_mm, lines_mm));
    let whole = page_from_block * letters.of(|_| true);
    let grasp = lines_mm.max(GRASP_CAPS * cap);
    let hit = if blank {
        page_from_block * outline::rectangle(around)
    } else {
        outward(&whole, grasp, Corners::Round)
    };
    let reach = coats().map(|(c, scale)| c.reach_caps() * scale).fold(0.0, f64::max) * cap;
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
        nodes: if coat.is_bare() && text.coats.is_empty() {
            fills
        } else {
            let others = letters.of(|at| !text.coats.iter().any(|(range, ..)| range.contains(&at)));
            let mut nodes = coat.behind(&(page_from_block * others), cap);
            for (range, own, scale) in &text.coats {
                let words = page_from_block * letters.of(|at| range.contains(&at));
                nodes.extend(own.behind(&words, cap * scale));
            }
            nodes.extend(fills);
            coat.faded(nodes)
        },
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
    /// In reading order: the byte of the text that it shows, its outline, its colour.
    all: Vec<(usize, BezPath, Rgba)>,
}

impl Letters {
    fn bent(fitted: &Fitted, block: Rect, warp: &Warp, seed: u64, cap: f64) -> Self {
        let mut all: Vec<(usize, BezPath, Rgba)> = Vec::new();
        for glyph in fitted.lines.iter().flat_map(|l| l.glyphs.iter().chain(&l.notes)) {
            let Some(path) = glyph_outline(glyph) else { continue };
            let mut path = Affine::translate(Point::ZERO - block.center()) * path;
            if warp.jitter > 0.0 {
                let shake = warp.shake(seed, all.len());
                let middle = outline::bounds(&path).unwrap_or(Rect::ZERO).center().to_vec2();
                path = Affine::translate(middle + crate::geom::Vec2::new(0.0, shake.drop * cap))
                    * rotation(shake.turn)
                    * Affine::scale(shake.scale)
                    * Affine::translate(-middle)
                    * path;
            }
            if !warp.is_plain() {
                path = mapped(&path, PIECE_CAPS * cap, |p| warp.map(block.size(), p));
            }
            all.push((glyph.cluster, path, glyph.colour));
        }
        Self { all }
    }

    /// The outlines of those whose place in the text is `wanted`.
    fn of(&self, wanted: impl Fn(usize) -> bool) -> BezPath {
        let mut joined = BezPath::new();
        for (_, path, _) in self.all.iter().filter(|(at, ..)| wanted(*at)) {
            joined.extend(path.elements().iter().copied());
        }
        joined
    }

    /// Letters of one colour that follow each other are one shape.
    fn nodes(&self, page_from_block: Affine) -> Vec<Node> {
        let alike = self.all.chunk_by(|a, b| a.2 == b.2);
        let join = |letters: &[(usize, BezPath, Rgba)]| {
            let mut joined = BezPath::new();
            for (_, path, _) in letters {
                joined.extend(path.elements().iter().copied());
            }
            filled(page_from_block * joined, letters[0].2)
        };
        alike.map(join).collect()
    }
}
