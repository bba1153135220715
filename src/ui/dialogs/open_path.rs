//! A path is typed, where no native dialog comes.

use super::super::app::App;
use super::super::text::{self, Text};
use super::super::theme;
use super::super::widgets;
use super::super::worker::{self, Purpose};
use super::completion::{Folder, Keys, listened, names};
use super::export::Export;
use super::{Dialog, Verdict, foot, window};
use egui::{Context, RichText, TextEdit};
use std::path::{Path, PathBuf};

/// A path that is typed.
pub struct Typed {
    why: Purpose,
    text: String,
    focused: bool,
    /// The name of the file is selected when the field has the focus for the first time, so that typing replaces it.
    names: bool,
    /// A file is there already, and it was said so.
    warned: Option<String>,
    /// What was wrong when Enter was pressed, with the text of that moment.
    tried: Option<String>,
    /// What there is in the folder that is typed.
    folder: Folder,
    /// Which of the names below the field is marked.
    marked: Option<usize>,
    /// The dialog to go back to.
    back: Option<Box<Export>>,
}

impl Typed {
    /// Begins with `text`.
    pub fn new(why: Purpose, text: String, back: Option<Box<Export>>) -> Self {
        let (folder, marked) = (Folder::default(), None);
        let names = matches!(why, Purpose::Save(_));
        Self { why, text, focused: false, names, warned: None, tried: None, folder, marked, back }
    }

    /// The dialog that comes back afterwards.
    pub fn lead_back_to(&mut self, export: Box<Export>) {
        self.back = Some(export);
    }
}

/// What the dialog is called.
pub fn title(why: &Purpose) -> Text {
    match why {
        Purpose::Open => Text::TitleOpen,
        Purpose::Save(_) => Text::TitleSave,
        Purpose::Art(..) | Purpose::ArtBehind => Text::TitleArt,
        Purpose::ExportTo => Text::TitleExportTo,
        Purpose::FindIn => Text::TitleFindIn,
        Purpose::Pages => Text::TitlePages,
    }
}

/// The path that the field begins with, in `folder`; a document without a file is saved as `name`.
pub fn start(
    why: &Purpose,
    file: Option<&Path>,
    folder: Option<PathBuf>,
    name: &str,
    export_to: Option<&Path>,
) -> String {
    let folder = folder.or_else(std::env::home_dir).unwrap_or_default();
    let mut text = match why {
        Purpose::Open | Purpose::Art(..) | Purpose::ArtBehind | Purpose::FindIn | Purpose::Pages => {
            folder.join("x").display().to_string()
        }
        Purpose::Save(_) => {
            return file.map_or_else(|| folder.join(name), Path::to_owned).display().to_string();
        }
        Purpose::ExportTo => return export_to.map_or(folder, Path::to_owned).display().to_string(),
    };
    text.pop();
    text
}

pub(super) fn path_of(text: &str) -> PathBuf {
    let text = text.trim().trim_matches('"');
    let text = text.strip_prefix("file://").unwrap_or(text);
    // A whole path that is typed behind the folder which stands there begins anew.
    let text = text.rfind("//").filter(|at| *at > 0).map_or(text, |at| &text[at + 1..]);
    match text.strip_prefix("~/") {
        Some(rest) => std::env::home_dir().unwrap_or_default().join(rest),
        None => PathBuf::from(text),
    }
}

/// From which letter of a path to which its file's name goes, without the ending.
fn name_in(text: &str) -> Option<(usize, usize)> {
    let stem = Path::new(text).file_stem()?.to_str()?;
    let at = text.rfind(stem)?;
    let from = text[..at].chars().count();
    Some((from, from + stem.chars().count()))
}

/// The path of a comic's file, with the ending that it has.
pub fn with_ending(path: &Path) -> PathBuf {
    let named = path.extension().is_none() && path.file_name().is_some() && !path.is_dir();
    if named { path.with_extension("ron") } else { path.to_owned() }
}

/// What is wrong with the path, if anything.
fn fault(why: &Purpose, path: &Path) -> Option<Text> {
    if path.as_os_str().is_empty() {
        return Some(Text::PathEmpty);
    }
    match why {
        Purpose::Open | Purpose::Art(..) | Purpose::ArtBehind => {
            if path.is_dir() {
                Some(Text::PathIsFolder)
            } else if !path.exists() {
                Some(Text::PathMissing)
            } else if !matches!(why, Purpose::Open) && !worker::is_picture(path) {
                Some(Text::PathNoPicture)
            } else {
                None
            }
        }
        Purpose::Pages if path.is_dir() => None,
        Purpose::Pages if !path.exists() => Some(Text::PathMissing),
        Purpose::Pages => {
            (!worker::is_picture(path) && !worker::is_archive(path)).then_some(Text::PathNoPages)
        }
        Purpose::Save(_) => {
            let folder = path.parent().filter(|f| !f.as_os_str().is_empty());
            if path.is_dir() {
                Some(Text::PathIsFolder)
            } else if folder.is_some_and(|f| !f.is_dir()) {
                Some(Text::PathNoFolder)
            } else {
                None
            }
        }
        Purpose::ExportTo => path.is_file().then_some(Text::PathIsFile),
        Purpose::FindIn if path.is_file() => Some(Text::PathIsFile),
        Purpose::FindIn => (!path.is_dir()).then_some(Text::PathNoFolder),
    }
}

