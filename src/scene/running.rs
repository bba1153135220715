//! Running texts: page numbers and titles that the book prints on its pages, above everything else.

use super::{Context, IssueKind, Part, words};
use crate::geom::{Affine, BezPath, Rect, Vec2};
use crate::lettering::fit;
use crate::lettering::style::{Align, Flow};
use crate::model::lang::in_lang;
use crate::model::running::{self, Filling, Running, filled};
use crate::model::spread::first_side;
use crate::model::{Across, BalloonStyle, Facing, ItemId, Layout, Look, Side, StyleName, Words};
use std::sync::Arc;

/// What the book prints on the page with this number, counted from 0.
pub(super) fn parts(context: &mut Context<'_>, index: usize) -> Vec<Part> {
    let (project, page) = (context.project, context.page);
    let printed = project.printed_standing(index).filter(|_| context.edition.layout != Layout::Strip);
    let Some((standing, number)) = printed.and_then(|s| Some((s, s.number?))) else { return Vec::new() };
    let setup = project.setup_of(page);
    let trim = setup.trim_rect();
    let halves: Vec<(Rect, Side, u32)> = match setup.fold() {
        Some(fold) => {
            let left = Rect { x1: fold, ..trim };
            let right = Rect { x0: fold, ..trim };
            let first = first_side(project.book.setup.binding);
            let numbered = |side| number + u32::from(side != first);
            vec![(left, Side::Left, numbered(Side::Left)), (right, Side::Right, numbered(Side::Right))]
        }
        None => vec![(trim, standing.side, number)],
    };
    let mut parts = Vec::new();
    for (area, side, number) in halves {
        let filling = filling(context, number, standing.last);
        // Where no pages face each other, all are alike.
        let faces = project.book.setup.facing != Facing::Never;
        for text in project.book.running.iter().filter(|text| !faces || text.on.holds(side)) {
            parts.extend(part(context, text, &filling, area, side));
        }
    }
    for issue in context.issues.iter_mut().filter(|issue| issue.item == Some(ItemId::NONE)) {
        issue.item = None;
    }
    parts
}

/// What stands for what on a page.
fn filling(context: &Context<'_>, number: u32, last: u32) -> Filling {
    let (project, lang) = (context.project, &context.edition.lang);
    let series = project.shared.as_deref();
    let series = series.and_then(|s| in_lang(&s.title, lang, &s.languages)).cloned();
    Filling {
        page: number.to_string(),
        pages: last.to_string(),
        title: project.title(lang).unwrap_or_default().to_owned(),
        series: series.unwrap_or_default(),
        episode: project.book.number.map(|n| n.to_string()).unwrap_or_default(),
    }
}

fn part(
    context: &mut Context<'_>,
    running: &Running,
    filling: &Filling,
    area: Rect,
    side: Side,
) -> Option<Part> {
    let lang = context.edition.lang.clone();
    let said = in_lang(&running.text, &lang, &context.project.book.languages)?;
    let said = filled(said, filling);
    if said.trim().is_empty() {
        return None;
    }
    let mut style = style_of(context, running);
    style.lettering.cap_height_mm = running.letter_mm.unwrap_or(style.lettering.cap_height_mm);
    let words = Words::plain(said.trim());
    let mut text = words::dressed(context, ItemId::NONE, words, &lang, &style, &Look::default());
    // Heads and feet of pages run from side to side in every language.
    text.style.flow = Flow::Horizontal;
    text.style.align = Align::Centre;
    let fitted = fit::column(context.sources.fonts, &text.copy(), &text.style, None);
    words::report(context, ItemId::NONE, &fitted);
    let block = fitted.block;
    let y = if running.head { area.y0 + running.edge_mm } else { area.y1 - running.edge_mm };
    let outward = if side == Side::Left { -1.0 } else { 1.0 };
    let toward = match running.across {
        Across::Outer => outward,
        Across::Inner => -outward,
        Across::Centre => 0.0,
    };
    let x = if toward < 0.0 {
        area.x0 + running.side_mm - block.x0
    } else if toward > 0.0 {
        area.x1 - running.side_mm - block.x1
    } else {
        area.center().x - block.center().x
    };
    let shift = Vec2::new(x, y - block.center().y);
    let cap = text.style.cap_height_mm * fitted.scale;
    let reach = text.coat.reach_caps() * cap;
    let ink = fitted.ink + shift;
    Some(Part {
        item: ItemId::NONE,
        bounds: ink.inflate(reach, reach),
        frame: ink,
        // Nothing takes hold of it: it belongs to the book.
        hit: Arc::new(BezPath::new()),
        tails: Vec::new(),
        text: None,
        nodes: words::runs(&text, &fitted, Affine::translate(shift), None),
    })
}

fn style_of(context: &mut Context<'_>, text: &Running) -> BalloonStyle {
    let usual = StyleName::new(running::STYLE);
    let name = text.style.as_ref().unwrap_or(&usual);
    if let Some(style) = context.project.style(name) {
        return style;
    }
    context.issue(ItemId::NONE, IssueKind::MissingStyle { name: name.0.clone() });
    context.project.style(&usual).unwrap_or_default()
}
