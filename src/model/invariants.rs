//! What must hold of every project. Checked when a file is read, and after every edit in tests.

use super::excerpt::Excerpt;
use super::id::{ItemId, LineId, PageId};
use super::item::{Item, ItemKind, Look};
use super::lang::Lang;
use super::letters::{self, MIN_SCALE_RANGE, TRACKING_RANGE};
use super::mark::{MAX_MARKS, PanelMark};
use super::outline::Outline;
use super::page::Page;
use super::place::{MAX_LENGTH_MM, Spot, is_side, is_width};
use super::project::{Project, Series};
use super::running::{MAX_RUNNING, Running};
use super::setup::PageSetup;
use super::style::{BalloonStyle, Lettering, Styles};
use super::tail::Tail;
use super::{colours, group, guide};
use std::collections::HashSet;

/// A law that a project breaks.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {fault}")]
pub struct Breach {
    /// Which page or item, in the reader's words.
    pub place: String,
    /// What is wrong with it.
    pub fault: String,
    /// By what the place is found in the file.
    pub key: Key,
}

/// By what the place of a breach is found in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Key {
    /// The thing with this id.
    Id(String),
    /// The last thing with this id, of two or more that have it.
    LastId(String),
    /// The field of this name; the first one is that of the book.
    Field(&'static str),
    /// The style of this name.
    Style(String),
}

/// The most tails that one item can have: a crowd that answers as one has no more.
pub const MAX_TAILS: usize = 16;
/// The lowest capitals that letters can have, mm.
pub const MIN_LETTER_MM: f64 = 0.01;
/// The shortest dash or gap, mm: half the width of the thinnest line that prints.
pub const MIN_DASH_MM: f64 = 0.05;
/// The weights that fonts can have.
pub const WEIGHT_RANGE: std::ops::RangeInclusive<u16> = 1..=1000;
/// The line pitches that can be asked for, as multiples of the usual one.
pub const LEADING_RANGE: std::ops::RangeInclusive<f64> = 0.3..=5.0;
/// The paddings that can be asked for, as multiples of the height of capitals.
const PADDING_RANGE: std::ops::RangeInclusive<f64> = 0.0..=20.0;

/// How many times as wide as the panel's border an outline can be.
const STROKE_SCALES: std::ops::RangeInclusive<f64> = 0.0..=20.0;

/// Every law that the project breaks; none for a sound one.
pub fn breaches(project: &Project) -> Vec<Breach> {
    let mut found = Vec::new();
    let mut pages = HashSet::new();
    let mut items = HashSet::new();
    let mut lines = HashSet::new();
    let book = &project.book;
    shared_breaches("the book", &book.languages, &book.setup, &book.styles, &mut found);
    if let Some(what) = colours::fault(&book.palette) {
        let (place, fault) = ("the book".to_owned(), what.to_owned());
        found.push(Breach { place, fault, key: Key::Field("palette") });
    }
    if project.pages.is_empty() {
        found.push(Breach {
            place: "the book".to_owned(),
            fault: "a project needs at least one page; add one to `pages`".to_owned(),
            key: Key::Field("pages"),
        });
    }
    if let Some(what) = running_fault(&book.running) {
        found.push(Breach {
            place: "the book".to_owned(),
            fault: what.to_owned(),
            key: Key::Field("running"),
        });
    }
    for (number, page) in project.pages.iter().enumerate().skip(1).filter(|(_, p)| p.cover) {
        found.push(Breach {
            place: format!("page {}", number + 1),
            fault: "only the first page can be the cover; move it to the front or take `cover` off"
                .to_owned(),
            key: Key::Id(page.id.to_string()),
        });
    }
    for (number, page) in project.pages.iter().enumerate() {
        page_breaches(page, number + 1, &mut pages, &mut items, &mut lines, &mut found);
    }
    found
}

/// Every law that the series breaks; none for a sound one.
pub fn series_breaches(series: &Series) -> Vec<Breach> {
    let mut found = Vec::new();
    shared_breaches("the series", &series.languages, &series.setup, &series.styles, &mut found);
    found
}

