//! Items: what is on a page.

use super::art::ArtLayer;
use super::border::BorderStyle;
use super::cast::CastId;
use super::edition::{Edition, Layout};
use super::id::{ItemId, LineId};
use super::lang::{ByLang, Lang};
use super::law::{StyleFault, first};
use super::letters::LetteringChange;
use super::mark::{Mouth, PanelMark};
use super::outline::Outline;
use super::place::{Frame, Spot, is_width};
use super::shape::BodyShape;
use super::style::{OutlineKind, StyleName};
use super::tail::Tail;
use super::warp::Warp;
use crate::geom::Rgba;
use serde::{Deserialize, Serialize};

/// Something on a page, in the page's paint order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Unique within the project.
    pub id: ItemId,
    /// The panel it belongs to: its places are then relative to the top left of that panel's bounds, and it
    /// follows the panel. Without one, places are on the page. Panels themselves have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub panel: Option<ItemId>,
    /// Cannot be changed on the canvas.
    #[serde(default, skip_serializing_if = "is_false")]
    pub locked: bool,
    /// Neither drawn nor exported.
    #[serde(default, skip_serializing_if = "is_false")]
    pub hidden: bool,
    /// What it is.
    pub kind: ItemKind,
    /// What differs in an edition.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub variants: Vec<Variant>,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde's skip_serializing_if hands out references")]
fn is_false(v: &bool) -> bool {
    !*v
}

/// The kinds of items.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum ItemKind {
    /// A frame of the story.
    Panel(Panel),
    /// Speech or thought.
    Balloon(Balloon),
    /// Narration, place and time, a voice from elsewhere.
    Caption(Caption),
    /// A sound, lettered large.
    Effect(Effect),
    /// A picture that no panel frames.
    Art(FreeArt),
}

/// A frame of the story.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Panel {
    /// Its edge on the page, mm.
    pub outline: Outline,
    /// The width of its border in mm; 0 for none.
    pub border_mm: f64,
    /// The border's colour.
    #[serde(default = "black", skip_serializing_if = "is_black")]
    pub border: Rgba,
    /// How the border is drawn.
    #[serde(default, skip_serializing_if = "BorderStyle::is_plain")]
    pub border_style: BorderStyle,
    /// What is behind the art.
    #[serde(default = "white", skip_serializing_if = "is_white")]
    pub fill: Rgba,
    /// Pictures seen through it, the lowest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub art: Vec<ArtLayer>,
    /// What the picture shows, in words, for those who cannot see it.
    #[serde(default, skip_serializing_if = "ByLang::is_empty")]
    pub describes: ByLang<String>,
    /// What lettering must know of the picture.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<PanelMark>,
}

fn black() -> Rgba {
    Rgba::BLACK
}
fn white() -> Rgba {
    Rgba::WHITE
}
#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde's skip_serializing_if hands out references")]
fn is_black(c: &Rgba) -> bool {
    *c == Rgba::BLACK
}
#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde's skip_serializing_if hands out references")]
fn is_white(c: &Rgba) -> bool {
    *c == Rgba::WHITE
}

impl Panel {
    /// An empty panel with a border of `border_mm`.
    pub fn new(outline: Outline, border_mm: f64) -> Self {
        Self {
            outline,
            border_mm,
            border: Rgba::BLACK,
            border_style: BorderStyle::default(),
            fill: Rgba::WHITE,
            art: Vec::new(),
            describes: ByLang::new(),
            marks: Vec::new(),
        }
    }

    /// Where a member of the cast speaks from, counted from the top left of the panel's bounds, if that is marked.
    pub fn mouth_of(&self, who: &CastId) -> Option<&Mouth> {
        self.marks.iter().filter_map(PanelMark::mouth).find(|m| m.who == *who)
    }
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde's skip_serializing_if hands out references")]
fn is_zero(v: &f64) -> bool {
    *v == 0.0
}
fn is_default<T: Default + PartialEq>(v: &T) -> bool {
    *v == T::default()
}

/// What one balloon, caption or effect changes of its style; what is `None` is as the style has it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Look {
    /// The body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shape: Option<BodyShape>,
    /// The colour inside.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fill: Option<Rgba>,
    /// The colour of the outline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stroke: Option<Rgba>,
    /// The outline's width in mm.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stroke_mm: Option<f64>,
    /// How the outline is drawn.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outline: Option<OutlineKind>,
    /// The colour of the letters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub letters: Option<Rgba>,
    /// The letters' size as a multiple of the style's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scale: Option<f64>,
    /// Font families before those of the style.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fonts: Vec<String>,
    /// The rest of the lettering.
    #[serde(skip_serializing_if = "LetteringChange::is_plain")]
    pub lettering: LetteringChange,
}

