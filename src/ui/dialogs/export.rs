//! The export dialog, with its progress.

use super::super::app::App;
use super::super::desk::Desk;
use super::super::text::{self, Text, Tongue};
use super::super::worker::{self, Purpose};
use super::super::{theme, widgets};
use super::{Verdict, entered, foot, window};
use crate::export::{Exported, Format, Job, Resolution, page_ranges};
use crate::file::Materials;
use crate::geom::units::whole_px_from_mm;
use crate::model::{Edition, Lang, Layout, Project, Reading};
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

/// Room for what is told before an export, points: nothing below it moves when there is more or less to tell.
const TOLD: f32 = 68.0;

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

/// What an export finds, as it is told before.
#[derive(Clone, Default)]
struct Found {
    /// Its files that are there already.
    there: usize,
    /// Languages with lines that are not translated into them, and how many.
    untranslated: Vec<(Lang, usize)>,
}

/// What that follows from.
#[derive(Clone)]
struct Asked {
    project: Arc<Project>,
    lang: Option<Lang>,
    pages: Vec<usize>,
    kind: Kind,
    spreads: bool,
    folder: String,
}

impl PartialEq for Asked {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.project, &other.project)
            && self.lang == other.lang
            && self.pages == other.pages
            && self.kind == other.kind
            && self.spreads == other.spreads
            && self.folder == other.folder
    }
}

/// An export in the making.
#[allow(clippy::struct_excessive_bools, reason = "each is a box of the form")]
pub struct Export {
    /// Nothing for all of them.
    lang: Option<Lang>,
    pages: Pages,
    range: String,
    kind: Kind,
    dpi: f64,
    /// Pixels across a page, which are asked for instead of dots per inch if `by_width`.
    width: u32,
    by_width: bool,
    spreads: bool,
    bleed: bool,
    small: bool,
    overwrite: bool,
    folder: String,
    stem: String,
    stage: Stage,
    /// What was found for what was asked last.
    there: Option<(Asked, Found)>,
    /// Why the folder could not be shown.
    unshown: bool,
}

impl Export {
    /// What is usual for a document.
    pub fn of(desk: &Desk, folder: Option<PathBuf>, width: Option<u32>) -> Self {
        let project = desk.editor.project();
        let setup = project.setup_of(desk.editor.page());
        let folder = folder.or_else(std::env::home_dir).unwrap_or_default();
        Self {
            lang: Some(desk.editor.edition().lang.clone()),
            pages: Pages::All,
            range: format!("1-{}", project.pages.len()),
            kind: Kind::Png,
            dpi: setup.dpi,
            width: width.unwrap_or_else(|| whole_px_from_mm(setup.trim.x, setup.dpi)),
            by_width: width.is_some(),
            spreads: false,
            bleed: false,
            small: false,
            overwrite: true,
            folder: folder.display().to_string(),
            stem: desk.name().unwrap_or_else(|| "page".to_owned()),
            stage: Stage::Form,
            there: None,
            unshown: false,
        }
    }

    /// The export of these pages, one for each language.
    fn jobs(&self, project: &Arc<Project>, materials: &Materials, pages: Vec<usize>) -> Vec<Job> {
        let langs =
            self.lang.as_ref().map_or_else(|| project.book.languages.clone(), |one| vec![one.clone()]);
        let job = Job {
            project: Arc::clone(project),
            materials: materials.clone(),
            edition: Edition {
                lang: project.source_lang(),
                layout: if self.spreads { Layout::Spread } else { Layout::Page },
            },
            pages,
            format: self.kind.format(self.small),
            resolution: match self.width() {
                Some(width) => Resolution::Width(width),
                None => Resolution::Dpi(self.dpi),
            },
            bleed: self.bleed,
            out: self.folder(),
            stem: self.stem.clone(),
            overwrite: self.overwrite,
            only_changed: false,
        };
        job.in_languages(&langs)
    }

    /// The pages that are asked for, if they can be.
    fn wanted(&self, current: usize, count: usize) -> Option<Vec<usize>> {
        match self.pages {
            Pages::All => Some((0..count).collect()),
            Pages::This => Some(vec![current]),
            Pages::Some => page_ranges(&self.range, count).ok(),
        }
    }

