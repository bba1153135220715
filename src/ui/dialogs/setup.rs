//! The page setup: presets or sizes of one's own, for a page or the whole book, and what becomes of the panels.

use super::super::app::App;
use super::super::desk::Desk;
use super::super::text::{self, Text, Tongue};
use super::super::units::Unit;

use super::super::{laws, theme, widgets};
use super::{Verdict, foot, window};
use crate::edit::{Fit, Reform};
use crate::file::{presets, templates};
use crate::model::setup::LETTERS_RANGE;
use crate::model::{PageId, PageSetup, Reading, Sides};
use egui::{Align, Color32, Context, Layout, RichText, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

/// What becomes of what is on the pages, with what it is called, from the right.
const FITS: [(Fit, Text); 3] =
    [(Fit::Keep, Text::FitKeep), (Fit::Centre, Text::FitCentre), (Fit::Scale, Text::FitScale)];

/// A setup in the making.
pub struct Setup {
    /// The pages that are meant when it is not the whole book.
    pages: Vec<PageId>,
    /// It is for these pages alone.
    alone: bool,
    measures: PageSetup,
    fit: Fit,
    presets: Vec<PageSetup>,
}

impl Setup {
    /// That of the book, or of the first of these pages where it has its own.
    pub fn of(desk: &Desk, pages: Vec<PageId>) -> Self {
        let project = desk.editor.project();
        let page =
            pages.first().and_then(|id| project.page(*id)).map_or(desk.editor.page(), |(_, page)| page);
        Self {
            alone: page.setup.is_some(),
            measures: PageSetup::clone(project.setup_of(page)),
            pages,
            fit: Fit::Scale,
            presets: listed(),
        }
    }

    /// What it is for; nothing for the book.
    fn scope(&self) -> Option<&[PageId]> {
        self.alone.then_some(self.pages.as_slice())
    }

    /// The preset that it is, by its figures.
    fn preset(&self) -> Option<&PageSetup> {
        let plain = |s: &PageSetup| PageSetup { name: String::new(), source: String::new(), ..s.clone() };
        let now = plain(&self.measures);
        self.presets.iter().find(|preset| plain(&preset.doubled(now.double)) == now)
    }
}

/// The presets in the order in which a new comic offers them; any other one after those.
fn listed() -> Vec<PageSetup> {
    let order: Vec<String> = templates::all().into_iter().map(|t| t.setup.name.clone()).collect();
    let mut all = presets::all();
    all.sort_by_key(|p| order.iter().position(|name| *name == p.name).unwrap_or(order.len()));
    all
}

/// Shows it.
pub fn show(app: &mut App, ctx: &Context, setup: &mut Setup) -> Verdict {
    let tongue = app.settings.tongue;
    let t = |key| text::of(tongue, key);
    let Some(desk) = &mut app.desk else { return Verdict::Close };
    let own = &mut app.settings.lengths;
    let mut unit = Unit::own_or_usual(*own, &desk.editor.project().book.setup);
    let before = unit;
    let fault = setup.measures.fault();
    let told = told(desk, setup, unit, &t);
    let ((apply, cancel), left) = window(ctx, "setup", t(Text::TitleSetup), 780.0, |ui| {
        ui.horizontal_top(|ui| {
            ui.allocate_ui_with_layout(vec2(290.0, 430.0), Layout::top_down(Align::Min), |ui| {
                egui::Frame::NONE.fill(theme::of(ui).field).corner_radius(8.0).inner_margin(6.0).show(
                    ui,
                    |ui| {
                        super::scrolled(418.0).auto_shrink(false).show(ui, |ui| {
                            let now = setup.preset().map_or("", |p| p.name.as_str()).to_owned();
                            if let Some(preset) = presets_list(ui, tongue, &setup.presets, &now, *own) {
                                let double = setup.measures.double;
                                setup.measures = preset.doubled(double);
                            }
                        });
                    },
                );
            });
            ui.add_space(14.0);
            ui.vertical(|ui| {
                ui.set_width(ui.available_width());
                form(ui, setup, &mut unit, &t);
                ui.add_space(6.0);
                ui.add(egui::Label::new(RichText::new(&told).size(12.0).color(theme::of(ui).weak)).wrap());
            });
        });
        foot(ui, |ui| {
            let apply =
                ui.add_enabled_ui(fault.is_none(), |ui| widgets::primary(ui, t(Text::Apply)).clicked()).inner;
            let cancel = widgets::secondary(ui, t(Text::Cancel)).clicked();
            if let Some(fault) = fault {
                ui.label(RichText::new(laws::setup(tongue, fault)).color(theme::of(ui).error));
            }
            (apply, cancel)
        })
    });
    if unit != before {
        *own = Some(unit);
    }
    if apply {
        let named = setup.preset().map(|p| (p.name.clone(), p.source.clone()));
        (setup.measures.name, setup.measures.source) = named.unwrap_or_default();
        desk.refused = desk.editor.set_up(setup.scope(), setup.measures.clone(), setup.fit).err();
        desk.camera.fitted = true;
        app.remember();
        return Verdict::Close;
    }
    if cancel || left { Verdict::Close } else { Verdict::Stay }
}

/// The presets to choose from; the one that was chosen. `now` is the name of the present one.
fn presets_list(
    ui: &mut Ui,
    tongue: Tongue,
    presets: &[PageSetup],
    now: &str,
    own: Option<Unit>,
) -> Option<PageSetup> {
    let p = theme::of(ui);
    ui.spacing_mut().item_spacing.y = 2.0;
    let mut chosen = None;
    for setup in presets {
        let on = setup.name == now;
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 46.0), Sense::click());
        let name = text::preset(tongue, &setup.name);
        response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, on, &name));
        let fill = if on {
            p.accent_fill
        } else if response.hovered() {
            p.control
        } else {
            Color32::TRANSPARENT
        };
        ui.painter().rect_filled(rect, 6.0, fill);
        widgets::ring(ui, rect, &response);
        let (ink, weak) = if on { (p.on_accent, p.on_accent.gamma_multiply(0.8)) } else { (p.text, p.weak) };
        let glyph = egui::Rect::from_min_size(rect.min + vec2(10.0, 8.0), vec2(30.0, 30.0));
        page_glyph(ui, glyph, setup.trim.x, setup.trim.y, ink);
        let painter = ui.painter_at(rect);
        let font = egui::FontId::proportional;
        painter.text(rect.min + vec2(52.0, 6.0), egui::Align2::LEFT_TOP, name, font(13.5), ink);
        let unit = Unit::own_or_usual(own, setup);
        let size = format!("{} · {} dpi", unit.size(setup.trim, setup.dpi), setup.dpi);
        painter.text(rect.min + vec2(52.0, 25.0), egui::Align2::LEFT_TOP, size, font(11.5), weak);
        if response.clicked() {
            chosen = Some(setup.clone());
        }
    }
    chosen
}

