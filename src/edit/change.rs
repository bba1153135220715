//! Edits of one property of one item.

use super::items::{set_outline, set_own_place, shift_all};
use super::{Change, Refused, item_mut};
use crate::model::{ItemId, ItemKind, Lang, Law, Page, Variant, place::tidy};

/// Changes the item. Numbers that cannot be drawn are refused when all is made; here only those that the change itself
/// cannot be done with, or would hide.
pub(super) fn change(page: &mut Page, id: ItemId, change: &Change) -> Result<(), Refused> {
    let was = page.item(id).ok_or(Refused::NoItem)?;
    if let Change::Panel(panel) = change {
        if was.as_panel().is_some() {
            return Err(Refused::NotOfThisKind);
        }
        let old = page.origin_of(was);
        let new = match panel {
            Some(p) => page.panel(*p).ok_or(Refused::NoItem)?.outline.bounds().origin().to_vec2(),
            None => crate::geom::Vec2::ZERO,
        };
        let item = item_mut(page, id)?;
        shift_all(item, old - new);
        item.panel = *panel;
        return Ok(());
    }
    if let Change::Outline(outline) = change {
        if !outline.is_sound() {
            return Err(Refused::Unsound(Law::Outline));
        }
        return set_outline(page, id, outline.clone());
    }
    let item = item_mut(page, id)?;
    match (change, &mut item.kind) {
        (Change::Border { mm, colour }, ItemKind::Panel(p)) => {
            p.border_mm = tidy(*mm);
            p.border = *colour;
        }
        (Change::BorderStyle(style), ItemKind::Panel(p)) => {
            p.border_style.clone_from(style);
        }
        (Change::Fill(colour), ItemKind::Panel(p)) => p.fill = *colour,
        (Change::Art(layers), kind) => match (kind, layers.as_slice()) {
            (ItemKind::Panel(p), layers) => p.art = layers.to_vec(),
            (ItemKind::Art(a), [layer]) => a.art = layer.clone(),
            _ => return Err(Refused::NotOfThisKind),
        },
        (Change::Describes(lang, text), ItemKind::Panel(p)) => {
            if text.trim().is_empty() {
                p.describes.remove(lang);
            } else {
                p.describes.insert(lang.clone(), text.clone());
            }
        }
        (Change::Lines(lang, lines), ItemKind::Balloon(_) | ItemKind::Caption(_)) => {
            set_lines(&mut item.variants, lang, lines);
        }
        (Change::At(at), kind) => match kind {
            ItemKind::Balloon(b) => b.at = at.tidied(),
            ItemKind::Caption(c) => c.at = at.tidied(),
            ItemKind::Effect(e) => e.at = at.tidied(),
            ItemKind::Panel(_) | ItemKind::Art(_) => return Err(Refused::NotOfThisKind),
        },
        (
            Change::OwnPlace(lang, layout, at),
            ItemKind::Balloon(_) | ItemKind::Caption(_) | ItemKind::Effect(_),
        ) => {
            set_own_place(&mut item.variants, lang.clone(), *layout, at.tidied());
        }
        (Change::SharedPlace(lang), ItemKind::Balloon(_) | ItemKind::Caption(_) | ItemKind::Effect(_)) => {
            // An effect's size is that of its letters; elsewhere they are no part of how large it is.
            let sized_by_letters = matches!(item.kind, ItemKind::Effect(_));
            for own in item.variants.iter_mut().filter(|v| v.is_of_pages_in(lang)) {
                (own.at, own.size) = (None, None);
                own.scale = own.scale.filter(|_| !sized_by_letters);
            }
            item.variants.retain(|v| !v.is_empty());
        }
        (Change::Size(size), ItemKind::Balloon(b)) => {
            b.size = size.map(crate::model::Spot::tidied);
        }
        (Change::Width(width), ItemKind::Caption(c)) => {
            c.width = width.map(tidy);
        }
        (Change::Style(style), kind) => match kind {
            ItemKind::Balloon(b) => b.style.clone_from(style),
            ItemKind::Caption(c) => c.style.clone_from(style),
            ItemKind::Effect(e) => e.style.clone_from(style),
            ItemKind::Panel(_) | ItemKind::Art(_) => return Err(Refused::NotOfThisKind),
        },
        (Change::Look(look), kind) => match kind {
            ItemKind::Balloon(b) => b.look = look.clone(),
            ItemKind::Caption(c) => c.look = look.clone(),
            ItemKind::Effect(e) => e.look = look.clone(),
            ItemKind::Panel(_) | ItemKind::Art(_) => return Err(Refused::NotOfThisKind),
        },
        (Change::Tails(tails), kind) => match kind {
            ItemKind::Balloon(b) => b.tails.clone_from(tails),
            ItemKind::Caption(c) => c.tails.clone_from(tails),
            _ => return Err(Refused::NotOfThisKind),
        },
        (Change::Edge(edge), ItemKind::Balloon(b)) => b.edge = *edge,
        (Change::Edge(edge), ItemKind::Caption(c)) => c.edge = *edge,
        (Change::Join(join), ItemKind::Balloon(b)) => b.join = *join,
        (Change::Continues(of), ItemKind::Balloon(b)) => {
            if *of == Some(id) {
                return Err(Refused::GoesOnWithItself);
            }
            b.continues = *of;
        }
        (Change::Marks(marks), ItemKind::Panel(p)) => {
            p.marks.clone_from(marks);
        }
        (Change::Purpose(purpose), ItemKind::Caption(c)) => c.purpose = *purpose,
        (Change::LetterHeight(mm), ItemKind::Effect(e)) => {
            if !(mm.is_finite() && *mm > 0.0) {
                return Err(Refused::Unsound(Law::LetterHeight));
            }
            e.letter_mm = tidy(*mm).max(0.1);
        }
        (Change::Rotate(degrees), ItemKind::Effect(e)) => {
            e.rotate = tidy(*degrees);
        }
        (Change::Warp(warp), ItemKind::Effect(e)) => {
            e.warp = *warp;
        }
        (Change::Locked(on), _) => item.locked = *on,
        (Change::Hidden(on), _) => item.hidden = *on,
        _ => return Err(Refused::NotOfThisKind),
    }
    Ok(())
}

fn set_lines(variants: &mut Vec<Variant>, lang: &Lang, lines: &[u16]) {
    let own = |v: &Variant| v.lang.as_ref() == Some(lang) && v.layout.is_none();
    if let Some(variant) = variants.iter_mut().rev().find(|v| own(v)) {
        variant.lines = lines.to_vec();
    } else {
        variants.push(Variant { lang: Some(lang.clone()), lines: lines.to_vec(), ..Variant::default() });
    }
    variants.retain(|v| !(own(v) && v.is_empty()));
}
