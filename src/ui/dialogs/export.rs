//! The export dialog, with its progress.

use super::super::app::App;
use super::super::desk::Desk;
use super::super::text::{self, Text};
use super::super::worker::{self, Purpose};
use super::super::{theme, widgets};
use super::{Verdict, foot, window};
use crate::export::{Exported, Format, Job, Resolution, page_ranges};
use crate::model::{Edition, Lang, Layout};
use egui::{Context, Label, ProgressBar, RichText, TextEdit, Ui};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Pages {
    All,
    This,
    Some,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Png,
    Jpeg,
    WebP,
}

/// The quality of JPEG pages: high enough that lettering has no visible fringe.
const JPEG_QUALITY: u8 = 92;

impl Kind {
    const ALL: [(Self, &'static str); 3] = [(Self::Png, "PNG"), (Self::Jpeg, "JPEG"), (Self::WebP, "WebP")];

    fn format(self, small: bool) -> Format {
        match self {
            Self::Png => Format::Png { small },
            Self::Jpeg => Format::Jpeg { quality: JPEG_QUALITY },
            Self::WebP => Format::WebP,
        }
    }
}

enum Stage {
    Form,
    Running { done: usize, of: usize, name: String, cancel: Arc<AtomicBool> },
    Done(Vec<PathBuf>),
    Failed(String),
}

/// An export in the making.
#[allow(clippy::struct_excessive_bools, reason = "each is a box of the form")]
pub struct Export {
    lang: Lang,
    pages: Pages,
    range: String,
    kind: Kind,
    dpi: f64,
    spreads: bool,
    bleed: bool,
    small: bool,
    overwrite: bool,
    folder: String,
    stem: String,
    stage: Stage,
}

impl Export {
    /// What is usual for a document.
    pub fn of(desk: &Desk, folder: Option<PathBuf>) -> Self {
        let project = desk.editor.project();
        let folder = folder.or_else(std::env::home_dir).unwrap_or_default();
        Self {
            lang: desk.editor.edition().lang.clone(),
            pages: Pages::All,
            range: format!("1-{}", project.pages.len()),
            kind: Kind::Png,
            dpi: project.setup_of(desk.editor.page()).dpi,
            spreads: false,
            bleed: false,
            small: false,
            overwrite: true,
            folder: folder.display().to_string(),
            stem: desk.name().unwrap_or_else(|| "page".to_owned()),
            stage: Stage::Form,
        }
    }

    /// A folder was chosen.
    pub fn set_folder(&mut self, path: &Path) {
        self.folder = path.display().to_string();
    }

    /// The folder that pages go to.
    pub fn folder(&self) -> PathBuf {
        PathBuf::from(self.folder.trim())
    }

    /// A page was written.
    pub fn step(&mut self, now: usize, all: usize, file: String) {
        if let Stage::Running { done, of, name, .. } = &mut self.stage {
            (*done, *of, *name) = (now, all, file);
        }
    }

    /// The export came to its end.
    pub fn ended(&mut self, result: Result<Exported, String>) {
        let cancelled = matches!(&self.stage, Stage::Running { cancel, .. } if cancel.load(std::sync::atomic::Ordering::Relaxed));
        self.stage = match result {
            Ok(exported) => Stage::Done(exported.files),
            Err(_) if cancelled => Stage::Form,
            Err(fault) => Stage::Failed(fault),
        };
    }
}

/// Shows it.
pub fn show(app: &mut App, ctx: &Context, export: &mut Export) -> Verdict {
    let tongue = app.settings.tongue;
    let t = |key| text::of(tongue, key);
    let Some(desk) = &app.desk else { return Verdict::Close };
    let project = Arc::clone(desk.editor.committed());
    let current = desk.editor.page_index();
    let materials = Arc::clone(&desk.materials);
    let (act, left) = window(ctx, "export", t(Text::TitleExport), 460.0, |ui| match &export.stage {
        Stage::Form => form(ui, export, &project.book.languages, project.pages.len(), &t),
        Stage::Running { done, of, name, .. } => {
            let share = *done as f32 / (*of).max(1) as f32;
            ui.label(text::fill(t(Text::ExportingPage), &[done, of]));
            ui.add(ProgressBar::new(share).desired_height(8.0).fill(theme::of(ui).accent_fill))
                .accessible_name(t(Text::Progress));
            ui.label(RichText::new(name).size(12.0).color(theme::of(ui).weak));
            let cancel = foot(ui, |ui| widgets::secondary(ui, t(Text::Cancel)).clicked());
            if cancel { Act::Cancel } else { Act::None }
        }
        Stage::Done(files) => {
            ui.add(Label::new(text::fill(t(Text::Exported), &[&files.len(), &export.folder])).wrap());
            let close = foot(ui, |ui| widgets::primary(ui, t(Text::Close)).clicked());
            if close { Act::Close } else { Act::None }
        }
        Stage::Failed(fault) => {
            ui.add(Label::new(RichText::new(fault).color(theme::of(ui).error)).wrap().selectable(true));
            let (back, close) = foot(ui, |ui| {
                (
                    widgets::primary(ui, t(Text::TryAgain)).clicked(),
                    widgets::secondary(ui, t(Text::Close)).clicked(),
                )
            });
            if back {
                Act::Back
            } else if close {
                Act::Close
            } else {
                Act::None
            }
        }
    });
    let running = matches!(export.stage, Stage::Running { .. });
    match act {
        Act::Start(pages) => {
            let cancel = Arc::new(AtomicBool::new(false));
            let out = export.folder();
            export.stage =
                Stage::Running { done: 0, of: pages.len(), name: String::new(), cancel: Arc::clone(&cancel) };
            let pages = match export.pages {
                Pages::This => vec![current],
                _ => pages,
            };
            let job = Job {
                project,
                materials: (*materials).clone(),
                edition: Edition {
                    lang: export.lang.clone(),
                    layout: if export.spreads { Layout::Spread } else { Layout::Page },
                },
                pages,
                format: export.kind.format(export.small),
                resolution: Resolution::Dpi(export.dpi),
                bleed: export.bleed,
                out,
                stem: export.stem.clone(),
                overwrite: export.overwrite,
                only_changed: false,
            };
            app.jobs.export(job, cancel);
        }
        Act::Browse => app.pick(Purpose::ExportTo),
        Act::Cancel => {
            if let Stage::Running { cancel, .. } = &export.stage {
                worker::stop(cancel);
            }
        }
        Act::Back => export.stage = Stage::Form,
        Act::Close => return Verdict::Close,
        Act::None if left && running => {
            if let Stage::Running { cancel, .. } = &export.stage {
                worker::stop(cancel);
            }
        }
        Act::None if left => return Verdict::Close,
        Act::None => {}
    }
    Verdict::Stay
}

enum Act {
    None,
    Start(Vec<usize>),
    Browse,
    Cancel,
    Back,
    Close,
}

fn form(
    ui: &mut Ui,
    export: &mut Export,
    langs: &[Lang],
    count: usize,
    t: &dyn Fn(Text) -> &'static str,
) -> Act {
    let mut act = Act::None;
    let all: Vec<_> = langs.iter().map(|l| (l.clone(), text::lang_name(l))).collect();
    widgets::row(ui, t(Text::Language), |ui| {
        if let Some(lang) = widgets::choice(ui, "export language", &export.lang, &all) {
            export.lang = lang;
        }
    });
    let kinds = [(Pages::All, Text::AllPages), (Pages::This, Text::ThisPage), (Pages::Some, Text::SomePages)];
    widgets::row(ui, t(Text::Pages), |ui| {
        let all: Vec<_> = kinds.iter().map(|(k, n)| (*k, t(*n).to_owned())).collect();
        if export.pages == Pages::Some {
            ui.add(TextEdit::singleline(&mut export.range).desired_width(90.0))
                .accessible_name(t(Text::PageRange));
        }
        if let Some(kind) = widgets::choice(ui, "export pages", &export.pages, &all) {
            export.pages = kind;
        }
    });
    widgets::row(ui, t(Text::FileKind), |ui| {
        let all: Vec<_> = Kind::ALL.iter().map(|(k, n)| (*k, (*n).to_owned())).collect();
        if let Some(kind) = widgets::choice(ui, "export format", &export.kind, &all) {
            export.kind = kind;
        }
    });
    widgets::row(ui, t(Text::Resolution), |ui| {
        let number = widgets::Number {
            name: t(Text::Resolution),
            value: export.dpi,
            range: 10.0..=2400.0,
            speed: 5.0,
            decimals: 0,
            suffix: " dpi",
            width: 110.0,
        };
        if let Some((_, dpi)) = number.show(ui) {
            export.dpi = dpi;
        }
    });
    widgets::row(ui, t(Text::Folder), |ui| {
        if ui.button(t(Text::Browse)).clicked() {
            act = Act::Browse;
        }
        ui.add(TextEdit::singleline(&mut export.folder).desired_width(f32::INFINITY));
    });
    ui.add_space(4.0);
    ui.checkbox(&mut export.spreads, t(Text::JoinSpreads));
    ui.checkbox(&mut export.bleed, t(Text::WithBleed));
    if export.kind == Kind::Png {
        ui.checkbox(&mut export.small, t(Text::SmallFiles));
    }
    ui.checkbox(&mut export.overwrite, t(Text::Overwrite));
    let pages = match export.pages {
        Pages::All => Some((0..count).collect()),
        Pages::This => Some(vec![0]),
        Pages::Some => page_ranges(&export.range, count).ok(),
    };
    let fault = if pages.is_none() {
        Some(text::fill(t(Text::BadPages), &[&count]))
    } else if export.folder.trim().is_empty() {
        Some(t(Text::PathEmpty).to_owned())
    } else {
        None
    };
    let enter = ui.input(|i| i.key_pressed(egui::Key::Enter)) && !ui.ctx().any_popup_open();
    let (start, cancel) = foot(ui, |ui| {
        let start =
            ui.add_enabled_ui(fault.is_none(), |ui| widgets::primary(ui, t(Text::ExportNow)).clicked()).inner;
        let cancel = widgets::secondary(ui, t(Text::Cancel)).clicked();
        if let Some(fault) = &fault {
            ui.label(RichText::new(fault).size(12.0).color(theme::of(ui).error));
        }
        (start, cancel)
    });
    if cancel {
        return Act::Close;
    }
    match pages {
        Some(pages) if fault.is_none() && (start || enter) => Act::Start(pages),
        _ => act,
    }
}
