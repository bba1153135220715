//! The gallery of page layouts: the user's own and those that come with the program.

use super::super::app::App;
use super::super::desk::Desk;
use super::super::faults;
use super::super::icons::{self, Icon};
use super::super::text::{self, Text, Tongue};
use super::super::{theme, widgets};
use super::{Verdict, entered, foot, window};
use crate::editor::Leftover;
use crate::file::{Unused, arrangements};
use crate::geom::Rect;
use crate::model::{Arrangement, Lang, Outline};
use egui::{
    Color32, Context, Label, Pos2, RichText, Role, Sense, Shape, Stroke, TextEdit, Ui, WidgetInfo, vec2,
};
use std::path::{Path, PathBuf};

/// Size of a cell of the gallery, and of the picture in it, points.
const CELL: egui::Vec2 = vec2(92.0, 132.0);
const PICTURE: egui::Vec2 = vec2(68.0, 92.0);
const COLUMNS: usize = 6;

/// The dialog: every layout with the panels that it makes, and whether it would divide one.
pub struct Gallery {
    layouts: Vec<(Arrangement, Vec<Outline>)>,
    /// The user's own, and where they are kept.
    own: Vec<(Arrangement, Vec<Outline>)>,
    file: Option<PathBuf>,
    divides: bool,
    /// The layout of the open page, to be kept.
    of_page: Option<Arrangement>,
    /// What is typed: the name of the page's layout, or a new one for the own layout of this number.
    name: String,
    renames: Option<usize>,
    /// The layout that was taken and leaves panels over: how many.
    asks: Option<(Arrangement, usize)>,
    /// Why the user's own cannot be read.
    damaged: Option<Unused>,
    /// What went wrong.
    fault: Option<String>,
}

/// What was done to a layout.
enum Deed {
    Take(Arrangement),
    Rename(usize),
    Delete(usize),
}

impl Gallery {
    /// For the open page, or for the panel that is selected alone. `file` has the user's own layouts.
    pub fn of(desk: &Desk, file: Option<&Path>) -> Self {
        let drawn = |layout: Arrangement| (desk.editor.arranged(&layout), layout);
        let drawn = |layouts: Vec<Arrangement>| {
            layouts.into_iter().map(drawn).map(|(panels, layout)| (layout, panels)).collect()
        };
        let (own, damaged) = match file.map(arrangements::own) {
            Some(Ok(own)) => (own, None),
            Some(Err(fault)) => (Vec::new(), Some(fault)),
            None => (Vec::new(), None),
        };
        // A file that cannot be read is not written over.
        let file = file.filter(|_| damaged.is_none()).map(Path::to_owned);
        Self {
            layouts: drawn(arrangements::all()),
            own: drawn(own),
            file,
            divides: desk.editor.panel_to_divide().is_some(),
            of_page: desk.editor.layout_of_page(),
            name: String::new(),
            renames: None,
            asks: None,
            damaged,
            fault: None,
        }
    }

    /// Keeps the user's own layouts as they are now.
    fn keep(&mut self, tongue: Tongue) {
        let Some(file) = &self.file else { return };
        let own: Vec<Arrangement> = self.own.iter().map(|(layout, _)| layout.clone()).collect();
        self.fault = arrangements::keep(file, &own).err().map(|fault| {
            text::fill(text::of(tongue, Text::LayoutsNotKept), &[&faults::save(tongue, &fault)])
        });
    }

    /// The own layout of the name that is typed.
    fn same_name(&self, lang: &Lang) -> Option<usize> {
        self.own.iter().position(|(layout, _)| layout.name_in(lang) == self.name.trim())
    }

    /// Takes the name that was typed for the page's layout, or for the one that is renamed.
    fn name_it(&mut self, desk: &Desk, tongue: Tongue) {
        let (lang, name) = (tongue.lang(), self.name.trim().to_owned());
        let named = |layout: &mut Arrangement| {
            layout.name.clear();
            layout.name.insert(lang.clone(), name.clone());
        };
        match (self.renames.take(), self.of_page.clone()) {
            (Some(n), _) => {
                if let Some((layout, _)) = self.own.get_mut(n) {
                    named(layout);
                }
            }
            (None, Some(mut layout)) => {
                named(&mut layout);
                let drawn = (layout.clone(), desk.editor.arranged(&layout));
                match self.same_name(&lang) {
                    Some(n) => self.own[n] = drawn,
                    None => self.own.push(drawn),
                }
            }
            (None, None) => {}
        }
        self.name.clear();
        self.keep(tongue);
    }
}

