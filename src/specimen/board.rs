//! What sheets are built with: a page, a grid of cells with their legends, and things put into cells.

use super::Sheet;
use crate::geom::{Rect, Rgba};
use crate::model::{
    Balloon, BodyShape, Caption, CaptionKind, Edition, Effect, Item, ItemId, ItemKind, Lang, Line, LineId,
    Look, PageId, PageSetup, Project, Spot, Tail, Words,
};
use crate::model::{Binding, Lettering, Reading, Sides, StyleName};
use crate::model::{Outline, Panel};
use std::sync::Arc;

/// Sheets are as wide as a comic page with its margins, and as high as what they show.
const WIDTH_MM: f64 = 180.0;
/// White around what a sheet shows, mm.
const MARGIN_MM: f64 = 10.0;
/// Where cells begin below the title, mm.
const HEAD_MM: f64 = 20.0;
/// Between cells, mm.
const GAP_MM: f64 = 4.0;
/// The height that a legend takes at the foot of its cell, mm.
const LEGEND_MM: f64 = 5.0;
/// Height of capitals of titles and legends, mm.
const TITLE_CAPS_MM: f64 = 3.4;
const LEGEND_CAPS_MM: f64 = 1.5;
/// A quiet grey, dark enough to read.
const LEGEND_GREY: Rgba = Rgba::rgb(0x5a, 0x5a, 0x5a);

/// A sheet that is being laid out.
pub(super) struct Board {
    project: Project,
    lang: Lang,
    next: u64,
    /// How far down the sheet is filled, mm.
    filled: f64,
}

impl Board {
    /// An empty sheet with a title, showing words in `lang`.
    pub fn new(title: &str, lang: Lang) -> Self {
        let setup = PageSetup {
            name: "Specimen".to_owned(),
            trim: Spot::new(WIDTH_MM, WIDTH_MM),
            bleed: Sides::default(),
            safe: Sides::all(MARGIN_MM / 2.0),
            gutter: Spot::new(GAP_MM, GAP_MM),
            border: crate::model::style::PEN_MM,
            letters: 1.0,
            dpi: 300.0,
            binding: Binding::Left,
            facing: crate::model::Facing::Never,
            reading: Reading::LeftToRight,
            double: false,
            mirrored: false,
            source: String::new(),
        };
        let mut project = Project::blank(setup, lang.clone(), vec![PageId(1)]);
        let book = Arc::make_mut(&mut project.book);
        for (name, caps, colour, weight) in [
            ("sheet-title", TITLE_CAPS_MM, Rgba::BLACK, 900),
            ("sheet-legend", LEGEND_CAPS_MM, LEGEND_GREY, 400),
        ] {
            let style = crate::model::BalloonStyle {
                shape: BodyShape::Box,
                fill: Rgba::CLEAR,
                stroke: Rgba::CLEAR,
                padding_caps: 0.0,
                lettering: Lettering {
                    fonts: vec!["Noto Sans".to_owned()],
                    weight,
                    cap_height_mm: caps,
                    capitals: false,
                    colour,
                    align: crate::model::Align::Start,
                    // Titles and legends are English on every sheet.
                    direction: crate::model::Direction::Horizontal,
                    ..Lettering::default()
                },
                ..crate::model::BalloonStyle::default()
            };
            book.styles.insert(StyleName::new(name), style);
        }
        let mut board = Self { project, lang, next: 1, filled: HEAD_MM };
        board.note(title, Spot::new(MARGIN_MM, MARGIN_MM), "sheet-title");
        board
    }

    /// Changes what holds for the whole sheet.
    pub fn book(&mut self) -> &mut crate::model::Book {
        Arc::make_mut(&mut self.project.book)
    }

    /// The sheet as it is.
    pub fn finish(mut self, name: &'static str) -> Sheet {
        let high = self.filled + MARGIN_MM / 2.0;
        Arc::make_mut(&mut self.book().setup).trim.y = high;
        Sheet { name, edition: Edition::pages(self.lang), project: self.project }
    }

    /// A tier of cells, each `height` mm high with room for a legend below; their rectangles.
    pub fn tier<const N: usize>(&mut self, height: f64) -> [Rect; N] {
        let width = (WIDTH_MM - 2.0 * MARGIN_MM - GAP_MM * (N as f64 - 1.0)) / N as f64;
        let top = self.filled;
        self.filled += height + LEGEND_MM + GAP_MM;
        std::array::from_fn(|i| {
            let left = MARGIN_MM + (width + GAP_MM) * i as f64;
            Rect::new(left, top, left + width, top + height)
        })
    }

