//! Edits: the only code that makes new projects. One edit is one intention of the user, as data.

mod book;
mod change;
mod colours;
mod fonts;
mod groups;
pub mod history;
mod items;
mod lines;
mod pages;
mod reform;
mod refused;
pub mod tidy;

use crate::geom::Rgba;
use crate::geom::{Rect, Vec2};
use crate::model::invariants::item_fault;
use crate::model::{
    ArtLayer, ArtPath, BalloonStyle, BorderStyle, CaptionKind, CastId, CastMember, Edge, Edition, Guide,
    Item, ItemId, Join, Lang, Layout, Line, LineId, Look, Outline, Page, PageId, PageSetup, PanelMark,
    Project, Running, Spot, StyleName, Swatch, Tail, Warp, Words,
};
use std::collections::HashSet;
use std::sync::Arc;

pub use history::{History, Place, Snapshot};
pub use items::copies;
pub use reform::{Fit, Reform};
pub use refused::Refused;

/// What the user wants changed.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// A new page before the one at `at` (counted from 0); at the end if there are fewer.
    AddPage {
        /// Where.
        at: usize,
        /// The page, with ids of its own.
        page: Arc<Page>,
    },
    /// Pages go.
    RemovePages(Vec<PageId>),
    /// Pages go to another place among the others, together and in the order of the book. A cover stays in front.
    MovePages {
        /// Which.
        pages: Vec<PageId>,
        /// Before the page that is there now, counted from 0; behind all of them if there are fewer.
        to: usize,
    },
    /// A page becomes the cover and goes to the front, in the place of the one before; or a cover is a page again.
    SetCover {
        /// Which page.
        page: PageId,
        /// It is the cover.
        on: bool,
    },
    /// The book's running texts and number are left off a page.
    SetBare {
        /// Which page.
        page: PageId,
        /// They are left off.
        on: bool,
    },
    /// The running texts of the book.
    SetRunning(Vec<Running>),
    /// The number of the first page after the cover.
    SetFirstNumber(u32),
    /// New items. A panel is put above the other panels and below everything else, the rest on top.
    AddItems {
        /// On which page.
        page: PageId,
        /// The items, with ids of their own.
        items: Vec<Item>,
        /// The lines that they show.
        lines: Vec<Line>,
    },
    /// Items go, and the lines that they show. What belonged to a removed panel stays where it is.
    RemoveItems {
        /// On which page.
        page: PageId,
        /// Which.
        items: Vec<ItemId>,
    },
    /// Items move. What belongs to a moved panel goes with it; tails go on pointing at the same mouth.
    MoveItems {
        /// On which page.
        page: PageId,
        /// Which.
        items: Vec<ItemId>,
        /// How far, in mm.
        by: Vec2,
        /// In which edition: an item that has a place of its own there moves there only.
        edition: Edition,
    },
    /// An item gets other bounds, in page mm. What belongs to a panel stays where it is on the page.
    ResizeItem {
        /// On which page.
        page: PageId,
        /// Which.
        item: ItemId,
        /// The bounds before.
        from: Rect,
        /// The bounds afterwards.
        to: Rect,
        /// In which edition.
        edition: Edition,
    },
    /// Items go up or down in the paint order: panels among panels, and what belongs to one that goes up with it.
    Restack {
        /// On which page.
        page: PageId,
        /// Which.
        items: Vec<ItemId>,
        /// Where to.
        to: Level,
    },
    /// Items go to one place in the paint order, in the order that they have among themselves.
    Reorder {
        /// On which page.
        page: PageId,
        /// Which.
        items: Vec<ItemId>,
        /// Right above this one, which is none of them; without, below everything.
        above: Option<ItemId>,
    },
    /// A property of an item.
    Change {
        /// On which page.
        page: PageId,
        /// Which.
        item: ItemId,
        /// What of it.
        change: Change,
    },
    /// What a line says in a language.
    SetWords {
        /// On which page.
        page: PageId,
        /// Which line.
        line: LineId,
        /// In which language.
        lang: Lang,
        /// The words; blank ones take the language off the line.
        words: Words,
    },
    /// Words as the tidy pass wants them, in one step.
    TidyWords(Vec<tidy::Tidied>),
    /// Who says a line.
    SetSpeaker {
        /// On which page.
        page: PageId,
        /// Which line.
        line: LineId,
        /// Who.
        speaker: Option<CastId>,
    },
    /// A line goes to another place in the reading order.
    MoveLine {
        /// On which page.
        page: PageId,
        /// Which.
        line: LineId,
        /// Its place afterwards, counted from 0.
        to: usize,
    },
    /// A panel goes to another place in the reading order.
    MoveInReading {
        /// On which page.
        page: PageId,
        /// Which panel.
        panel: ItemId,
        /// Its place afterwards, counted from 0.
        to: usize,
    },
    /// The whole reading order of a page.
    SetOrder {
        /// On which page.
        page: PageId,
        /// Its panels, each of them once.
        panels: Vec<ItemId>,
        /// Its lines, each of them once.
        lines: Vec<LineId>,
    },
    /// Items become a group. Groups that they are part of come in whole, unless the items lie within one.
    Group {
        /// On which page.
        page: PageId,
        /// Which.
        items: Vec<ItemId>,
    },
    /// The outermost groups that lie wholly within the items are groups no longer; where there is none, the innermost
    /// ones that the items are in.
    Ungroup {
        /// On which page.
        page: PageId,
        /// Which.
        items: Vec<ItemId>,
    },
    /// The guides of a page.
    SetGuides {
        /// Which page.
        page: PageId,
        /// All of them.
        guides: Vec<Guide>,
    },
    /// The colour of a page's paper.
    SetPaper {
        /// Which page.
        page: PageId,
        /// The colour.
        paper: Rgba,
    },
    /// The measures of one page, or of the book if no page is named; double pages that are twice the book's follow it.
    SetSetup {
        /// Which page.
        page: Option<PageId>,
        /// The measures; `None` gives a page those of the book again.
        setup: Option<Arc<PageSetup>>,
    },
    /// What is on a page goes where it belongs on one of other measures.
    Reform {
        /// Which page.
        page: PageId,
        /// From where to where.
        map: Reform,
    },
    /// The title in a language; an empty one goes.
    SetTitle {
        /// In which language.
        lang: Lang,
        /// The title.
        title: String,
    },
    /// The number of the episode or volume.
    SetNumber(Option<u32>),
    /// The languages, the first being the one it is written in.
    SetLanguages(Vec<Lang>),
    /// A speaker of the project's own, new or changed.
    SetCastMember(CastMember),
    /// A speaker of the project's own goes; one of the same short name that is of the series is seen again. Lines keep
    /// the short name.
    RemoveCastMember(CastId),
    /// A style of the project's own, new or changed; `None` takes it off, and one of the same name that is built in or
    /// of the series is seen again.
    SetStyle {
        /// What it is called.
        name: StyleName,
        /// The style.
        style: Option<Box<BalloonStyle>>,
    },
    /// The colours of the comic.
    SetPalette(Vec<Swatch>),
    /// One colour in the place of another: on every page, in words, in styles, speakers and the palette.
    ReplaceColour {
        /// The colour that goes.
        from: Rgba,
        /// The one that comes.
        to: Rgba,
    },
    /// Pictures whose files moved are found where they are now: the path before, and the new one.
    Relink(Vec<(ArtPath, ArtPath)>),
    /// A family that stands in for another one, as where that is not installed; `None` takes it back.
    SetSubstitute {
        /// The family that is asked for.
        family: String,
        /// The one that is taken instead.
        by: Option<String>,
    },
    /// One family in the place of another, in every style and every item.
    ReplaceFont {
        /// The family that goes.
        from: String,
        /// The one that comes.
        to: String,
    },
}