/// Shows it.
pub fn show(app: &mut App, ctx: &Context, gallery: &mut Gallery) -> Verdict {
    if gallery.asks.is_some() {
        return ask(app, ctx, gallery);
    }
    let tongue = app.settings.tongue;
    let lang = tongue.lang();
    let t = |text| text::of(tongue, text);
    let width = CELL.x * COLUMNS as f32 + 6.0 * (COLUMNS as f32 - 1.0);
    let title = if gallery.divides { Text::TitleLayoutsPanel } else { Text::TitleLayouts };
    let ((deed, named, cancelled), left) = window(ctx, "layouts", t(title), width, |ui| {
        let p = theme::of(ui);
        let hint = if gallery.divides { Text::LayoutsHintPanel } else { Text::LayoutsHintPage };
        ui.add(Label::new(RichText::new(t(hint)).color(p.weak).size(12.5)).wrap());
        let damaged = |why| text::fill(t(Text::LayoutsDamaged), &[&faults::unused(tongue, why)]);
        if let Some(fault) = gallery.damaged.as_ref().map(damaged).or_else(|| gallery.fault.clone()) {
            ui.add(Label::new(RichText::new(fault).color(p.error).size(12.5)).wrap());
        }
        ui.add_space(10.0);
        let mut deed = None;
        let height = ctx.content_rect().height() - 340.0;
        super::scrolled(height).show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            if !gallery.own.is_empty() {
                ui.label(RichText::new(t(Text::LayoutsOwn)).font(theme::bold(12.5)));
                cells(ui, tongue, &gallery.own, true, &mut deed);
                ui.add_space(4.0);
                ui.label(RichText::new(t(Text::LayoutsBuiltIn)).font(theme::bold(12.5)));
            }
            cells(ui, tongue, &gallery.layouts, false, &mut deed);
        });
        let named = gallery.file.is_some() && name_row(ui, tongue, gallery, &lang);
        let cancelled = foot(ui, |ui| widgets::secondary(ui, t(Text::Cancel)).clicked());
        (deed, named, cancelled)
    });
    let Some(desk) = app.desk.as_mut() else { return Verdict::Close };
    if named {
        gallery.name_it(desk, tongue);
    }
    match deed {
        Some(Deed::Take(layout)) => {
            let count = desk.editor.left_over(&layout);
            if count == 0 {
                let scene = desk.scene();
                desk.editor.arrange(&layout, Leftover::Keep, &scene);
                return Verdict::Close;
            }
            gallery.asks = Some((layout, count));
        }
        Some(Deed::Rename(n)) => {
            gallery.name = gallery.own.get(n).map_or("", |(l, _)| l.name_in(&lang)).to_owned();
            gallery.renames = Some(n);
        }
        Some(Deed::Delete(n)) => {
            gallery.own.remove(n);
            gallery.renames = None;
            gallery.keep(tongue);
        }
        None => {}
    }
    if cancelled || left { Verdict::Close } else { Verdict::Stay }
}

/// What becomes of the panels that find no place.
fn ask(app: &mut App, ctx: &Context, gallery: &mut Gallery) -> Verdict {
    let t = |text| text::of(app.settings.tongue, text);
    let Some((layout, count)) = gallery.asks.clone() else { return Verdict::Stay };
    let Some(desk) = app.desk.as_mut() else { return Verdict::Close };
    let places = desk.editor.arranged(&layout).len();
    let ((leftover, back), left) = window(ctx, "leftover", t(Text::LeftoverTitle), 470.0, |ui| {
        let line = text::fill(t(Text::LeftoverQuestion), &[&places, &count]);
        ui.add(Label::new(line).wrap());
        foot(ui, |ui| {
            let merge = widgets::primary(ui, t(Text::LeftoverMerge)).clicked();
            let keep = widgets::secondary(ui, t(Text::LeftoverKeep)).clicked();
            let back = widgets::secondary(ui, t(Text::Cancel)).clicked();
            (merge.then_some(Leftover::Merge).or(keep.then_some(Leftover::Keep)), back)
        })
    });
    if let Some(leftover) = leftover.or(entered(ctx).then_some(Leftover::Merge)) {
        let scene = desk.scene();
        desk.editor.arrange(&layout, leftover, &scene);
        return Verdict::Close;
    }
    if back || left {
        gallery.asks = None;
    }
    Verdict::Stay
}

/// The field for a name and its button. True if the name was given.
fn name_row(ui: &mut Ui, tongue: Tongue, gallery: &mut Gallery, lang: &Lang) -> bool {
    let t = |text| text::of(tongue, text);
    if gallery.renames.is_none() && gallery.of_page.is_none() {
        return false;
    }
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        let replaces = gallery.renames.is_none() && gallery.same_name(lang).is_some();
        let (hint, verb) = match gallery.renames {
            Some(_) => (Text::LayoutsNewName, Text::LayoutsRename),
            None if replaces => (Text::LayoutsName, Text::LayoutsReplace),
            None => (Text::LayoutsName, Text::LayoutsSave),
        };
        let field = TextEdit::singleline(&mut gallery.name)
            .id_salt("layout name")
            .hint_text(t(hint))
            .desired_width(260.0)
            .margin(vec2(8.0, 5.0));
        let response = ui.add(field).accessible_name(t(hint));
        let entered = response.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
        let ready = !gallery.name.trim().is_empty();
        let pressed = ui.add_enabled_ui(ready, |ui| widgets::secondary(ui, t(verb)).clicked()).inner;
        ready && (pressed || entered)
    })
    .inner
}

