//! Running texts: page numbers and titles that the book prints on every page.

use super::lang::ByLang;
use super::law::{Law, first};
use super::place::{is_side, tidy};
use super::setup::{PageSetup, is_off};
use super::spread::Side;
use super::style::StyleName;
use serde::{Deserialize, Serialize};

/// Where along the edge of the page a running text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Across {
    /// At the edge away from the binding: right on right pages, left on left ones.
    #[default]
    Outer,
    /// In the middle.
    Centre,
    /// At the fold.
    Inner,
}

/// On which pages of an open book a running text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum OnPages {
    /// On all of them.
    #[default]
    Every,
    /// On the left ones, as the title of the series in many books.
    Left,
    /// On the right ones.
    Right,
}

impl OnPages {
    /// A page on this side has the text.
    pub fn holds(self, side: Side) -> bool {
        match self {
            Self::Every => true,
            Self::Left => side == Side::Left,
            Self::Right => side == Side::Right,
        }
    }

    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde's skip_serializing_if hands out references")]
    fn is_every(&self) -> bool {
        *self == Self::Every
    }
}

/// A text that is printed on every page, defined once for the book.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Running {
    /// What it says in each language; what stands for something is in [`HOLES`].
    pub text: ByLang<String>,
    /// At the head of the page and not at its foot.
    #[serde(default, skip_serializing_if = "is_off")]
    pub head: bool,
    /// Where along that edge.
    #[serde(default)]
    pub across: Across,
    /// On which pages of those that face each other.
    #[serde(default, skip_serializing_if = "OnPages::is_every")]
    pub on: OnPages,
    /// From the trim to the middle of the letters, mm.
    pub edge_mm: f64,
    /// From the outer or inner trim to the letters, mm.
    pub side_mm: f64,
    /// The style that its letters wear; [`STYLE`] if none is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub style: Option<StyleName>,
    /// The height of its capitals, mm; as the style has it if nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub letter_mm: Option<f64>,
}

/// The style that running texts wear where none is named.
pub const STYLE: &str = "running";
/// The most running texts that a book can have.
pub const MAX_RUNNING: usize = 8;
/// How far from the trim a running text can be, mm.
pub const DISTANCE_MM: std::ops::RangeInclusive<f64> = 0.0..=1000.0;

/// The height of capitals as a share of the page's height, and its bounds, mm: nine to ten points on a comic's page.
const LETTERS: f64 = 0.0095;
const LETTERS_MM: (f64, f64) = (2.2, 3.4);
/// Nearer to the trim than this, letters may be cut off, mm.
const TRIMMED_MM: f64 = 5.0;
/// Between running texts and the area that panels fill, mm.
const GAP_MM: f64 = 1.5;

/// What stands for something else in a running text.
pub const HOLES: [&str; 5] = ["{page}", "{pages}", "{title}", "{series}", "{episode}"];

/// What the holes of a running text stand for on one page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filling {
    /// The page's number.
    pub page: String,
    /// The number of the last page.
    pub pages: String,
    /// The title of the episode or book.
    pub title: String,
    /// The title of the series.
    pub series: String,
    /// The number of the episode.
    pub episode: String,
}

impl Running {
    /// A text where printed comics of these measures have it, in letters that can be read there: close to the safe area,
    /// in line with its sides. Where the margin has no room for it that no knife cuts off, it stands within.
    pub fn usual(text: ByLang<String>, head: bool, across: Across, setup: &PageSetup) -> Self {
        let letters = tidy((setup.trim.y * LETTERS).clamp(LETTERS_MM.0, LETTERS_MM.1));
        let margin = if head { setup.safe.top } else { setup.safe.bottom };
        let edge = if margin - GAP_MM - letters >= TRIMMED_MM {
            margin - GAP_MM - letters / 2.0
        } else {
            margin.max(TRIMMED_MM) + letters / 2.0
        };
        Self {
            text,
            head,
            across,
            on: OnPages::Every,
            edge_mm: tidy(edge),
            side_mm: setup.safe.left.max(setup.safe.right).max(TRIMMED_MM),
            style: None,
            letter_mm: Some(letters),
        }
    }

    /// Why it cannot be printed, if it cannot.
    fn fault(&self) -> Option<Law> {
        first([
            (DISTANCE_MM.contains(&self.edge_mm) && DISTANCE_MM.contains(&self.side_mm), Law::RunningPlace),
            (self.letter_mm.is_none_or(is_side), Law::RunningLetters),
        ])
    }

    /// It has the page's number in it.
    pub fn counts(&self) -> bool {
        self.text.values().any(|t| t.contains(HOLES[0]))
    }
}

/// Why running texts cannot be printed, if they cannot.
pub fn fault(all: &[Running]) -> Option<Law> {
    if all.len() > MAX_RUNNING { Some(Law::RunningTexts) } else { all.iter().find_map(Running::fault) }
}

/// A running text with its holes filled. What is in braces and stands for nothing stays as it is.
pub fn filled(text: &str, with: &Filling) -> String {
    let values = [&with.page, &with.pages, &with.title, &with.series, &with.episode];
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let hole = HOLES.iter().zip(values).find(|(hole, _)| rest.starts_with(**hole));
        let (hole, value) = hole.map_or(("{", "{"), |(hole, value)| (*hole, value.as_str()));
        out.push_str(value);
        rest = &rest[hole.len()..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holes_are_filled_and_what_they_are_filled_with_is_not_looked_at() {
        let with = Filling { page: "7".to_owned(), title: "{page}".to_owned(), ..Filling::default() };
        assert_eq!(filled("– {page} –", &with), "– 7 –");
        assert_eq!(filled("{title} {pag} {", &with), "{page} {pag} {");
        assert_eq!(filled("第{page}页", &with), "第7页");
    }
}