/// Where in the paint order items go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Above everything.
    Front,
    /// Above the next one.
    Forward,
    /// Below the next one.
    Backward,
    /// Below everything.
    Back,
}

/// A property of an item and its new value. One that the item does not have is refused.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// A panel's outline. What belongs to it stays where it is on the page.
    Outline(Outline),
    /// A panel's border.
    Border {
        /// Its width; 0 for none.
        mm: f64,
        /// Its colour.
        colour: Rgba,
    },
    /// How a panel's border is drawn.
    BorderStyle(BorderStyle),
    /// How many letters each line of a balloon holds in a language, where that must be remembered; none to forget it.
    Lines(Lang, Vec<u16>),
    /// What is behind a panel's art.
    Fill(Rgba),
    /// The art layers of a panel, or the one of free art.
    Art(Vec<ArtLayer>),
    /// What a panel shows, in words; empty ones go.
    Describes(Lang, String),
    /// The place of a balloon, caption or effect, counted from its panel.
    At(Spot),
    /// A place of its own for a balloon, caption or effect in a language, a layout or both, counted from its panel
    /// there.
    OwnPlace(Option<Lang>, Option<Layout>, Spot),
    /// What has a place or size of its own on the pages of a language is there again where it is in the others.
    SharedPlace(Lang),
    /// The size of a balloon; `None` lets it grow to its words.
    Size(Option<Spot>),
    /// The width of a caption; `None` lets it choose.
    Width(Option<f64>),
    /// The named style.
    Style(Option<StyleName>),
    /// What differs from the style.
    Look(Look),
    /// The tails of a balloon or caption.
    Tails(Vec<Tail>),
    /// What becomes of a balloon or caption at the border of its panel.
    Edge(Edge),
    /// Whether a balloon becomes one outline with others.
    Join(Join),
    /// The balloon whose speech a balloon goes on with.
    Continues(Option<ItemId>),
    /// The marks of a panel.
    Marks(Vec<PanelMark>),
    /// What a caption is for.
    Purpose(CaptionKind),
    /// The letter height of an effect in mm.
    LetterHeight(f64),
    /// How an effect's letters are bent; `None` as the style has it.
    Warp(Option<Warp>),
    /// The rotation of an effect in degrees.
    Rotate(f64),
    /// The panel it belongs to; it stays where it is on the page.
    Panel(Option<ItemId>),
    /// Whether it is locked.
    Locked(bool),
    /// Whether it is hidden.
    Hidden(bool),
}