    /// Cells for every one of `things`, `across` of them in a tier, each with its legend.
    pub fn cells<T>(
        &mut self,
        things: impl IntoIterator<Item = (String, T)>,
        across: usize,
        height: f64,
        mut show: impl FnMut(&mut Self, Rect, T),
    ) {
        let across = across.max(1);
        let width = (WIDTH_MM - 2.0 * MARGIN_MM - GAP_MM * (across as f64 - 1.0)) / across as f64;
        let mut column = 0;
        let mut top = self.filled;
        for (legend, thing) in things {
            if column == across {
                column = 0;
                top += height + LEGEND_MM + GAP_MM;
            }
            let left = MARGIN_MM + (width + GAP_MM) * column as f64;
            let cell = Rect::new(left, top, left + width, top + height);
            show(self, cell, thing);
            self.legend(cell, &legend);
            column += 1;
        }
        self.filled = top + height + LEGEND_MM + GAP_MM;
    }

    /// A line of small type below a cell.
    pub fn legend(&mut self, cell: Rect, text: &str) {
        self.note(text, Spot::new(cell.x0, cell.y1 + 1.2), "sheet-legend");
    }

    fn note(&mut self, text: &str, at: Spot, style: &str) {
        let line = self.line(text);
        self.add(
            None,
            ItemKind::Caption(Caption {
                width: Some(WIDTH_MM - MARGIN_MM - at.x),
                style: Some(StyleName::new(style)),
                ..Caption::new(line, CaptionKind::Narration, at)
            }),
        );
    }

    /// A line that says `markup`.
    pub fn line(&mut self, markup: &str) -> LineId {
        let id = LineId(self.id());
        let mut line = Line::new(id);
        line.words.insert(self.lang.clone(), Words::from_markup(markup));
        self.page().lines.push(Arc::new(line));
        id
    }

    /// A panel with a ground of one colour.
    pub fn panel(&mut self, frame: Rect, ground: Rgba) -> ItemId {
        let mut panel = Panel::new(Outline::Rect(frame.into()), 0.0);
        panel.fill = ground;
        self.add(None, ItemKind::Panel(panel))
    }

    /// A balloon that says `markup` around a point of the page.
    pub fn balloon(&mut self, at: (f64, f64), markup: &str, change: impl FnOnce(&mut Balloon)) -> ItemId {
        self.balloon_in(None, at, markup, change)
    }

    /// A balloon that says `markup` around a point of a panel.
    pub fn balloon_in(
        &mut self,
        panel: Option<ItemId>,
        at: (f64, f64),
        markup: &str,
        change: impl FnOnce(&mut Balloon),
    ) -> ItemId {
        let line = self.line(markup);
        let mut balloon = Balloon::new(line, Spot::new(at.0, at.1));
        change(&mut balloon);
        self.add(panel, ItemKind::Balloon(balloon))
    }

    /// A caption that says `markup`, its corner at a point of the page.
    pub fn caption(&mut self, at: (f64, f64), markup: &str, change: impl FnOnce(&mut Caption)) -> ItemId {
        self.caption_in(None, at, markup, change)
    }

    /// A caption that says `markup`, its corner at a point of a panel.
    pub fn caption_in(
        &mut self,
        panel: Option<ItemId>,
        at: (f64, f64),
        markup: &str,
        change: impl FnOnce(&mut Caption),
    ) -> ItemId {
        let line = self.line(markup);
        let mut caption = Caption::new(line, CaptionKind::Narration, Spot::new(at.0, at.1));
        change(&mut caption);
        self.add(panel, ItemKind::Caption(caption))
    }

    /// A sound effect around a point of the page.
    pub fn effect(&mut self, at: (f64, f64), markup: &str, change: impl FnOnce(&mut Effect)) -> ItemId {
        let line = self.line(markup);
        let mut effect = Effect {
            line,
            at: Spot::new(at.0, at.1),
            letter_mm: 12.0,
            rotate: 0.0,
            style: None,
            look: Look::default(),
            warp: None,
        };
        change(&mut effect);
        self.add(None, ItemKind::Effect(effect))
    }

    /// Puts an item on top of the others; places count from its panel, if it has one.
    pub fn add(&mut self, panel: Option<ItemId>, kind: ItemKind) -> ItemId {
        let id = ItemId(self.id());
        let item = Item { id, panel, locked: false, hidden: false, kind, variants: Vec::new() };
        if item.as_panel().is_some() {
            self.page().reading.push(id);
        }
        self.page().items.push(Arc::new(item));
        id
    }

    fn page(&mut self) -> &mut crate::model::Page {
        Arc::make_mut(&mut self.project.pages[0])
    }

    fn id(&mut self) -> u64 {
        self.next += 1;
        self.next
    }
}

/// A tail to a mouth at a point of the page.
pub(super) fn tail(x: f64, y: f64) -> Tail {
    Tail::towards(Spot::new(x, y))
}