    /// What it would find. Names are made, lines counted and the disk is asked once for the same form.
    fn found(&mut self, project: &Arc<Project>, materials: &Materials, pages: &[usize]) -> Found {
        let asked = Asked {
            project: Arc::clone(project),
            lang: self.lang.clone(),
            pages: pages.to_vec(),
            kind: self.kind,
            spreads: self.spreads,
            folder: self.folder.clone(),
        };
        if let Some((_, found)) = self.there.as_ref().filter(|(before, _)| *before == asked) {
            return found.clone();
        }
        let jobs = self.jobs(project, materials, asked.pages.clone());
        let there = jobs.iter().flat_map(Job::files).filter(|file| file.exists()).count();
        let lacks = |job: &Job| {
            let pages = pages.iter().filter_map(|n| project.pages.get(*n));
            let lines = pages.map(|page| page.untranslated(&job.edition).count()).sum::<usize>();
            (lines > 0).then(|| (job.edition.lang.clone(), lines))
        };
        let found = Found { there, untranslated: jobs.iter().filter_map(lacks).collect() };
        self.there = Some((asked, found.clone()));
        found
    }

    /// The width in pixels, if that is what is asked for.
    pub fn width(&self) -> Option<u32> {
        self.by_width.then_some(self.width)
    }

    /// How large the pictures of these pages become: `1988 × 3075 px`, and whether others have another size.
    fn size(&self, project: &Arc<Project>, materials: &Materials, pages: &[usize]) -> Option<(String, bool)> {
        let job = self.jobs(project, materials, pages.to_vec()).into_iter().next()?;
        let sizes = job.sizes();
        let (width, height) = *sizes.first()?;
        Some((format!("{width} × {height} px"), sizes.iter().any(|size| *size != (width, height))))
    }

    /// A folder was chosen.
    pub fn set_folder(&mut self, path: &Path) {
        self.folder = path.display().to_string();
    }

    /// The folder that pages go to.
    pub fn folder(&self) -> PathBuf {
        super::open_path::path_of(&self.folder)
    }

    /// A page was written.
    pub fn step(&mut self, now: usize, all: usize, file: String) {
        if let Stage::Running { done, of, name, .. } = &mut self.stage {
            (*done, *of, *name) = (now, all, file);
        }
    }

