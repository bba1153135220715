//! The colours of a comic: its palette, and one walk over every colour that is used.

use super::item::{Item, ItemKind, Look};
use super::law::Law;
use super::letters::{LetterGlow, LetterOutline, LetterShadow};
use super::line::Line;
use super::page::Page;
use super::project::{Book, Project};
use super::style::BalloonStyle;
use crate::geom::Rgba;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// The most colours that a palette can have.
pub const MAX_SWATCHES: usize = 256;

/// A colour of the palette.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Swatch {
    /// What it is called; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The colour.
    pub colour: Rgba,
}

/// What is done with each colour that is met.
pub type Visit<'a> = &'a mut dyn FnMut(&mut Rgba);

fn around(
    outlines: &mut [LetterOutline],
    shadow: Option<&mut LetterShadow>,
    glow: Option<&mut LetterGlow>,
    visit: Visit<'_>,
) {
    outlines.iter_mut().map(|o| &mut o.colour).for_each(&mut *visit);
    // A clear shadow or glow says that there is none: it is no colour.
    let seen = |c: &Rgba| c.a > 0;
    shadow.map(|s| &mut s.colour).filter(|c| seen(c)).map(&mut *visit);
    glow.map(|g| &mut g.colour).filter(|c| seen(c)).map(visit);
}

fn of_look(look: &mut Look, visit: Visit<'_>) {
    [&mut look.fill, &mut look.stroke, &mut look.letters].into_iter().flatten().for_each(&mut *visit);
    let own = &mut look.lettering;
    around(own.outlines.as_deref_mut().unwrap_or_default(), own.shadow.as_mut(), own.glow.as_mut(), visit);
}

/// Every colour of an item.
pub fn of_item(item: &mut Item, visit: Visit<'_>) {
    match &mut item.kind {
        ItemKind::Panel(p) => {
            if p.border_mm > 0.0 {
                visit(&mut p.border);
            }
            visit(&mut p.fill);
        }
        ItemKind::Balloon(b) => of_look(&mut b.look, visit),
        ItemKind::Caption(c) => of_look(&mut c.look, visit),
        ItemKind::Effect(e) => of_look(&mut e.look, visit),
        ItemKind::Art(_) => {}
    }
}

/// Every colour of a line's words, in all languages.
pub fn of_line(line: &mut Line, visit: Visit<'_>) {
    line.words.values_mut().for_each(|words| words.visit_colours(visit));
}

/// Every colour of a style.
pub fn of_style(style: &mut BalloonStyle, visit: Visit<'_>) {
    let own = &mut style.lettering;
    [&mut style.fill, &mut style.stroke, &mut own.colour].into_iter().for_each(&mut *visit);
    around(&mut own.outlines, own.shadow.as_mut(), own.glow.as_mut(), visit);
}

/// Every colour of a book's own styles, speakers and palette.
pub fn of_book(book: &mut Book, visit: Visit<'_>) {
    book.styles.values_mut().for_each(|style| of_style(style, visit));
    book.cast.iter_mut().filter_map(|m| m.colour.as_mut()).for_each(&mut *visit);
    book.palette.iter_mut().for_each(|swatch| visit(&mut swatch.colour));
}

/// The colours that pages, items, words, and the book's own styles and speakers have, with how often; the most used
/// first.
pub fn in_use(project: &Project) -> Vec<(Rgba, usize)> {
    let mut counts: HashMap<Rgba, usize> = HashMap::new();
    let mut count = |c: &mut Rgba| *counts.entry(*c).or_default() += 1;
    let mut book = Book::clone(&project.book);
    book.palette.clear();
    of_book(&mut book, &mut count);
    for page in &project.pages {
        count(&mut page.paper.clone());
        page.items.iter().for_each(|item| of_item(&mut Item::clone(item), &mut count));
        let coloured = page.lines.iter().filter(|l| l.words.values().any(|w| !w.spans().is_empty()));
        coloured.for_each(|line| of_line(&mut Line::clone(line), &mut count));
    }
    let mut all: Vec<(Rgba, usize)> = counts.into_iter().collect();
    all.sort_by_key(|(colour, count)| (std::cmp::Reverse(*count), colour.to_string()));
    all
}

/// Something on the page has the colour.
pub fn is_on(page: &Page, colour: Rgba) -> bool {
    let mut found = page.paper == colour;
    let mut look = |c: &mut Rgba| found |= *c == colour;
    page.items.iter().for_each(|item| of_item(&mut Item::clone(item), &mut look));
    page.lines.iter().for_each(|line| of_line(&mut Line::clone(line), &mut look));
    found
}

/// Why a palette cannot be kept, if it cannot.
pub fn fault(palette: &[Swatch]) -> Option<Law> {
    (palette.len() > MAX_SWATCHES).then_some(Law::Palette)
}