/// A page's proportions as a little picture.
fn page_glyph(ui: &Ui, rect: egui::Rect, w: f64, h: f64, ink: Color32) {
    let fit = (f64::from(rect.width()) / w).min(f64::from(rect.height()) / h);
    let size = vec2((w * fit) as f32, (h * fit) as f32).max(vec2(5.0, 5.0));
    let r = egui::Rect::from_center_size(rect.center(), size);
    let r = egui::Rect::from_min_max(
        pos2(r.min.x.round(), r.min.y.round()),
        pos2(r.max.x.round(), r.max.y.round()),
    );
    ui.painter().rect_stroke(r, 1.0, Stroke::new(1.3, ink), StrokeKind::Inside);
}

/// What will happen, before it does.
fn told(desk: &Desk, setup: &Setup, unit: Unit, t: &dyn Fn(Text) -> &'static str) -> String {
    let changed = desk.editor.reformed(setup.scope(), &setup.measures);
    let Some((_, old, new)) = changed.first() else { return t(Text::SetupSame).to_owned() };
    let size = |s: &PageSetup| unit.size(s.trim, s.dpi);
    let project = desk.editor.project();
    let panels: usize =
        changed.iter().filter_map(|(id, ..)| project.page(*id)).map(|(_, page)| page.panels().count()).sum();
    let mut lines = vec![text::fill(t(Text::SetupPages), &[&changed.len(), &panels, &size(old), &size(new)])];
    if old.trim != new.trim {
        lines.push(match (setup.fit, Reform::of(old, new, setup.fit)) {
            (Fit::Scale, Some(map)) => {
                let (across, down) = map.scales();
                let percent = |share: f64| format!("{:.0}", share * 100.0);
                text::fill(t(Text::SetupScaled), &[&percent(across), &percent(down)])
            }
            (Fit::Centre, _) => t(Text::SetupCentred).to_owned(),
            _ => t(Text::SetupKept).to_owned(),
        });
    }
    lines.join("\n")
}