    /// The export came to its end.
    pub fn ended(&mut self, result: Result<Vec<Exported>, String>) {
        let cancelled = matches!(&self.stage, Stage::Running { cancel, .. } if cancel.load(std::sync::atomic::Ordering::Relaxed));
        self.stage = match result {
            Ok(exported) => Stage::Done(exported.into_iter().flat_map(|e| e.files).collect()),
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
        Stage::Form => form(ui, export, &project, current, &materials, tongue),
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
            if export.unshown {
                ui.label(RichText::new(t(Text::FolderUnshown)).size(12.0).color(theme::of(ui).error));
            }
            let (close, show) = foot(ui, |ui| {
                let close = widgets::primary(ui, t(Text::Close)).clicked() || entered(ctx);
                (close, widgets::secondary(ui, t(Text::ShowFolder)).clicked())
            });
            match (close, show) {
                (true, _) => Act::Close,
                (_, true) => Act::ShowFolder,
                _ => Act::None,
            }
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
            let jobs = export.jobs(&project, &materials, pages);
            let of = jobs.iter().map(|job| job.files().len()).sum();
            export.stage = Stage::Running { done: 0, of, name: String::new(), cancel: Arc::clone(&cancel) };
            // Another export finds other files.
            export.there = None;
            app.jobs.export(jobs, cancel);
        }
        Act::Browse => app.pick(Purpose::ExportTo),
        Act::ShowFolder => export.unshown = open::that_detached(export.folder()).is_err(),
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
    ShowFolder,
    Cancel,
    Back,
    Close,
}

fn form(
    ui: &mut Ui,
    export: &mut Export,
    project: &Arc<Project>,
    current: usize,
    materials: &Materials,
    tongue: Tongue,
) -> Act {
    let t = |key| text::of(tongue, key);
    let mut act = Act::None;
    let count = project.pages.len();
    // Enter ended a field of text: it means the export.
    let mut typed = false;
    let langs = &project.book.languages;
    let mut all: Vec<_> = langs.iter().map(|l| (Some(l.clone()), text::lang_name(l))).collect();
    if langs.len() > 1 {
        all.push((None, t(Text::AllLanguages).to_owned()));
    }
    widgets::row(ui, t(Text::Language), |ui| {
        if let Some(lang) = widgets::choice(ui, "export language", &export.lang, &all) {
            export.lang = lang;
        }
    });
    let kinds = [(Pages::All, Text::AllPages), (Pages::This, Text::ThisPage), (Pages::Some, Text::SomePages)];
    widgets::row(ui, t(Text::Pages), |ui| {
        let all: Vec<_> = kinds.iter().map(|(k, n)| (*k, t(*n).to_owned())).collect();
        if export.pages == Pages::Some {
            let field = ui.add(TextEdit::singleline(&mut export.range).desired_width(90.0));
            typed |= field.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
            field.accessible_name(t(Text::PageRange));
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
        let ways = [(true, t(Text::PixelWidth).to_owned()), (false, t(Text::DotsPerInch).to_owned())];
        if let Some(by_width) = widgets::segments(ui, &export.by_width, &ways) {
            export.by_width = by_width;
        }
        let number = if export.by_width {
            widgets::Number {
                name: t(Text::PixelWidth),
                value: f64::from(export.width),
                range: 16.0..=65_535.0,
                speed: 5.0,
                decimals: 0,
                suffix: " px",
                width: 110.0,
            }
        } else {
            widgets::Number {
                name: t(Text::Resolution),
                value: export.dpi,
                range: 10.0..=2400.0,
                speed: 5.0,
                decimals: 0,
                suffix: " dpi",
                width: 110.0,
            }
        };
        match number.show(ui) {
            Some((_, px)) if export.by_width => export.width = px.round() as u32,
            Some((_, dpi)) => export.dpi = dpi,
            None => {}
        }
    });
    let pages = export.wanted(current, count);
    widgets::row(ui, t(Text::PixelSize), |ui| {
        let size = export.size(project, materials, pages.as_deref().unwrap_or_default());
        let said = match size {
            Some((size, true)) => text::fill(t(Text::SizesDiffer), &[&size]),
            Some((size, false)) => size,
            None => "–".to_owned(),
        };
        ui.label(said);
    });
    widgets::row(ui, t(Text::Folder), |ui| {
        if ui.button(t(Text::Browse)).clicked() {
            act = Act::Browse;
        }
        let field = ui.add(TextEdit::singleline(&mut export.folder).desired_width(f32::INFINITY));
        typed |= field.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
    });
    ui.add_space(4.0);
    // No page of a strip faces another.
    if project.book.setup.reading != Reading::TopToBottom {
        ui.checkbox(&mut export.spreads, t(Text::JoinSpreads));
    }
    ui.checkbox(&mut export.bleed, t(Text::WithBleed));
    // Rows keep their places whatever is chosen above them.
    ui.add_enabled_ui(export.kind == Kind::Png, |ui| ui.checkbox(&mut export.small, t(Text::SmallFiles)));
    ui.checkbox(&mut export.overwrite, t(Text::Overwrite));
    let folder = !export.folder.trim().is_empty();
    let Found { there, untranslated } = match &pages {
        Some(pages) if folder => export.found(project, materials, pages),
        _ => Found::default(),
    };
    let p = theme::of(ui);
    ui.add_space(4.0);
    super::scrolled(TOLD).auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let tell = |ui: &mut Ui, line: String, ink| {
            ui.add(Label::new(RichText::new(line).size(12.0).color(ink)).wrap());
        };
        if export.lang.is_none() {
            let tags: Vec<&str> = langs.iter().map(Lang::tag).collect();
            tell(ui, text::fill(t(Text::FoldersOfLanguages), &[&tags.join(", ")]), p.weak);
        }
        if there > 0 && export.overwrite {
            tell(ui, text::fill(t(Text::FilesReplaced), &[&there]), p.warn);
        }
        let blank = blank_pages(project, pages.as_deref().unwrap_or_default());
        if !blank.is_empty() {
            tell(ui, text::fill(t(Text::PagesBlank), &[&blank]), p.warn);
        }
        for (lang, lines) in &untranslated {
            let lang = text::lang_in(tongue, lang);
            tell(ui, text::fill(t(Text::LinesUntranslated), &[lines, &lang]), p.warn);
        }
    });
    let fault = if pages.is_none() {
        Some(text::fill(t(Text::BadPages), &[&count]))
    } else if !folder {
        Some(t(Text::PathEmpty).to_owned())
    } else if there > 0 && !export.overwrite {
        Some(text::fill(t(Text::FilesThere), &[&there]))
    } else {
        None
    };
    let enter = entered(ui.ctx()) || typed;
    let (start, cancel) = foot(ui, |ui| {
        let start =
            ui.add_enabled_ui(fault.is_none(), |ui| widgets::primary(ui, t(Text::ExportNow)).clicked()).inner;
        let cancel = widgets::secondary(ui, t(Text::Cancel)).clicked();
        if let Some(fault) = &fault {
            ui.add(Label::new(RichText::new(fault).size(12.0).color(theme::of(ui).error)).truncate());
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

/// Which of the pages have nothing on them, as they are counted by readers: `2, 5`.
fn blank_pages(project: &Project, pages: &[usize]) -> String {
    let blank = pages.iter().filter(|n| project.pages.get(**n).is_some_and(|page| page.items.is_empty()));
    blank.map(|n| (n + 1).to_string()).collect::<Vec<_>>().join(", ")
}