/// The sizes that an item can have, as multiples of its own.
pub const SCALE_RANGE: std::ops::RangeInclusive<f64> = 0.05..=20.0;

impl Look {
    /// It changes nothing.
    pub fn is_plain(&self) -> bool {
        *self == Self::default()
    }

    /// What cannot be drawn of it, if anything.
    pub fn fault(&self) -> Option<StyleFault> {
        first([
            (self.shape.as_ref().is_none_or(BodyShape::is_sound), StyleFault::Shape),
            (self.stroke_mm.is_none_or(is_width), StyleFault::Stroke),
            (self.scale.is_none_or(|s| SCALE_RANGE.contains(&s)), StyleFault::Scale),
        ])
        .or_else(|| self.lettering.fault())
    }
}

/// What becomes of a balloon or caption at the border of its panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Edge {
    /// Its outline stays whole, wherever it lies (rule B10).
    #[default]
    Closed,
    /// It ends at the border, which is its own edge there (rule B09).
    Butt,
    /// It breaks the border open: its fill runs on into the gutter, without a line there (rule B10).
    Open,
}

impl Edge {
    /// All of them, in the order that pickers show.
    pub const ALL: [Self; 3] = [Self::Closed, Self::Butt, Self::Open];
}

/// Whether a balloon becomes one outline with another that it overlaps (rule B11).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Join {
    /// With those of its own speaker.
    #[default]
    Auto,
    /// With any that does not keep to itself.
    Always,
    /// With none.
    Never,
}

impl Join {
    /// All of them, in the order that pickers show.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Always, Self::Never];
}

/// Speech or thought: a body around its words, with tails.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Balloon {
    /// What it says.
    pub line: LineId,
    /// Its middle.
    pub at: Spot,
    /// Its width and height in mm; without, it grows to its words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<Spot>,
    /// Its style; that of the speaker or of plain speech if there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub style: Option<StyleName>,
    /// What it changes of the style.
    #[serde(default, skip_serializing_if = "Look::is_plain")]
    pub look: Look,
    /// Its tails.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tails: Vec<Tail>,
    /// What becomes of it at the border of its panel.
    #[serde(default, skip_serializing_if = "is_default")]
    pub edge: Edge,
    /// Whether it becomes one outline with others that it overlaps.
    #[serde(default, skip_serializing_if = "is_default")]
    pub join: Join,
    /// The balloon of the same page whose speech it goes on with: a neck leads there (rule C06).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub continues: Option<ItemId>,
}

impl Balloon {
    /// A balloon that grows to its words, with no tail and nothing set.
    pub fn new(line: LineId, at: Spot) -> Self {
        Self {
            line,
            at,
            size: None,
            style: None,
            look: Look::default(),
            tails: Vec::new(),
            edge: Edge::Closed,
            join: Join::Auto,
            continues: None,
        }
    }
}

/// What a caption is for (rule D01). Each kind has the built-in style of its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum CaptionKind {
    /// The narrator's voice.
    #[default]
    Narration,
    /// Where and when.
    Place,
    /// A character's own thoughts.
    Monologue,
    /// A voice from off the panel.
    Spoken,
    /// A note of the editor.
    Editor,
}

impl CaptionKind {
    /// All kinds, in the order that pickers show.
    pub const ALL: [Self; 5] = [Self::Narration, Self::Place, Self::Monologue, Self::Spoken, Self::Editor];

    /// The built-in style of the kind.
    pub fn style(self) -> StyleName {
        StyleName::new(match self {
            Self::Narration => "narration",
            Self::Place => "place",
            Self::Monologue => "monologue",
            Self::Spoken => "spoken",
            Self::Editor => "editor",
        })
    }
}

/// A box with words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Caption {
    /// What it says.
    pub line: LineId,
    /// What it is for.
    #[serde(default)]
    pub purpose: CaptionKind,
    /// Its top left corner.
    pub at: Spot,
    /// Its width in mm; without, it is as wide as reads well.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width: Option<f64>,
    /// Its style; that of its purpose if there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub style: Option<StyleName>,
    /// What it changes of the style.
    #[serde(default, skip_serializing_if = "Look::is_plain")]
    pub look: Look,
    /// Its tails, for a voice whose owner is seen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tails: Vec<Tail>,
    /// What becomes of it at the border of its panel.
    #[serde(default, skip_serializing_if = "is_default")]
    pub edge: Edge,
}