fn shared_breaches(
    place: &str,
    languages: &[Lang],
    setup: &PageSetup,
    styles: &Styles,
    found: &mut Vec<Breach>,
) {
    let mut fault = |fault: String, key: Key| found.push(Breach { place: place.to_owned(), fault, key });
    if languages.is_empty() {
        fault("it names no language; give at least one in `languages`".to_owned(), Key::Field("languages"));
    }
    if let Some(what) = setup.fault() {
        fault(format!("its page setup cannot be used: {what}"), Key::Field("setup"));
    }
    for (name, style) in styles {
        if let Some(what) = style_fault(style) {
            fault(format!("the style `{name}` cannot be drawn: {what}"), Key::Style(name.0.clone()));
        }
    }
}

/// Every law that pages on their way to another project break; none for sound ones.
pub fn excerpt_breaches(excerpt: &Excerpt) -> Vec<Breach> {
    let mut found = Vec::new();
    let nobody = [Lang::english()];
    shared_breaches("the pages", &nobody, &excerpt.setup, &excerpt.styles, &mut found);
    let (mut pages, mut items, mut lines) = (HashSet::new(), HashSet::new(), HashSet::new());
    for (number, page) in excerpt.pages.iter().enumerate() {
        page_breaches(page, number + 1, &mut pages, &mut items, &mut lines, &mut found);
    }
    found
}

/// Why running texts cannot be printed, if they cannot.
pub fn running_fault(all: &[Running]) -> Option<&'static str> {
    if all.len() > MAX_RUNNING {
        Some("a book has eight running texts at most")
    } else if !all.iter().all(Running::is_sound) {
        Some("a running text must be between 0 and 1000 mm from the edges of the page")
    } else {
        None
    }
}

/// Why a style cannot be drawn, if it cannot.
pub fn style_fault(style: &BalloonStyle) -> Option<&'static str> {
    let own = &style.lettering;
    let in_lang = || own.in_lang.values();
    let letter = |mm: f64| (MIN_LETTER_MM..=MAX_LENGTH_MM).contains(&mm);
    if !style.shape.is_sound() {
        Some("its shape has a number outside what can be drawn")
    } else if !style.stroke_mm.is_none_or(is_width) {
        Some("`stroke_mm` must be between 0 mm and 10 m")
    } else if !STROKE_SCALES.contains(&style.stroke_scale) {
        Some("`stroke_scale` must be between 0 and 20")
    } else if !style.dash_mm.iter().all(|mm| (MIN_DASH_MM..=MAX_LENGTH_MM).contains(mm)) {
        Some("each number of `dash_mm` must be between 0.05 mm and 10 m")
    } else if !PADDING_RANGE.contains(&style.padding_caps) {
        Some("`padding_caps` must be between 0 and 20")
    } else if !letter(own.cap_height_mm) || !in_lang().all(|l| l.cap_height_mm.is_none_or(letter)) {
        Some("`cap_height_mm` must be between 0.01 mm and 10 m")
    } else if !LEADING_RANGE.contains(&own.leading)
        || !in_lang().all(|l| l.leading.is_none_or(|v| LEADING_RANGE.contains(&v)))
    {
        Some("`leading` must be between 0.3 and 5")
    } else if !WEIGHT_RANGE.contains(&own.weight)
        || !in_lang().all(|l| l.weight.is_none_or(|v| WEIGHT_RANGE.contains(&v)))
    {
        Some("`weight` must be between 1 and 1000")
    } else if !style.warp.is_sound() {
        Some(
            "`warp` has a number outside what can be drawn: `bend` is -1 to 1, `taper` and `flare` -0.9 to 0.9",
        )
    } else {
        lettering_fault(own)
    }
}

