//! Edits that add, remove, move, resize and restack items.

use super::{Edit, Level, Refused, item_mut};
use crate::geom::{Rect, Vec2};
use crate::model::group::of_those;
use crate::model::{
    Edition, Frame, IdSource, Item, ItemId, ItemKind, Lang, Layout, Line, LineId, Outline, Page, PageId,
    Spot, Variant, place::tidy,
};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

/// The least side of an item that is resized, mm.
const MIN_SIDE_MM: f64 = 1.0;

pub(super) fn add(page: &mut Page, items: &[Item], lines: &[Line]) -> Result<(), Refused> {
    for line in lines {
        if page.line(line.id).is_some() {
            return Err(Refused::IdInUse);
        }
        page.lines.push(Arc::new(line.clone()));
    }
    for item in items {
        if page.item(item.id).is_some() {
            return Err(Refused::IdInUse);
        }
        if let Some(line) = item.line()
            && (page.line(line).is_none() || page.shower_of(line).is_some())
        {
            return Err(Refused::NoLine);
        }
        if item.as_panel().is_some() && item.panel.is_some() {
            return Err(Refused::NotOfThisKind);
        }
        if item.as_panel().is_some() {
            let above = page.items.iter().rposition(|i| i.as_panel().is_some()).map_or(0, |i| i + 1);
            page.items.insert(above, Arc::new(item.clone()));
            page.reading.push(item.id);
        } else {
            page.items.push(Arc::new(item.clone()));
        }
    }
    if items.iter().filter_map(|i| i.panel).any(|p| page.panel(p).is_none()) {
        return Err(Refused::NoItem);
    }
    Ok(())
}

pub(super) fn remove(page: &mut Page, ids: &[ItemId]) -> Result<(), Refused> {
    let gone: HashSet<ItemId> = ids.iter().copied().collect();
    if gone.iter().any(|id| page.item(*id).is_none()) {
        return Err(Refused::NoItem);
    }
    let orphans: Vec<(ItemId, Vec2)> = page
        .items
        .iter()
        .filter(|i| !gone.contains(&i.id) && i.panel.is_some_and(|p| gone.contains(&p)))
        .map(|i| (i.id, page.origin_of(i)))
        .collect();
    for (id, origin) in orphans {
        let item = item_mut(page, id)?;
        item.panel = None;
        shift_all(item, origin);
    }
    let lines: HashSet<LineId> =
        page.items.iter().filter(|i| gone.contains(&i.id)).filter_map(|i| i.line()).collect();
    page.items.retain(|i| !gone.contains(&i.id));
    page.reading.retain(|id| !gone.contains(id));
    page.groups = of_those(&page.groups, |id| !gone.contains(&id));
    page.lines.retain(|l| !lines.contains(&l.id));
    // What went on with a balloon that is gone begins anew.
    let goes_on = |i: &Arc<Item>| matches!(&i.kind, ItemKind::Balloon(b) if b.continues.is_some_and(|c| gone.contains(&c)));
    for item in page.items.iter_mut().filter(|i| goes_on(i)) {
        if let ItemKind::Balloon(b) = &mut Arc::make_mut(item).kind {
            b.continues = None;
        }
    }
    Ok(())
}

/// Moves every place of an item, of its tails and of its variants: what belonged to a panel now counts from
/// elsewhere.
pub(super) fn shift_all(item: &mut Item, by: Vec2) {
    match &mut item.kind {
        ItemKind::Panel(p) => {
            let b = p.outline.bounds();
            p.outline = p.outline.fitted(b, b + by);
        }
        ItemKind::Balloon(b) => {
            b.at = b.at.moved(by);
            b.tails.iter_mut().for_each(|t| t.mouth = t.mouth.moved(by));
        }
        ItemKind::Caption(c) => {
            c.at = c.at.moved(by);
            c.tails.iter_mut().for_each(|t| t.mouth = t.mouth.moved(by));
        }
        ItemKind::Effect(e) => e.at = e.at.moved(by),
        ItemKind::Art(a) => a.frame = moved_frame(a.frame, by),
    }
    for v in &mut item.variants {
        v.at = v.at.map(|at| at.moved(by));
        if let Some(outline) = &v.outline {
            let b = outline.bounds();
            v.outline = Some(outline.fitted(b, b + by));
        }
    }
}

