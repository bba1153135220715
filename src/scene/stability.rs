//! An edit of one word does not reshuffle the rest of a balloon or a caption. A scene knows only the project, so what lines held
//! before is data: it is worked out when words are committed, and stored only where it makes a difference.

use super::typed::Lines;
use super::{Context, Sources, balloon, caption};
use crate::lettering::memory::{breaks_of, letters_per_line};
use crate::model::{Edition, Item, ItemId, ItemKind, Page, Project};

/// Where the lines of an item began before, if that is remembered of the words that it shows. Words that stand in for
/// those of another language are broken as in their own.
pub(super) fn remembered(
    project: &Project,
    page: &Page,
    item: &Item,
    edition: &Edition,
) -> Option<Vec<usize>> {
    let line = page.line(item.line()?)?;
    let own = line.words_in(&edition.lang).map(|words| (words, &edition.lang));
    let (words, lang) = own.or_else(|| line.stand_in(&project.book.languages))?;
    let edition = Edition { lang: lang.clone(), layout: edition.layout };
    let lines = &item.variants.iter().rev().find(|v| v.applies(&edition) && !v.lines.is_empty())?.lines;
    breaks_of(words.text(), lines)
}

/// How many letters each line of a balloon or a caption must be remembered to hold after its words were edited, so that lines
/// which the edit did not touch stay as they were; empty where breaking the words afresh gives the same.
///
/// `before` and `after` are the project before and after the edit.
pub fn lines_to_keep(
    before: &Project,
    after: &Project,
    item: ItemId,
    edition: &Edition,
    sources: &Sources<'_>,
) -> Vec<u16> {
    let (Some(was), Some(new)) = (lines_now(before, item, edition, sources), text_in(after, item, edition))
    else {
        return Vec::new();
    };
    let fresh = lines_of(after, item, edition, sources, None);
    let kept = lines_of(after, item, edition, sources, Some(was.carried(&new)));
    if kept == fresh { Vec::new() } else { letters_per_line(&new, &kept) }
}

/// What the lines of a balloon or a caption hold, where it has words in the language of the edition.
pub fn lines_now(project: &Project, item: ItemId, edition: &Edition, sources: &Sources<'_>) -> Option<Lines> {
    let text = text_in(project, item, edition)?;
    let (page, found) = project.find_item(item)?;
    let breaks = lines_of(project, item, edition, sources, remembered(project, page, found, edition));
    Some(Lines { text, breaks })
}

fn text_in(project: &Project, item: ItemId, edition: &Edition) -> Option<String> {
    let (page, found) = project.find_item(item)?;
    Some(page.line(found.line()?)?.words_in(&edition.lang)?.text().to_owned())
}

fn lines_of(
    project: &Project,
    item: ItemId,
    edition: &Edition,
    sources: &Sources<'_>,
    kept: Option<Vec<usize>>,
) -> Vec<usize> {
    let Some((page, found)) = project.find_item(item) else { return Vec::new() };
    let found = found.in_edition(edition);
    let mut context = Context { kept, ..Context::new(project, page, edition, sources) };
    match &found.kind {
        ItemKind::Balloon(shown) => drop(balloon::draft(&mut context, &found, shown)),
        ItemKind::Caption(shown) => drop(caption::draft(&mut context, &found, shown)),
        // Sound effects have the author's own lines alone.
        ItemKind::Panel(_) | ItemKind::Effect(_) | ItemKind::Art(_) => return Vec::new(),
    }
    context.breaks
}
