//! Style and speaker of the words that are selected, one or several.

use super::desk::Desk;
use super::text::{self, Text, Tongue};
use super::widgets;
use crate::edit::{Change, Edit};
use crate::model::{CastId, Item, ItemKind, LineId, StyleName};
use std::sync::Arc;

/// What several things have of a property.
#[derive(Debug, Clone, PartialEq)]
pub enum Shared<T> {
    /// All have the same.
    Same(T),
    /// They differ.
    Various,
}

impl<T: PartialEq> Shared<T> {
    fn of(mut all: impl Iterator<Item = T>) -> Option<Self> {
        let first = all.next()?;
        Some(if all.all(|other| other == first) { Self::Same(first) } else { Self::Various })
    }
}

/// The words that are selected and can be changed: balloons, captions, effects.
pub fn selected(desk: &Desk) -> Vec<Arc<Item>> {
    let all = desk.editor.selection().iter().filter_map(|id| desk.item(*id));
    all.filter(|item| item.line().is_some() && !item.locked).collect()
}

/// The style that they were given; nothing for the one that they wear by themselves.
pub fn style(items: &[Arc<Item>]) -> Option<Shared<Option<StyleName>>> {
    let given = |item: &Arc<Item>| match &item.kind {
        ItemKind::Balloon(b) => b.style.clone(),
        ItemKind::Caption(c) => c.style.clone(),
        ItemKind::Effect(e) => e.style.clone(),
        ItemKind::Panel(_) | ItemKind::Art(_) => None,
    };
    Shared::of(items.iter().map(given))
}

/// The style that they are seen in, where it is one.
pub fn worn(desk: &Desk, items: &[Arc<Item>]) -> Option<StyleName> {
    let (project, page) = (desk.editor.project(), desk.editor.page());
    match Shared::of(items.iter().map(|item| widgets::style_name_of(project, page, item)))? {
        Shared::Same(name) => Some(name),
        Shared::Various => None,
    }
}

/// What having no style of their own is called.
pub fn own_style(items: &[Arc<Item>]) -> Text {
    let all = |is: fn(&ItemKind) -> bool| items.iter().all(|item| is(&item.kind));
    if all(|kind| matches!(kind, ItemKind::Balloon(_))) {
        Text::StyleOfSpeaker
    } else if all(|kind| matches!(kind, ItemKind::Caption(_))) {
        Text::StyleOfPurpose
    } else if all(|kind| matches!(kind, ItemKind::Effect(_))) {
        Text::StyleOfEffect
    } else {
        Text::StyleOfKind
    }
}

/// Gives all of them a style, or the one that they wear by themselves. One step.
pub fn set_style(desk: &mut Desk, items: &[Arc<Item>], style: Option<&StyleName>) {
    let page = desk.editor.page().id;
    let change =
        |item: &Arc<Item>| Edit::Change { page, item: item.id, change: Change::Style(style.cloned()) };
    desk.commit(&items.iter().map(change).collect::<Vec<_>>());
}

/// The lines that somebody can say: nobody says a sound.
pub fn lines(desk: &Desk, items: &[Arc<Item>]) -> Vec<LineId> {
    let page = desk.editor.page();
    let said = items.iter().filter_map(|item| {
        let line = page.line(item.line()?)?;
        (!matches!(item.kind, ItemKind::Effect(_)) || line.speaker.is_some()).then_some(line.id)
    });
    said.collect()
}

/// Who says these lines.
pub fn speaker(desk: &Desk, lines: &[LineId]) -> Option<Shared<Option<CastId>>> {
    let page = desk.editor.page();
    Shared::of(lines.iter().filter_map(|id| page.line(*id)).map(|line| line.speaker.clone()))
}

/// Everybody who can say these lines, nobody first, by their names.
pub fn speakers(desk: &Desk, tongue: Tongue, lines: &[LineId]) -> Vec<(Option<CastId>, String)> {
    let project = desk.editor.project();
    let lang = &desk.editor.edition().lang;
    let mut all = vec![(None, text::of(tongue, Text::Nobody).to_owned())];
    all.extend(project.cast().map(|m| (Some(m.id.clone()), project.speaker_name(&m.id, lang))));
    // One who is not in the cast speaks all the same.
    for speaker in lines.iter().filter_map(|id| desk.editor.page().line(*id)?.speaker.clone()) {
        if all.iter().all(|(who, _)| who.as_ref() != Some(&speaker)) {
            let name = speaker.0.clone();
            all.push((Some(speaker), name));
        }
    }
    all
}

/// Has somebody, or nobody, say all of these lines. One step.
pub fn set_speaker(desk: &mut Desk, lines: &[LineId], speaker: Option<&CastId>) {
    let page = desk.editor.page().id;
    let set = |line: &LineId| Edit::SetSpeaker { page, line: *line, speaker: speaker.cloned() };
    desk.commit(&lines.iter().map(set).collect::<Vec<_>>());
}
