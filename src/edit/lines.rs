//! Edits of words, speakers and reading order.

use super::Refused;
use super::tidy::Tidied;
use crate::model::{CastId, ItemId, Lang, Line, LineId, Page, Words};
use std::collections::HashSet;
use std::sync::Arc;

fn line_mut(page: &mut Page, id: LineId) -> Result<&mut Line, Refused> {
    page.lines.iter_mut().find(|l| l.id == id).map(Arc::make_mut).ok_or(Refused::NoLine)
}

pub(super) fn set_words(page: &mut Page, id: LineId, lang: &Lang, words: &Words) -> Result<(), Refused> {
    let line = line_mut(page, id)?;
    if words.text().is_empty() {
        line.words.remove(lang);
    } else {
        line.words.insert(lang.clone(), words.clone());
    }
    Ok(())
}

/// Puts tidied words in the place of those that they were made from. Translations of them do not grow stale:
/// what is said did not change.
pub(super) fn tidy(page: &mut Page, tidied: &Tidied) -> Result<(), Refused> {
    let line = line_mut(page, tidied.line)?;
    if line.words.get(&tidied.lang) != Some(&tidied.before) {
        return Err(Refused::OtherWords);
    }
    line.words.insert(tidied.lang.clone(), tidied.after.clone());
    let (before, after) = (tidied.before.to_markup(), tidied.after.to_markup());
    for state in line.state.values_mut().filter(|s| !s.made_from.is_empty() && s.made_from == before) {
        state.made_from.clone_from(&after);
    }
    Ok(())
}

pub(super) fn set_speaker(page: &mut Page, id: LineId, speaker: Option<&CastId>) -> Result<(), Refused> {
    line_mut(page, id)?.speaker = speaker.cloned();
    Ok(())
}

pub(super) fn shift(page: &mut Page, id: LineId, to: usize) -> Result<(), Refused> {
    let from = page.lines.iter().position(|l| l.id == id).ok_or(Refused::NoLine)?;
    let line = page.lines.remove(from);
    page.lines.insert(to.min(page.lines.len()), line);
    Ok(())
}

pub(super) fn shift_panel(page: &mut Page, id: ItemId, to: usize) -> Result<(), Refused> {
    let from = page.reading.iter().position(|p| *p == id).ok_or(Refused::NoItem)?;
    page.reading.remove(from);
    page.reading.insert(to.min(page.reading.len()), id);
    Ok(())
}

pub(super) fn set_order(page: &mut Page, panels: &[ItemId], lines: &[LineId]) -> Result<(), Refused> {
    let same = |new: &[ItemId]| {
        let all: HashSet<&ItemId> = new.iter().collect();
        all.len() == new.len()
            && new.len() == page.reading.len()
            && page.reading.iter().all(|p| all.contains(p))
    };
    if !same(panels) {
        return Err(Refused::NoItem);
    }
    let mut ordered = Vec::with_capacity(lines.len());
    let mut seen = HashSet::new();
    for id in lines {
        let line = page.line(*id).filter(|_| seen.insert(*id)).ok_or(Refused::NoLine)?;
        ordered.push(Arc::clone(line));
    }
    if ordered.len() != page.lines.len() {
        return Err(Refused::NoLine);
    }
    page.reading = panels.to_vec();
    page.lines = ordered;
    Ok(())
}