/// Shows it.
pub fn show(app: &mut App, ctx: &Context, typed: &mut Typed) -> Verdict {
    let heading = app.t(title(&typed.why));
    let tongue = app.settings.tongue;
    let t = |key| text::of(tongue, key);
    let ((ok, cancel), left) = window(ctx, "path", heading, 520.0, |ui| {
        let p = theme::of(ui);
        let label = ui.label(RichText::new(t(Text::PathLabel)).color(p.weak));
        let id = egui::Id::unique("path field");
        let found = typed.folder.found(&typed.why, &typed.text);
        let has_focus = ctx.memory(|m| m.has_focus(id));
        let keys = if has_focus { listened(ctx, typed.marked.is_some()) } else { Keys::default() };
        typed.marked = match (typed.marked, keys.step) {
            _ if found.is_empty() => None,
            (Some(n), step) => Some(n.saturating_add_signed(step).min(found.len() - 1)),
            (None, 1) => Some(0),
            (None, _) => None,
        };
        let mut taken = None;
        if keys.complete {
            taken = typed.marked.and_then(|n| found.get(n)).map(|name| typed.folder.with(name));
            if taken.is_none() && keys.tab {
                taken = typed.folder.completed(&found, &typed.text);
            }
        }
        if let Some(text) = taken {
            (typed.text, typed.marked, typed.focused) = (text, None, false);
        }
        let field = TextEdit::singleline(&mut typed.text).id(id).desired_width(f32::INFINITY);
        let response = ui.add(field.margin(egui::vec2(8.0, 6.0))).labelled_by(label.id);
        if !typed.focused {
            typed.focused = true;
            response.request_focus();
            let mut state = egui::text_edit::TextEditState::load(ctx, response.id).unwrap_or_default();
            let name = if std::mem::take(&mut typed.names) { name_in(&typed.text) } else { None };
            let end = typed.text.chars().count();
            let [from, to] = name.map_or([end; 2], <[usize; 2]>::from).map(egui::text::CCursor::new);
            state.cursor.set_char_range(Some(egui::text::CCursorRange::two(from, to)));
            state.store(ctx, response.id);
        }
        if response.changed() {
            typed.marked = None;
        }
        if response.has_focus() {
            // Tab completes a name as long as there is one to complete.
            let keeps = egui::EventFilter {
                tab: typed.marked.is_some() || typed.folder.completed(&found, &typed.text).is_some(),
                horizontal_arrows: true,
                vertical_arrows: true,
                escape: false,
            };
            ui.ctx().memory_mut(|m| m.set_focus_lock_filter(response.id, keeps));
        }
        if let Some(name) = names(ui, &found, typed.marked, t(Text::PathNames)) {
            (typed.text, typed.marked, typed.focused) = (typed.folder.with(&name), None, false);
        }
        let entered = response.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
        let path = match typed.why {
            Purpose::Save(_) => with_ending(&path_of(&typed.text)),
            _ => path_of(&typed.text),
        };
        let fault = fault(&typed.why, &path);
        let exists = matches!(typed.why, Purpose::Save(_))
            && path.exists()
            && app.desk.as_ref().and_then(|d| d.path.as_ref()) != Some(&path);
        let (line, ink) = match fault {
            Some(fault) if typed.tried.as_ref() == Some(&typed.text) => (t(fault).to_owned(), p.error),
            // What is typed half is no fault yet.
            Some(_) if !found.is_empty() => (t(Text::PathTab).to_owned(), p.weak),
            Some(fault) => (t(fault).to_owned(), p.weak),
            None if exists => (t(Text::PathExists).to_owned(), p.warn),
            None => (String::new(), p.weak),
        };
        ui.horizontal(|ui| {
            ui.set_min_height(18.0);
            ui.label(RichText::new(line).size(12.0).color(ink));
        });
        let (ok, cancel) = foot(ui, |ui| {
            let ok =
                ui.add_enabled_ui(fault.is_none(), |ui| widgets::primary(ui, t(Text::Ok)).clicked()).inner;
            let cancel = widgets::secondary(ui, t(Text::Cancel)).clicked();
            (ok, cancel)
        });
        // A click beside the field takes the keyboard away from it, and there is nobody else here who listens.
        if ctx.memory(|m| m.focused().is_none()) {
            response.request_focus();
        }
        if entered && fault.is_some() {
            typed.tried = Some(typed.text.clone());
            response.request_focus();
        }
        let sure = !exists || typed.warned.as_ref() == Some(&typed.text) || ok;
        if entered && exists {
            typed.warned = Some(typed.text.clone());
            response.request_focus();
        }
        ((ok || entered) && fault.is_none() && sure, cancel)
    });
    if ok {
        app.dialog = typed.back.take().map(Dialog::Export);
        app.chosen(
            typed.why.clone(),
            match typed.why {
                Purpose::Save(_) => with_ending(&path_of(&typed.text)),
                _ => path_of(&typed.text),
            },
        );
        return Verdict::Close;
    }
    if cancel || left {
        app.dialog = typed.back.take().map(Dialog::Export);
        return Verdict::Close;
    }
    Verdict::Stay
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_path_behind_a_folder_begins_anew() {
        assert_eq!(path_of("/root//tmp/a.png"), PathBuf::from("/tmp/a.png"));
        assert_eq!(path_of("file:///tmp/a.png"), PathBuf::from("/tmp/a.png"));
        assert_eq!(path_of("/tmp/art/a.png"), PathBuf::from("/tmp/art/a.png"));
        assert_eq!(
            path_of("//server/art/a.png"),
            PathBuf::from("//server/art/a.png"),
            "a share of a network"
        );
    }
}