impl Caption {
    /// A caption that is as wide as reads well, with nothing set.
    pub fn new(line: LineId, purpose: CaptionKind, at: Spot) -> Self {
        Self {
            line,
            purpose,
            at,
            width: None,
            style: None,
            look: Look::default(),
            tails: Vec::new(),
            edge: Edge::Closed,
        }
    }
}

/// A sound, lettered large over the art.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Effect {
    /// What it sounds like.
    pub line: LineId,
    /// Its middle.
    pub at: Spot,
    /// Height of its capitals in mm.
    pub letter_mm: f64,
    /// Degrees clockwise.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub rotate: f64,
    /// Its style; the built-in `effect` if there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub style: Option<StyleName>,
    /// What it changes of the style.
    #[serde(default, skip_serializing_if = "Look::is_plain")]
    pub look: Look,
    /// How its letters are bent; as the style has it if nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub warp: Option<Warp>,
}

/// A picture that no panel frames.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FreeArt {
    /// Where it lies.
    pub frame: Frame,
    /// The picture.
    pub art: ArtLayer,
}

/// What is different about an item in one language, one layout or both; what is `None` is not different.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Variant {
    /// In this language only; in any if there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<Lang>,
    /// In this layout only; in any if there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layout: Option<Layout>,
    /// Where it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<Spot>,
    /// A balloon's width and height; of a caption only the width counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<Spot>,
    /// A panel's outline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outline: Option<Outline>,
    /// The letters' size as a multiple of the style's; of an effect, of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scale: Option<f64>,
    /// Whether it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hidden: Option<bool>,
    /// How many letters each line of a balloon held before its words were last edited, where breaking them afresh
    /// would reshuffle the lines. Of no effect once the words have not as many letters.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<u16>,
}

impl Variant {
    /// It is for this language by name, on pages.
    pub fn is_of_pages_in(&self, lang: &Lang) -> bool {
        self.lang.as_ref() == Some(lang) && self.layout.is_none_or(|l| l == Layout::Page)
    }

    /// It changes nothing where it applies.
    pub fn is_empty(&self) -> bool {
        let Self { at, size, outline, scale, hidden, lines, .. } = self;
        at.is_none()
            && size.is_none()
            && outline.is_none()
            && scale.is_none()
            && hidden.is_none()
            && lines.is_empty()
    }

    /// All numbers can be drawn with.
    pub fn is_sound(&self) -> bool {
        self.at.is_none_or(Spot::is_sound)
            && self.size.is_none_or(Spot::is_size)
            && self.outline.as_ref().is_none_or(Outline::is_sound)
            && self.scale.is_none_or(|s| SCALE_RANGE.contains(&s))
    }

    /// The edition that it speaks of; what it leaves open is one that nobody names.
    pub fn edition(&self) -> Edition {
        let nobody = || "und".parse().unwrap_or_else(|_| Lang::english());
        let lang = self.lang.clone().unwrap_or_else(nobody);
        Edition { lang, layout: self.layout.unwrap_or_default() }
    }

    /// It speaks of this edition.
    pub fn applies(&self, edition: &Edition) -> bool {
        self.lang.as_ref().is_none_or(|l| *l == edition.lang)
            && self.layout.is_none_or(|l| l == edition.layout)
    }
}

impl Item {
    /// The place of a balloon, caption or effect, counted from its panel.
    pub fn spot(&self) -> Option<Spot> {
        match &self.kind {
            ItemKind::Balloon(b) => Some(b.at),
            ItemKind::Caption(c) => Some(c.at),
            ItemKind::Effect(e) => Some(e.at),
            ItemKind::Panel(_) | ItemKind::Art(_) => None,
        }
    }

    /// It has a place of its own on the pages of a language.
    pub fn has_own_place(&self, lang: &Lang) -> bool {
        self.variants.iter().any(|v| v.is_of_pages_in(lang) && v.at.is_some())
    }

    /// The line that it shows, if it shows one.
    pub fn line(&self) -> Option<LineId> {
        match &self.kind {
            ItemKind::Balloon(b) => Some(b.line),
            ItemKind::Caption(c) => Some(c.line),
            ItemKind::Effect(e) => Some(e.line),
            ItemKind::Panel(_) | ItemKind::Art(_) => None,
        }
    }

