//! What must hold of every project. Checked when a file is read, and after every edit in tests.

use super::art::ZOOM_RANGE;
use super::excerpt::Excerpt;
use super::id::{ItemId, LineId, PageId};
use super::item::{Item, ItemKind, Look, Variant};
use super::lang::Lang;
use super::law::{Law, Place, StyleFault, first};
use super::letters::{self, MIN_SCALE_RANGE, TRACKING_RANGE};
use super::mark::{MAX_MARKS, PanelMark};
use super::page::Page;
use super::place::{MAX_LENGTH_MM, SHARE, Spot, is_side, is_width};
use super::project::{Project, Series};
use super::setup::PageSetup;
use super::style::{BalloonStyle, Styles};
use super::tail::Tail;
use super::{colours, group, guide, running};
use std::collections::HashSet;
use std::sync::Arc;

/// A law that a project breaks.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {law}")]
pub struct Breach {
    /// Which page or item.
    pub place: Place,
    /// What is wrong with it.
    pub law: Law,
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
pub const PADDING_RANGE: std::ops::RangeInclusive<f64> = 0.0..=20.0;
/// How many times as wide as the panel's border an outline can be.
pub const STROKE_SCALES: std::ops::RangeInclusive<f64> = 0.0..=20.0;

/// Every law that the project breaks; none for a sound one.
pub fn breaches(project: &Project) -> Vec<Breach> {
    let book = &project.book;
    let mut found = Found::default();
    found.shared(Place::Book, &book.languages, &book.setup, &book.styles);
    let mut of_book = |law: Option<Law>, field| {
        found.all.extend(law.map(|law| Breach { place: Place::Book, law, key: Key::Field(field) }));
    };
    of_book(colours::fault(&book.palette), "palette");
    of_book(project.pages.is_empty().then_some(Law::NoPages), "pages");
    of_book(running::fault(&book.running), "running");
    for (index, page) in project.pages.iter().enumerate().skip(1).filter(|(_, p)| p.cover) {
        found.push(Place::Page(index + 1), Law::CoverBehind, Key::Id(page.id.to_string()));
    }
    found.pages(&project.pages);
    found.all
}

/// Every law that the series breaks; none for a sound one.
pub fn series_breaches(series: &Series) -> Vec<Breach> {
    let mut found = Found::default();
    found.shared(Place::Series, &series.languages, &series.setup, &series.styles);
    found.all
}

/// Every law that pages on their way to another project break; none for sound ones.
pub fn excerpt_breaches(excerpt: &Excerpt) -> Vec<Breach> {
    let mut found = Found::default();
    found.shared(Place::Excerpt, &[Lang::english()], &excerpt.setup, &excerpt.styles);
    found.pages(&excerpt.pages);
    found.all
}

/// The first law that the page by itself breaks.
pub fn page_fault(page: &Page) -> Option<Law> {
    let mut found = Found::default();
    found.page(page, 1);
    found.all.into_iter().next().map(|breach| breach.law)
}

/// What was found so far, and the ids that were met on the way.
#[derive(Default)]
struct Found {
    all: Vec<Breach>,
    pages: HashSet<PageId>,
    items: HashSet<ItemId>,
    lines: HashSet<LineId>,
}

impl Found {
    fn push(&mut self, place: Place, law: Law, key: Key) {
        self.all.push(Breach { place, law, key });
    }

    fn shared(&mut self, place: Place, languages: &[Lang], setup: &PageSetup, styles: &Styles) {
        if languages.is_empty() {
            self.push(place, Law::NoLanguage, Key::Field("languages"));
        }
        if let Some(fault) = setup.fault() {
            self.push(place, Law::Setup(fault), Key::Field("setup"));
        }
        for (name, style) in styles {
            if let Some(fault) = style_fault(style) {
                self.push(place, Law::Style(name.clone(), fault), Key::Style(name.0.clone()));
            }
        }
    }

    fn pages(&mut self, pages: &[Arc<Page>]) {
        pages.iter().enumerate().for_each(|(index, page)| self.page(page, index + 1));
    }

