//! The unit in which the window shows lengths. Projects always count in millimetres.

use super::text::Text;
use super::widgets::{MM, Number, short};
use crate::geom::units::{MM_PER_INCH, mm_from_px};
use crate::model::{PageSetup, Spot};
use egui::Ui;
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

/// A unit of lengths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Unit {
    /// Millimetres.
    #[default]
    Mm,
    /// Inches.
    Inch,
    /// Pixels of the exported page.
    Px,
}

impl Unit {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Mm, Self::Px, Self::Inch];

    /// What can be chosen for all pages, with its name: the usual one of each page, or one for all.
    pub fn choices() -> impl Iterator<Item = (Option<Self>, Text)> {
        std::iter::once((None, Text::UnitUsual)).chain(Self::ALL.into_iter().map(|u| (Some(u), u.text())))
    }

    /// What it is called.
    pub fn text(self) -> Text {
        match self {
            Self::Mm => Text::UnitMm,
            Self::Inch => Text::UnitInch,
            Self::Px => Text::UnitPx,
        }
    }

    /// Its sign.
    pub fn sign(self) -> &'static str {
        self.suffix().trim_start()
    }

    /// What stands behind a number of it.
    fn suffix(self) -> &'static str {
        match self {
            Self::Mm => " mm",
            Self::Inch => " in",
            Self::Px => " px",
        }
    }

    /// Millimetres in one of it, at the export's resolution.
    pub fn mm(self, dpi: f64) -> f64 {
        match self {
            Self::Mm => 1.0,
            Self::Inch => MM_PER_INCH,
            Self::Px => mm_from_px(1.0, dpi.max(1.0)),
        }
    }

    /// All of them for a row of a form, which is filled from the right.
    pub fn from_right() -> Vec<(Self, String)> {
        Self::ALL.iter().rev().map(|unit| (*unit, unit.sign().to_owned())).collect()
    }

    /// The user's own unit; else the one that is usual for a page.
    pub fn own_or_usual(own: Option<Self>, setup: &PageSetup) -> Self {
        own.unwrap_or_else(|| Self::Mm.usual_for(setup))
    }

    /// The unit for a page where millimetres or inches are asked for: inches where its sides are eighths of one, pixels where they are
    /// whole pixels and no tenths of a millimetre.
    pub fn usual_for(self, setup: &PageSetup) -> Self {
        let whole = |unit: f64| {
            [setup.trim.x, setup.trim.y].iter().all(|mm| (mm / unit - (mm / unit).round()).abs() < 2e-2)
        };
        match self {
            Self::Mm if whole(0.1) => Self::Mm,
            Self::Mm if whole(MM_PER_INCH / 8.0) => Self::Inch,
            // What is made for screens is told in pixels to whoever works in inches, too.
            Self::Inch if whole(MM_PER_INCH / 8.0) || whole(0.1) => Self::Inch,
            Self::Mm | Self::Inch if whole(Self::Px.mm(setup.dpi)) => Self::Px,
            unit => unit,
        }
    }

    /// Width and height as they are told: `6.625 × 10.25 in`.
    pub fn size(self, size: Spot, dpi: f64) -> String {
        let digits = match self {
            Self::Mm => 2,
            Self::Inch => 3,
            Self::Px => 0,
        };
        let [w, h] = [size.x, size.y].map(|mm| short(mm / self.mm(dpi), digits));
        format!("{w} × {h} {}", self.sign())
    }

    /// A field for a length in mm on a page of a resolution; the new one if it changed.
    pub fn field(
        self,
        ui: &mut Ui,
        name: &str,
        mm: f64,
        range: RangeInclusive<f64>,
        dpi: f64,
        width: f32,
    ) -> Option<f64> {
        let number = Number { name, value: mm, range, speed: 0.5, decimals: 2, suffix: MM, width };
        let (_, length) = number.measured(ui, Ruler::new(self, dpi))?;
        Some(crate::model::place::tidy(length))
    }
}

/// A unit on a page of some resolution.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ruler {
    unit: Unit,
    dpi: f64,
    /// The unit that the user chose for all pages, if any.
    own: Option<Unit>,
}

impl Ruler {
    /// The unit on a page.
    pub fn new(unit: Unit, dpi: f64) -> Self {
        Self { unit, dpi, own: Some(unit) }
    }

    /// The unit for a page: the user's own, else the one that is usual for its book.
    pub fn on(page: &PageSetup, book: &PageSetup, own: Option<Unit>) -> Self {
        Self { own, ..Self::new(Unit::own_or_usual(own, book), page.dpi) }
    }

