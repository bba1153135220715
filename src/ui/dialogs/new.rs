//! A new document: preset, measures, languages.

use super::super::app::App;
use super::super::desk::Desk;
use super::super::rulers::Unit;
use super::super::text::{self, Text, Tongue};
use super::super::{faults, theme, widgets};
use super::{Verdict, foot, window};
use crate::file::{self, presets};
use crate::model::{IdSource, Lang, PageId, PageSetup, Project, Reading};
use egui::{Align, Context, Layout, RichText, ScrollArea, Sense, TextEdit, Ui, vec2};
use std::sync::Arc;

/// The languages that are offered.
pub const LANGS: [&str; 9] = ["zh-Hans", "en", "ja", "zh-Hant", "fr", "de", "es", "pt-BR", "ru"];

/// A new document in the making.
pub struct New {
    title: String,
    setup: PageSetup,
    pages: usize,
    langs: Vec<Lang>,
    presets: Vec<PageSetup>,
    focused: bool,
}

impl New {
    /// The first preset, in the language of the window.
    pub fn start(tongue: Tongue) -> Self {
        let presets = presets::all();
        let setup = presets.first().cloned().unwrap_or_else(a4);
        Self { title: String::new(), setup, pages: 1, langs: vec![tongue.lang()], presets, focused: false }
    }

    fn project(&self) -> Project {
        let mut ids = IdSource::from_system();
        let pages = (0..self.pages.max(1)).map(|_| PageId(ids.next_number())).collect();
        let first = self.langs.first().cloned().unwrap_or_else(Lang::english);
        let mut project = Project::blank(self.setup.clone(), first.clone(), pages);
        let book = Arc::make_mut(&mut project.book);
        if !self.langs.is_empty() {
            book.languages.clone_from(&self.langs);
        }
        if !self.title.trim().is_empty() {
            book.title.insert(first, self.title.trim().to_owned());
        }
        project
    }
}

/// For a build without presets.
fn a4() -> PageSetup {
    use crate::model::{Binding, Sides, Spot};
    let all = |mm| Sides { left: mm, top: mm, right: mm, bottom: mm };
    PageSetup {
        name: "A4".to_owned(),
        trim: Spot::new(210.0, 297.0),
        bleed: all(3.0),
        safe: all(10.0),
        gutter: Spot::new(4.0, 4.0),
        border: crate::model::style::PEN_MM,
        dpi: 300.0,
        binding: Binding::Left,
        facing: crate::model::Facing::FirstAlone,
        reading: Reading::LeftToRight,
        double: false,
        source: String::new(),
    }
}

/// Shows it.
pub fn show(app: &mut App, ctx: &Context, new: &mut New) -> Verdict {
    let tongue = app.settings.tongue;
    let t = |key| text::of(tongue, key);
    let fault = new.setup.fault();
    // In any other field the key ends that field.
    let entered = !egui::Popup::is_any_open(ctx)
        && ctx.memory(egui::Memory::focused).is_none_or(|id| id == title_field())
        && ctx.input(|i| i.key_pressed(egui::Key::Enter));
    let ((create, cancel), left) = window(ctx, "new", t(Text::NewComic), 700.0, |ui| {
        ui.horizontal_top(|ui| {
            ui.allocate_ui_with_layout(vec2(312.0, 384.0), Layout::top_down(Align::Min), |ui| {
                egui::Frame::NONE.fill(theme::of(ui).field).corner_radius(8.0).inner_margin(6.0).show(
                    ui,
                    |ui| {
                        ScrollArea::vertical().max_height(372.0).auto_shrink(false).show(ui, |ui| {
                            if let Some(setup) =
                                presets_list(ui, &new.presets, &new.setup.name, (app.settings.unit, tongue))
                            {
                                new.setup = setup;
                            }
                        });
                    },
                );
            });
            ui.add_space(14.0);
            ui.vertical(|ui| {
                ui.set_width(ui.available_width());
                form(ui, new, &mut app.settings.unit, t);
            });
        });
        foot(ui, |ui| {
            let create = ui
                .add_enabled_ui(fault.is_none(), |ui| widgets::primary(ui, t(Text::Create)).clicked())
                .inner;
            let cancel = widgets::secondary(ui, t(Text::Cancel)).clicked();
            if let Some(fault) = fault {
                ui.label(RichText::new(faults::value(tongue, fault)).color(theme::of(ui).error));
            }
            (create, cancel)
        })
    });
    if create || (entered && fault.is_none()) {
        let materials = file::new_materials(std::path::Path::new(""));
        app.put(Desk::new(Arc::new(new.project()), materials, None));
        return Verdict::Close;
    }
    if cancel || left { Verdict::Close } else { Verdict::Stay }
}

