//! A new document: what it begins with, measures, languages.

use super::super::app::App;
use super::super::desk::Desk;
use super::super::starts::Starts;
use super::super::text::{self, Text, Tongue};
use super::super::units::Unit;
use super::super::{laws, theme, widgets};
use super::{Verdict, foot, window};
use crate::file::{self, arrangements, templates};
use crate::model::{Arrangement, IdSource, Lang, Outline, PageSetup, Project, Reading};
use egui::{Align, Context, Layout, RichText, ScrollArea, Sense, TextEdit, Ui, vec2};
use std::sync::Arc;

/// The languages that are offered.
pub const LANGS: [&str; 9] = ["zh-Hans", "en", "ja", "zh-Hant", "fr", "de", "es", "pt-BR", "ru"];

/// The height of a kind of comic in the list, and of the list with all that come with the program, points.
const KIND: f32 = 62.0;
const ROOM: f32 = 8.0 * (KIND + 2.0) + 12.0;

/// A new document in the making.
pub struct New {
    title: String,
    setup: PageSetup,
    /// The unit of its measures.
    unit: Unit,
    /// The user's own unit for all pages, if any.
    own: Option<Unit>,
    pages: usize,
    langs: Vec<Lang>,
    /// What it begins with, among the templates.
    template: usize,
    /// The panels of its pages, if any.
    layout: Option<usize>,
    layouts: Vec<Arrangement>,
    focused: bool,
    /// The list is to be brought to the template.
    brought: bool,
}

impl New {
    /// With one of the templates, in the language of the window; `own` is the user's unit, if one was chosen.
    pub fn with(starts: &Starts, template: usize, tongue: Tongue, own: Option<Unit>) -> Self {
        let mut new = Self {
            title: String::new(),
            setup: a4(),
            unit: own.unwrap_or_default(),
            own,
            pages: 1,
            langs: vec![tongue.lang()],
            template,
            layout: None,
            layouts: arrangements::all(),
            focused: false,
            brought: false,
        };
        new.take(starts, template, tongue);
        new
    }

    fn take(&mut self, starts: &Starts, template: usize, tongue: Tongue) {
        let Some((chosen, _)) = starts.all.get(template) else { return };
        self.template = template;
        self.setup = chosen.setup.clone();
        self.unit = self.own.unwrap_or_default().usual_for(&self.setup);
        self.pages = chosen.pages;
        self.langs = chosen.languages(&tongue.lang());
        self.layout = self.layouts.iter().position(|l| *l == chosen.layout);
    }