    /// The unit in which another page's size is told.
    pub fn unit_for(self, setup: &PageSetup) -> Unit {
        self.own.unwrap_or_default().usual_for(setup)
    }

    /// That of the window now.
    pub fn of(ctx: &egui::Context) -> Self {
        ctx.data(|d| d.get_temp(Self::key())).unwrap_or(Self { unit: Unit::Mm, dpi: 300.0, own: None })
    }

    /// Makes it that of the window.
    pub fn set(self, ctx: &egui::Context) {
        ctx.data_mut(|d| d.insert_temp(Self::key(), self));
    }

    fn key() -> egui::Id {
        egui::Id::unique("ruler")
    }

    /// A length of mm in this unit.
    pub fn of_mm(self, mm: f64) -> f64 {
        mm / self.mm()
    }

    /// A length in this unit as mm.
    pub fn in_mm(self, length: f64) -> f64 {
        length * self.mm()
    }

    fn mm(self) -> f64 {
        self.unit.mm(self.dpi)
    }

    /// What stands behind a number.
    pub fn suffix(self) -> &'static str {
        self.unit.suffix()
    }

    /// Digits after the point, where mm have so many.
    pub fn decimals(self, of_mm: usize) -> usize {
        match self.unit {
            Unit::Mm => of_mm,
            Unit::Inch => of_mm + 1,
            Unit::Px => of_mm.saturating_sub(1),
        }
    }

    /// A length as it is told: `12.5 mm`.
    pub fn told(self, mm: f64, decimals: usize) -> String {
        format!("{:.*}{}", self.decimals(decimals), self.of_mm(mm), self.suffix())
    }

    /// A typed length in this unit. One that names another unit is turned into this.
    pub fn typed(self, text: &str) -> Option<f64> {
        let text = text.trim().to_lowercase().replace(',', ".");
        let end = text.find(|c: char| !(c.is_ascii_digit() || ".-+".contains(c))).unwrap_or(text.len());
        let (number, unit) = text.split_at(end);
        let number: f64 = number.parse().ok()?;
        let of = |unit| Some(self.of_mm(Self { unit, ..self }.in_mm(number)));
        match unit.trim() {
            "" => Some(number),
            "mm" | "毫米" => of(Unit::Mm),
            "cm" | "厘米" => of(Unit::Mm).map(|v| v * 10.0),
            "in" | "\"" | "英寸" => of(Unit::Inch),
            "px" | "像素" => of(Unit::Px),
            "pt" => Some(self.of_mm(number * MM_PER_INCH / 72.0)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_told_and_typed_in_any_unit() {
        let mm = Ruler::new(Unit::Mm, 300.0);
        let inch = Ruler::new(Unit::Inch, 300.0);
        let px = Ruler::new(Unit::Px, 300.0);
        assert_eq!(
            (mm.told(25.4, 1), inch.told(25.4, 1), px.told(25.4, 1)),
            ("25.4 mm".into(), "1.00 in".into(), "300 px".into())
        );
        assert_eq!(mm.typed("1 in"), Some(25.4));
        assert_eq!(mm.typed("2,5"), Some(2.5));
        assert_eq!(inch.typed("25.4mm"), Some(1.0));
        assert_eq!(px.typed("1in").map(f64::round), Some(300.0));
        assert_eq!(mm.typed("3 cm"), Some(30.0));
        assert_eq!(mm.typed("three"), None);
    }

    #[test]
    fn presets_are_told_in_the_unit_that_they_are_made_in() {
        let told = |name: &str, unit: Unit| {
            let setup = crate::file::presets::named(name).expect("a preset");
            unit.usual_for(&setup).size(setup.trim, setup.dpi)
        };
        assert_eq!(told("webtoon-strip", Unit::Inch), "1600 × 2560 px");
        assert_eq!(told("webtoon-strip", Unit::Mm), "1600 × 2560 px");
        assert_eq!(told("us-comic", Unit::Mm), "6.625 × 10.25 in");
        assert_eq!(told("manga-b5", Unit::Inch), "7.165 × 10.118 in");
    }

    #[test]
    fn sizes_are_told_in_every_unit() {
        let told = Unit::ALL.map(|unit| unit.size(Spot::new(168.275, 260.35), 300.0));
        assert_eq!(told, ["168.28 × 260.35 mm", "1988 × 3075 px", "6.625 × 10.25 in"]);
    }
}
