//! Which font families a project asks for, and where; and one family put in another's place.

use super::id::{ItemId, PageId};
use super::item::{Item, ItemKind, Look};
use super::project::Project;
use super::style::{BalloonStyle, Lettering, StyleName};
use std::collections::{BTreeMap, BTreeSet};

/// Where a family is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FamilyPlace {
    /// In a style.
    Style(StyleName),
    /// By a balloon, caption or sound effect of its own.
    Item(PageId, ItemId),
}

/// A family with the places that ask for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FamilyUse {
    /// Its name, as it is first written.
    pub family: String,
    /// Styles first, then items in the order of pages.
    pub places: Vec<FamilyPlace>,
}

/// The families that are asked for, by name: in the project's own styles, in others that something wears, and by
/// items of their own.
pub fn families_in_use(project: &Project) -> Vec<FamilyUse> {
    let mut found: BTreeMap<String, FamilyUse> = BTreeMap::new();
    let mut note = |family: &str, place: FamilyPlace| {
        let entry = found
            .entry(family.to_lowercase())
            .or_insert_with(|| FamilyUse { family: family.to_owned(), places: Vec::new() });
        if !entry.places.contains(&place) {
            entry.places.push(place);
        }
    };
    for name in styles_in_use(project) {
        let style = project.style(&name).unwrap_or_default();
        for family in families_of(&style.lettering) {
            note(family, FamilyPlace::Style(name.clone()));
        }
    }
    for page in &project.pages {
        for item in &page.items {
            for family in look_of(item).into_iter().flat_map(|l| &l.fonts) {
                note(family, FamilyPlace::Item(page.id, item.id));
            }
        }
    }
    found.into_values().collect()
}

/// The project's own styles, and others that an item or a speaker wears.
fn styles_in_use(project: &Project) -> BTreeSet<StyleName> {
    let mut names: BTreeSet<StyleName> = project.book.styles.keys().cloned().collect();
    names.extend(project.cast().filter_map(|m| m.style.clone()));
    for item in project.pages.iter().flat_map(|p| &p.items) {
        names.extend(match &item.kind {
            ItemKind::Balloon(b) => Some(b.style.clone().unwrap_or_else(|| StyleName::new("speech"))),
            ItemKind::Caption(c) => Some(c.style.clone().unwrap_or_else(|| c.purpose.style())),
            ItemKind::Effect(e) => Some(e.style.clone().unwrap_or_else(|| StyleName::new("effect"))),
            ItemKind::Panel(_) | ItemKind::Art(_) => None,
        });
    }
    names
}

fn look_of(item: &Item) -> Option<&Look> {
    match &item.kind {
        ItemKind::Balloon(b) => Some(&b.look),
        ItemKind::Caption(c) => Some(&c.look),
        ItemKind::Effect(e) => Some(&e.look),
        ItemKind::Panel(_) | ItemKind::Art(_) => None,
    }
}

fn families_of(lettering: &Lettering) -> impl Iterator<Item = &String> {
    let own = lettering.fonts.iter().chain(lettering.fonts_for.values().flatten());
    let langs = lettering.in_lang.values();
    own.chain(langs.flat_map(|l| l.fonts.iter().chain(l.fonts_for.values().flatten())))
}

/// Puts `to` where a style asks for `from`, in every language. False if it never does.
pub fn replace_in_style(style: &mut BalloonStyle, from: &str, to: &str) -> bool {
    let lettering = &mut style.lettering;
    let mut changed = replace_in(&mut lettering.fonts, from, to);
    for fonts in lettering.fonts_for.values_mut() {
        changed |= replace_in(fonts, from, to);
    }
    for lang in lettering.in_lang.values_mut() {
        changed |= replace_in(&mut lang.fonts, from, to);
        for fonts in lang.fonts_for.values_mut() {
            changed |= replace_in(fonts, from, to);
        }
    }
    changed
}

/// Puts `to` where a list of families has `from`; one that is there already is not named twice.
pub fn replace_in(fonts: &mut Vec<String>, from: &str, to: &str) -> bool {
    let mut changed = false;
    for family in fonts.iter_mut().filter(|f| f.eq_ignore_ascii_case(from)) {
        to.clone_into(family);
        changed = true;
    }
    if changed {
        let mut seen = BTreeSet::new();
        fonts.retain(|f| seen.insert(f.to_lowercase()));
    }
    changed
}