/// What an edit is called in menus: the key of a text in each language of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names are the meaning")]
pub enum Label {
    AddPage,
    RemovePage,
    MovePage,
    Cover,
    Running,
    Add,
    Arrange,
    Cut,
    Merge,
    Divide,
    Remove,
    Move,
    Resize,
    Restack,
    Border,
    Fill,
    Outline,
    Art,
    Description,
    Size,
    Style,
    Tail,
    Edge,
    Join,
    Mark,
    Rotate,
    Warp,
    Words,
    Tidy,
    Speaker,
    Order,
    Group,
    Ungroup,
    Guides,
    Paper,
    Setup,
    Title,
    Number,
    Languages,
    Cast,
    Fonts,
    Palette,
    Recolour,
    Relink,
    Duplicate,
    Paste,
    Property,
}

impl Edit {
    /// What it is called.
    pub fn label(&self) -> Label {
        match self {
            Self::AddPage { .. } => Label::AddPage,
            Self::RemovePages(_) => Label::RemovePage,
            Self::MovePages { .. } => Label::MovePage,
            Self::SetCover { .. } => Label::Cover,
            Self::SetBare { .. } | Self::SetRunning(_) | Self::SetFirstNumber(_) => Label::Running,
            Self::AddItems { .. } => Label::Add,
            Self::RemoveItems { .. } => Label::Remove,
            Self::MoveItems { .. } => Label::Move,
            Self::ResizeItem { .. } => Label::Resize,
            Self::Restack { .. } | Self::Reorder { .. } => Label::Restack,
            Self::Change { change, .. } => match change {
                Change::Outline(_) => Label::Outline,
                Change::Border { .. } | Change::BorderStyle(_) => Label::Border,
                Change::Fill(_) => Label::Fill,
                Change::Art(_) => Label::Art,
                Change::Describes(..) => Label::Description,
                Change::Lines(..) => Label::Words,
                Change::At(_) | Change::OwnPlace(..) | Change::SharedPlace(_) | Change::Panel(_) => {
                    Label::Move
                }
                Change::Size(_) | Change::Width(_) | Change::LetterHeight(_) => Label::Size,
                Change::Style(_) | Change::Look(_) | Change::Purpose(_) => Label::Style,
                Change::Tails(_) => Label::Tail,
                Change::Edge(_) => Label::Edge,
                Change::Join(_) | Change::Continues(_) => Label::Join,
                Change::Marks(_) => Label::Mark,
                Change::Rotate(_) => Label::Rotate,
                Change::Warp(_) => Label::Warp,
                Change::Locked(_) | Change::Hidden(_) => Label::Property,
            },
            Self::SetWords { .. } => Label::Words,
            Self::TidyWords(_) => Label::Tidy,
            Self::SetSpeaker { .. } => Label::Speaker,
            Self::MoveLine { .. } | Self::MoveInReading { .. } | Self::SetOrder { .. } => Label::Order,
            Self::Group { .. } => Label::Group,
            Self::Ungroup { .. } => Label::Ungroup,
            Self::SetGuides { .. } => Label::Guides,
            Self::SetPaper { .. } => Label::Paper,
            Self::SetSetup { .. } | Self::Reform { .. } => Label::Setup,
            Self::SetTitle { .. } => Label::Title,
            Self::SetNumber(_) => Label::Number,
            Self::SetLanguages(_) => Label::Languages,
            Self::SetCastMember(_) | Self::RemoveCastMember(_) => Label::Cast,
            Self::SetStyle { .. } => Label::Style,
            Self::SetPalette(_) => Label::Palette,
            Self::ReplaceColour { .. } => Label::Recolour,
            Self::Relink(_) => Label::Relink,
            Self::SetSubstitute { .. } | Self::ReplaceFont { .. } => Label::Fonts,
        }
    }