/// The presets to choose from; the one that was chosen. `now` is the name of the present one.
pub(super) fn presets_list(
    ui: &mut Ui,
    presets: &[PageSetup],
    now: &str,
    (unit, tongue): (Unit, Tongue),
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
            egui::Color32::TRANSPARENT
        };
        ui.painter().rect_filled(rect, 6.0, fill);
        let (ink, weak) = if on { (p.on_accent, p.on_accent.gamma_multiply(0.8)) } else { (p.text, p.weak) };
        let glyph = egui::Rect::from_min_size(rect.min + vec2(10.0, 8.0), vec2(30.0, 30.0));
        widgets::page_glyph(ui, glyph, setup.trim.x, setup.trim.y, ink);
        let painter = ui.painter_at(rect);
        let font = egui::FontId::proportional;
        painter.text(rect.min + vec2(52.0, 6.0), egui::Align2::LEFT_TOP, &name, font(13.5), ink);
        let size = format!("{} · {} dpi", unit.size(setup.trim, setup.dpi), setup.dpi);
        painter.text(rect.min + vec2(52.0, 25.0), egui::Align2::LEFT_TOP, size, font(11.5), weak);
        if response.clicked() {
            chosen = Some(setup.clone());
        }
    }
    chosen
}

fn title_field() -> egui::Id {
    egui::Id::unique("new title")
}

fn form(ui: &mut Ui, new: &mut New, unit: &mut Unit, t: impl Fn(Text) -> &'static str) {
    let num = |ui: &mut Ui, name: &str, value: &mut f64, range, suffix: &str| {
        if let Some((_, v)) =
            (widgets::Number { name, value: *value, range, speed: 0.5, decimals: 2, suffix, width: 92.0 })
                .show(ui)
        {
            *value = v;
        }
    };
    widgets::row(ui, t(Text::BookTitle), |ui| {
        let field = TextEdit::singleline(&mut new.title).id(title_field());
        let response = ui.add(field.desired_width(f32::INFINITY));
        if !std::mem::replace(&mut new.focused, true) {
            response.request_focus();
        }
    });
    widgets::row(ui, t(Text::PageCount), |ui| {
        let mut pages = new.pages as f64;
        num(ui, t(Text::PageCount), &mut pages, 1.0..=999.0, "");
        new.pages = pages as usize;
    });
    widgets::row(ui, t(Text::Unit), |ui| {
        if let Some(chosen) = widgets::segments(ui, unit, &Unit::from_right()) {
            *unit = chosen;
        }
    });
    let (unit, dpi) = (*unit, new.setup.dpi);
    widgets::row(ui, t(Text::TrimSize), |ui| {
        for (n, (name, mm)) in [(Text::Height, &mut new.setup.trim.y), (Text::Width, &mut new.setup.trim.x)]
            .into_iter()
            .enumerate()
        {
            if n == 1 {
                ui.label("×");
            }
            if let Some(length) = unit.field(ui, t(name), *mm, 1.0..=2000.0, dpi, 92.0) {
                *mm = length;
            }
        }
    });
    widgets::row(ui, t(Text::Bleed), |ui| {
        let now = new.setup.bleed.left.max(new.setup.bleed.top);
        if let Some(all) = unit.field(ui, t(Text::Bleed), now, 0.0..=100.0, dpi, 92.0) {
            new.setup.bleed = crate::model::Sides::all(all);
        }
    });
    widgets::row(ui, t(Text::Resolution), |ui| {
        num(ui, t(Text::Resolution), &mut new.setup.dpi, 10.0..=2400.0, " dpi");
    });
    widgets::row(ui, t(Text::ReadingOrder), |ui| {
        if let Some(reading) = widgets::choice(ui, "reading", &new.setup.reading, &text::readings(&t)) {
            new.setup.reading = reading;
        }
    });
    ui.add_space(6.0);
    ui.label(RichText::new(t(Text::Languages)).color(theme::of(ui).weak));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for tag in LANGS {
            let Ok(lang) = tag.parse::<Lang>() else { continue };
            let place = new.langs.iter().position(|l| *l == lang);
            let name = match place {
                Some(n) if new.langs.len() > 1 => format!("{} {}", n + 1, text::lang_name(&lang)),
                _ => text::lang_name(&lang),
            };
            if widgets::chip_button(ui, place.is_some(), &name).clicked() {
                match place {
                    Some(n) if new.langs.len() > 1 => drop(new.langs.remove(n)),
                    Some(_) => {}
                    None => new.langs.push(lang),
                }
            }
        }
    });
    ui.label(RichText::new(t(Text::FirstLanguage)).size(11.0).color(theme::of(ui).weak));
}