/// Gives a panel another outline. What belongs to it stays where it is on the page, though it counts from the
/// outline's corner.
pub(super) fn set_outline(page: &mut Page, id: ItemId, outline: Outline) -> Result<(), Refused> {
    let before = page.clone();
    let ItemKind::Panel(panel) = &mut item_mut(page, id)?.kind else { return Err(Refused::NotOfThisKind) };
    let by = panel.outline.bounds().origin() - outline.bounds().origin();
    if panel.outline.corners().len() != outline.corners().len() {
        panel.border_style = panel.border_style.carried(&panel.outline, &outline);
        for layer in &mut panel.art {
            layer.breaks_out = layer.breaks_out.carried(&panel.outline, &outline);
        }
    }
    panel.outline = outline;
    // What is marked is a place in the picture, which stays where it is.
    panel.marks.iter_mut().for_each(|m| m.shift(by));
    keep_children(page, &before, id, by);
    Ok(())
}

/// Brings what belongs to a panel back to where it was `before`, in every edition: the panel's own corner went by
/// `-by`, that of a variant by what that edition sees.
fn keep_children(page: &mut Page, before: &Page, id: ItemId, by: Vec2) {
    let named: Vec<Variant> = page.item(id).map(|p| p.variants.clone()).unwrap_or_default();
    let children: Vec<Arc<Item>> = page.items.iter().filter(|i| i.panel == Some(id)).cloned().collect();
    for was in children {
        let mut now = Item::clone(&was);
        let variants = std::mem::take(&mut now.variants);
        shift_all(&mut now, by);
        now.variants = variants;
        for v in &mut now.variants {
            let edition = v.edition();
            let by = before.origin_in(&was, &edition) - page.origin_in(&was, &edition);
            v.at = v.at.map(|at| at.moved(by));
        }
        let strays = |now: &Item, edition: &Edition| {
            let wanted = before.place_in(&was, edition);
            // Places are rounded to a ten-thousandth.
            let off = (wanted - page.place_in(now, edition)).hypot() > 1e-3;
            off.then(|| Spot::from((wanted - page.origin_in(now, edition)).to_point()))
        };
        // Where the panel has an outline of its own, the item takes a place of its own.
        for own in named.iter().filter(|v| v.outline.is_some()) {
            let edition = own.edition();
            if let Some(at) = strays(&now, &edition) {
                set_own_place(&mut now.variants, own.lang.clone(), own.layout, at);
            }
        }
        // What several variants make together is told exactly.
        let langs: BTreeSet<Lang> =
            named.iter().chain(&now.variants).filter_map(|v| v.lang.clone()).collect();
        for lang in langs {
            for layout in [Layout::Page, Layout::Spread, Layout::Strip] {
                let edition = Edition { lang: lang.clone(), layout };
                if let Some(at) = strays(&now, &edition) {
                    let (lang, layout) = (Some(lang.clone()), Some(layout));
                    now.variants.push(Variant { lang, layout, at: Some(at), ..Variant::default() });
                }
            }
        }
        if now != *was
            && let Some(item) = page.items.iter_mut().find(|i| i.id == now.id)
        {
            *item = Arc::new(now);
        }
    }
}

/// Gives an item a place of its own in a language or layout, above those that it had there.
pub(super) fn set_own_place(
    variants: &mut Vec<Variant>,
    lang: Option<Lang>,
    layout: Option<Layout>,
    at: Spot,
) {
    let own = Variant { lang, layout, at: Some(at), ..Variant::default() };
    let edition = own.edition();
    let above = variants.iter().rposition(|v| v.at.is_some() && v.applies(&edition));
    variants.insert(above.map_or(0, |n| n + 1), own);
}

fn moved_frame(f: Frame, by: Vec2) -> Frame {
    Frame { x: tidy(f.x + by.x), y: tidy(f.y + by.y), ..f }
}

pub(super) fn shift(page: &mut Page, ids: &[ItemId], by: Vec2, edition: &Edition) -> Result<(), Refused> {
    if !(by.x.is_finite() && by.y.is_finite()) {
        return Err(Refused::NotANumber);
    }
    let moving: HashSet<ItemId> = ids.iter().copied().collect();
    for id in ids {
        let item = page.item(*id).ok_or(Refused::NoItem)?;
        // What belongs to a panel that moves too goes with it.
        if item.panel.is_some_and(|p| moving.contains(&p)) {
            continue;
        }
        let item = item_mut(page, *id)?;
        // A panel's place is its outline, that of anything else a spot.
        let is_panel = item.as_panel().is_some();
        let own = |v: &&mut Variant| {
            v.applies(edition) && if is_panel { v.outline.is_some() } else { v.at.is_some() }
        };
        if let Some(v) = item.variants.iter_mut().rev().find(own) {
            if is_panel {
                v.outline = v.outline.as_ref().map(|o| o.fitted(o.bounds(), o.bounds() + by));
            } else {
                v.at = v.at.map(|at| at.moved(by));
            }
            continue;
        }
        match &mut item.kind {
            ItemKind::Panel(p) => {
                let b = p.outline.bounds();
                p.outline = p.outline.fitted(b, b + by);
            }
            ItemKind::Balloon(b) => b.at = b.at.moved(by),
            ItemKind::Caption(c) => c.at = c.at.moved(by),
            ItemKind::Effect(e) => e.at = e.at.moved(by),
            ItemKind::Art(a) => a.frame = moved_frame(a.frame, by),
        }
    }
    Ok(())
}

