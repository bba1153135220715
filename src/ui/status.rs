//! The status line.

use super::app::App;
use super::desk::Desk;
use super::facing::Beside;
use super::icons::{self, Icon};
use super::text::{self, Text, Tongue};
use super::units::Ruler;
use super::words::Typing;
use super::{faults, hints, menu, names, pipette, theme};
use crate::scene::IssueKind;
use egui::{Align, Layout, RichText, Sense, Ui, vec2};

/// Shows it.
pub fn show(app: &mut App, ui: &mut Ui) {
    let p = theme::of(ui);
    let tongue = app.settings.tongue;
    let t = |key: Text| text::of(tongue, key);
    let Some(desk) = &mut app.desk else {
        ui.horizontal_centered(|ui| ui.label(RichText::new(t(Text::NoDocument)).color(p.weak).size(12.0)));
        return;
    };
    let small = |s: String| RichText::new(s).size(12.0).color(p.weak);
    ui.horizontal_centered(|ui| {
        let mut issues = desk.all_issues();
        // What is being typed lacks words only until it is typed.
        if let Some(item) = desk.typing.as_ref().map(Typing::item) {
            issues.retain(|i| i.item != Some(item) || !matches!(i.kind, IssueKind::MissingWords { .. }));
        }
        let (project, index) = (desk.editor.project(), desk.editor.page_index());
        let beside = if app.settings.facing { Beside::of(project, index) } else { None };
        issues.retain(|issue| super::facing::is_told(desk, beside, issue));
        let saved = if app.saving {
            Text::Saving
        } else if desk.editor.is_unsaved() {
            Text::Unsaved
        } else {
            Text::Saved
        };
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 14.0;
            ui.label(small(t(saved).to_owned()));
            if !app.overview.open {
                place(desk, tongue, ui);
            }
            if !issues.is_empty() {
                let text = if issues.len() == 1 {
                    t(Text::OneIssue).to_owned()
                } else {
                    text::fill(t(Text::Issues), &[&issues.len()])
                };
                let galley =
                    ui.painter().layout_no_wrap(text.clone(), egui::FontId::proportional(12.0), p.warn);
                let (rect, response) =
                    ui.allocate_exact_size(galley.size() + vec2(28.0, 4.0), Sense::click());
                response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &text));
                if response.hovered() {
                    ui.painter().rect_filled(rect, 4.0, p.control);
                }
                let icon = egui::Rect::from_min_size(rect.left_center() + vec2(4.0, -7.0), vec2(14.0, 14.0));
                icons::paint(ui.painter(), icon, Icon::Warning, p.warn);
                super::widgets::ring(ui, rect, &response);
                ui.painter().galley(rect.min + vec2(22.0, 2.0), galley, p.warn);
                let (mut chosen, ruler) = (None, Ruler::of(ui.ctx()));
                egui::Popup::menu(&response).style(menu::rows).width(440.0).show(|ui| {
                    egui::ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
                        for issue in &issues {
                            let page = desk.editor.project().page(issue.page).map_or(0, |p| p.0 + 1);
                            let place = text::fill(t(Text::PageN), &[&page]);
                            let what = text::issue(tongue, ruler, &issue.kind);
                            let lang = &desk.editor.edition().lang;
                            let line = match names::words_of(desk.editor.project(), issue, lang) {
                                Some(said) => {
                                    format!("{place}   {}", text::fill(t(Text::Quoted), &[&said, &what]))
                                }
                                None => format!("{place}   {what}"),
                            };
                            if ui.button(line).clicked() {
                                chosen = Some(issue.clone());
                                ui.close();
                            }
                        }
                    });
                });
                if let Some(issue) = chosen {
                    desk.show_issue(&issue, f64::from(ui.pixels_per_point()));
                }
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let told = hints::in_vain(desk)
                    .map(|key| (t(key).to_owned(), p.warn))
                    .or_else(|| desk.notice.as_ref().map(|line| (line.clone(), p.text)));
                let (line, ink) = match (&desk.refused, &app.easel.fault) {
                    (Some(why), _) => (faults::refused(tongue, why), p.error),
                    (None, Some(fault)) => (faults::view(tongue, *fault), p.error),
                    _ if told.is_some() => told.unwrap_or_default(),
                    _ => {
                        let key = if pipette::is_out(ui.ctx()) {
                            Text::HintPipette
                        } else if app.overview.open {
                            Text::HintOverview
                        } else {
                            hints::now(desk)
                        };
                        (t(key).to_owned(), p.weak)
                    }
                };
                let shown = egui::Label::new(RichText::new(line).size(12.0).color(ink)).truncate();
                // A label that is cut off says the rest under the pointer by itself.
                ui.add(shown);
            });
        });
    });
}

/// Which page is open, how large it is shown, and where the pointer is on it.
fn place(desk: &Desk, tongue: Tongue, ui: &mut Ui) {
    let p = theme::of(ui);
    let small = |s: String| RichText::new(s).size(12.0).color(p.weak);
    let pages = desk.editor.project().pages.len();
    ui.label(small(text::fill(text::of(tongue, Text::PageOf), &[&(desk.editor.page_index() + 1), &pages])));
    let dpi = desk.editor.project().setup_of(desk.editor.page()).dpi;
    ui.label(small(format!("{:.0} %", desk.camera.share(dpi) * 100.0)))
        .on_hover_text(text::of(tongue, Text::ZoomTip));
    let ruler = Ruler::of(ui.ctx());
    let at = desk.camera.pointer.map_or_else(String::new, |at| {
        let x = ruler.told(at.x, 1);
        format!("{}, {}", x.trim_end_matches(ruler.suffix()), ruler.told(at.y, 1))
    });
    ui.allocate_ui_with_layout(vec2(104.0, 18.0), Layout::right_to_left(Align::Center), |ui| {
        ui.set_min_width(104.0);
        ui.label(small(at));
    });
}
