//! Lengths of forms in the unit that the user likes: millimetres, inches, or pixels at the page's resolution.

use super::rulers::Unit;
use super::widgets::{Number, short};
use crate::model::Spot;
use egui::Ui;
use std::ops::RangeInclusive;

impl Unit {
    /// All of them for a row of a form, which is filled from the right.
    pub fn from_right() -> Vec<(Self, String)> {
        Self::ALL.iter().rev().map(|unit| (*unit, unit.sign().to_owned())).collect()
    }

    /// Digits that a form shows.
    fn decimals(self) -> usize {
        match self {
            Self::Mm => 2,
            Self::Inch => 3,
            Self::Px => 0,
        }
    }

    /// Width and height as they are told: `6.625 × 10.25 in`.
    pub fn size(self, size: Spot, dpi: f64) -> String {
        let [w, h] = [size.x, size.y].map(|mm| short(mm / self.mm(dpi), self.decimals()));
        format!("{w} × {h} {}", self.sign())
    }

    /// A field for a length in mm; the new one if it changed.
    pub fn field(
        self,
        ui: &mut Ui,
        name: &str,
        mm: f64,
        range_mm: RangeInclusive<f64>,
        dpi: f64,
        width: f32,
    ) -> Option<f64> {
        let one = self.mm(dpi);
        let suffix = format!(" {}", self.sign());
        let number = Number {
            name,
            value: mm / one,
            range: range_mm.start() / one..=range_mm.end() / one,
            speed: if self == Self::Inch { 0.01 } else { 0.5 },
            decimals: self.decimals(),
            suffix: &suffix,
            width,
        };
        let (_, value) = number.show(ui)?;
        Some(crate::model::place::tidy(value * one))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_told_in_every_unit() {
        let told = Unit::ALL.map(|unit| unit.size(Spot::new(168.275, 260.35), 300.0));
        assert_eq!(told, ["168.28 × 260.35 mm", "1988 × 3075 px", "6.625 × 10.25 in"]);
    }
}
