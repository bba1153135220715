//! Edits of what holds for the whole project.

use super::Refused;
use crate::model::{ArtPath, CastMember, Lang, Law, Project, Running, running};
use std::sync::Arc;

pub(super) fn set_title(project: &mut Project, lang: &Lang, title: &str) {
    let book = Arc::make_mut(&mut project.book);
    if title.trim().is_empty() {
        book.title.remove(lang);
    } else {
        book.title.insert(lang.clone(), title.to_owned());
    }
}

/// Pages that show none of the pictures are shared with the project before.
pub(super) fn relink(project: &mut Project, moved: &[(ArtPath, ArtPath)]) {
    let now = |path: &ArtPath| moved.iter().find(|(from, _)| from == path).map(|(_, to)| to.clone());
    for page in &mut project.pages {
        for n in 0..page.items.len() {
            if page.items[n].art().iter().any(|layer| now(&layer.path).is_some()) {
                let item = Arc::make_mut(&mut Arc::make_mut(page).items[n]);
                item.art_mut().iter_mut().for_each(|layer| {
                    if let Some(to) = now(&layer.path) {
                        layer.path = to;
                    }
                });
            }
        }
    }
    if project.book.pictures.keys().any(|path| now(path).is_some()) {
        let book = Arc::make_mut(&mut project.book);
        let known = std::mem::take(&mut book.pictures);
        book.pictures = known.into_iter().map(|(path, print)| (now(&path).unwrap_or(path), print)).collect();
    }
}

pub(super) fn set_languages(project: &mut Project, languages: &[Lang]) -> Result<(), Refused> {
    if languages.is_empty() {
        return Err(Refused::Unsound(Law::NoLanguage));
    }
    let mut kept: Vec<Lang> = Vec::new();
    for lang in languages {
        if !kept.contains(lang) {
            kept.push(lang.clone());
        }
    }
    Arc::make_mut(&mut project.book).languages = kept;
    Ok(())
}

pub(super) fn set_running(project: &mut Project, all: &[Running]) -> Result<(), Refused> {
    if let Some(law) = running::fault(all) {
        return Err(Refused::Unsound(law));
    }
    Arc::make_mut(&mut project.book).running = all.to_vec();
    Ok(())
}

pub(super) fn set_cast_member(project: &mut Project, member: &CastMember) {
    let cast = &mut Arc::make_mut(&mut project.book).cast;
    match cast.iter_mut().find(|m| m.id == member.id) {
        Some(known) => *known = member.clone(),
        None => cast.push(member.clone()),
    }
}
