//! The body: its kind, the kind's own numbers, and how the outline is drawn.

use super::super::choice;
use super::super::text::Text;
use super::super::widgets::{self, row, row_of_style};
use super::{Bench, took};
use crate::model::shape::{Drawn, Measure};
use crate::model::{BalloonStyle, BodyShape, Look, OutlineKind};
use egui::Ui;

pub(super) fn rows(
    bench: &Bench<'_>,
    ui: &mut Ui,
    look: &Look,
    style: &BalloonStyle,
    new: &mut Look,
    control: &mut Option<egui::Id>,
    as_drawn: &dyn Fn(&BodyShape) -> Option<Drawn>,
) {
    let shape = look.shape.as_ref().unwrap_or(&style.shape);
    let all = BodyShape::kinds();
    let kinds: Vec<(usize, String)> =
        all.iter().enumerate().map(|(n, kind)| (n, bench.t(kind_name(kind)).to_owned())).collect();
    let now = all.iter().position(|k| k.same_kind(shape)).unwrap_or(0);
    let back = bench.t(Text::FromStyle);
    let (gone, picked) = row_of_style(ui, bench.t(Text::Shape), look.shape.is_some(), back, |ui| {
        widgets::choice_drawn(ui, "shape", &now, &kinds, &|ui, room, n| {
            let Some(kind) = all.get(*n) else { return };
            choice::body(ui, room, &BalloonStyle { shape: kind.clone(), ..style.clone() });
        })
    });
    if gone {
        new.shape = None;
    } else if let Some(kind) = picked.and_then(|n| all.get(n)) {
        // A body that is drawn begins as the one that is there.
        let drawn = matches!(kind, BodyShape::Drawn(_)).then(|| as_drawn(shape)).flatten();
        new.shape = Some(drawn.map_or_else(|| kind.clone(), BodyShape::Drawn));
    }
    for (n, dial) in shape.dials().into_iter().enumerate() {
        let (range, decimals, factor, unit) = scale_of(dial.what);
        let name = bench.t(dial_name(dial.what));
        let turned =
            row(ui, name, |ui| widgets::slider(ui, dial.value * factor, range, decimals, unit, false));
        if let Some((id, v)) = turned {
            let (low, high) = dial.range.into_inner();
            new.shape = Some(shape.turned(n, (v / factor).clamp(low, high)));
            *control = Some(id);
        }
    }
    let kinds = OutlineKind::ALL.map(|k| (k, bench.t(outline_name(k)).to_owned()));
    let now = look.outline.unwrap_or(style.outline);
    let (gone, picked) = row_of_style(ui, bench.t(Text::OutlineKind), look.outline.is_some(), back, |ui| {
        widgets::choice_drawn(ui, "outline", &now, &kinds, &|ui, room, outline| {
            choice::body(ui, room, &BalloonStyle { outline: *outline, ..style.clone() });
        })
    });
    let mut at_once = None;
    took(&mut new.outline, gone, picked.map(|k| (egui::Id::NULL, k)), &mut at_once);
}

/// What a slider of a number shows: its range, digits after the point, factor and unit.
fn scale_of(what: Measure) -> (std::ops::RangeInclusive<f64>, usize, f64, &'static str) {
    match what {
        Measure::Squareness => (2.0..=5.0, 2, 1.0, ""),
        Measure::SpikeDepth => (5.0..=50.0, 0, 100.0, " %"),
        Measure::CornerRadius | Measure::CornerCut | Measure::ToothWidth => (0.0..=20.0, 1, 1.0, " mm"),
        Measure::LobeWidth | Measure::SpikeWidth => (2.0..=30.0, 1, 1.0, " mm"),
        Measure::WaveLength => (3.0..=40.0, 1, 1.0, " mm"),
        Measure::WaveDepth | Measure::ToothDepth => (0.0..=8.0, 1, 1.0, " mm"),
    }
}

fn kind_name(kind: &BodyShape) -> Text {
    match kind {
        BodyShape::Ellipse(_) => Text::ShapeEllipse,
        BodyShape::Rounded(_) => Text::ShapeRounded,
        BodyShape::Box => Text::ShapeBox,
        BodyShape::Cloud(_) => Text::ShapeCloud,
        BodyShape::Burst(_) => Text::ShapeBurst,
        BodyShape::Wavy(_) => Text::ShapeWavy,
        BodyShape::Electric(_) => Text::ShapeElectric,
        BodyShape::Robot(_) => Text::ShapeRobot,
        BodyShape::Drawn(_) => Text::ShapeDrawn,
    }
}

fn dial_name(what: Measure) -> Text {
    match what {
        Measure::Squareness => Text::Squareness,
        Measure::CornerRadius => Text::CornerRadius,
        Measure::CornerCut => Text::CornerCut,
        Measure::LobeWidth => Text::LobeWidth,
        Measure::SpikeWidth => Text::SpikeWidth,
        Measure::SpikeDepth => Text::SpikeDepth,
        Measure::WaveLength => Text::WaveLength,
        Measure::WaveDepth => Text::WaveDepth,
        Measure::ToothWidth => Text::ToothWidth,
        Measure::ToothDepth => Text::ToothDepth,
    }
}

fn outline_name(kind: OutlineKind) -> Text {
    match kind {
        OutlineKind::Single => Text::OutlineSingle,
        OutlineKind::Dashed => Text::OutlineDashed,
        OutlineKind::Double => Text::OutlineDouble,
        OutlineKind::Bare => Text::OutlineBare,
    }
}