fn cells(
    ui: &mut Ui,
    tongue: Tongue,
    layouts: &[(Arrangement, Vec<Outline>)],
    own: bool,
    deed: &mut Option<Deed>,
) {
    for (row, chunk) in layouts.chunks(COLUMNS).enumerate() {
        ui.horizontal(|ui| {
            for (column, (layout, panels)) in chunk.iter().enumerate() {
                let n = row * COLUMNS + column;
                let (area, taken) = cell(ui, layout, panels, &tongue.lang(), if own { 1 } else { 2 });
                if taken {
                    *deed = Some(Deed::Take(layout.clone()));
                }
                if own && let Some(done) = corner_buttons(ui, tongue, area, n, layout) {
                    *deed = Some(done);
                }
            }
        });
    }
}

/// The buttons on a layout of the user's own.
fn corner_buttons(
    ui: &mut Ui,
    tongue: Tongue,
    area: egui::Rect,
    n: usize,
    layout: &Arrangement,
) -> Option<Deed> {
    let name = layout.name_in(&tongue.lang()).to_owned();
    let rename = format!("{}: {name}", text::of(tongue, Text::LayoutsRename));
    let delete = text::fill(text::of(tongue, Text::LayoutsDelete), &[&name]);
    let side = 20.0;
    let mut done = None;
    // Below the name.
    let foot = area.center_bottom();
    let place = |k: f32| egui::Rect::from_min_size(foot + vec2(side * k, -side), vec2(side, side));
    for (k, icon, tip, deed) in
        [(-1.0, Icon::Pen, &rename, Deed::Rename(n)), (0.0, Icon::Trash, &delete, Deed::Delete(n))]
    {
        let mut child = ui.new_child(egui::UiBuilder::new().id_salt((n, tip.as_str())).max_rect(place(k)));
        if icons::button(&mut child, icon, tip, tip, false, side).clicked() {
            done = Some(deed);
        }
    }
    done
}

/// A layout to choose: its panels, and its name below in no more than so many lines. Where it is, and whether it was chosen.
fn cell(
    ui: &mut Ui,
    layout: &Arrangement,
    panels: &[Outline],
    lang: &Lang,
    lines: usize,
) -> (egui::Rect, bool) {
    let p = theme::of(ui);
    let name = layout.name_in(lang);
    let (area, response) = ui.allocate_exact_size(CELL, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let lit = response.hovered() || response.has_focus();
    if lit {
        ui.painter().rect_filled(area, 6.0, p.control_hover);
    }
    let room = egui::Rect::from_center_size(area.center_top() + vec2(0.0, 6.0 + PICTURE.y / 2.0), PICTURE);
    panels_picture(ui, room, panels, if lit { p.accent } else { p.text });
    let font = egui::FontId::proportional(11.0);
    let mut job = egui::text::LayoutJob::simple(name.to_owned(), font, p.weak, CELL.x);
    job.halign = egui::Align::Center;
    job.wrap.max_rows = lines;
    let galley = ui.painter().layout_job(job);
    ui.painter().galley(area.center_top() + vec2(0.0, PICTURE.y + 9.0), galley, p.weak);
    (area, response.clicked())
}

/// The panels of a layout, as large as they fit into `room`.
pub(super) fn panels_picture(ui: &Ui, room: egui::Rect, panels: &[Outline], colour: Color32) {
    let whole = panels.iter().map(Outline::bounds).reduce(|a, b| a.union(b)).unwrap_or(Rect::ZERO);
    let scale = (f64::from(room.width()) / whole.width().max(1e-6))
        .min(f64::from(room.height()) / whole.height().max(1e-6));
    let at = |x: f64, y: f64| {
        let from = whole.center();
        room.center() + vec2(((x - from.x) * scale) as f32, ((y - from.y) * scale) as f32)
    };
    for panel in panels {
        let corners: Vec<Pos2> = crate::geom::outline::rings(&panel.path(), 0.2)
            .into_iter()
            .flatten()
            .map(|c| at(c.x, c.y))
            .collect();
        // The toolkit fills convex outlines only.
        let fill = if is_convex(&corners) { colour.gamma_multiply(0.14) } else { Color32::TRANSPARENT };
        ui.painter().add(Shape::Path(egui::epaint::PathShape {
            points: corners,
            closed: true,
            fill,
            stroke: Stroke::new(1.2, colour).into(),
        }));
    }
}

fn is_convex(corners: &[Pos2]) -> bool {
    let n = corners.len();
    let turn = |i: usize| {
        let (a, b) = (corners[(i + 1) % n] - corners[i], corners[(i + 2) % n] - corners[(i + 1) % n]);
        a.x * b.y - a.y * b.x
    };
    (0..n).all(|i| turn(i) >= -0.5) || (0..n).all(|i| turn(i) <= 0.5)
}
