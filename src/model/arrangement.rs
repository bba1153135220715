//! Layouts of pages: panels as cuts through one large panel, in the order they are made.

use super::ByLang;
use super::cut::Cut;
use super::item::Outline;
use super::lang::Lang;
use super::place::Spot;
use super::setup::Reading;
use crate::geom::Point;
use serde::Deserialize;

/// A layout of panels that any page can take.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Arrangement {
    /// What it is called in each language of the window.
    pub name: ByLang<String>,
    /// Cuts from place to place in shares of the area; each goes through what it crosses of the panels before. For
    /// pages that are read from the left: others have them mirrored.
    pub cuts: Vec<(Spot, Spot)>,
}

impl Arrangement {
    /// What it is called in a language, or in English.
    pub fn name_in(&self, lang: &Lang) -> &str {
        self.name.get(lang).or_else(|| self.name.get(&Lang::english())).map_or("", String::as_str)
    }

    /// The panels that a panel falls into, in reading order. `gutter` as in [`Cut::between`], mm.
    pub fn panels(&self, whole: &Outline, gutter: Spot, reading: Reading) -> Vec<Outline> {
        let area = whole.bounds();
        let mirrored = reading == Reading::RightToLeft;
        // Panels of equal shares are equally large: the gutter is not taken from those at the edges alone.
        let at = |share: Spot| {
            let x = if mirrored { 1.0 - share.x } else { share.x };
            let along = |from: f64, length: f64, gutter: f64, share: f64| {
                from + share * (length + gutter) - gutter / 2.0
            };
            Point::new(
                along(area.x0, area.width(), gutter.x, x),
                along(area.y0, area.height(), gutter.y, share.y),
            )
        };
        let mut panels = vec![whole.clone()];
        for (from, to) in &self.cuts {
            let Some(cut) = Cut::between(at(*from), at(*to), gutter) else { continue };
            panels = panels.iter().flat_map(|panel| cut.pieces(panel)).collect();
        }
        in_order(panels, reading)
    }
}

/// Outlines as they are read: by tiers, and along each.
fn in_order(panels: Vec<Outline>, reading: Reading) -> Vec<Outline> {
    let mut order: Vec<Outline> = Vec::with_capacity(panels.len());
    for panel in panels {
        let to = order
            .iter()
            .position(|other| reading.reads_first(panel.bounds(), other.bounds()))
            .unwrap_or(order.len());
        order.insert(to, panel);
    }
    order
}
