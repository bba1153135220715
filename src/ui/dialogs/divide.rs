//! The selected panels in rows and columns, shown on the page while the numbers are chosen.

use super::super::app::App;
use super::super::desk::Desk;
use super::super::text::{self, Text};
use super::super::widgets::{self, Number, row};
use super::super::{theme, widgets::section};
use super::{Verdict, aside, foot};
use crate::editor::Grid;
use crate::scene::Scene;
use egui::{Context, Label, RichText, Ui};
use std::sync::Arc;

/// More rows or columns than anybody draws.
const MOST: usize = 12;

/// The dialog: what is asked for, and what it is seen against.
pub struct Dividing {
    grid: Grid,
    /// The page with its panels whole.
    scene: Arc<Scene>,
}

impl Dividing {
    /// Two rows with the gutters of the page, shown at once.
    pub fn of(desk: &mut Desk) -> Self {
        let gutter = desk.editor.project().setup_of(desk.editor.page()).gutter;
        let dividing = Self { grid: Grid { rows: 2, columns: 1, gutter }, scene: desk.scene() };
        desk.editor.show_divided(dividing.grid, &dividing.scene);
        dividing
    }
}

/// Shows it.
pub fn show(app: &mut App, ctx: &Context, dividing: &mut Dividing) -> Verdict {
    let t = |text| text::of(app.settings.tongue, text);
    let before = dividing.grid;
    let ((go, cancelled), left) = aside(ctx, "divide", t(Text::TitleDivide), 268.0, |ui| {
        let p = theme::of(ui);
        ui.add(Label::new(RichText::new(t(Text::DivideHint)).color(p.weak).size(12.5)).wrap());
        ui.add_space(8.0);
        let grid = &mut dividing.grid;
        count(ui, t(Text::Rows), &mut grid.rows);
        count(ui, t(Text::Columns), &mut grid.columns);
        section(ui, t(Text::Gutter));
        for (name, mm) in [(Text::GutterRows, &mut grid.gutter.y), (Text::GutterColumns, &mut grid.gutter.x)]
        {
            row(ui, t(name), |ui| {
                if let Some((_, v)) = widgets::mm(ui, t(name), *mm, 0.0..=50.0, 84.0) {
                    *mm = v;
                }
            });
        }
        foot(ui, |ui| {
            let go = widgets::primary(ui, t(Text::Divide)).clicked()
                || ui.input(|i| i.key_pressed(egui::Key::Enter) && !i.modifiers.any());
            (go, widgets::secondary(ui, t(Text::Cancel)).clicked())
        })
    });
    let Some(desk) = &mut app.desk else { return Verdict::Close };
    if go {
        desk.editor.divide(dividing.grid, &dividing.scene);
        return Verdict::Close;
    }
    if cancelled || left {
        desk.editor.leave_divided();
        return Verdict::Close;
    }
    if dividing.grid != before {
        desk.editor.show_divided(dividing.grid, &dividing.scene);
    }
    Verdict::Stay
}

/// A small number with buttons on both sides.
fn count(ui: &mut Ui, name: &str, n: &mut usize) {
    row(ui, name, |ui| {
        if widgets::toggle(ui, false, "+", &format!("{name} +")).clicked() {
            *n = (*n + 1).min(MOST);
        }
        let number = Number {
            name,
            value: *n as f64,
            range: 1.0..=MOST as f64,
            speed: 0.05,
            decimals: 0,
            suffix: "",
            width: 48.0,
        };
        if let Some((_, v)) = number.show(ui) {
            *n = v.round() as usize;
        }
        if widgets::toggle(ui, false, "–", &format!("{name} –")).clicked() {
            *n = n.saturating_sub(1).max(1);
        }
    });
}