pub(super) fn resize(
    page: &mut Page,
    id: ItemId,
    from: Rect,
    to: Rect,
    edition: &Edition,
) -> Result<(), Refused> {
    if !to.is_finite() || !from.is_finite() {
        return Err(Refused::NotANumber);
    }
    let to = to.abs();
    let to = Rect::from_origin_size(to.origin(), (to.width().max(MIN_SIDE_MM), to.height().max(MIN_SIDE_MM)));
    let origin = page.origin_in(page.item(id).ok_or(Refused::NoItem)?, edition);
    let before = page.clone();
    let item = item_mut(page, id)?;
    let centre = Spot::from(to.center() - origin);
    let corner = Spot::from(to.origin() - origin);
    let size = Spot::new(to.width(), to.height()).tidied();
    let grown = if from.height() > 0.0 { to.height() / from.height() } else { 1.0 };
    let kind = &mut item.kind;
    let own = |v: &&mut Variant| {
        v.applies(edition)
            && match kind {
                ItemKind::Panel(_) => v.outline.is_some(),
                ItemKind::Balloon(_) | ItemKind::Caption(_) => v.at.is_some() || v.size.is_some(),
                ItemKind::Effect(_) => v.at.is_some() || v.scale.is_some(),
                ItemKind::Art(_) => v.at.is_some(),
            }
    };
    if let Some(v) = item.variants.iter_mut().rev().find(own) {
        match kind {
            ItemKind::Panel(_) => v.outline = v.outline.as_ref().map(|o| o.fitted(o.bounds(), to)),
            ItemKind::Caption(_) => {
                v.at = Some(corner);
                v.size = Some(size);
            }
            ItemKind::Effect(_) => {
                v.at = Some(centre);
                v.scale = Some((v.scale.unwrap_or(1.0) * grown).clamp(0.05, 20.0));
            }
            ItemKind::Balloon(_) => {
                v.at = Some(centre);
                v.size = Some(size);
            }
            // A picture has a place of its own there, but no size of its own.
            ItemKind::Art(a) => {
                v.at = Some(corner);
                (a.frame.w, a.frame.h) = (size.x, size.y);
            }
        }
        if item.as_panel().is_some() {
            keep_children(page, &before, id, Vec2::ZERO);
        }
        return Ok(());
    }
    if let ItemKind::Panel(p) = &mut item.kind {
        let outline = p.outline.fitted(p.outline.bounds(), to);
        return set_outline(page, id, outline);
    }
    match &mut item.kind {
        ItemKind::Panel(_) => {}
        ItemKind::Balloon(b) => {
            b.at = centre;
            b.size = Some(size);
        }
        ItemKind::Caption(c) => {
            c.at = corner;
            c.width = Some(size.x);
        }
        ItemKind::Effect(e) => {
            e.at = centre;
            e.letter_mm = tidy(e.letter_mm * grown).max(0.1);
        }
        ItemKind::Art(a) => a.frame = Frame::from(to - origin),
    }
    Ok(())
}

pub(super) fn restack(page: &mut Page, ids: &[ItemId], to: Level) -> Result<(), Refused> {
    let moving: HashSet<ItemId> = ids.iter().copied().collect();
    if moving.iter().any(|id| page.item(*id).is_none()) {
        return Err(Refused::NoItem);
    }
    let is_panel = |i: &Arc<Item>| i.as_panel().is_some();
    // Panels go up and down among panels: none of them hides the words that lie over it.
    let slots: Vec<usize> = (0..page.items.len()).filter(|i| is_panel(&page.items[*i])).collect();
    let mut panels: Vec<Arc<Item>> = slots.iter().map(|i| Arc::clone(&page.items[*i])).collect();
    sort_level(&mut panels, |i| moving.contains(&i.id), to);
    for (slot, panel) in slots.into_iter().zip(panels) {
        page.items[slot] = panel;
    }
    sort_level(&mut page.items, |i| moving.contains(&i.id) && !is_panel(i), to);
    // What belongs to a panel that went up goes up with it.
    for id in page.items.iter().filter(|i| is_panel(i)).map(|i| i.id).collect::<Vec<_>>() {
        let Some(at) = page.items.iter().position(|i| i.id == id).filter(|_| moving.contains(&id)) else {
            continue;
        };
        let rest = page.items.split_off(at + 1);
        let below = std::mem::take(&mut page.items);
        let (own, others): (Vec<_>, Vec<_>) = below.into_iter().partition(|i| i.panel == Some(id));
        page.items.extend(others.into_iter().chain(own).chain(rest));
    }
    Ok(())
}