fn form(ui: &mut Ui, setup: &mut Setup, unit: &mut Unit, t: &dyn Fn(Text) -> &'static str) {
    widgets::row(ui, t(Text::SetupFor), |ui| {
        let some = if setup.pages.len() > 1 { Text::SelectedPages } else { Text::ThisPage };
        let all = [(true, t(some).to_owned()), (false, t(Text::WholeBook).to_owned())];
        if let Some(alone) = widgets::segments(ui, &setup.alone, &all) {
            setup.alone = alone;
        }
    });
    widgets::row(ui, t(Text::Unit), |ui| {
        if let Some(new) = widgets::segments(ui, unit, &Unit::from_right()) {
            *unit = new;
        }
    });
    let (unit, dpi) = (*unit, setup.measures.dpi);
    let new = &mut setup.measures;
    widgets::row(ui, t(Text::TrimSize), |ui| {
        if let Some(mm) = unit.field(ui, t(Text::Height), new.trim.y, 1.0..=2000.0, dpi, 96.0) {
            new.trim.y = mm;
        }
        ui.label("×");
        if let Some(mm) = unit.field(ui, t(Text::Width), new.trim.x, 1.0..=2000.0, dpi, 96.0) {
            new.trim.x = mm;
        }
    });
    let plain = (Text::SideLeft, Text::SideRight);
    sides(ui, (t(Text::Bleed), plain), &mut new.bleed, 100.0, (unit, dpi), t);
    let named = if new.mirrored { (Text::SideInner, Text::SideOuter) } else { plain };
    sides(ui, (t(Text::SafeArea), named), &mut new.safe, 500.0, (unit, dpi), t);
    widgets::row(ui, "", |ui| {
        ui.checkbox(&mut new.mirrored, t(Text::Mirrored));
    });
    widgets::row(ui, t(Text::Gutter), |ui| {
        if let Some(mm) = unit.field(ui, "Y", new.gutter.y, 0.0..=100.0, dpi, 96.0) {
            new.gutter.y = mm;
        }
        ui.add_space(10.0);
        if let Some(mm) = unit.field(ui, "X", new.gutter.x, 0.0..=100.0, dpi, 96.0) {
            new.gutter.x = mm;
        }
    });
    widgets::row(ui, t(Text::Resolution), |ui| {
        let number = widgets::Number {
            name: t(Text::Resolution),
            value: new.dpi,
            range: 10.0..=2400.0,
            speed: 5.0,
            decimals: 0,
            suffix: " dpi",
            width: 96.0,
        };
        if let Some((_, dpi)) = number.show(ui) {
            new.dpi = dpi;
        }
    });
    widgets::row(ui, t(Text::ReadingOrder), |ui| {
        if let Some(reading) = widgets::choice(ui, "reading", &new.reading, &text::readings(t)) {
            new.reading = reading;
        }
    });
    if !setup.alone {
        widgets::row(ui, t(Text::SetupLetters), |ui| {
            let number = widgets::Number {
                name: t(Text::SetupLetters),
                value: new.letters * 100.0,
                range: *LETTERS_RANGE.start() * 100.0..=*LETTERS_RANGE.end() * 100.0,
                speed: 1.0,
                decimals: 0,
                suffix: " %",
                width: 96.0,
            };
            if let Some((_, percent)) = number.show(ui) {
                new.letters = percent / 100.0;
            }
        });
    }
    // A strip has no spine, and no page of it faces another.
    if !setup.alone && new.reading != Reading::TopToBottom {
        widgets::row(ui, t(Text::BindingSide), |ui| {
            if let Some(binding) = widgets::choice(ui, "binding", &new.binding, &text::bindings(t)) {
                new.binding = binding;
            }
        });
        widgets::row(ui, t(Text::PagesFace), |ui| {
            if let Some(facing) = widgets::choice(ui, "facing", &new.facing, &text::facings(t)) {
                new.facing = facing;
            }
        });
    }
    widgets::row(ui, t(Text::PanelsThen), |ui| {
        let all = FITS.map(|(fit, name)| (fit, t(name).to_owned()));
        if let Some(fit) = widgets::segments(ui, &setup.fit, &all) {
            setup.fit = fit;
        }
    });
}

/// Four widths, each with the first letter of its side.
fn sides(
    ui: &mut Ui,
    (name, across): (&str, (Text, Text)),
    of: &mut Sides,
    most: f64,
    (unit, dpi): (Unit, f64),
    t: &dyn Fn(Text) -> &'static str,
) {
    let pairs: [[(Text, &mut f64); 2]; 2] = [
        [(Text::SideTop, &mut of.top), (Text::SideBottom, &mut of.bottom)],
        [(across.0, &mut of.left), (across.1, &mut of.right)],
    ];
    for (n, pair) in pairs.into_iter().enumerate() {
        widgets::row(ui, if n == 0 { name } else { "" }, |ui| {
            for (side, mm) in pair.into_iter().rev() {
                let full = format!("{name}, {}", t(side));
                let new = unit.field(ui, &full, *mm, 0.0..=most, dpi, 96.0);
                let label = RichText::new(t(side)).size(11.5).color(theme::of(ui).weak);
                ui.allocate_ui_with_layout(vec2(44.0, 18.0), Layout::right_to_left(Align::Center), |ui| {
                    ui.set_min_width(44.0);
                    ui.label(label);
                });
                if let Some(new) = new {
                    *mm = new;
                }
            }
        });
    }
}

/// Opens it for the document, and for the pages that are selected in the overview.
pub fn open(app: &mut App) {
    let pages = app.chosen_pages();
    app.dialog = app.desk.as_ref().map(|desk| super::Dialog::Setup(Box::new(Setup::of(desk, pages))));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn presets_are_listed_and_called_as_a_new_comic_offers_them() {
        let offered = templates::all();
        assert_eq!(listed().len(), presets::all().len());
        for (preset, template) in listed().iter().zip(&offered) {
            let lang = Tongue::SimplifiedChinese.lang();
            assert_eq!(text::preset(Tongue::SimplifiedChinese, &preset.name), template.name_in(&lang));
        }
    }
}