    /// The project as it is afterwards. Only what is touched is copied.
    pub fn apply(&self, project: &Arc<Project>) -> Result<Arc<Project>, Refused> {
        let mut next = Project::clone(project);
        match self {
            Self::AddPage { at, page } => pages::add(&mut next, *at, page)?,
            Self::RemovePages(ids) => pages::remove(&mut next, ids)?,
            Self::MovePages { pages, to } => pages::shift(&mut next, pages, *to)?,
            Self::SetCover { page, on } => pages::set_cover(&mut next, *page, *on)?,
            Self::SetBare { page, on } => page_mut(&mut next, *page)?.bare = *on,
            Self::SetRunning(all) => book::set_running(&mut next, all)?,
            Self::SetFirstNumber(number) => Arc::make_mut(&mut next.book).first_number = *number,
            Self::AddItems { page, items, lines } => {
                if items.iter().any(|i| project.find_item(i.id).is_some())
                    || lines.iter().any(|l| project.find_line(l.id).is_some())
                {
                    return Err(Refused::IdInUse);
                }
                items::add(page_mut(&mut next, *page)?, items, lines)?;
            }
            Self::RemoveItems { page, items } => items::remove(page_mut(&mut next, *page)?, items)?,
            Self::MoveItems { page, items, by, edition } => {
                items::shift(page_mut(&mut next, *page)?, items, *by, edition)?;
            }
            Self::ResizeItem { page, item, from, to, edition } => {
                items::resize(page_mut(&mut next, *page)?, *item, *from, *to, edition)?;
            }
            Self::Restack { page, items, to } => items::restack(page_mut(&mut next, *page)?, items, *to)?,
            Self::Reorder { page, items, above } => {
                items::reorder(page_mut(&mut next, *page)?, items, *above)?;
            }
            Self::Change { page, item, change } => {
                change::change(page_mut(&mut next, *page)?, *item, change)?;
            }
            Self::SetWords { page, line, lang, words } => {
                lines::set_words(page_mut(&mut next, *page)?, *line, lang, words)?;
            }
            Self::TidyWords(all) => {
                for one in all {
                    lines::tidy(page_mut(&mut next, one.page)?, one)?;
                }
            }
            Self::SetSpeaker { page, line, speaker } => {
                lines::set_speaker(page_mut(&mut next, *page)?, *line, speaker.as_ref())?;
            }
            Self::MoveLine { page, line, to } => lines::shift(page_mut(&mut next, *page)?, *line, *to)?,
            Self::MoveInReading { page, panel, to } => {
                lines::shift_panel(page_mut(&mut next, *page)?, *panel, *to)?;
            }
            Self::SetOrder { page, panels, lines } => {
                lines::set_order(page_mut(&mut next, *page)?, panels, lines)?;
            }
            Self::Group { page, items } => groups::group(page_mut(&mut next, *page)?, items)?,
            Self::Ungroup { page, items } => groups::ungroup(page_mut(&mut next, *page)?, items)?,
            Self::SetGuides { page, guides } => pages::set_guides(&mut next, *page, guides)?,
            Self::SetPaper { page, paper } => page_mut(&mut next, *page)?.paper = *paper,
            Self::SetSetup { page, setup } => pages::set_setup(&mut next, *page, setup.as_ref())?,
            Self::Reform { page, map } => reform::reform(page_mut(&mut next, *page)?, map),
            Self::SetTitle { lang, title } => book::set_title(&mut next, lang, title),
            Self::SetNumber(number) => Arc::make_mut(&mut next.book).number = *number,
            Self::SetLanguages(languages) => book::set_languages(&mut next, languages)?,
            Self::SetCastMember(member) => book::set_cast_member(&mut next, member),
            Self::RemoveCastMember(id) => Arc::make_mut(&mut next.book).cast.retain(|m| m.id != *id),
            Self::SetStyle { name, style } => fonts::set_style(&mut next, name, style.as_deref())?,
            Self::SetPalette(palette) => colours::set_palette(&mut next, palette)?,
            Self::ReplaceColour { from, to } => colours::replace(&mut next, *from, *to),
            Self::Relink(moved) => book::relink(&mut next, moved),
            Self::SetSubstitute { family, by } => fonts::set_substitute(&mut next, family, by.as_deref()),
            Self::ReplaceFont { from, to } => fonts::replace(&mut next, from, to),
        }
        check(project, &next)?;
        Ok(Arc::new(next))
    }
}