    /// The panel that it is, if it is one.
    pub fn as_panel(&self) -> Option<&Panel> {
        if let ItemKind::Panel(panel) = &self.kind { Some(panel) } else { None }
    }

    /// Its tails, if it can have any.
    pub fn tails(&self) -> &[Tail] {
        match &self.kind {
            ItemKind::Balloon(balloon) => &balloon.tails,
            ItemKind::Caption(caption) => &caption.tails,
            _ => &[],
        }
    }

    /// What its words have instead of what their style has.
    pub fn look(&self) -> Option<&Look> {
        match &self.kind {
            ItemKind::Balloon(balloon) => Some(&balloon.look),
            ItemKind::Caption(caption) => Some(&caption.look),
            ItemKind::Effect(effect) => Some(&effect.look),
            ItemKind::Panel(_) | ItemKind::Art(_) => None,
        }
    }

    /// The art layers that it shows.
    pub fn art(&self) -> &[ArtLayer] {
        match &self.kind {
            ItemKind::Panel(panel) => &panel.art,
            ItemKind::Art(free) => std::slice::from_ref(&free.art),
            _ => &[],
        }
    }

    /// The same, to be changed.
    pub fn art_mut(&mut self) -> &mut [ArtLayer] {
        match &mut self.kind {
            ItemKind::Panel(panel) => &mut panel.art,
            ItemKind::Art(free) => std::slice::from_mut(&mut free.art),
            _ => &mut [],
        }
    }

    /// It is not shown in an edition.
    pub fn is_hidden_in(&self, edition: &Edition) -> bool {
        let mut own = self.variants.iter().rev().filter(|v| v.applies(edition)).filter_map(|v| v.hidden);
        own.next().unwrap_or(self.hidden)
    }

    /// The item as it is in an edition: every variant that applies is put in, in order, so that a later one
    /// (by habit the more particular) wins.
    pub fn in_edition(&self, edition: &Edition) -> Self {
        let mut own = self.clone();
        own.variants = Vec::new();
        for v in self.variants.iter().filter(|v| v.applies(edition)) {
            own.hidden = v.hidden.unwrap_or(own.hidden);
            match &mut own.kind {
                ItemKind::Panel(p) => {
                    if let Some(outline) = &v.outline {
                        p.outline = outline.clone();
                    }
                }
                ItemKind::Balloon(b) => {
                    b.at = v.at.unwrap_or(b.at);
                    b.size = v.size.or(b.size);
                    b.look.scale = v.scale.or(b.look.scale);
                }
                ItemKind::Caption(c) => {
                    c.at = v.at.unwrap_or(c.at);
                    c.width = v.size.map(|s| s.x).or(c.width);
                    c.look.scale = v.scale.or(c.look.scale);
                }
                ItemKind::Effect(e) => {
                    e.at = v.at.unwrap_or(e.at);
                    e.letter_mm *= v.scale.unwrap_or(1.0);
                }
                ItemKind::Art(a) => {
                    if let Some(at) = v.at {
                        a.frame.x = at.x;
                        a.frame.y = at.y;
                    }
                }
            }
        }
        own
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edition_sees_its_own_variant_only() {
        let zh = Lang::simplified_chinese();
        let item = Item {
            id: ItemId(1),
            panel: None,
            locked: false,
            hidden: false,
            kind: ItemKind::Effect(Effect {
                line: LineId(1),
                at: Spot::new(1.0, 1.0),
                letter_mm: 10.0,
                rotate: 0.0,
                style: None,
                look: Look::default(),
                warp: None,
            }),
            variants: vec![Variant {
                lang: Some(zh.clone()),
                at: Some(Spot::new(5.0, 5.0)),
                scale: Some(2.0),
                ..Variant::default()
            }],
        };
        let ItemKind::Effect(seen) = item.in_edition(&Edition::pages(zh)).kind else { panic!("an effect") };
        assert_eq!((seen.at, seen.letter_mm), (Spot::new(5.0, 5.0), 20.0));
        let ItemKind::Effect(seen) = item.in_edition(&Edition::pages(Lang::english())).kind else {
            panic!("an effect")
        };
        assert_eq!((seen.at, seen.letter_mm), (Spot::new(1.0, 1.0), 10.0));
    }
}