/// Why letters or what is around them cannot be drawn, if they cannot.
fn lettering_fault(own: &Lettering) -> Option<&'static str> {
    let tracked = |v: f64| TRACKING_RANGE.contains(&v);
    let mut features = own.features.keys().chain(own.in_lang.values().flat_map(|l| l.features.keys()));
    if !tracked(own.tracking_em) || !own.in_lang.values().all(|l| l.tracking_em.is_none_or(tracked)) {
        Some("`tracking_em` must be between -0.2 and 1")
    } else if !MIN_SCALE_RANGE.contains(&own.min_scale) {
        Some("`min_scale` must be between 0.5 and 1")
    } else if !(0.0..=1.0).contains(&own.opacity) {
        Some("`opacity` must be between 0 and 1")
    } else if !letters::are_sound(&own.outlines) {
        Some("`outlines` may be four at most, each with a `width_caps` between 0 and 3")
    } else if !own.shadow.is_none_or(|s| s.is_sound()) {
        Some("each number of `shadow` must be within 3 heights of a capital")
    } else if !own.glow.is_none_or(|g| g.is_sound()) {
        Some("the `reach_caps` of `glow` must be between 0 and 3")
    } else if !features.all(|tag| letters::is_feature_tag(tag)) {
        Some("each tag of `features` must be four letters or digits, for example ss01")
    } else {
        None
    }
}

/// The page by itself breaks no law.
pub fn is_sound(page: &Page) -> bool {
    let mut found = Vec::new();
    page_breaches(page, 1, &mut HashSet::new(), &mut HashSet::new(), &mut HashSet::new(), &mut found);
    found.is_empty()
}

fn page_breaches(
    page: &Page,
    number: usize,
    pages: &mut HashSet<PageId>,
    items: &mut HashSet<ItemId>,
    lines: &mut HashSet<LineId>,
    found: &mut Vec<Breach>,
) {
    let mut push = |what: String, key: Key| {
        found.push(Breach { place: format!("page {number}"), fault: what, key });
    };
    if !pages.insert(page.id) {
        push(
            format!("another page has the id {} too; give one of them a new id", page.id),
            Key::LastId(page.id.to_string()),
        );
    }
    if let Some(what) = page.setup.as_ref().and_then(|s| s.fault()) {
        push(format!("its page setup cannot be used: {what}"), Key::Id(page.id.to_string()));
    }
    if let Some(what) = guide::fault(&page.guides).or_else(|| group::fault(page)) {
        push(what.to_owned(), Key::Id(page.id.to_string()));
    }
    for line in &page.lines {
        if !lines.insert(line.id) {
            push(
                format!("another line has the id {} too; give one of them a new id", line.id),
                Key::LastId(line.id.to_string()),
            );
        }
    }
    let mut shown = HashSet::new();
    for item in &page.items {
        if !items.insert(item.id) {
            push(
                format!("another item has the id {} too; give one of them a new id", item.id),
                Key::LastId(item.id.to_string()),
            );
        }
        if let Some(line) = item.line() {
            if page.line(line).is_none() {
                push(
                    format!("item {} shows the line {line}, which is not among the page's lines", item.id),
                    Key::Id(item.id.to_string()),
                );
            } else if !shown.insert(line) {
                push(
                    format!("item {} shows the line {line}, which another item shows already", item.id),
                    Key::Id(item.id.to_string()),
                );
            }
        }
        if let Some(panel) = item.panel {
            if page.panel(panel).is_none() {
                push(
                    format!("item {} belongs to the panel {panel}, which is not on the page", item.id),
                    Key::Id(item.id.to_string()),
                );
            } else if item.as_panel().is_some() {
                push(
                    format!("panel {} belongs to another panel; panels belong to none", item.id),
                    Key::Id(item.id.to_string()),
                );
            }
        }
        if let Some(what) = unsound(item) {
            push(format!("item {}: {what}", item.id), Key::Id(item.id.to_string()));
        }
    }
    let panels: HashSet<ItemId> = page.panels().map(|(i, _)| i.id).collect();
    let read: HashSet<ItemId> = page.reading.iter().copied().collect();
    if panels != read || read.len() != page.reading.len() {
        push(
            "`reading` must name each panel of the page exactly once".to_owned(),
            Key::Id(page.id.to_string()),
        );
    }
}

