//! The fonts that the comic asks for: where, whether they are there, what stands in for them.

use super::super::app::App;
use super::super::desk::Desk;
use super::super::shelf::{Chosen, Shelf};
use super::super::text::{self, Text, Tongue};
use super::super::theme;
use super::super::widgets;
use super::{Verdict, foot, window};
use crate::edit::Edit;
use crate::lettering::style::FontPick;
use crate::model::family::{FamilyPlace, FamilyUse, families_in_use};
use egui::{Context, Label, RichText, Ui};
use std::sync::Arc;

/// Shows it.
pub fn show(app: &mut App, ctx: &Context) -> Verdict {
    let tongue = app.settings.tongue;
    let t = |key: Text| text::of(tongue, key);
    let shelf = &mut app.shelf;
    let Some(desk) = &mut app.desk else { return Verdict::Close };
    let height = (ctx.content_rect().height() - 260.0).clamp(120.0, 460.0);
    let mut edit = None;
    let (closed, left) = window(ctx, "fonts", t(Text::TitleFonts), 560.0, |ui| {
        let p = theme::of(ui);
        ui.add(Label::new(RichText::new(t(Text::FontsHint)).color(p.weak).size(12.5)).wrap());
        ui.add_space(8.0);
        super::scrolled(height).auto_shrink([false, true]).show(ui, |ui| {
            for family in families_in_use(desk.editor.project()) {
                if let Some(wanted) =
                    ui.push_id(&family.family, |ui| entry(ui, tongue, desk, shelf, &family)).inner
                {
                    edit = Some(wanted);
                }
            }
        });
        foot(ui, |ui| widgets::primary(ui, t(Text::Close)).clicked())
    });
    if let Some(edit) = edit {
        desk.commit(&[edit]);
    }
    if closed || left { Verdict::Close } else { Verdict::Stay }
}

/// One family; what the user wants done about it.
fn entry(ui: &mut Ui, tongue: Tongue, desk: &Desk, shelf: &mut Shelf, used: &FamilyUse) -> Option<Edit> {
    let t = |key: Text| text::of(tongue, key);
    let p = theme::of(ui);
    let project = Arc::clone(desk.editor.project());
    let pick = FontPick { family: used.family.clone(), weight: 400, italic: false };
    let found = desk.materials.fonts.pick(&pick).is_some();
    let mut edit = None;
    egui::Frame::NONE.fill(p.field).corner_radius(6.0).inner_margin(10.0).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.label(RichText::new(&used.family).font(theme::bold(14.0)));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let (key, ink) = if found { (Text::FontFound, p.weak) } else { (Text::FontMissing, p.warn) };
                ui.label(RichText::new(t(key)).size(12.0).color(ink));
            });
        });
        let styles: Vec<String> = used
            .places
            .iter()
            .filter_map(|place| match place {
                FamilyPlace::Style(name) => Some(text::style_name(tongue, name)),
                FamilyPlace::Item(..) => None,
            })
            .collect();
        let items = used.places.len() - styles.len();
        let styles = if styles.is_empty() { "–".to_owned() } else { styles.join(", ") };
        let uses = text::fill(t(Text::FontUses), &[&styles, &items]);
        ui.add(Label::new(RichText::new(uses).size(12.0).color(p.weak)).wrap());
        let mut pick = |ui: &mut Ui, name: Text, now: Option<&String>, none: Text| {
            ui.push_id(name, |ui| {
                let choose = |ui: &mut Ui| shelf.choose(ui, tongue, &desk.materials, now, t(none));
                widgets::row(ui, t(name), choose)
            })
            .inner
        };
        let now = project.book.fonts.substitutes.get(&used.family);
        if let Some(chosen) = pick(ui, Text::FontStandIn, now, Text::FontNone) {
            edit = Some(Edit::SetSubstitute { family: used.family.clone(), by: chosen.family() });
        }
        if let Some(Chosen::Family(to)) = pick(ui, Text::FontReplace, None, Text::FontNone) {
            edit = Some(Edit::ReplaceFont { from: used.family.clone(), to });
        }
    });
    ui.add_space(6.0);
    edit
}