/// What an edit made must be such that it can be drawn: numbers may have grown beyond all bounds or shrunk to
/// nothing by rounding. What was there before is not looked at.
fn check(before: &Project, after: &Project) -> Result<(), Refused> {
    let pages = |p: &Project| p.pages.iter().map(Arc::as_ptr).collect::<HashSet<_>>();
    let known = pages(before);
    for page in after.pages.iter().filter(|p| !known.contains(&Arc::as_ptr(p))) {
        let old = before.page(page.id).map_or(&[][..], |(_, p)| &p.items);
        let old: HashSet<_> = old.iter().map(Arc::as_ptr).collect();
        let mut new = page.items.iter().filter(|i| !old.contains(&Arc::as_ptr(i)));
        if let Some(law) = new.find_map(|i| item_fault(i)) {
            return Err(Refused::Unsound(law));
        }
    }
    Ok(())
}

/// The page, copied if it is shared with another project.
fn page_mut(project: &mut Project, id: PageId) -> Result<&mut Page, Refused> {
    project.pages.iter_mut().find(|p| p.id == id).map(Arc::make_mut).ok_or(Refused::NoPage)
}

/// The item, copied if it is shared.
fn item_mut(page: &mut Page, id: ItemId) -> Result<&mut Item, Refused> {
    page.items.iter_mut().find(|i| i.id == id).map(Arc::make_mut).ok_or(Refused::NoItem)
}