    fn project(&self) -> Project {
        let mut ids = IdSource::from_system();
        let layout = self.layout.and_then(|n| self.layouts.get(n));
        let mut project = templates::comic(&self.setup, layout, &self.langs, self.pages, &mut ids);
        if !self.title.trim().is_empty() {
            let first = project.source_lang();
            let title = self.title.trim().to_owned();
            Arc::make_mut(&mut project.book).title.insert(first, title);
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
        letters: 1.0,
        dpi: 300.0,
        binding: Binding::Left,
        facing: crate::model::Facing::FirstAlone,
        reading: Reading::LeftToRight,
        double: false,
        mirrored: false,
        source: String::new(),
    }
}

/// Shows it.
pub fn show(app: &mut App, ctx: &Context, new: &mut New) -> Verdict {
    let tongue = app.settings.tongue;
    let t = |key| text::of(tongue, key);
    let fault = new.setup.fault();
    let height = (ctx.content_rect().height() - 170.0).clamp(220.0, ROOM);
    // In any other field the key ends that field.
    let entered = !egui::Popup::is_any_open(ctx)
        && ctx.memory(egui::Memory::focused).is_none_or(|id| id == title_field())
        && ctx.input(|i| i.key_pressed(egui::Key::Enter));
    let ((create, cancel), left) = window(ctx, "new", t(Text::NewComic), 720.0, |ui| {
        ui.horizontal_top(|ui| {
            ui.allocate_ui_with_layout(vec2(312.0, height), Layout::top_down(Align::Min), |ui| {
                egui::Frame::NONE.fill(theme::of(ui).field).corner_radius(8.0).inner_margin(6.0).show(
                    ui,
                    |ui| {
                        // Where not all have room the bar says so.
                        ui.spacing_mut().scroll = egui::style::ScrollStyle::solid();
                        ScrollArea::vertical()
                            .max_height(height - 12.0)
                            .min_scrolled_height(height - 12.0)
                            .auto_shrink(false)
                            .show(ui, |ui| kinds(app, ui, new));
                    },
                );
            });
            ui.add_space(14.0);
            ui.vertical(|ui| {
                ui.set_width(ui.available_width());
                form(ui, new, tongue);
            });
        });
        foot(ui, |ui| {
            let create = ui
                .add_enabled_ui(fault.is_none(), |ui| widgets::primary(ui, t(Text::Create)).clicked())
                .inner;
            let cancel = widgets::secondary(ui, t(Text::Cancel)).clicked();
            if let Some(fault) = fault {
                ui.label(RichText::new(laws::setup(tongue, fault)).color(theme::of(ui).error));
            }
            (create, cancel)
        })
    });
    if create || (entered && fault.is_none()) {
        let materials = file::new_materials(std::path::Path::new(""));
        app.put(Desk::new(Arc::new(new.project()), materials, None));
        // A unit that was chosen here is the window's from now on.
        app.settings.lengths = new.own;
        app.remember();
        return Verdict::Close;
    }
    if cancel || left { Verdict::Close } else { Verdict::Stay }
}

/// The kinds of comics, with a page of each.
fn kinds(app: &mut App, ui: &mut Ui, new: &mut New) {
    let p = theme::of(ui);
    let tongue = app.settings.tongue;
    ui.spacing_mut().item_spacing.y = 2.0;
    let starts = app.starts(ui.ctx());
    let mut chosen = None;
    for n in 0..starts.all.len() {
        let (template, _) = &starts.all[n];
        let on = n == new.template;
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), KIND), Sense::click());
        let name = template.name_in(&tongue.lang()).to_owned();
        response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, on, &name));
        let fill = if on {
            p.accent_fill
        } else if response.hovered() {
            p.control
        } else {
            egui::Color32::TRANSPARENT
        };
        ui.painter().rect_filled(rect, 6.0, fill);
        widgets::ring(ui, rect, &response);
        let (ink, weak) = if on { (p.on_accent, p.on_accent.gamma_multiply(0.8)) } else { (p.text, p.weak) };
        let size = widgets::page_size(ui.ctx(), &template.setup);
        let room = egui::Rect::from_min_size(rect.min + vec2(8.0, 5.0), vec2(44.0, 52.0));
        starts.draw(ui, n, room);
        let painter = ui.painter_at(rect);
        let font = egui::FontId::proportional;
        painter.text(rect.min + vec2(66.0, 12.0), egui::Align2::LEFT_TOP, &name, font(13.5), ink);
        painter.text(rect.min + vec2(66.0, 33.0), egui::Align2::LEFT_TOP, size, font(11.5), weak);
        if on && !std::mem::replace(&mut new.brought, true) {
            response.scroll_to_me(None);
        }
        if response.clicked() {
            chosen = Some(n);
        }
    }
    if let Some(n) = chosen {
        new.take(starts, n, tongue);
    }
}

fn title_field() -> egui::Id {
    egui::Id::unique("new title")
}

fn form(ui: &mut Ui, new: &mut New, tongue: Tongue) {
    let t = |key| text::of(tongue, key);
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
        if let Some(chosen) = widgets::segments(ui, &new.unit, &Unit::from_right()) {
            (new.unit, new.own) = (chosen, Some(chosen));
        }
    });
    let (unit, dpi) = (new.unit, new.setup.dpi);
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
    widgets::row(ui, t(Text::FirstLayout), |ui| {
        let mut all: Vec<(Option<usize>, String)> = vec![(None, t(Text::NoPanels).to_owned())];
        let lang = tongue.lang();
        all.extend(new.layouts.iter().enumerate().map(|(n, l)| (Some(n), l.name_in(&lang).to_owned())));
        let setup = new.setup.clone();
        let page = Outline::Rect(setup.safe_rect().into());
        let layouts = new.layouts.clone();
        let draw = |ui: &Ui, room: egui::Rect, n: &Option<usize>| {
            let layout = n.and_then(|n| layouts.get(n));
            let panels = layout.map(|l| l.panels(&page, setup.gutter, setup.reading)).unwrap_or_default();
            super::layouts::panels_picture(ui, room, &panels, theme::of(ui).text);
        };
        if let Some(layout) = widgets::choice_drawn(ui, "layout", &new.layout, &all, &draw) {
            new.layout = layout;
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