/// Why an item's numbers cannot be drawn, if they cannot.
pub fn unsound(item: &Item) -> Option<&'static str> {
    let crops = item
        .art()
        .iter()
        .all(|a| a.crop.is_sound() && (0.0..=1.0).contains(&a.opacity) && a.breaks_out.is_sound());
    let variants = item.variants.iter().all(|v| {
        v.at.is_none_or(Spot::is_sound)
            && v.size.is_none_or(Spot::is_size)
            && v.outline.as_ref().is_none_or(Outline::is_sound)
            && v.scale.is_none_or(|s| (0.05..=20.0).contains(&s))
    });
    if !crops {
        return Some(
            "its art has a zoom outside 0.01–100, an opacity outside 0–1, or a place that is no number within 10 m",
        );
    }
    if !variants {
        return Some("a variant has a place, size or scale that cannot be drawn");
    }
    let (look, tails) = match &item.kind {
        ItemKind::Balloon(b) => (Some(&b.look), b.tails.as_slice()),
        ItemKind::Caption(c) => (Some(&c.look), c.tails.as_slice()),
        ItemKind::Effect(e) => (Some(&e.look), &[][..]),
        ItemKind::Panel(_) | ItemKind::Art(_) => (None, &[][..]),
    };
    if tails.len() > MAX_TAILS {
        return Some("it has more than 16 tails; take some away");
    }
    match &item.kind {
        ItemKind::Panel(p) if !p.outline.is_sound() => {
            Some("its outline needs at least three corners, all of them ordinary numbers within 10 m")
        }
        ItemKind::Panel(p) if p.marks.len() > MAX_MARKS || !p.marks.iter().all(PanelMark::is_sound) => {
            Some("it has more than 100 marks, or one whose place or size is no ordinary number within 10 m")
        }
        ItemKind::Panel(p) if !p.border_style.is_sound() => Some(
            "its border style has a number outside what can be drawn: `wobble` is 0 to 1, `overshoot_mm` 0 to 20, `halo_mm` 0 to 50",
        ),
        ItemKind::Panel(p) if !is_width(p.border_mm) => Some("its border must be between 0 mm and 10 m"),
        ItemKind::Balloon(b) if !(b.at.is_sound() && b.size.is_none_or(Spot::is_size)) => {
            Some("its place and size must be ordinary numbers within 10 m, the size above 0")
        }
        ItemKind::Caption(c) if !(c.at.is_sound() && c.width.is_none_or(is_side)) => {
            Some("its place and width must be ordinary numbers within 10 m, the width above 0")
        }
        ItemKind::Effect(e) if !(e.at.is_sound() && e.rotate.is_finite()) => {
            Some("its place and rotation must be ordinary numbers, the place within 10 m")
        }
        ItemKind::Effect(e) if !e.warp.is_none_or(|w| w.is_sound()) => Some(
            "its warp has a number outside what can be drawn: `bend` is -1 to 1, `taper` and `flare` -0.9 to 0.9",
        ),
        ItemKind::Effect(e) if !has_letter_heights(item, e.letter_mm) => {
            Some("its letter height, in every variant too, must be between 0.01 mm and 10 m")
        }
        ItemKind::Art(a) if !a.frame.is_sound() => Some("its frame must be ordinary numbers within 10 m"),
        _ if !(look.is_none_or(Look::is_sound) && tails.iter().all(Tail::is_sound)) => {
            Some("its look or a tail has a number outside what can be drawn")
        }
        _ => None,
    }
}

/// The height of an effect's letters can be drawn, and so can it with the scales of all variants together.
fn has_letter_heights(item: &Item, letter_mm: f64) -> bool {
    let scales = || item.variants.iter().filter_map(|v| v.scale);
    let highest = scales().fold(letter_mm, |mm, s| mm * s.max(1.0));
    letter_mm >= MIN_LETTER_MM && highest <= MAX_LENGTH_MM
}
