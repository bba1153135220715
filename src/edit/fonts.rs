//! Edits of styles and of the fonts that they ask for.

use super::Refused;
use crate::model::invariants::style_fault;
use crate::model::{BalloonStyle, ItemKind, Law, Project, StyleName, family};
use std::sync::Arc;

pub(super) fn set_style(
    project: &mut Project,
    name: &StyleName,
    style: Option<&BalloonStyle>,
) -> Result<(), Refused> {
    if name.0.trim().is_empty() {
        return Err(Refused::Unsound(Law::StyleName));
    }
    if let Some(fault) = style.and_then(style_fault) {
        return Err(Refused::Unsound(Law::Style(name.clone(), fault)));
    }
    let styles = &mut Arc::make_mut(&mut project.book).styles;
    match style {
        Some(style) => styles.insert(name.clone(), style.clone()),
        None => styles.remove(name),
    };
    Ok(())
}

pub(super) fn set_substitute(project: &mut Project, family: &str, by: Option<&str>) {
    let substitutes = &mut Arc::make_mut(&mut project.book).fonts.substitutes;
    match by.filter(|by| !by.eq_ignore_ascii_case(family)) {
        Some(by) => substitutes.insert(family.to_owned(), by.to_owned()),
        None => substitutes.remove(family),
    };
}

/// Every style that asks for the family becomes one of the project's own; every item asks for the other one.
pub(super) fn replace(project: &mut Project, from: &str, to: &str) {
    for name in project.style_names() {
        let Some(mut style) = project.style(&name) else { continue };
        if family::replace_in_style(&mut style, from, to) {
            Arc::make_mut(&mut project.book).styles.insert(name, style);
        }
    }
    for page in &mut project.pages {
        let asks = |kind: &ItemKind| {
            let fonts = match kind {
                ItemKind::Balloon(b) => &b.look.fonts,
                ItemKind::Caption(c) => &c.look.fonts,
                ItemKind::Effect(e) => &e.look.fonts,
                ItemKind::Panel(_) | ItemKind::Art(_) => return false,
            };
            fonts.iter().any(|f| f.eq_ignore_ascii_case(from))
        };
        if !page.items.iter().any(|i| asks(&i.kind)) {
            continue;
        }
        for item in Arc::make_mut(page).items.iter_mut().filter(|i| asks(&i.kind)) {
            match &mut Arc::make_mut(item).kind {
                ItemKind::Balloon(b) => family::replace_in(&mut b.look.fonts, from, to),
                ItemKind::Caption(c) => family::replace_in(&mut c.look.fonts, from, to),
                ItemKind::Effect(e) => family::replace_in(&mut e.look.fonts, from, to),
                ItemKind::Panel(_) | ItemKind::Art(_) => false,
            };
        }
    }
    // What stood in for the family has nothing to stand in for any more.
    Arc::make_mut(&mut project.book).fonts.substitutes.retain(|f, _| !f.eq_ignore_ascii_case(from));
}