    fn page(&mut self, page: &Page, number: usize) {
        let place = Place::Page(number);
        let by_id = || Key::Id(page.id.to_string());
        if !self.pages.insert(page.id) {
            self.push(place, Law::PageTwice(page.id), Key::LastId(page.id.to_string()));
        }
        let setup = page.setup.as_ref().and_then(|s| s.fault()).map(Law::Setup);
        let ties = guide::fault(&page.guides).or_else(|| group::fault(page));
        for law in setup.into_iter().chain(ties) {
            self.push(place, law, by_id());
        }
        for line in &page.lines {
            if !self.lines.insert(line.id) {
                self.push(place, Law::LineTwice(line.id), Key::LastId(line.id.to_string()));
            }
        }
        let mut shown = HashSet::new();
        for item in &page.items {
            let place = Place::Item { page: number, id: item.id };
            if !self.items.insert(item.id) {
                self.push(place, Law::ItemTwice(item.id), Key::LastId(item.id.to_string()));
            }
            let line = item.line().and_then(|line| match page.line(line) {
                None => Some(Law::NoSuchLine(line)),
                Some(_) => (!shown.insert(line)).then_some(Law::LineShownTwice(line)),
            });
            let panel = item.panel.and_then(|panel| match page.panel(panel) {
                None => Some(Law::NoSuchPanel(panel)),
                Some(_) => item.as_panel().map(|_| Law::PanelInPanel),
            });
            for law in line.into_iter().chain(panel).chain(item_fault(item)) {
                self.push(place, law, Key::Id(item.id.to_string()));
            }
        }
        let panels: HashSet<ItemId> = page.panels().map(|(i, _)| i.id).collect();
        let read: HashSet<ItemId> = page.reading.iter().copied().collect();
        if panels != read || read.len() != page.reading.len() {
            self.push(place, Law::Reading, by_id());
        }
    }
}

/// Why a style cannot be drawn, if it cannot.
pub fn style_fault(style: &BalloonStyle) -> Option<StyleFault> {
    use StyleFault as F;
    let own = &style.lettering;
    let in_lang = || own.in_lang.values();
    let letter = |mm: f64| (MIN_LETTER_MM..=MAX_LENGTH_MM).contains(&mm);
    let dash = |mm: &f64| (MIN_DASH_MM..=MAX_LENGTH_MM).contains(mm);
    let (leading, weight) = (|v| LEADING_RANGE.contains(&v), |v| WEIGHT_RANGE.contains(&v));
    let tracked = |v: f64| TRACKING_RANGE.contains(&v);
    let mut features = own.features.keys().chain(in_lang().flat_map(|l| l.features.keys()));
    first([
        (style.shape.is_sound(), F::Shape),
        (style.stroke_mm.is_none_or(is_width), F::Stroke),
        (STROKE_SCALES.contains(&style.stroke_scale), F::StrokeScale),
        (style.dash_mm.iter().all(dash), F::Dashes),
        (PADDING_RANGE.contains(&style.padding_caps), F::Padding),
        (letter(own.cap_height_mm) && in_lang().all(|l| l.cap_height_mm.is_none_or(letter)), F::CapHeight),
        (leading(own.leading) && in_lang().all(|l| l.leading.is_none_or(leading)), F::Leading),
        (weight(own.weight) && in_lang().all(|l| l.weight.is_none_or(weight)), F::Weight),
        (style.warp.is_sound(), F::Warp),
        (tracked(own.tracking_em) && in_lang().all(|l| l.tracking_em.is_none_or(tracked)), F::Tracking),
        (MIN_SCALE_RANGE.contains(&own.min_scale), F::MinScale),
        (SHARE.contains(&own.opacity), F::Opacity),
        (letters::are_sound(&own.outlines), F::Outlines),
        (own.shadow.is_none_or(|s| s.is_sound()), F::Shadow),
        (own.glow.is_none_or(|g| g.is_sound()), F::Glow),
        (features.all(|tag| letters::is_feature_tag(tag)), F::Features),
    ])
}

/// Why an item cannot be drawn, if it cannot.
pub fn item_fault(item: &Item) -> Option<Law> {
    let art = || item.art().iter();
    let tails = item.tails();
    first([
        (art().all(|a| ZOOM_RANGE.contains(&a.crop.zoom)), Law::ArtZoom),
        (art().all(|a| a.crop.is_sound()), Law::ArtPlace),
        (art().all(|a| SHARE.contains(&a.opacity)), Law::ArtOpacity),
        (art().all(|a| a.breaks_out.is_sound()), Law::ArtSides),
        (item.variants.iter().all(Variant::is_sound), Law::Variant),
        (tails.len() <= MAX_TAILS, Law::Tails),
    ])
    .or_else(|| match &item.kind {
        ItemKind::Panel(p) => first([
            (p.outline.is_sound(), Law::Outline),
            (p.marks.len() <= MAX_MARKS, Law::Marks),
            (p.marks.iter().all(PanelMark::is_sound), Law::MarkPlace),
            (p.border_style.is_sound(), Law::BorderStyle),
            (is_width(p.border_mm), Law::Border),
        ]),
        ItemKind::Balloon(b) => {
            first([(b.at.is_sound() && b.size.is_none_or(Spot::is_size), Law::BalloonPlace)])
        }
        ItemKind::Caption(c) => first([(c.at.is_sound() && c.width.is_none_or(is_side), Law::CaptionPlace)]),
        ItemKind::Effect(e) => first([
            (e.at.is_sound() && e.rotate.is_finite(), Law::EffectPlace),
            (e.warp.is_none_or(|w| w.is_sound()), Law::Warp),
            (has_letter_heights(item, e.letter_mm), Law::LetterHeight),
        ]),
        ItemKind::Art(a) => first([(a.frame.is_sound(), Law::Frame)]),
    })
    .or_else(|| item.look().and_then(Look::fault).map(Law::Look))
    .or_else(|| first([(tails.iter().all(Tail::is_sound), Law::Tail)]))
}

/// The height of an effect's letters can be drawn, and so can it with the scales of all variants together.
fn has_letter_heights(item: &Item, letter_mm: f64) -> bool {
    let scales = || item.variants.iter().filter_map(|v| v.scale);
    let highest = scales().fold(letter_mm, |mm, s| mm * s.max(1.0));
    letter_mm >= MIN_LETTER_MM && highest <= MAX_LENGTH_MM
}
