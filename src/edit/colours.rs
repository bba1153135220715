//! Edits of the palette, and of one colour wherever it is.

use super::Refused;
use crate::geom::Rgba;
use crate::model::colours::{self, Swatch};
use crate::model::{Item, Line, Project};
use std::sync::Arc;

pub(super) fn set_palette(project: &mut Project, palette: &[Swatch]) -> Result<(), Refused> {
    if let Some(law) = colours::fault(palette) {
        return Err(Refused::Unsound(law));
    }
    Arc::make_mut(&mut project.book).palette = palette.to_vec();
    Ok(())
}

/// One colour in the place of another, everywhere. A style of the series or a built-in one that has it becomes one of
/// the project's own. What does not have it stays shared.
pub(super) fn replace(project: &mut Project, from: Rgba, to: Rgba) {
    let mut swap = |c: &mut Rgba| {
        if *c == from {
            *c = to;
        }
    };
    let mut own = Vec::new();
    for name in project.style_names().into_iter().filter(|n| !project.book.styles.contains_key(n)) {
        let Some(mut style) = project.style(&name) else { continue };
        let before = style.clone();
        colours::of_style(&mut style, &mut swap);
        if style != before {
            own.push((name, style));
        }
    }
    let mut book = crate::model::Book::clone(&project.book);
    colours::of_book(&mut book, &mut swap);
    book.styles.extend(own);
    if book != *project.book {
        project.book = Arc::new(book);
    }
    for page in project.pages.iter_mut().filter(|page| colours::is_on(page, from)) {
        let page = Arc::make_mut(page);
        swap(&mut page.paper);
        for item in &mut page.items {
            let mut new = Item::clone(item);
            colours::of_item(&mut new, &mut swap);
            if new != **item {
                *item = Arc::new(new);
            }
        }
        for line in &mut page.lines {
            let mut new = Line::clone(line);
            colours::of_line(&mut new, &mut swap);
            if new != **line {
                *line = Arc::new(new);
            }
        }
    }
}
