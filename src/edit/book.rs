//! Edits of what holds for the whole project.

use super::Refused;
use crate::model::invariants::running_fault;
use crate::model::{CastMember, Lang, Project, Running};
use std::sync::Arc;

pub(super) fn set_title(project: &mut Project, lang: &Lang, title: &str) {
    let book = Arc::make_mut(&mut project.book);
    if title.trim().is_empty() {
        book.title.remove(lang);
    } else {
        book.title.insert(lang.clone(), title.to_owned());
    }
}

pub(super) fn set_languages(project: &mut Project, languages: &[Lang]) -> Result<(), Refused> {
    if languages.is_empty() {
        return Err(Refused::Unsound("a project needs at least one language"));
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
    if let Some(fault) = running_fault(all) {
        return Err(Refused::Unsound(fault));
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