/// Brings what `is_moving` to a level; the order among those that move and among those that stay is kept.
fn sort_level(items: &mut [Arc<Item>], is_moving: impl Fn(&Arc<Item>) -> bool, to: Level) {
    match to {
        Level::Front => items.sort_by_key(|i| is_moving(i)),
        Level::Back => items.sort_by_key(|i| !is_moving(i)),
        Level::Forward => {
            for i in (0..items.len().saturating_sub(1)).rev() {
                if is_moving(&items[i]) && !is_moving(&items[i + 1]) {
                    items.swap(i, i + 1);
                }
            }
        }
        Level::Backward => {
            for i in 1..items.len() {
                if is_moving(&items[i]) && !is_moving(&items[i - 1]) {
                    items.swap(i, i - 1);
                }
            }
        }
    }
}

/// Puts items right above another one in the paint order, or below everything.
pub(super) fn reorder(page: &mut Page, ids: &[ItemId], above: Option<ItemId>) -> Result<(), Refused> {
    let moving: HashSet<ItemId> = ids.iter().copied().collect();
    if moving.iter().chain(&above).any(|id| page.item(*id).is_none()) {
        return Err(Refused::NoItem);
    }
    if above.is_some_and(|id| moving.contains(&id)) {
        return Err(Refused::AboveItself);
    }
    let (taken, mut stay): (Vec<_>, Vec<_>) = page.items.drain(..).partition(|i| moving.contains(&i.id));
    let at = above.and_then(|id| stay.iter().position(|i| i.id == id)).map_or(0, |i| i + 1);
    stay.splice(at..at, taken);
    page.items = stay;
    Ok(())
}

/// An edit that adds copies of items, moved by `by`, to a page, and the copies' ids in the same order. Copies
/// of balloons say the same words in lines of their own; what belongs to a copied panel belongs to its copy.
pub fn copies(
    source: &Page,
    items: &[ItemId],
    target: PageId,
    by: Vec2,
    ids: &mut IdSource,
) -> (Edit, Vec<ItemId>) {
    let chosen: HashSet<ItemId> = items.iter().copied().collect();
    let originals: Vec<&Arc<Item>> = source
        .items
        .iter()
        .filter(|i| chosen.contains(&i.id) || i.panel.is_some_and(|p| chosen.contains(&p)))
        .collect();
    let fresh: HashMap<ItemId, ItemId> =
        originals.iter().map(|i| (i.id, ItemId(ids.next_number()))).collect();
    let mut copied = Vec::new();
    let mut lines = Vec::new();
    let mut made = Vec::new();
    for original in originals {
        let mut copy = Item::clone(original);
        copy.id = fresh[&original.id];
        if let Some(line) = original.line().and_then(|l| source.line(l)) {
            let id = LineId(ids.next_number());
            lines.push(Line { id, ..Line::clone(line) });
            match &mut copy.kind {
                ItemKind::Balloon(b) => b.line = id,
                ItemKind::Caption(c) => c.line = id,
                ItemKind::Effect(e) => e.line = id,
                ItemKind::Panel(_) | ItemKind::Art(_) => {}
            }
        }
        if let ItemKind::Balloon(b) = &mut copy.kind {
            b.continues = b.continues.and_then(|c| fresh.get(&c).copied());
        }
        match original.panel.and_then(|p| fresh.get(&p)) {
            Some(panel) => copy.panel = Some(*panel),
            None if original.panel.is_some() && target != source.id => {
                // Its panel is not on the other page: it stands on the page itself.
                shift_all(&mut copy, source.origin_of(original) + by);
                copy.panel = None;
            }
            None => shift_all(&mut copy, by),
        }
        made.push(copy.id);
        copied.push(copy);
    }
    (Edit::AddItems { page: target, items: copied, lines }, made)
}
